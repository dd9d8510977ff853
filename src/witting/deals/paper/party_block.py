"""Who is named by the lines of a block: name, address, country, numbers?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from witting.deals.address_end import country_at_end
from witting.deals.address_line import is_address
from witting.deals.name_tail import ends_in_form, has_form_behind, split_tail
from witting.deals.paper.broken_name import in_doubt, join_quotation
from witting.deals.paper.label import is_listed, is_party_part
from witting.deals.paper.party_number import CONTACT, identifiers_of, take_apart
from witting.deals.paper.unknown_label import address_behind, split_unknown_label
from witting.deals.paper.words import load_lists
from witting.deals.party import country_of
from witting.deals.vocabulary import compact, load_nulls, load_placeholders
from witting.names import parse_name
from witting.names.address import parse_address

if TYPE_CHECKING:
    from collections.abc import Sequence

_ASIDE = re.compile(r"[(（].*[)）]")
_CLOSERS = '»”"'
_CODE_TOWN = re.compile(r"([A-Z]{2})[ -]\d{3,6}\b")


@dataclass(slots=True)
class PartyBlock:
    """What the lines say.

    Args:
        name: The name, or None.
        address: Lines of it.
        country: A word for it, or None.
        identifiers: Scheme and value.
        texts: Contacts and what else is not part of name and address.
        problems: What could not be understood; each keeps the deal from being clear.
    """

    name: str | None = None
    address: list[str] = field(default_factory=list)
    country: str | None = None
    identifiers: dict[str, list[str]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def facts(self) -> dict[str, object]:
        """A party in the shape of the JSON; empty where nobody is named."""
        facts = {
            "name": self.name,
            "address": "\n".join(self.address),
            "country": self.country or _country(self.address),
            "identifiers": self.identifiers,
        }
        return {key: value for key, value in facts.items() if value}


def parse_party_block(lines: Sequence[str]) -> PartyBlock:
    """The party of the lines."""
    block = PartyBlock()
    for line in lines:
        _take(line.strip(" ,;"), block)
    if block.name and not block.address:
        _split_single(block)
    elif block.name and (both := _street_behind(block.name)):
        block.name, street = both
        block.address.insert(0, street)
    return block


def _street_behind(name: str) -> tuple[str, str] | None:
    """``Primer GmbH, Lindenweg 4``, where the address goes on below: the name, and the street."""
    head, _, street = name.rpartition(", ")
    is_street = any(map(str.isdigit, street)) and parse_address(street).is_premise
    return (head, street) if head and is_street and ends_in_form(head) else None


def _take(line: str, block: PartyBlock) -> None:
    if not line:
        return
    if block.name and not block.address and (joined := join_quotation(block.name, line)):
        block.texts.append(f"{block.name}\n{line}")
        block.name, rest = joined
        block.address += [rest] if rest else []
    elif part := is_party_part(line):
        _take_part(part[0], line[part[1] :].strip(), line, block)
    elif apart := take_apart(line):
        _add_numbers(apart.identifiers, block)
        block.texts += apart.texts
        _take(apart.rest, block)
    elif CONTACT.search(line) or _ASIDE.fullmatch(line):
        block.texts.append(line)
    elif found := identifiers_of(line):
        _add_numbers(found, block)
    elif block.name is None and not block.address:
        _take_name(line, block)
    else:
        _take_more(line, block)


def _take_more(line: str, block: PartyBlock) -> None:
    """A line below the name, or one of an address without a name."""
    if block.name and split_unknown_label(line):
        if address := address_behind(line, has_address=bool(block.address)):
            block.address.append(address)
        block.texts.append(line)  # Something else of theirs: ``Our ref: 5``.
        return
    is_next = block.name is not None and not block.address
    if block.name and is_next and _goes_on(block.name, line):
        block.name = f"{block.name} {line}"
        return
    if block.name and is_next and (both := in_doubt(block.name, line)):
        block.texts.append(both)
    block.address.append(line)


def _add_numbers(found: Sequence[tuple[str, str]], block: PartyBlock) -> None:
    for scheme, value in found:
        block.identifiers.setdefault(scheme, []).append(value)


def _take_part(part: str, value: str, line: str, block: PartyBlock) -> None:
    """A line that says itself what of the party it is."""
    if part == "person" and block.name is None and not block.address:
        _take_name(value, block)
    elif part in ("contact", "person"):
        block.texts.append(line)
    elif part == "name" and block.name is None:
        _take_name(value, block)
    elif part == "country" and country_of(value):
        block.country = value
    elif value:
        block.address.append(value)


def _take_name(line: str, block: PartyBlock) -> None:
    """The first line; whoever holds the paper, and whoever stands elsewhere, is no name."""
    if is_listed(line, "to_order"):
        what = "the goods go to whoever holds the paper (to order); who that is cannot be told."
        block.problems.append(what)
        block.texts.append(line)
    elif is_listed(line, "same_as") or line in load_nulls() or compact(line) in _placeholders():
        block.texts.append(line)
    elif any(map(str.isalnum, line)):
        block.name = _without_order(line)


def _placeholders() -> frozenset[str]:
    return load_placeholders() - {""}


def _without_order(line: str) -> str:
    """``TO THE ORDER OF BANK X`` names Bank X."""
    for words in sorted(load_lists("order_of")["words"], key=len, reverse=True):
        found = re.match(rf"{re.escape(words)}[\s:]+(?=\S)", line, re.IGNORECASE)
        if found:
            return line[found.end() :]
    return line


def _goes_on(name: str, line: str) -> bool:
    """A second line goes on with the name where it ends in a legal form and the first has none.

    A form that stands before the name (``PT OSH`` ``TRADE TBK``) does not end it, and a street that
    ends like a form (``VIA ROMA SA``) is an address.
    """
    if any(map(str.isdigit, line)) or "," in name or not ends_in_form(line):
        return False
    return not (has_form_behind(name) or parse_address(line).ways)


def _split_single(block: PartyBlock) -> None:
    """A line with all of it: ``Lanhu Co Ltd, Road 12, Taizhou, China``."""
    if block.name and (tail := split_tail(block.name)):
        block.name, block.address = tail.name, [tail.address]
        return
    pieces = [piece.strip() for piece in (block.name or "").split(",")]
    if len(pieces) < 2 or not (_country(pieces[-1:]) or any(map(str.isdigit, "".join(pieces[1:])))):  # noqa: PLR2004  # a name and more
        return
    end = next(
        (at for at, piece in enumerate(pieces) if at and _begins_address(piece)),
        len(pieces) - 1,
    )
    formed = [at for at in range(1, len(pieces)) if ends_in_form(", ".join(pieces[:at]))]
    end = 1 if _is_closed(pieces[0]) and not formed else end
    end = formed[-1] if formed and formed[-1] <= end else end
    block.name, block.address = ", ".join(pieces[:end]), [", ".join(pieces[end:])]


def _is_closed(name: str) -> bool:
    """Whether a name in quotation marks behind its legal form ends here: ``ООО «Орда»``."""
    return name[-1:] in _CLOSERS and bool(parse_name(name).legal_forms)


def _begins_address(piece: str) -> bool:
    return any(map(str.isdigit, piece)) or is_address(piece)


def _country(address: Sequence[str]) -> str | None:
    """The country that the last lines name at their end; a code before a post code."""
    for line in reversed(address[-2:]):
        if found := country_at_end([line]):
            return found
        last = line.rpartition(",")[2].strip(" .")
        is_code = "," in line and len(last) == 2 and last.isupper() and _has_post_code(address)  # noqa: PLR2004  # a code
        if is_code and country_of(last):
            return last
        if (coded := _CODE_TOWN.match(line)) and country_of(coded[1]):
            return coded[1]
    return None


def _has_post_code(address: Sequence[str]) -> bool:
    return any(re.search(r"\d{4,}", line) for line in address)
