"""Invented lists, owners and deals, and changes of them drawn by a seed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Deal, Entity, GoodsItem, Identifier, ListRecord, Party, Route
from witting.owners.store import OwnersStore

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence
    from pathlib import Path

FIRST = dt.date(2024, 2, 20)
LISTS = ("us.ofac.sdn", "uk.fcdo")
_SYLLABLES = (
    "bor",
    "kal",
    "mir",
    "ven",
    "dun",
    "tas",
    "rik",
    "hol",
    "pet",
    "sur",
    "gan",
    "lod",
    "zim",
    "fer",
    "nok",
    "bal",
)
_TRADES = ("Trading", "Shipping", "Optics", "Turbine Works", "Bank", "Logistics", "Technology")
_FORMS = ("LLC", "JSC", "Limited", "GmbH", "")
_GIVEN = ("Ivan", "Olga", "Pavel", "Anna", "Sergei")
_STREETS = ("Lesnaya", "Polevaya", "Sadovaya", "Mill Road")
_TOWNS = ("Tver", "Kazan", "Izhevsk")
_PROGRAMS = (("RUSSIA-EO14024", "Block"), ("NPWMD", "Block"), ("UKRAINE-EO13662", "Block"))


@dataclass(frozen=True)
class Entry:
    """An entry of a list."""

    id: str
    names: tuple[str, ...]
    schema: str
    program: tuple[str, str]
    address: str | None = None
    inn: str | None = None
    start: str = "2022-03-01"
    end: str | None = None


@dataclass
class World:
    """What there is on a day.

    Args:
        draw: Draws lots by a seed.
        entries: Of each list.
        holdings: Owner, asset and percentage.
    """

    draw: random.Random
    day: dt.date = FIRST
    entries: dict[str, list[Entry]] = field(default_factory=dict)
    holdings: list[tuple[str, str, int]] = field(default_factory=list)
    next_id: int = 1

    @classmethod
    def drawn(cls, draw: random.Random, size: int = 40) -> World:
        """A world of its own."""
        world = cls(draw)
        world.entries = {name: [world.entry(name) for _ in range(size)] for name in LISTS}
        world.holdings = [world.holding() for _ in range(8)]
        return world

    def word(self) -> str:
        return "".join(self.draw.sample(_SYLLABLES, self.draw.choice((2, 3)))).capitalize()

    def firm(self) -> str:
        return f"{self.word()} {self.draw.choice(_TRADES)} {self.draw.choice(_FORMS)}".strip()

    def person(self) -> str:
        return f"{self.draw.choice(_GIVEN)} {self.word()}ov"

    def address(self) -> str:
        draw = self.draw
        return f"{draw.choice(_STREETS)} {draw.randint(1, 9)}, {draw.choice(_TOWNS)}"

    def entry(self, list_name: str) -> Entry:
        draw, number = self.draw, self.next_id
        self.next_id += 1
        is_person = draw.random() < 0.3
        name = self.person if is_person else self.firm
        return Entry(
            id=f"{list_name}:{number}",
            names=tuple(name() for _ in range(draw.choice((1, 1, 2)))),
            schema="Person" if is_person else "Company",
            program=draw.choice(_PROGRAMS),
            address=self.address() if draw.random() < 0.6 else None,
            inn=f"{draw.randint(10**9, 10**10 - 1)}" if draw.random() < 0.3 else None,
            start="2022-03-01" if draw.random() < 0.7 else self._soon(),
            end=self._soon() if draw.random() < 0.15 else None,
        )

    def _soon(self) -> str:
        return (FIRST + dt.timedelta(days=self.draw.randint(-5, 25))).isoformat()

    def holding(self) -> tuple[str, str, int]:
        owner = self.draw.choice(self.entries[self.draw.choice(LISTS)]).names[0]
        return owner, self.firm(), self.draw.choice((20, 40, 50, 60))

    def change(self) -> None:
        """Another edition of one list: entries come, go and are edited; perhaps other owners."""
        draw = self.draw
        self.day += dt.timedelta(days=draw.choice((1, 3, 9)))
        name = draw.choice(LISTS)
        kept = [item for item in self.entries[name] if draw.random() > 0.06]
        kept = [self._edited(item) if draw.random() < 0.08 else item for item in kept]
        self.entries[name] = kept + [self.entry(name) for _ in range(draw.randint(0, 6))]
        if draw.random() < 0.5:
            owner, asset, share = draw.choice(self.holdings)
            self.holdings.remove((owner, asset, share))
            self.holdings.append((owner, asset, draw.choice((20, 40, 50, 60))))

    def _edited(self, item: Entry) -> Entry:
        draw = self.draw
        edits = (
            {"names": (*item.names, self.firm())},
            {"program": draw.choice(_PROGRAMS)},
            {"address": self.address()},
            {"end": self._soon()},
            {"names": (self.firm(),)},
        )
        return replace(item, **draw.choice(edits))

    def write(self, home: Path) -> None:
        """Into a home, as editions of the day."""
        for name, entries in self.entries.items():
            write_list(home, name, entries, self.day)
        write_owners(home, self.holdings, self.day)

    def deals(self, count: int) -> list[Deal]:
        """Deals with all kinds of parties, some of them listed ones with slips."""
        return [self.deal(number) for number in range(count)]

    def deal(self, number: int) -> Deal:
        draw = self.draw
        parties = tuple(self.party(role) for role in ("buyer", "seller", "consignee"))
        known = draw.choice(self.entries[draw.choice(LISTS)])
        inn = f", INN {known.inn}" if known.inn and draw.random() < 0.5 else ""
        before = draw.choice(("Payment for goods,", "CONSIGNEE:", "goods manufactured by"))
        text = f"{before} {self.anyone()}, invoice {number}{inn}"
        goods = draw.choice(
            (GoodsItem("Ball bearings", hs_code="8482.10"), GoodsItem("Wooden furniture"))
        )
        return Deal(
            id=f"D-{number}",
            date=FIRST,
            parties=parties,
            goods=(goods,),
            route=Route(origin="cn", final_destination=draw.choice(("kg", "ru", "de"))),
            text=(text,) if draw.random() < 0.4 else (),
        )

    def party(self, role: str) -> Party:
        draw = self.draw
        known = draw.choice(self.entries[draw.choice(LISTS)])
        identifiers: tuple[Identifier, ...] = ()
        if known.inn and draw.random() < 0.3:
            identifiers = (Identifier("inn", known.inn),)
        address = known.address if draw.random() < 0.15 else self.address()
        return Party(
            role=role,
            name=self.anyone(),
            country=draw.choice(("ru", "kg", "de", None)),
            address=address if draw.random() < 0.5 else None,
            identifiers=identifiers,
        )

    def anyone(self) -> str:
        draw = self.draw
        if draw.random() < 0.35:
            name = draw.choice(draw.choice(self.entries[draw.choice(LISTS)]).names)
            return self.slip(name) if draw.random() < 0.5 else name
        if self.holdings and draw.random() < 0.2:
            return draw.choice(self.holdings)[1]
        return self.firm() if draw.random() < 0.7 else self.person()

    def slip(self, name: str) -> str:
        place = self.draw.randrange(1, len(name))
        kind = self.draw.random()
        if kind < 0.3:
            return name[:place] + name[place + 1 :]
        if kind < 0.6:
            return name[:place] + self.draw.choice("aeiou") + name[place:]
        return " ".join(name.split()[:2]) if kind < 0.8 else f"{name} {self.draw.choice(_TRADES)}"


def _record(list_name: str, item: Entry) -> ListRecord:
    own = item.id
    facts = {"name": item.names[:1], "alias": item.names[1:]}
    if item.address:
        facts["addressEntity" if item.schema == "Address" else "address"] = (item.address,)
    if item.inn:
        facts["innCode"] = (item.inn,)
    program, provision = item.program
    sanction = {
        "entity": (own,),
        "program": (program,),
        "provisions": (provision,),
        "startDate": (item.start,),
        **({"endDate": (item.end,)} if item.end else {}),
    }
    return ListRecord(
        (
            Entity(own, item.schema, facts, list_name),
            Entity(f"{own}#s", "Sanction", sanction, list_name),
        ),
        where=own,
    )


def write_list(home: Path, name: str, entries: Sequence[Entry], day: dt.date) -> None:
    """An edition of a list."""
    SnapshotStore(home).write(
        name,
        [_record(name, item) for item in entries],
        published=day,
        source="made up",
        build_index=build_index,
    )


def write_owners(home: Path, holdings: Sequence[tuple[str, str, int]], day: dt.date) -> None:
    """A file of owners."""
    path = home / "own.csv"
    lines = [f"{owner},{asset},{share}%" for owner, asset, share in holdings]
    path.write_text("\n".join(("owner,asset,share", *lines)), encoding="utf-8")
    OwnersStore(home).add(path, form="csv", added=day)
