"""Does a line below a party say something else, behind a label that is not known?

``Seller ref: 5``, ``Basis: contract 5``: no line of the party's address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.address_line import is_address
from witting.deals.columns import may_name_a_party, names_goods_or_destination
from witting.deals.paper.label import is_party_part
from witting.deals.paper.party_number import CONTACT, identifiers_of
from witting.deals.paper.words import folded, load_list, load_lists, load_words
from witting.names.address import parse_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.paper.cell import Cell

_LINE = re.compile(r"(?P<label>[^\W\d_][^:：,;]{1,60}?)\s*(?:(?<!\d):(?!//)|：)\s*(?P<value>\S.*)")
_MOST_WORDS = 7
_WORD = re.compile(r"[^\W\d_]{2,}")


def split_unknown_label(line: str) -> tuple[str, str] | None:
    """Label and value; None where the line has no label, or one of an address or a number."""
    found = _LINE.fullmatch(line)
    if found is None or len(found["label"].split()) > _MOST_WORDS:
        return None
    return None if _is_of_address(found["label"]) else (found["label"], found["value"])


def cells_of_party(value: Sequence[Cell]) -> tuple[list[Cell], str | None]:
    """The cells down to a line that is none of the party, and the label that begins it, or None.

    A number behind such a label (``Our ref: 5``) does not end the party.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in value:
        rows.setdefault(cell.line, []).append(cell)
    kept: list[Cell] = []
    has_address = False
    for row in rows.values():
        line = " ".join(cell.text for cell in row)
        found = split_unknown_label(line) if kept and not _is_known(line) else None
        if found and address_behind(line, has_address=has_address):
            has_address = True
        elif found and _WORD.search(found[1]):
            return kept, found[0]
        has_address = has_address or bool(kept and is_address(line))
        kept += row
    return kept, None


def address_behind(line: str, *, has_address: bool) -> str | None:
    """The address behind an unknown label (``Situated at: Lenina 5, Perm``), or None.

    It has a number: a town alone is rather where the goods go (``Shipment from: Osh``).

    Args:
        line: Below the name of a party.
        has_address: Whether the party has one already, so that this is of something else.
    """
    label, value = split_unknown_label(line) or ("", "")
    is_other = has_address or may_name_a_party(label) or names_goods_or_destination(label)
    has_number = any(map(str.isdigit, value))
    return value if has_number and not is_other and is_address(value) else None


def problem_of(label: str) -> str | None:
    """What is said of a label that may be a party's: nobody reads what stands behind it as one."""
    if not may_name_a_party(label):
        return None
    return "no known label of a party; what stands behind it was kept as a text."


def _is_known(line: str) -> bool:
    return bool(is_party_part(line) or CONTACT.search(line) or identifiers_of(line))


def _is_of_address(label: str) -> bool:
    """Whether the label, its last word or a street within it speaks of the address."""
    parts = load_words("party_parts")
    known = (load_list("address_words"), load_words("identifiers"))
    if any(word in words for word in _ends(label) for words in known):
        return True
    if any(parts.get(word, "name") != "name" for word in _ends(label)):
        return True
    suffixes = load_lists("suffixes")
    endings = [folded(word) for part in ("address", "country") for word in suffixes[part]]
    return folded(label).endswith(tuple(endings)) or bool(parse_address(label).ways)


def _ends(label: str) -> Iterator[str]:
    """The label, and the words at its end: ``Osh Tel``, ``Main St Zip code``."""
    words = label.split()
    return (folded(" ".join(words[at:])) for at in range(len(words)))
