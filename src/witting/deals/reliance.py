"""Which licence does the asker state the deal to rest on?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from witting.deals.fields import take_fields
from witting.deals.reading import shown
from witting.deals.text import MAX_LONG, MAX_NAME, parse_text
from witting.model import Reliance

if TYPE_CHECKING:
    from witting.deals.reading import Reading

_KEYS = {"licence": "licence", "license": "licence", "evidence": "evidence"}


def parse_reliance(value: object, path: str, reading: Reading) -> Reliance:
    """The statement; one of no licence where the value is none, so that a person looks."""
    if isinstance(value, str):
        value = {"licence": value}
    if not isinstance(value, Mapping):
        reading.issue(
            path, f"an object of licence and evidence is expected, not {shown(value)}.", unread=True
        )
        return Reliance("")
    fields = take_fields(value, path, known=_KEYS, reading=reading)
    licence = parse_text(fields.get("licence"), f"{path}.licence", reading, limit=MAX_NAME)
    if licence is None:
        reading.issue(path, "it names no licence.", unread=True)
    return Reliance(
        licence or "",
        parse_text(fields.get("evidence"), f"{path}.evidence", reading, limit=MAX_LONG),
    )
