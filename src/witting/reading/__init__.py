"""Reads a text for a person: who and what is named in it, and who says what through whom?"""

from __future__ import annotations

from witting.reading.article import FURNITURE, HEADING, TEXT, TITLE, Article, Block, Link
from witting.reading.entity import Entity
from witting.reading.given_place import GivenPlace
from witting.reading.mention import Mention
from witting.reading.record import (
    Announcement,
    MeasureMention,
    Place,
    Statement,
    TextReading,
)
from witting.reading.text_reading import read_article
from witting.reading.text_token import Token, tokens_of

__all__ = [
    "FURNITURE",
    "HEADING",
    "TEXT",
    "TITLE",
    "Announcement",
    "Article",
    "Block",
    "Entity",
    "GivenPlace",
    "Link",
    "MeasureMention",
    "Mention",
    "Place",
    "Statement",
    "TextReading",
    "Token",
    "read_article",
    "tokens_of",
]
