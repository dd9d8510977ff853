"""Which field of a deal does each cell of one row give?"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from witting.deals.column import ANY_PARTY
from witting.deals.reading import shown
from witting.model import IDENTIFIER_SCHEMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.deals.column import Column
    from witting.deals.customs import RowReading


_UNITS = {
    "kg": "kg kgs kilogram kilograms кг 千克 公斤",
    "t": "t mt ton tons tonne tonnes т тонн тонны 吨",
    "lb": "lb lbs pounds",
    "g": "g gr gramm г",
}
"""Units of weight by what headings call them. Source: UN/CEFACT Recommendation 20, and usage."""
_WORD = re.compile(r"[^\W\d_]+")


def unit_in(heading: str) -> str:
    """The unit of weight that a heading names, such as ``Gross weight (t)``; empty without one."""
    words = _WORD.findall(heading.casefold())
    units = ((unit, word) for word in words for unit in _UNITS if word in _UNITS[unit].split())
    return next((unit for unit, _ in units), "")


class FoldedRow:
    """The cells of one row in the shape of the JSON, and which column each field came from."""

    def __init__(
        self, values: Sequence[tuple[Column, object]], mapped: RowReading | None = None
    ) -> None:
        self.data: dict[str, Any] = mapped.data if mapped else {}
        self.labels: dict[str, str] = mapped.labels if mapped else {}
        self.cell_problems = mapped.problems if mapped else []
        self.problems: list[str] = []
        self._texts = [(0, "", text) for text in self.data.pop("text", ())]
        self._places: dict[tuple[str, int], int] = {}
        if self.data.get("goods"):  # those of the mapping are the first line
            self._places["goods", 1] = 0
        fold = {
            "deal": self._deal,
            "party": self._party,
            "goods": self._goods,
            "route": self._route,
            "reliance": self._reliance,
        }
        for column, value in values:
            fold[column.group](column, value)
        self._order_texts()

    def _put(self, target: dict[str, Any], path: str, column: Column, value: object) -> None:
        """Sets a field once; a second column for it that says something else is a problem."""
        if column.field not in target:
            target[column.field] = value
            self.labels[path] = column.label
        elif target[column.field] != value:
            self.problems.append(
                f"the columns {self.labels.get(path, path)!r} and {column.label!r} both give "
                f"{path}; {shown(value)} was not read."
            )

    def _deal(self, column: Column, value: object) -> None:
        if column.field == "text":
            self._texts.append((column.number, column.label, value))
        elif column.field in ("amount", "currency"):
            self._money(self.data, "amount", column, value)
        else:
            self._put(self.data, column.field, column, value)

    def _party(self, column: Column, value: object) -> None:
        parties = self.data.setdefault("parties", [])
        place = self._places.setdefault((column.role, column.number), len(parties))
        if place == len(parties):
            self.labels[f"parties[{place}]"] = column.label
            parties.append({} if column.role == ANY_PARTY else {"role": column.role})
        party, path = parties[place], f"parties[{place}]"
        if column.field in IDENTIFIER_SCHEMES:
            party, path = party.setdefault("identifiers", {}), f"{path}.identifiers"
        self._put(party, f"{path}.{column.field}", column, value)

    def _goods(self, column: Column, value: object) -> None:
        goods = self.data.setdefault("goods", [])
        place = self._places.setdefault(("goods", column.number), len(goods))
        if place == len(goods):
            self.labels[f"goods[{place}]"] = column.label
            goods.append({})
        if column.field == "weight":
            if not any(map(str.isdigit, str(value))):
                self.problems.append(f"{shown(value)} is no weight; it was kept as a text.")
                self._texts.append((column.number, column.label, value))
                return
            has_unit = any(map(str.isalpha, str(value)))
            value = value if has_unit else f"{value} {unit_in(column.label)}".strip()
            column = replace(column, field="quantity")
        if column.field in ("value", "currency"):
            self._money(goods[place], f"goods[{place}].value", column, value)
        else:
            self._put(goods[place], f"goods[{place}].{column.field}", column, value)

    def _reliance(self, column: Column, value: object) -> None:
        stated = self.data.setdefault("relies_on", [])
        place = self._places.setdefault(("relies_on", column.number), len(stated))
        if place == len(stated):
            self.labels[f"relies_on[{place}]"] = column.label
            stated.append({})
        self._put(stated[place], f"relies_on[{place}].{column.field}", column, value)

    def _route(self, column: Column, value: object) -> None:
        route = self.data.setdefault("route", {})
        if column.field == "transshipment" and isinstance(value, str):
            places = [place for part in value.split(";") if (place := part.strip())]
            route.setdefault("transshipment", []).extend(places)
            self.labels.setdefault("route.transshipment", column.label)
        else:
            self._put(route, f"route.{column.field}", column, value)

    def _money(self, target: dict[str, Any], path: str, column: Column, value: object) -> None:
        name = path.rpartition(".")[2]
        money = target.setdefault(name, {})
        part = "currency" if column.field == "currency" else "amount"
        if part in money and money[part] != value:
            self.problems.append(
                f"the column {column.label!r} also gives {path}; {shown(value)} was not read."
            )
            return
        money[part] = value
        self.labels[f"{path}.{part}"] = column.label

    def _order_texts(self) -> None:
        """Texts stand in the order of their numbers."""
        texts = sorted(self._texts, key=lambda item: item[0])
        if texts:
            self.data["text"] = [value for _, _, value in texts]
            self.labels |= {
                f"text[{place}]": label for place, (_, label, _) in enumerate(texts) if label
            }
