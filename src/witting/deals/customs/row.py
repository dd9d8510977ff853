"""Which deal is one row of a customs table, by its mapping?"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from witting.deals.customs.party_cells import PartyCells
from witting.deals.day import LAST_YEAR
from witting.deals.party import country_of
from witting.deals.reading import shown
from witting.deals.vocabulary import compact, load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.deals.customs.layout import Layout, MoneyPlace, Places

_DAY = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})(?=\D|\Z)", re.ASCII)
_SERIAL = re.compile(r"[23456]\d{4}(?:\.\d+)?\Z", re.ASCII)
_SPREADSHEET_ZERO = dt.date(1899, 12, 30)
_SEVERAL = re.compile(r"[,;\s]+")
_COUNTRIES = ("origin", "final_destination")
_NOTHING = re.compile(r"[+-]?0*[.,]?0*\Z", re.ASCII)
CENTURY = 100


class RowReading:
    """Brings one row into the shape of a deal's JSON.

    Args:
        layout: The mapping, laid over the header.
        cells: The cells; None where one is empty.
    """

    def __init__(self, layout: Layout, cells: Sequence[object]) -> None:
        self._layout = layout
        self._cells = cells
        empty = layout.mapping.empty
        self._row = [
            cell if cell is None or isinstance(cell, str) else _as_text(cell) for cell in cells
        ]
        if empty:
            self._row = [None if text in empty else text for text in self._row]
        self.data: dict[str, Any] = {}
        self.labels: dict[str, str] = {}
        """What each field is called in the table."""
        self.problems: list[tuple[str, str, bool]] = []
        """Header, what is wrong with the cell, and whether something was lost by it."""
        self._texts: list[str] = []
        self._fold()

    def _fold(self) -> None:
        mapping = self._layout.mapping
        if mapping.kind:
            self.data["kind"] = mapping.kind
        number = "/".join(self._all(self._layout.id))
        if number:
            self._set(self.data, "id", number, "", self._layout.id)
        self._date()
        self._parties()
        self._goods()
        self._route()
        if money := self._money(self._layout.amount, "amount"):
            self.data["amount"] = money
        self._references()
        self._texts += self._all(self._layout.text)
        self._repeated()
        named = {party.get("name") for party in self.data.get("parties", ())}
        if texts := [text for text in dict.fromkeys(self._texts) if text not in named]:
            self.data["text"] = texts

    def _all(self, places: Places) -> list[str]:
        return [text for place in places if (text := self._row[place]) is not None]

    def _set(
        self, target: dict[str, Any], name: str, value: object, path: str, places: Places
    ) -> None:
        target[name] = value
        at = next((place for place in places if self._row[place] is not None), None)
        if at is not None:
            self.labels[f"{path}{name}"] = self._layout.labels[at]

    def _report(self, place: int, what: str, is_lost: bool) -> None:  # a callback's three facts
        self.problems.append((self._layout.labels[place], what, is_lost))

    def _date(self) -> None:
        for place in self._layout.date:
            cell = self._cells[place]
            if self._row[place] is not None:
                order = self._layout.mapping.date_order
                self._set(self.data, "date", day_of(cell, order), "", (place,))
                return

    def _parties(self) -> None:
        cells = PartyCells(self._row, self._layout.labels, self._report)
        for places in self._layout.parties:
            cells.add(places)
        self._texts += cells.texts
        if cells.parties:
            self.data["parties"] = cells.parties
            self.labels |= {
                f"parties[{number}]": label for number, label in enumerate(cells.sources)
            }

    def _goods(self) -> None:
        places = self._layout.goods
        item: dict[str, Any] = {}
        path = "goods[0]."
        described = dict.fromkeys(self._all(places["description"]))
        if described:
            self._set(item, "description", "\n".join(described), path, places["description"])
        elif heading := self._all(places["heading"]):
            self._set(item, "description", heading[0], path, places["heading"])
        for name in ("hs_code", "part_number", "manufacturer"):
            found = list(dict.fromkeys(self._all(places[name])))
            if found:
                self._set(item, name, found[0], path, places[name])
                self._texts += found[1:]
        self._countries(item, "origin", path, places["origin"])
        if quantity := self._quantity():
            weighed = (*places["net_weight"], *places["gross_weight"])
            self._set(item, "quantity", quantity, path, (*places["quantity"], *weighed))
        if money := self._money(self._layout.value, "goods[0].value"):
            item["value"] = money
        if item:
            self.data["goods"] = [item]
            first = next(iter(item))
            self.labels["goods[0]"] = self.labels[f"{path}{first}"]

    def _quantity(self) -> str:
        """Such as ``665.02 M2, 12571.54 kg``: the count with its unit, and the weight."""
        places = self._layout.goods
        count, unit = self._amount(places["quantity"]), self._all(places["unit"])
        weight = self._amount(places["net_weight"]) or self._amount(places["gross_weight"])
        parts = [" ".join((count, *unit[:1]))] if count else []
        is_weight = unit and compact(unit[0]) in load_words("weight_units")
        if weight and not (count and is_weight):
            has_unit = any(map(str.isalpha, weight))
            parts.append(weight if has_unit else f"{weight} kg")
        return ", ".join(parts)

    def _amount(self, places: Places) -> str | None:
        return next((text for text in self._all(places) if not _NOTHING.match(text)), None)

    def _route(self) -> None:
        mapping, places = self._layout.mapping.route, self._layout.route
        route: dict[str, Any] = {}
        for name in ("port_of_loading", "port_of_discharge"):
            found = list(dict.fromkeys(self._all(places[name])))
            if found:
                self._set(route, name, found[0], "route.", places[name])
                self._texts += found[1:]
        for name in _COUNTRIES:
            self._countries(route, name, "route.", places[name])
        via = [
            place
            for text in self._all(places["transshipment"])
            for part in text.split(";")
            if (place := part.strip())
        ]
        if via:
            self._set(route, "transshipment", via, "route.", places["transshipment"])
        if mapping.starts_in:
            route.setdefault("origin", mapping.starts_in)
        if mapping.ends_in:
            route.setdefault("final_destination", mapping.ends_in)
        if route:
            self.data["route"] = route

    def _countries(self, target: dict[str, Any], name: str, path: str, places: Places) -> None:
        """The first that is a country; another one in the next column is reported."""
        given = [(place, text) for place in places if (text := self._row[place]) is not None]
        if not given:
            return
        known = [(place, text) for place, text in given if country_of(text)]
        at, text = (known or given)[0]
        self._set(target, name, text, path, (at,))
        code = country_of(text)
        for place, other in known:
            if country_of(other) != code:
                what = f"the column {self.labels[f'{path}{name}']!r} says {shown(text)}; "
                self._report(place, f"{what}{shown(other)} was not read.", is_lost=True)

    def _money(self, choices: Sequence[MoneyPlace], path: str) -> dict[str, object] | None:
        """The first amount that is not nothing and has a currency, else the first of any."""
        given = [
            (choice, choice.fixed or (choice.currency is not None and self._row[choice.currency]))
            for choice in choices
            if (text := self._row[choice.amount]) is not None and not _NOTHING.match(text)
        ]
        if not given:
            return None
        choice, currency = next((pair for pair in given if pair[1]), given[0])
        labels = self._layout.labels
        self.labels[path] = self.labels[f"{path}.amount"] = labels[choice.amount]
        if choice.currency is not None:
            self.labels[f"{path}.currency"] = labels[choice.currency]
        money: dict[str, object] = {"amount": self._cells[choice.amount]}
        return money | ({"currency": currency} if currency else {})

    def _references(self) -> None:
        found = [
            {"scheme": scheme, "value": value}
            for scheme, places in self._layout.references.items()
            for text in self._all(places)
            for value in (_SEVERAL.split(text) if scheme == "container" else [text])
            if value.strip("0 .-")
        ]
        if found:
            self.data["references"] = found

    def _repeated(self) -> None:
        """A second column under the same header is a text, if it says something else."""
        for place in self._layout.repeated:
            text = self._row[place]
            if text is not None and text != self._row[self._layout.first_of(place)]:
                what = f"the header is there twice; {shown(text)} of the second was kept as a text."
                self._report(place, what, is_lost=False)
                self._texts.append(text)


def day_of(cell: object, order: str) -> object:
    """The day in ISO form where the country's order tells it; else the cell as it is."""
    if not isinstance(cell, str):
        return _serial(cell) if isinstance(cell, int | float) else cell
    text = cell.strip()
    if _SERIAL.match(text):
        return _serial(float(text))
    found = _DAY.match(text)
    if found is None or order == "year_first":
        return cell
    day, month = int(found[1]), int(found[3])
    if order == "month_first" and found[2] != ".":
        day, month = month, day
    year = int(found[4]) + (0 if len(found[4]) == 4 else 20 * CENTURY)  # noqa: PLR2004  # a whole year
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return cell


