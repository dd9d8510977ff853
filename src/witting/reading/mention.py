"""What is a place of the text at which someone or something is named?"""

from __future__ import annotations

from dataclasses import dataclass

PERSON, ORGANISATION, OUTLET, COUNTRY, PLACE = (
    "person",
    "organisation",
    "outlet",
    "country",
    "place",
)
VESSEL = "vessel"
"""A ship by its name."""
NAME = "name"
"""A name of two words or more of which it is not known whose it is."""
WORD = "word"
"""One word in capitals: a name that came before, or nothing."""
ROLE = "role"
"""Someone by a title alone: ``the Russian president``."""
BODY = "body"
"""A body by its kind alone: ``the ministry``."""
NOUN = "noun"
"""Speakers without a name: ``two officials``."""
PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place at which someone or something is named.

    Args:
        start: In characters of the text.
        end: Exclusive.
        kind: One of the kinds above.
        name: The name without title; of a known body the name that is shown.
        title: What the person is called to be, as a key of ``titles.yaml``; else None.
        said: The title as the text has it; else empty.
        country: Two letters, where the words tell one.
        sex: ``m``, ``f`` or None; of a pronoun ``n`` too.
    """

    start: int
    end: int
    kind: str
    name: str
    title: str | None = None
    said: str = ""
    country: str | None = None
    sex: str | None = None
