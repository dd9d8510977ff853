"""Which lists should have spoken and did not, or not fully?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from witting.model import NotChecked
from witting.screening.watchlists import CLOSED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from witting.screening.watchlists import Watchlist, Watchlists

REMEMBERED = 4096
"""So many days and perspectives are remembered."""

STALE_DAYS = 30
"""A snapshot older than this on the day asked for is said to be old: the publishers of these lists
change them several times a month."""

TOO_OLD_DAYS = 366
"""Older than this, a list that binds the perspective lets nobody be called clear: in a year each
of them gains hundreds of names. A choice of this project; no law names a number of days."""

Choices = tuple[tuple[str, ...], ...]
"""Lists, each with those that stand in for it."""

BINDING: Mapping[str, Choices] = {
    "non_us_bank": (("us.ofac.sdn",),),
    "us_person": (("us.ofac.sdn",),),
    "eu_operator": (("eu.journal",),),
    "uk_person": (("uk.fcdo", "uk.ofsi"),),
    "exporter": (("us.bis.entity-list", "us.csl"),),
}
"""The lists by which a provision may bind a perspective over Russia's war: without one of them
nobody of that perspective may call a deal clear. The EU's annexes as CSV hold its freezes over
Russia's war and the lists of Regulation 833/2014; its file of financial sanctions (``eu.fsf``)
holds the freezes of all its regulations and nothing of that one."""

ALSO_BINDING: Mapping[str, Choices] = {
    "non_us_bank": (("un.sc",),),
    "us_person": (("us.ofac.consolidated", "us.csl"), ("un.sc",)),
    "eu_operator": (("eu.fsf",), ("un.sc",)),
    "uk_person": (("un.sc",),),
    "exporter": (
        ("us.ofac.sdn", "us.csl"),
        ("us.bis.meu", "us.csl"),
        ("us.bis.dpl", "us.csl"),
        ("un.sc",),
    ),
}
"""Further lists that bind it; without one of them this is said, and no more."""


class ListsOfDay(NamedTuple):
    """What the lists say of a day, which is the same for all its deals.

    Args:
        watchlists: Those that speak.
        checked: The same as coverage has them, sorted by name.
        gaps: What they leave open.
    """

    watchlists: tuple[Watchlist, ...]
    checked: tuple[str, ...]
    gaps: tuple[NotChecked, ...]


class ListCoverage:
    """What the lists of a home leave open on a day, told once. Safe to share between threads.

    Args:
        watchlists: All that are asked for.
    """

    def __init__(self, watchlists: Watchlists) -> None:
        self._watchlists = watchlists
        self.on = lru_cache(maxsize=REMEMBERED)(self._find)
        """The lists of a day, seen from a perspective."""

    def _find(self, day: date, perspective: str) -> ListsOfDay:
        watchlists = self._watchlists.on(day)
        gaps = check_lists(
            watchlists=watchlists,
            wanted=self._watchlists.names,
            first_day=self._watchlists.first_day,
            day=day,
            who=perspective,
        )
        checked = tuple(f"lists.{watchlist.name}" for watchlist in watchlists)
        return ListsOfDay(watchlists, checked, tuple(gaps))


def check_lists(
    *,
    watchlists: Sequence[Watchlist],
    wanted: Sequence[str],
    first_day: Callable[[str], date | None],
    day: date,
    who: str,
) -> Iterator[NotChecked]:
    """What the lists at hand leave open.

    Args:
        watchlists: The lists that spoke.
        wanted: All lists that were asked for.
        first_day: The day of a list's oldest snapshot.
        day: The day the lists were asked about.
        who: The perspective.
    """
    there = {watchlist.name: watchlist for watchlist in watchlists}
    for name in wanted:
        if name not in there and not _is_replaced(name, there):
            is_needed = any(
                name in choice and there.keys().isdisjoint(choice) for choice in BINDING[who]
            )
            reason = _why_absent(first_day(name), day)
            yield NotChecked(f"lists.{name}", reason, matters=is_needed)
    known = {*there, *wanted}
    yield from _absent(BINDING[who], known, who=who, matters=True)
    yield from _absent(ALSO_BINDING[who], known, who=who, matters=False)
    for watchlist in watchlists:
        yield from _gaps(watchlist, day, is_needed=_is_needed(watchlist, there, who))


def lacks_scheme(scheme: str, watchlists: Sequence[Watchlist], *, who: str) -> tuple[str, ...]:
    """The binding lists that name nobody by an identifier of this scheme.

    Args:
        scheme: Such as ``bic``.
        watchlists: The lists that spoke.
        who: The perspective.
    """
    there = {watchlist.name: watchlist for watchlist in watchlists}
    found = []
    for choice in BINDING[who]:
        at_hand = [there[name] for name in choice if name in there]
        if at_hand and not any(scheme in watchlist.schemes for watchlist in at_hand):
            found.append(at_hand[0].name)
    return tuple(found)


def _absent(choices: Choices, known: set[str], *, who: str, matters: bool) -> Iterator[NotChecked]:
    for choice in choices:
        if known.isdisjoint(choice):
            yield NotChecked(
                f"lists.{choice[0]}",
                f"no snapshot of {' or '.join(choice)} is loaded, and this list binds the "
                f"perspective {who}.",
                matters=matters,
            )


def _gaps(watchlist: Watchlist, day: date, *, is_needed: bool) -> Iterator[NotChecked]:
    age = (day - watchlist.newest).days
    if age > STALE_DAYS:
        yield NotChecked(
            f"lists.{watchlist.name} since {watchlist.newest.isoformat()}",
            f"the newest snapshot on or before {day.isoformat()} is {age} days older; what was "
            "listed or delisted in between is unknown.",
            matters=is_needed and age > TOO_OLD_DAYS,
        )
    if watchlist.missing:
        yield NotChecked(
            f"lists.{watchlist.name}, in part",
            f"the snapshot of {watchlist.version} was read from files that lack "
            f"{', '.join(watchlist.missing)}.",
            matters=is_needed and "aliases" in watchlist.missing,
        )


def _is_needed(watchlist: Watchlist, there: Mapping[str, Watchlist], who: str) -> bool:
    """Whether it binds the perspective and is the newest of those that stand in for each other."""
    for choice in BINDING[who]:
        at_hand = [there[name] for name in choice if name in there]
        if watchlist in at_hand:
            return watchlist is max(at_hand, key=lambda item: item.newest)
    return False


def _is_replaced(name: str, there: Mapping[str, Watchlist]) -> bool:
    heir, closed = CLOSED.get(name, ("", None))
    return heir in there and closed is not None and there[heir].newest >= closed


def _why_absent(first: date | None, day: date) -> str:
    if first is None:
        return "no snapshot of this list is loaded."
    return (
        f"the oldest snapshot is of {first.isoformat()}; who was listed on {day.isoformat()} is "
        "unknown."
    )
