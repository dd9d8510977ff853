"""Provisions of law as dated files, and their evaluation over findings."""

from __future__ import annotations

from witting.regimes.evaluation import evaluate, unjudged
from witting.regimes.library import Regimes, load_regimes
from witting.regimes.page import markdown_table
from witting.regimes.provision import (
    CODES,
    NO_EFFECT,
    SOURCE_READ,
    LegalBasis,
    LesserCase,
    Provision,
    Ruling,
    Variant,
)
from witting.regimes.window import Window

__all__ = [
    "CODES",
    "NO_EFFECT",
    "SOURCE_READ",
    "LegalBasis",
    "LesserCase",
    "Provision",
    "Regimes",
    "Ruling",
    "Variant",
    "Window",
    "evaluate",
    "load_regimes",
    "markdown_table",
    "unjudged",
]
