"""Is this a chapter, a heading or a subheading of the Harmonized System?

Source: World Customs Organization, HS Nomenclature, editions 2012, 2017 and 2022,
https://www.wcoomd.org/en/topics/nomenclature/instrument-and-tools/hs-nomenclature-2022-edition.aspx
The numbers stand in ``resources/goods/nomenclature.csv``: for each heading the last two digits of
its subheadings in each edition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.prepared import prepared
from witting.resources import read_csv

if TYPE_CHECKING:
    from collections.abc import Mapping

EDITIONS = ("2022", "2017", "2012")
"""Newest first: deals since 2012 were declared under these."""

CHAPTER, HEADING, SUBHEADING = 2, 4, 6
"""How many digits each level has."""

NATIONAL_CHAPTERS = ("98", "99")
"""Left to each country's own use."""


@dataclass(frozen=True, slots=True)
class Nomenclature:
    """Every number of the three editions.

    Args:
        headings: Heading to its subheadings in the newest edition that has the heading.
        editions: Subheading to the editions that have it, newest first.
    """

    headings: Mapping[str, tuple[str, ...]]
    editions: Mapping[str, tuple[str, ...]]

    def below(self, digits: str) -> tuple[str, ...]:
        """All subheadings that begin with 2 to 6 digits, sorted; empty where there are none.

        A whole subheading is found in any edition, others in the newest that has their heading.
        """
        if len(digits) == SUBHEADING:
            return (digits,) if digits in self.editions else ()
        if len(digits) >= HEADING:
            codes = self.headings.get(digits[:HEADING], ())
            return tuple(code for code in codes if code.startswith(digits))
        return tuple(
            code
            for heading, codes in self.headings.items()
            if heading[:CHAPTER] == digits
            for code in codes
        )


@prepared
def load_nomenclature() -> Nomenclature:
    """The packaged nomenclature."""
    headings: dict[str, tuple[str, ...]] = {}
    editions: dict[str, tuple[str, ...]] = {}
    for row in read_csv("goods/nomenclature.csv"):
        endings = ""
        for edition in EDITIONS:
            # "=" is the same as in the next newer edition.
            endings = endings if row[f"hs{edition}"] == "=" else row[f"hs{edition}"]
            codes = tuple(row["heading"] + ending for ending in endings.split())
            if codes:
                headings.setdefault(row["heading"], codes)
            for code in codes:
                editions[code] = (*editions.get(code, ()), edition)
    return Nomenclature(headings, editions)


def format_code(digits: str) -> str:
    """The code as the Harmonized System prints it: ``8482``, ``8482.10``."""
    if len(digits) <= HEADING:
        return digits
    return f"{digits[:HEADING]}.{digits[HEADING:]}"
