"""Which parties, goods, places and texts stand under a key that is none of a deal's?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from witting.deals.column import ANY_PARTY
from witting.deals.columns import load_columns, may_name_a_party
from witting.deals.fields import Repeated
from witting.deals.house_heading import is_goods_list, party_role
from witting.deals.own_object import (
    MAX_DEPTH,
    column_of,
    goods_of,
    is_goods,
    like,
    of_short_keys,
    party_of,
)
from witting.deals.reading import shown, shown_key
from witting.deals.vocabulary import compact

if TYPE_CHECKING:
    from witting.deals.column import Column
    from witting.deals.own_object import Rest
    from witting.deals.reading import Reading

Meaning = Literal["party", "goods", "route"]
Counts = tuple[int, int, int, int]

MAX_TEXTS = 2_000
"""Texts that are kept of what has no meaning."""
_WORDS = (
    ("party", "parties"),
    ("line of goods", "lines of goods"),
    ("place", "places"),
    ("text", "texts"),
)


class OwnFound:
    """Collects them.

    Args:
        reading: Takes the issues.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.parties: list[object] = []
        self.goods: list[object] = []
        self.route: dict[str, object] = {}
        self.texts: list[str] = []
        self._flat: dict[tuple[str, str, str, int], dict[str, object]] = {}

    def by_keys_of_a_deal(self, value: object, name: str) -> object:
        """The list of parties or goods of a deal, each object by the keys of a deal."""
        read = party_of if name == "parties" else goods_of
        items = value if isinstance(value, list | tuple) else [value]
        objects = [
            read(item, self._rest(f"{name}[{at}]")) if isinstance(item, Mapping) else item
            for at, item in enumerate(items)
        ]
        return objects if isinstance(value, list | tuple) else objects[0]

    def take(self, key: str, value: object, path: str, depth: int = 0) -> Meaning | None:
        """Takes a value by its key, as a whole or by what is in it; what it is as a whole."""
        if value in (None, "", [], {}):
            return None
        if depth > MAX_DEPTH:
            what = f"it stands in more than {MAX_DEPTH} objects; it was not read."
            self._reading.issue(path, what, unread=True)
            return None
        if isinstance(value, Mapping | list):
            return self._take_nested(key, value, path, depth)
        column = column_of(key)
        if column is not None and column.group in ("party", "goods"):
            return self._take_flat(column, value, path)
        if column is not None and column.group == "route":
            self._take_place(column.field, value, path)
            return "route"
        if isinstance(value, str):
            self._add_text(path, value)
        if depth and isinstance(value, str) and compact(key) != "name" and may_name_a_party(key):
            what = "the key is unknown and may name a party"
            done = f"{shown(value)} was searched as a text alone"
            self._reading.issue(path, f"{what}; {done}.", unread=True)
        return None

    def close(self) -> None:
        """Makes parties and goods of keys such as ``buyer_name`` and ``buyer_country``."""
        for (_, group, role, _), fields in self._flat.items():
            if group == "party":
                self.parties.append({**_role(role), **fields})
            else:
                self.goods.append(fields)
        self._flat.clear()

    def route_beside(self, given: object) -> object:
        """The route of the deal with the places; those that have no room in it are texts."""
        if given and not isinstance(given, Mapping):
            free, route = set[str](), given  # its reader tells that it is none
        else:
            own = given if isinstance(given, Mapping) else {}
            free = set(self.route) - set(own)
            route = like(own, {**own, **{field: self.route[field] for field in sorted(free)}})
        for field, value in self.route.items():
            if field not in free and isinstance(value, str):
                self._add_text(field, value)
        return route

    def counts(self) -> Counts:
        """How much was found."""
        flat = [group for _, group, *_ in self._flat]
        parties, goods = flat.count("party"), flat.count("goods")
        return (
            len(self.parties) + parties, len(self.goods) + goods, len(self.route), len(self.texts),
        )  # fmt: skip

    def said_since(self, before: Counts) -> str:
        """``2 parties, 1 line of goods, 3 texts``; empty where nothing was found since."""
        counts = [now - then for now, then in zip(self.counts(), before, strict=True)]
        said = zip(counts, _WORDS, strict=True)
        return ", ".join(f"{count} {words[count > 1]}" for count, words in said if count)

    def _take_nested(
        self, key: str, value: Mapping[str, object] | list[object], path: str, depth: int
    ) -> Meaning | None:
        items: list[object] = list(value) if isinstance(value, list) else [value]
        role = _role_of(key)
        said = [item for item in items if item is not None]
        if role and (parties := self._parties(said, role, path, depth)):
            self.parties += parties
            return "party"
        if self._is_goods(key, items):
            self.goods += [
                goods_of(item, self._rest(path, depth)) if isinstance(item, Mapping) else item
                for item in items
            ]
            return "goods"
        for at, item in enumerate(items):
            place = f"{path}[{at}]" if isinstance(value, list) else path
            if isinstance(item, Mapping):
                self._tell_repeated(item, place)
                for name, inner in item.items():
                    self.take(name, inner, f"{place}.{shown_key(name)}", depth + 1)
            else:
                self.take(key, item, place, depth + 1)
        return None

    def _parties(self, items: list[object], role: str, path: str, depth: int) -> list[object]:
        """The values as parties of the role; nothing where one of them can be none."""
        if not all(isinstance(item, str | Mapping) for item in items):
            return []
        return [
            {**_role(role), "name": item}
            if isinstance(item, str)
            else _with_role(role, party_of(item, self._rest(path, depth)))
            for item in items
            if isinstance(item, str | Mapping)
        ]

    def _is_goods(self, key: str, items: list[object]) -> bool:
        if not all(isinstance(item, str | Mapping) for item in items):
            return False
        column = column_of(key)
        if column is not None and (column.group, column.field) == ("goods", "description"):
            return True
        objects = [item for item in items if isinstance(item, Mapping)]
        return is_goods_list(key) and any(map(is_goods, objects))

    def _take_flat(self, column: Column, value: object, path: str) -> Meaning:
        """``buyer_name`` beside ``buyer_country``: fields of one party, or of one line of goods."""
        around = path.rpartition(".")[0]
        place = (around, column.group, column.role, column.number)
        fields = self._flat.setdefault(place, {})
        if column.field in fields and fields[column.field] != value:
            fields = self._flat.setdefault((path, *place[1:]), {})
        fields[column.field] = value
        return "party" if column.group == "party" else "goods"

    def _take_place(self, field: str, value: object, path: str) -> None:
        """A place of the route; a second one of its kind is a text, so that it is looked at."""
        if self.route.setdefault(field, value) != value and isinstance(value, str):
            self._add_text(path, value)

    def _tell_repeated(self, value: Mapping[str, object], path: str) -> None:
        """Of a key that is given twice, the parser keeps the last value alone."""
        if isinstance(value, Repeated):
            for key in (key for key, is_lost in value.is_lost.items() if is_lost):
                what = "the key is given more than once; the last was read."
                self._reading.issue(f"{path}.{shown_key(key)}", what, unread=True)

    def _rest(self, path: str, depth: int = 0) -> Rest:
        """Takes what has no meaning in a party or a line of goods."""

        def rest(key: str, value: object) -> None:
            self.take(key, value, f"{path}.{shown_key(key)}", depth + 1)

        return rest

    def _add_text(self, path: str, text: str) -> None:
        if not any(map(str.isalpha, text)):
            return
        if len(self.texts) < MAX_TEXTS:
            self.texts.append(f"{path}: {text}")
        else:
            what = f"more than {MAX_TEXTS:,} texts stand under unknown keys; not all were kept."
            self._reading.issue("", what, unread=True)


@of_short_keys
def _role_of(key: str) -> str | None:
    if compact(key) in ("parties", "counterparties"):
        return ANY_PARTY
    single = f"{key[:-3]}y" if key.endswith("ies") else key[:-1] if key.endswith("s") else None
    return party_role(key, load_columns()) or (single and party_role(single, load_columns()))


def _role(role: str) -> dict[str, object]:
    return {} if role == ANY_PARTY else {"role": role}


def _with_role(role: str, party: Mapping[str, object]) -> Mapping[str, object]:
    return like(party, {**_role(role), **party})
