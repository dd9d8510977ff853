"""Who do the cells of one row name?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from witting.deals.bearer import is_of_nobody
from witting.deals.customs.order import Order, is_to_order, parse_order
from witting.deals.party import country_of
from witting.deals.reading import shown
from witting.deals.shipping_line import line_of
from witting.deals.vocabulary import load_words
from witting.model import IDENTIFIER_SCHEMES
from witting.names import parse_national_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.deals.customs.layout import PartyPlaces

_SCHEMES = frozenset(IDENTIFIER_SCHEMES)
_ONLY_CODE = "the party is only a code ({}), which names nobody to those who did not issue it."
_TO_ORDER = (
    "the goods go to the order of whoever holds the bill of lading: who takes them is not known."
)


class Report(Protocol):
    """Takes what is wrong with one cell."""

    def __call__(self, place: int, what: str, *, is_lost: bool) -> None:
        """Notes it; ``is_lost`` says whether something of the cell was not read."""
        ...


class PartyCells:
    """Adds the parties of one row, and what is to be said of them.

    Args:
        row: The cells, None where they are empty.
        labels: The headers.
        report: Takes what is wrong with a cell.
    """

    def __init__(
        self,
        row: Sequence[str | None],
        labels: Sequence[str],
        report: Report,
    ) -> None:
        self._row = row
        self._labels = labels
        self._report = report
        self.parties: list[dict[str, Any]] = []
        self.sources: list[str] = []
        """The header of each party."""
        self.texts: list[str] = []
        """Cells that name a party and more, as they stand."""

    def add(self, places: PartyPlaces) -> None:
        """Adds each name of this party as a party, with all that is known of it."""
        known = self._known(places)
        address = next(filter(None, map(self._address, places.addresses)), None)
        code = next((text for place in places.code if (text := self._row[place])), None)
        if any(self._row[at] for at, _ in places.names):
            self._add_named(places, known, address)
            self.texts += [code] if code else []
        else:
            self._add_unnamed(places, known, address, code)

    def _known(self, places: PartyPlaces) -> dict[str, Any]:
        """What is known of the party but its name and address."""
        mapping = places.mapping
        facts = {
            "role": mapping.role,
            "schema": mapping.schema,
            "country": self._country(places.countries),
            "identifiers": self._identifiers(places),
        }
        return {key: fact for key, fact in facts.items() if fact}

    def _add_named(self, places: PartyPlaces, known: dict[str, Any], address: str | None) -> None:
        told: set[tuple[str | None, str | None]] = set()
        for at, beside in places.names:
            given = self._address(beside) or address
            for name, own in self._names(at, given, places) if self._row[at] else ():
                if (name, own) not in told:
                    told.add((name, own))
                    self._put(places, known, at, name=name, address=own)

    def _add_unnamed(
        self, places: PartyPlaces, known: dict[str, Any], address: str | None, code: str | None
    ) -> None:
        """A buyer who is not named is somebody all the same; a declarant or broker is nobody."""
        has_number = "identifiers" in known
        line = line_of(code) if code and places.mapping.role == "carrier" else None
        if line is not None:
            named = {"country": line[1], **known}
            self._put(places, named, self._somewhere(places), name=line[0], address=address)
            return
        if not (has_number or code or places.mapping.role):
            self.texts += [address] if address else []
        elif has_number or code or address or "country" in known:
            at = self._somewhere(places)
            if is_to_order(address):
                self._report(at, _TO_ORDER, is_lost=True)
            if code and not has_number:
                self._report(at, _ONLY_CODE.format(shown(code)[1:-1]), is_lost=True)
            self._put(places, known, at, name=None, address=address)

    def _put(
        self,
        places: PartyPlaces,
        known: dict[str, Any],
        at: int,
        *,
        name: str | None,
        address: str | None,
    ) -> None:
        facts = {"country": places.mapping.resident, **known, "name": name, "address": address}
        self.parties.append({key: fact for key, fact in facts.items() if fact})
        self.sources.append(self._labels[at])

    def _names(
        self, at: int, address: str | None, places: PartyPlaces
    ) -> Iterator[tuple[str | None, str | None]]:
        """The names in one cell, of who acts and of whom they act for, each with its address."""
        cell = text = self._row[at] or ""
        if is_of_nobody(cell):
            self.texts.append(cell)
            return
        if (pattern := places.mapping.without) is not None:
            text = pattern.sub("", cell).strip(" ,;:") or cell
        order = parse_order(text, address, self._row) or Order(text, address)
        if order.name is None:
            self._report(at, _TO_ORDER, is_lost=True)
            yield order
            return
        text, address = order.name, order.address
        names = [part for part in _on_behalf().split(text) if part.strip(" ,.")]
        if len(names) > 1 or text != cell:
            self.texts.append(cell)
        yield from ((name, address) for name in names)

    def _address(self, places: Sequence[int]) -> str:
        return ", ".join(text for place in places if (text := self._row[place]))

    def _country(self, places: Sequence[int]) -> str | None:
        """The first that is a country, else the first, of which parsing says that it is none."""
        given = [value for place in places if (value := self._row[place])]
        return next((value for value in given if country_of(value)), given[0] if given else None)

    def _identifiers(self, places: PartyPlaces) -> dict[str, str]:
        found: dict[str, str] = {}
        for kind, columns in places.identifiers.items():
            for place in columns:
                value = self._row[place]
                if value is None or not value.strip("0 .-"):
                    continue
                scheme, wrong = kind, None
                if kind not in _SCHEMES:
                    scheme, value, wrong = parse_national_number(kind, value)
                if wrong is not None:
                    what = (
                        f"{shown(value)} is no valid {wrong} (its length, signs or check digit); "
                        "it was kept as given."
                    )
                    self._report(place, what, is_lost=False)
                found.setdefault(scheme, value)
        return found

    def _somewhere(self, places: PartyPlaces) -> int:
        """Where a party without a name stands: at its name's column, or at what there is of it."""
        groups = (
            [at for at, _ in places.names],
            *places.identifiers.values(),
            places.code,
            *places.addresses,
            places.countries,
        )
        return next(place for group in groups for place in group)


@cache
def _on_behalf() -> re.Pattern[str]:
    words = sorted(load_words("on_behalf"), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)\s*", re.IGNORECASE)
