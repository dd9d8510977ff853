"""Which corridors did an earlier ``witting flows`` tell of?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.errors import InputError
from witting.flows.commodity import commodity_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

DIGEST_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Corridor:
    """One that departs.

    Args:
        country: ISO 3166 alpha-2, lower case.
        code: The subheading that stands for the commodity.
        reading: In words.
        facts: ``ratio``, ``excess``, ``since`` and the like, as the file has them.
    """

    country: str
    code: str
    reading: str
    facts: Mapping[str, Any]

    def to_evidence(self) -> dict[str, Any]:
        """As a finding writes it."""
        return {"country": self.country, "hs6": self.code, **self.facts}


@dataclass(frozen=True, slots=True)
class Corridors:
    """All of a file.

    Args:
        by_place: By country and subheading.
        name: The file's name.
        digest: Of its bytes.
    """

    by_place: Mapping[tuple[str, str], Corridor]
    name: str
    digest: str

    def find(self, country: str, code: str) -> Corridor | None:
        """The corridor of a country and a subheading of any edition, or None."""
        return self.by_place.get((country, commodity_of(code).code))


_FACTS = ("since", "ratio", "excess", "currency", "q", "tier", "transshipment", "signs")


def read_corridors(path: Path) -> Corridors:
    """Reads the JSON lines that ``witting flows`` writes.

    Raises:
        InputError: The file cannot be read, or a line is none of its lines.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}."
        raise InputError(what, where=str(path)) from error
    found = {}
    for number, line in enumerate(raw.splitlines(), start=1):
        if line.strip():
            corridor = _corridor(line, where=f"{path.name} line {number}")
            found[corridor.country, corridor.code] = corridor
    return Corridors(found, path.name, hashlib.sha256(raw).hexdigest()[:DIGEST_DIGITS])


def _corridor(line: bytes, *, where: str) -> Corridor:
    try:
        data = json.loads(line)
        country, code, reading = data["country"], data["hs6"], data["reading"]
    except (ValueError, KeyError, TypeError, RecursionError):
        data, country, code, reading = {}, None, None, None
    if not all(isinstance(each, str) and each for each in (country, code, reading)):
        raise InputError(
            "this is no line that `witting flows` writes.",
            where=where,
            remedy="Make the file with `witting flows TABLE --output FILE.jsonl`.",
        )
    facts = {key: data[key] for key in _FACTS if key in data}
    return Corridor(str(country), commodity_of(str(code)).code, str(reading), facts)
