"""What would an edition of a list do to the stored deals, before it is in force?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from witting.errors import HomeError, InputError
from witting.lists import SnapshotStore
from witting.screening import Screener
from witting.screening.listing_change import entries_of, say_party
from witting.screening.parallel import map_in_order
from witting.watch.cause import causes_of_lists
from witting.watch.folder import FolderWatch, pack_path
from witting.watch.ground import Ground, new_ground
from witting.watch.outcome import outcome_of
from witting.watch.pack import Pack
from witting.watch.shift import Shift
from witting.watch.stored_deal import StoredDeal

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from witting.cases import CaseStore
    from witting.model import Assessment, Deal

_OPEN = ("shift", "shift_back")
LOAD = "`witting lists status` says which editions are at hand; `witting lists add` adds one."


@dataclass(frozen=True)
class Editions:
    """One list on two days, beside all others as they are now. It can be pickled.

    Args:
        home: WITTING_HOME.
        name: The list.
        first: The day of the edition to begin with.
        second: The day of the other.
        today: The day of the law and of the other lists.
    """

    home: Path
    name: str
    first: dt.date
    second: dt.date
    today: dt.date

    def __getstate__(self) -> dict[str, Any]:
        """Without what is open."""
        return {key: value for key, value in self.__dict__.items() if key not in _OPEN}

    @property
    def versions(self) -> tuple[str, str]:
        """The two editions, as an assessment has them.

        Raises:
            InputError: The days run backwards, or come to the same edition.
            HomeError: The list is not loaded, or has no edition of that age.
        """
        if self.second < self.first:
            raise InputError(f"the days run backwards: {self.first} is after {self.second}.")
        first, second = (self._version(day) for day in (self.first, self.second))
        if first == second:
            raise InputError(
                f"{self.name} has one edition for both days, that of {first}.", remedy=LOAD
            )
        return first, second

    def _version(self, day: dt.date) -> str:
        store = SnapshotStore(self.home)
        if not store.snapshots(self.name):
            raise HomeError(
                f"the list {self.name} is not loaded.", where=str(self.home), remedy=LOAD
            )
        found = store.as_of(self.name, day)
        if not found:
            raise HomeError(
                f"{self.name} has no edition of {day} or before.", where=str(self.home), remedy=LOAD
            )
        return "+".join(item.edition for item in found)

    @cached_property
    def shift(self) -> Shift:
        """Both editions, to compare; opened when it is first asked for."""
        now = new_ground(self.home, self.today).basis("non_us_bank").versions.lists
        return Shift(*(self._ground({**now, self.name: version}) for version in self.versions))

    @cached_property
    def shift_back(self) -> Shift:
        """The other way round: the stored answers may rest on neither, and know nobody of either.

        A shift looks for who came; who went, it knows from the answers on the edition before.
        """
        return Shift(self.shift.new, self.shift.old)

    def touches(self, deal: StoredDeal) -> bool:
        """Whether a deal may be answered otherwise on one than on the other."""
        return self.shift.touches(deal) or self.shift_back.touches(deal)

    def _ground(self, editions: Mapping[str, str]) -> Ground:
        return Ground(Screener(self.home, today=lambda: self.today, editions=editions), self.today)

    def ask(self, deal: Deal, perspective: str) -> dict[str, Any] | None:
        """The answers to a deal on both, as JSON values; None where they are the same."""
        before, after = (
            ground.screen(deal, perspective) for ground in (self.shift.old, self.shift.new)
        )
        if outcome_of(before) == outcome_of(after):
            return None
        return _row(deal, before, after)


def _row(deal: Deal, before: Assessment, after: Assessment) -> dict[str, Any]:
    was, now = (
        {str(entry["entity"]): say_party(entry) for entry in entries_of(answer)}
        for answer in (before, after)
    )
    amount = deal.amount
    return {
        "deal": deal.id,
        "before": before.verdict,
        "after": after.verdict,
        "codes": sorted({item.code for item in after.exposures}),
        "amount": str(amount.amount) if amount else None,
        "currency": amount.currency if amount else None,
        "entries": [now[name] for name in sorted(now.keys() - was.keys())],
        "gone": [was[name] for name in sorted(was.keys() - now.keys())],
        "because": [cause.to_dict() for cause in causes_of_lists(before, after)],
    }


@dataclass
class Impact:
    """What the other edition does to all deals.

    Args:
        name: The list.
        versions: Its two editions.
        deals: How many were looked at.
        rows: Those with another answer.
    """

    name: str
    versions: tuple[str, str]
    deals: int = 0
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def moves(self) -> list[tuple[str, str, int]]:
        """How many deals go from one verdict to another, the gravest first."""
        found = Counter((row["before"], row["after"]) for row in self.rows)
        grave = ("exposed", "review", "clear")
        order = sorted(found, key=lambda move: (grave.index(move[1]), grave.index(move[0])))
        return [(*move, found[move]) for move in order]

    @property
    def by_entry(self) -> list[tuple[str, int]]:
        """By whom the deals are touched who were not found before, most first."""
        found = Counter(name for row in self.rows for name in row["entries"])
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))

    @property
    def by_code(self) -> list[tuple[str, int]]:
        """How many of the deals have each code afterwards, most first."""
        found = Counter(code for row in self.rows for code in row["codes"])
        return sorted(found.items(), key=lambda item: (-item[1], item[0]))

    @property
    def money(self) -> list[tuple[str, Decimal, int]]:
        """What the deals with a known amount come to, by currency, and how many they are."""
        sums: dict[str, list[Decimal]] = {}
        for row in self.rows:
            if row["amount"] is not None:
                sums.setdefault(row["currency"] or "?", []).append(Decimal(row["amount"]))
        return [(name, sum(sums[name], Decimal(0)), len(sums[name])) for name in sorted(sums)]

    def to_dict(self) -> dict[str, Any]:
        """As ``witting impact`` writes it, without the deals."""
        return {
            "list": self.name,
            "editions": list(self.versions),
            "deals": self.deals,
            "touched": len(self.rows),
            "moves": [{"before": a, "after": b, "deals": n} for a, b, n in self.moves],
            "codes": dict(self.by_code),
            "entries": dict(self.by_entry),
            "money": {name: {"amount": str(total), "deals": n} for name, total, n in self.money},
        }


def impact_on_desk(editions: Editions, store: CaseStore) -> Impact:
    """What an edition does to the cases of the desk."""
    found = Impact(editions.name, editions.versions)
    for held in store.held():
        found.deals += 1
        if editions.touches(StoredDeal.of(held.deal, held.assessment)):
            row = editions.ask(held.deal, held.assessment.perspective)
            found.rows += [row] if row else []
    return _checked(found)


def impact_on_folder(editions: Editions, watch: FolderWatch) -> Impact:
    """What an edition does to the deals of a folder."""
    found = Impact(editions.name, editions.versions)
    parts = watch.prepare()
    work = PartImpact(editions, watch.store, watch.basis(parts).perspective)
    results: Iterable[tuple[int, list[dict[str, Any]]]] = map_in_order(
        work, range(len(parts)), workers=watch.workers
    )
    for deals, rows in watch.track(results, "impact", len(parts)):
        found.deals += deals
        found.rows += rows
    return _checked(found)


@dataclass(frozen=True)
class PartImpact:
    """Looks through a part of a folder. It can be pickled."""

    editions: Editions
    store: Path
    perspective: str

    def __call__(self, place: int) -> tuple[int, list[dict[str, Any]]]:
        """How many deals there are, and those with another answer."""
        pack = Pack(pack_path(self.store, place))
        asked = (self.editions.ask(pack.deal(n), self.perspective) for n in self._touched(pack))
        return len(pack), [row for row in asked if row]

    def _touched(self, pack: Pack) -> Iterator[int]:
        shift = self.editions.shift
        passing = pack.passing(shift) | pack.passing(self.editions.shift_back)
        for number in range(len(pack)):
            deal = pack.stored(number)
            if number in passing or shift.is_bound(deal) or shift.is_known(deal):
                yield number


def _checked(found: Impact) -> Impact:
    if not found.deals:
        raise InputError(
            "no deal is stored, so there is nothing to have an impact on.",
            remedy="Screen deals with `witting screen --output FOLDER` and name the FOLDER, or "
            "take them in with `witting serve`.",
        )
    return found
