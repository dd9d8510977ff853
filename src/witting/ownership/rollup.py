"""Is an entity owned or controlled by listed ones, for certain or possibly, by a regime's test?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.ownership.graph import CONTROL
from witting.ownership.holdings import Holdings
from witting.ownership.reach import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.ownership.rule import Reading

OWNED, CONTROLLED = "owned", "controlled"
MINORITY, LINKED, NOT_OWNED = "minority", "linked", "not_owned"
CERTAIN, POSSIBLE = "certain", "possible"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the test says of one entity.

    Args:
        outcome: ``owned``, ``controlled``, ``minority`` (listed holders have a share that is too
            small), ``linked`` (such as by a director) or ``not_owned``.
        certainty: ``certain``, or ``possible`` where shares, days or who the holders are leave it
            open.
        reach: By whom it was found.
    """

    outcome: str
    certainty: str
    reach: Reach


class RollUp:
    """All answers of one test on one day.

    Args:
        holdings: As of the day.
        reading: How the test is read on the day.
        certain: Entities that are listed for certain.
        possible: Entities that may be; the certain ones are added to them.
        asked: An entity that nothing may rest on, since it is asked about itself; None for none.
    """

    def __init__(
        self,
        holdings: Holdings,
        reading: Reading,
        *,
        certain: Iterable[int],
        possible: Iterable[int] = (),
        asked: int | None = None,
    ) -> None:
        self._asked = asked
        self.holdings = holdings
        self.reading = reading
        self.certain = frozenset(certain)
        """Who is listed for certain."""
        self.possible = self.certain | frozenset(possible)
        """Who may be listed, the certain ones included."""
        self._count_all()

    def owned(self, entity: int) -> str | None:
        """How surely an entity that is not listed itself is owned; None where it is not. Quick."""
        surely = self._certain_reach(entity, with_control=False)
        if surely is not None and entity in surely:
            return CERTAIN
        return POSSIBLE if entity in self._possibly[False] else None

    def answers(self, entity: int) -> tuple[Answer, ...]:
        """What the test says of an entity; never empty.

        Owned and controlled are two tests, and both may be met. Nothing that the entity itself
        holds counts for it, and of one that is listed it is said whether others own it, too.
        """
        if entity != self._asked and self._touches(entity):
            alone = {entity}
            others = RollUp(
                self.holdings,
                self.reading,
                certain=self.certain - alone,
                possible=self.possible - alone,
                asked=entity,
            )
            return others.answers(entity)
        found = [answer for answer in (self._owned(entity), self._controlled(entity)) if answer]
        if not found:
            found = [answer for answer in (self._minority(entity), self._linked(entity)) if answer]
        return tuple(found) or (Answer(NOT_OWNED, CERTAIN, self._possibly[False]),)

    def _touches(self, entity: int) -> bool:
        return entity in self.possible or any(entity in reach for reach in self._possibly.values())

    def add_edge(self, number: int) -> None:
        """Takes one more edge of the graph in; only what hangs on it is counted anew.

        Where the edge takes something back (it makes the shares of an asset more than all of it, or
        says more of a holding that is there), all is counted anew.
        """
        edge = self.holdings.graph.edge(number)
        if not self.holdings.is_in_force(edge):
            return
        if edge.kind == CONTROL:
            is_sure = self.holdings.add_control(edge, number)
            for reach in self._reaches():
                reach.add_control(edge.owner, edge.asset, is_sure=is_sure)
        else:
            holding = self.holdings.add_edge(edge, number)
            if holding is None:
                self.holdings = Holdings(self.holdings.graph, self.holdings.day)
                self._count_all()
                return
            for reach in self._reaches():
                reach.add(holding)
        self._note_sole()

    def _count_all(self) -> None:
        reading = self.reading
        kinds = (False, True) if reading.control_counts else (False,)
        self._possibly = {
            with_control: self._reach(self.possible, is_certain=False, with_control=with_control)
            for with_control in kinds
        }
        groups = [self.certain] if reading.adds_up else [{one} for one in sorted(self.certain)]
        self._certainly = {
            with_control: [
                self._reach(group, is_certain=True, with_control=with_control) for group in groups
            ]
            for with_control in kinds
        }
        self._note_sole()

    def _note_sole(self) -> None:
        """Whom each listed holder holds alone, where holders are not added up."""
        self._sole: dict[bool, dict[int, Reach]] = {}
        if not self.reading.adds_up:
            for with_control, reaches in self._certainly.items():
                sole = self._sole[with_control] = {}
                for reach in reaches:
                    for entity in reach.ranks:
                        sole.setdefault(entity, reach)
                    if self._asked is not None and self._asked in reach:
                        sole.setdefault(self._asked, reach)

    def _reach(self, holders: Iterable[int], *, is_certain: bool, with_control: bool) -> Reach:
        reach = Reach(
            self.holdings,
            self.reading,
            is_certain=is_certain,
            with_control=with_control,
            asked=self._asked,
        )
        reach.start(holders)
        return reach

    def _reaches(self) -> list[Reach]:
        certainly = [reach for reaches in self._certainly.values() for reach in reaches]
        return [*self._possibly.values(), *certainly]

    def _certain_reach(self, entity: int, *, with_control: bool) -> Reach | None:
        """The reach that holds the entity for certain, or the one that all holders have."""
        if not self.reading.adds_up:
            return self._sole[with_control].get(entity)
        return self._certainly[with_control][0]

    def _owned(self, entity: int) -> Answer | None:
        certainty = self.owned(entity)
        if certainty is None:
            return None
        surely = self._certain_reach(entity, with_control=False)
        if certainty == CERTAIN and surely is not None:
            return Answer(OWNED, CERTAIN, surely)
        return Answer(OWNED, POSSIBLE, self._possibly[False])

    def _controlled(self, entity: int) -> Answer | None:
        """By control, or by shares that are enough only because a controlled holder's count."""
        counts = self.reading.control_counts
        pairs = [
            *((reach, CERTAIN) for reach in zip(*self._both(counts=counts), strict=True)),
            ((self._possibly[counts], self._possibly[False]), POSSIBLE),
        ]
        for (reach, plain), certainty in pairs:
            by_shares = entity in reach and entity not in plain
            if by_shares or reach.controllers_of(entity):
                return Answer(CONTROLLED, certainty, reach)
        return None

    def _both(self, *, counts: bool) -> tuple[list[Reach], list[Reach]]:
        return self._certainly[counts], self._certainly[False]

    def _minority(self, entity: int) -> Answer | None:
        surely = self._certainly[False]
        for reaches, certainty in ((surely, CERTAIN), ([self._possibly[False]], POSSIBLE)):
            for reach in reaches:
                if reach.holdings_in(entity):
                    return Answer(MINORITY, certainty, reach)
        return None

    def _linked(self, entity: int) -> Answer | None:
        """Whether someone who is listed or owned is linked to the entity, such as its director."""
        reach = self._possibly[False]
        links = [link for link in self.holdings.links.get(entity, ()) if link[0] in reach]
        if not links:
            return None
        is_certain = any(
            is_sure and (owner in self.certain or self.owned(owner) == CERTAIN)
            for owner, is_sure, _ in links
        )
        return Answer(LINKED, CERTAIN if is_certain else POSSIBLE, reach)
