"""Which licence does the asker state the deal to rest on?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from witting.deals.fields import take_fields
from witting.deals.reading import shown
from witting.deals.text import MAX_LONG, MAX_NAME, parse_text
from witting.deals.vocabulary import compact, load_nulls, load_placeholders
from witting.model import Reliance

if TYPE_CHECKING:
    from witting.deals.reading import Reading

_KEYS = {"licence": "licence", "license": "licence", "evidence": "evidence"}
_NO_LICENCE = "it names no licence."
_WORD = re.compile(r"\w+")

MIN_SIGNS = 4
"""Letters and digits; nothing shorter names a paper that anyone could ask for."""


def parse_reliance(value: object, path: str, reading: Reading) -> Reliance:
    """The statement; one of no licence where the value is none, so that a person looks."""
    if isinstance(value, str):
        value = {"licence": value}
    if not isinstance(value, Mapping):
        reading.issue(
            path, f"an object of licence and evidence is expected, not {shown(value)}.", unread=True
        )
        reading.issue(path, _NO_LICENCE, unread=True)
        return Reliance("")
    fields = take_fields(value, path, known=_KEYS, reading=reading)
    licence = parse_text(fields.get("licence"), f"{path}.licence", reading, limit=MAX_NAME)
    if licence is None:
        reading.issue(path, _NO_LICENCE, unread=True)
    evidence = parse_text(fields.get("evidence"), f"{path}.evidence", reading, limit=MAX_LONG)
    if evidence is not None and not names_proof(evidence):
        what = f"{shown(evidence)} names no proof; it was not taken as evidence."
        reading.issue(f"{path}.evidence", what, unread=True)
        evidence = None
    return Reliance(licence or "", evidence)


def names_proof(text: str) -> bool:
    """Whether the text can name what proves something: ``n/a``, ``TBD`` and ``???`` do not.

    A null, words that are all placeholders, and fewer letters and digits than MIN_SIGNS, or the
    same one over and over, name nothing.
    """
    signs = compact(text)
    if text.strip() in load_nulls() or len(signs) < MIN_SIGNS or len(set(signs)) == 1:
        return False
    words = {compact(word) for word in _WORD.findall(text.replace("_", " "))}
    return signs not in load_placeholders() and not words <= load_placeholders()
