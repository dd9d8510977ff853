"""What deal does a document make, piece by piece?

The parts that documents of every format have: parties, goods, a route, texts and numbers, each with
the place where it stands. What is to be said of all of them together is said at the end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.deals.bearer import doubt_of, is_to_order
from witting.deals.customs.order import parse_order
from witting.deals.labels import Labels
from witting.deals.parse import build_deal
from witting.deals.party import WORLDWIDE
from witting.deals.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.model import Deal, Source

SHORTEST_REFERENCE = 3
"""Letters and digits; ``1`` would join deals that are strangers."""

_CODE = re.compile(r"(?:.*, )?(?:([A-Z]{2})[A-Z2-9]{3}|([A-Z]{2}))", re.DOTALL)
"""A place that ends with its UN/LOCODE, or with its country's code."""

_MANY = 3
_NEAR = 20
"""Parties of one name that are compared; more would cost time alone."""


@dataclass(slots=True)
class Found:
    """A party or a line of goods in the shape of the JSON, and where it stands.

    Args:
        label: Such as ``segment 5 (NAD)``.
        data: As :func:`witting.deals.parse_deal` takes it.
        codes: Numbers that name it to those alone who gave them.
    """

    label: str
    data: dict[str, Any] = field(default_factory=dict)
    codes: list[str] = field(default_factory=list)

    def add_identifier(self, scheme: str, number: str) -> None:
        """Adds a number that names the party to everybody."""
        self.data.setdefault("identifiers", []).append({"scheme": scheme, "value": number})

    def put(self, **facts: str | None) -> None:
        """Adds what is not empty."""
        self.data.update({key: value for key, value in facts.items() if value})


class DocumentDraft:
    """Collects a deal in the shape of the JSON.

    Args:
        source: Where the document stands.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.where = f"{source.file} {source.locator}"
        self._labels = Labels()
        self._reading = Reading(self.where, place=source.locator, labels=self._labels)
        self.parties: list[Found] = []
        self.goods: list[Found] = []
        self._route: dict[str, tuple[int, str]] = {}
        self._between: list[str] = []
        self._texts: dict[str, str] = {}
        self._references: list[dict[str, str]] = []

    def issue(self, label: str, what: str, *, unread: bool = False) -> None:
        """Notes what is wrong at a place, or with the document where the label is empty."""
        self._reading.issue(label, what, unread=unread)

    def add_text(self, text: str, *, label: str) -> None:
        """Adds a free text, once."""
        if any(map(str.isalnum, text)):
            self._texts.setdefault(text.strip(), label)

    def add_reference(self, scheme: str, value: str) -> None:
        """Adds a number that the deal is known by, unless it is too short to tell it by."""
        if sum(map(str.isalnum, value)) >= SHORTEST_REFERENCE:
            self._references.append({"scheme": scheme, "value": value})

    def add_place(self, name: str, rank: int, place: str, *, label: str) -> None:
        """Sets a place of the route; where there is another for it, one is a place on the way."""
        if name == "transshipment":
            self._between.append(place)
            return
        known = self._route.get(name)
        if known is None or rank < known[0]:
            self._route[name] = (rank, place)
            self._labels[f"route.{name}"] = label
        if known is not None and known[1] != place:
            self._between.append(known[1] if rank < known[0] else place)

    def build(
        self,
        *,
        kind: str | None,
        number: tuple[str, str] | None,
        date: tuple[str, str] | None,
        amount: tuple[str, dict[str, Any]] | None,
    ) -> Deal:
        """The deal of all that was collected.

        Args:
            kind: What it is.
            number: Its id, with its place before it.
            date: Its day, likewise.
            amount: Its amount, likewise.
        """
        self.parties = drop_echoes(self.parties)
        self._check_parties()
        data: dict[str, Any] = {
            "kind": kind,
            "parties": [found.data for found in self.parties],
            "goods": [found.data for found in self.goods],
            "route": self._whole_route(),
            "text": list(self._texts),
            "references": self._references,
        }
        for name, given in (("id", number), ("date", date), ("amount", amount)):
            if given is not None:
                self._labels[name], data[name] = given
        self._name_parts()
        return build_deal(data, source=self.source, reading=self._reading, where=self.where)

    def _whole_route(self) -> dict[str, Any]:
        route: dict[str, Any] = {name: place for name, (_, place) in self._route.items()}
        ends = {part for end in route.values() for part in (end, *_codes_of(end)) if part}
        between = [
            place
            for place in dict.fromkeys(self._between)
            if place not in ends and _codes_of(place)[0] not in ends
        ]
        return {**route, **({"transshipment": between} if between else {})}

    def _name_parts(self) -> None:
        for name, items in (("parties", self.parties), ("goods", self.goods)):
            for number, found in enumerate(items):
                self._labels[f"{name}[{number}]"] = found.label
        for number, label in enumerate(self._texts.values()):
            self._labels[f"text[{number}]"] = label

    def _check_parties(self) -> None:
        for found in self.parties:
            name = str(found.data.get("name") or "")
            if not name:
                if not _is_known_by_number(found):
                    self.issue(found.label, _nameless(found), unread=not _is_site(found))
            elif doubt := doubt_of(name):
                self.issue(found.label, doubt, unread=True)
                if is_to_order(name):
                    self.add_text(name, label=found.label)
                order = parse_order(name, None, ())
                if order is not None and order.name is not None:
                    found.data["name"] = order.name
        if not self.parties:
            self.issue("", "the document names no party.", unread=True)

    def check_goods(self) -> None:
        """Says which lines do not say what the goods are."""
        for line in self.goods:
            if not any(key in line.data for key in ("description", "hs_code", "part_number")):
                said = f" ({', '.join(line.codes[:_MANY])[:120]})" if line.codes else ""
                what = f"the line does not say what the goods are{said}."
                self.issue(line.label, what, unread=True)


def _codes_of(place: str) -> tuple[str, str]:
    """The UN/LOCODE of a place and its country's code; empty for what it does not say."""
    found = _CODE.fullmatch(place)
    if found is None:
        return "", ""
    return (place.rpartition(", ")[2] if found[1] else ""), found[1] or found[2]


