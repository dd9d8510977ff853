"""Which goods does an act name by code?

A list of codes is a file of its own, since several provisions may ask for it: chapters, headings
and subheadings of the Harmonized System, as they stood on a day.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from witting.regimes.provision import LegalBasis

CHAPTER, HEADING, SUBHEADING = 2, 4, 6
LEVELS = (CHAPTER, HEADING, SUBHEADING)
"""How many digits each level of the Harmonized System has."""


class Naming(IntEnum):
    """How far a list names goods, the least first."""

    NOT = 0
    PERHAPS = 1
    SURELY = 2


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes as its file states it.

    Args:
        key: Its path below the folder with dots, such as ``us.codes.ear-746-4``.
        as_of: The day of the edition that the codes were taken from.
        source_read: One of SOURCE_READ.
        codes: Digits: chapters, headings and subheadings, each with all below it.
    """

    key: str
    title: str
    legal_basis: LegalBasis
    source_read: str
    as_of: date
    codes: frozenset[str]
    reviewed_by: str | None
    reviewed_on: date | None
    notes: str
    file: str

    def naming(self, codes: Iterable[str]) -> Naming:
        """How far it names goods under any of these codes, as digits."""
        return max(map(self._naming, codes), default=Naming.NOT)

    def _naming(self, code: str) -> Naming:
        if not self.codes.isdisjoint(hs_levels(code)):
            return Naming.SURELY
        is_above = len(code) < SUBHEADING and any(own.startswith(code) for own in self.codes)
        return Naming.PERHAPS if is_above else Naming.NOT

    def to_dict(self) -> dict[str, Any]:
        """As ``witting regimes`` writes it."""
        return {
            "key": self.key,
            "kind": "codes",
            "title": self.title,
            "legal_basis": str(self.legal_basis),
            "source": self.legal_basis.source,
            "source_read": self.source_read,
            "as_of": self.as_of.isoformat(),
            "codes": sorted(self.codes),
            "reviewed_by": self.reviewed_by,
            "reviewed_on": self.reviewed_on.isoformat() if self.reviewed_on else None,
            "notes": self.notes,
            "file": self.file,
        }


def hs_levels(code: str) -> tuple[str, ...]:
    """Chapter, heading and subheading of a code of digits, as far as it has them."""
    return tuple(code[:digits] for digits in LEVELS if len(code) >= digits)
