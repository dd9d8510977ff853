"""Where does a party of a message live?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.address_end import country_at_end
from witting.deals.iso20022.facts import is_absent
from witting.deals.party import country_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.iso20022.facts import Facts
    from witting.deals.xml.node import Node

_PARTS = (
    ("CareOf",),
    ("Dept",),
    ("SubDept",),
    ("StrtNm", "BldgNb"),
    ("BldgNm",),
    ("Flr",),
    ("UnitNb",),
    ("Room",),
    ("PstBx",),
    ("PstCd", "TwnNm"),
    ("TwnLctnNm",),
    ("DstrctNm",),
    ("CtrySubDvsn",),
)
"""The structured address from the room outwards; what stands together is one part."""

_KNOWN = frozenset({"Ctry", "AdrLine", "AdrTp", *(name for part in _PARTS for name in part)})
"""``AdrTp`` says whether it is a home or an office, and nothing of where."""

_OPTION_F = re.compile(r"3/([A-Z]{2})(?:/|\Z)")
"""Source: SWIFT, MT 103 field 50F: line 3 is the country's code and the town."""


def read_address(node: Node, place: str, facts: Facts) -> tuple[str | None, str | None]:
    """The address as one line, and the country: a code, or a word that is none.

    Without ``Ctry`` the country is the one that the last address line says, or that a line in the
    manner of a SWIFT field 50F codes.
    """
    for child in node.children:
        if child.name not in _KNOWN:
            facts.unknown(f"{place}/{child.name}", child)
    lines = [child.text for child in node.children if child.name == "AdrLine"]
    lines = [line for line in lines if not is_absent(line)]
    countries = [child.text for child in node.children if child.name == "Ctry" and child.text]
    if len(set(countries)) > 1:
        what = f"several countries are given ({', '.join(countries[:5])}); the first was read."
        facts.problem(f"{place}/Ctry", what, unread=True)
    country = countries[0] if countries else _country(lines)
    address = ", ".join([*_structured(node), *lines])
    return address or None, country


def _structured(node: Node) -> Iterator[str]:
    values: dict[str, list[str]] = {}
    for child in node.children:
        if child.text and child.name in _KNOWN and not is_absent(child.text):
            values.setdefault(child.name, []).append(child.text)
    for names in _PARTS:
        part = " ".join(text for name in names for text in values.get(name, ()))
        if part:
            yield part


def _country(lines: list[str]) -> str | None:
    for line in lines:
        if (found := _OPTION_F.match(line)) and country_of(found[1]):
            return found[1]
    last = lines[-1].strip(" .,") if lines else ""
    is_code = len(last) == 2 and country_of(last) is not None  # noqa: PLR2004  # a code
    return last if is_code else country_at_end(lines)