def _is_site(found: Found) -> bool:
    """Whether it is an address to which goods are sent or from where, and no code of somebody."""
    is_code = found.codes or "identifiers" in found.data
    is_place = "address" in found.data or "country" in found.data
    return found.data.get("role") in ("consignee", "shipper") and is_place and not is_code


def _is_known_by_number(found: Found) -> bool:
    """Whether it has a number by which the lists know somebody."""
    return any(item["scheme"] in WORLDWIDE for item in found.data.get("identifiers", ()))


def _nameless(found: Found) -> str:
    if _is_site(found):
        return "nobody is named here: the address was read as a place of the route."
    numbers = [f"{item['scheme']} {item['value']}" for item in found.data.get("identifiers", ())]
    if found.codes or numbers:
        said = ", ".join([*found.codes, *numbers][:_MANY])[:120]
        return f"the party is only a number ({said}): it was not looked for by name."
    return "the party has no name and no number: nobody was looked for."


def drop_echoes(parties: Iterable[Found]) -> list[Found]:
    """The parties without those of which another in the same role says all that they say."""
    given = list(parties)
    known: dict[str, list[Found]] = {}
    kept = set()
    for found in sorted(given, key=lambda item: len(item.data), reverse=True):
        keys = [f"name {found.data['name']}"] if "name" in found.data else sorted(_bare(found))
        near = [one for key in keys for one in known.get(key, ())[:_NEAR]]
        if not any(_says_no_more(found, one) for one in near):
            kept.add(id(found))
            for key in (*keys, *sorted(_bare(found))):
                known.setdefault(key, []).append(found)
    return [found for found in given if id(found) in kept]


def _bare(found: Found) -> set[str]:
    """The numbers without what they are called."""
    return {code.rpartition(" ")[2] for code in found.codes}


def _says_no_more(found: Found, other: Found) -> bool:
    says = all(other.data.get(key) == value for key, value in found.data.items())
    return says and _bare(found) <= _bare(other)