def _serial(number: float) -> object:
    """The day that a spreadsheet counts from the end of 1899; ``20250930`` is none of these."""
    day = _SPREADSHEET_ZERO.toordinal() + int(number) if 0 < number < CENTURY * 1000 else 0
    is_day = 0 < day <= dt.date(LAST_YEAR, 12, 31).toordinal() and number >= 20 * 1000
    return dt.date.fromordinal(day).isoformat() if is_day else number


def _as_text(cell: object) -> str:
    """The cell as text; a number that stands for digits without the point that storage gave it."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, dict):
        return _as_text(list(cell.values()))
    if isinstance(cell, list | tuple):
        return "; ".join(_as_text(item) for item in cell if item is not None)
    if isinstance(cell, bytes):
        return cell.decode(errors="replace")
    return _number_as_text(cell) if isinstance(cell, float | Decimal) else _other_as_text(cell)


def _number_as_text(cell: float | Decimal) -> str:
    if isinstance(cell, Decimal):
        return format(cell.normalize(), "f") if cell.is_finite() else str(cell)
    is_whole = cell.is_integer() and abs(cell) < 1e17  # noqa: PLR2004  # all digits are meant
    return str(int(cell)) if is_whole else repr(cell)


def _other_as_text(cell: object) -> str:
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time(0) else cell.isoformat(sep=" ")
    return str(cell)
