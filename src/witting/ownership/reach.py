"""Who is held, starting from some holders: the least set that the test closes?

An entity is held as soon as those who are held already hold enough of it. Nobody is held only
because of a circle that holds itself: two companies that own all of each other are nobody's.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from witting.ownership.holdings import units_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.ownership.holdings import Holdings, Units
    from witting.ownership.rule import Reading


class Reach:
    """Everyone who is held, in the order in which that was found.

    Each holding is counted once, when its owner's turn comes, so that the work grows with what the
    holders reach and not with the graph.

    Args:
        holdings: As of the day.
        reading: What is enough.
        is_certain: Whether to count what is held for certain, or all that may be.
        with_control: Whether control holds, too.
        asked: An entity that nothing may rest on, since it is asked about itself; None for none.
    """

    def __init__(
        self,
        holdings: Holdings,
        reading: Reading,
        *,
        is_certain: bool,
        with_control: bool = False,
        asked: int | None = None,
    ) -> None:
        self.ranks: dict[int, int] = {}
        """Who is held, holders included: the higher was found later, and by lower ones only."""
        self.is_certain = is_certain
        self._holdings = holdings
        self._reading = reading
        self._limit = units_of(reading.share)
        self._shares: Sequence[Units] = holdings.lows if is_certain else holdings.highs
        self._with_control = with_control
        self._asked = asked
        self._totals: dict[int, Units] = {}
        self._queue: deque[int] = deque()

    def __contains__(self, entity: int) -> bool:
        """Whether an entity is held or is a holder."""
        return entity in self.ranks or (entity == self._asked and self._holds_asked())

    def _holds_asked(self) -> bool:
        assert self._asked is not None
        total = self._totals.get(self._asked, 0)
        by_shares = bool(total) and self.is_enough(self._asked, total)
        return by_shares or (self._with_control and bool(self.controllers_of(self._asked)))

    def start(self, holders: Iterable[int]) -> None:
        """Holders from whom it starts; more may come later, and add to what is there."""
        for holder in sorted(holders):
            self._hold(holder)
        self._run()

    def add(self, holding: int) -> None:
        """One more holding; only what hangs on it is counted."""
        if self._holdings.owners[holding] in self.ranks:
            self._count(holding)
            self._run()

    def add_control(self, owner: int, asset: int, *, is_sure: bool) -> None:
        """One more statement of control, likewise."""
        if self._with_control and owner in self.ranks and (is_sure or not self.is_certain):
            self._hold(asset)
            self._run()

    def share_of(self, holding: int) -> Units:
        """How much a holding counts."""
        return self._shares[holding]

    def holdings_in(self, asset: int) -> list[int]:
        """The holdings of those who are held in an asset; none rests on the asset itself."""
        limit = self.ranks.get(asset, len(self.ranks))
        return [
            item
            for item in self._holdings.in_asset(asset)
            if self.ranks.get(self._holdings.owners[item], limit) < limit and self._shares[item]
        ]

    def controllers_of(self, asset: int) -> list[tuple[int, int]]:
        """Those who are held and control an asset, each with the edge that says so."""
        limit = self.ranks.get(asset, len(self.ranks))
        return [
            (owner, edge)
            for owner, is_sure, edge in self._holdings.controllers.get(asset, ())
            if self.ranks.get(owner, limit) < limit and (is_sure or not self.is_certain)
        ]

    def is_enough(self, asset: int, held: Units) -> bool:
        """Whether so much of an asset is enough by the test."""
        # Where the shares that are stated make more than all, so much of them may be wrong.
        excess = self._holdings.excess.get(asset, 0) if self.is_certain else 0
        return self._reading.is_reached(held, self._limit + excess)

    def _run(self) -> None:
        while self._queue:
            holder = self._queue.popleft()
            for holding in self._holdings.held_by(holder):
                self._count(holding)
            if self._with_control:
                for asset, is_sure, _ in self._holdings.control.get(holder, ()):
                    if is_sure or not self.is_certain:
                        self._hold(asset)

    def _count(self, holding: int) -> None:
        asset = self._holdings.assets[holding]
        if asset in self.ranks:
            return
        total = self._totals.get(asset, 0) + self._shares[holding]
        self._totals[asset] = total
        if total and self.is_enough(asset, total):
            self._hold(asset)

    def _hold(self, entity: int) -> None:
        if entity not in self.ranks and entity != self._asked:
            self.ranks[entity] = len(self.ranks)
            self._queue.append(entity)
