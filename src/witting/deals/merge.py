"""Do rows that follow each other under one id belong to one deal?

Customs and invoice tables have a row for each line of goods. Rows that stand next to each other
under the same id are one deal as long as they do not contradict each other on its date, kind,
amount, purpose, route and the names in one role; then parties, goods, texts and the licences that
it is stated to rest on add up. A row that contradicts is a deal of its own, reported as having an
id that was there before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.model import Deal, Issue, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.model import GoodsItem, Party

MAX_ROWS = 10_000
"""Rows of one deal; a table with one and the same id throughout must not fill the memory."""


def merge_rows(deals: Iterable[Deal], *, adds_parties: bool) -> Iterator[Deal]:
    """The deals, rows of one deal made one.

    Args:
        deals: One for each row.
        adds_parties: Whether the table has columns for parties of any role, so that rows differ in
            them on purpose; otherwise another buyer makes it another deal.
    """
    group: _Group | None = None
    for deal in deals:
        if group is not None and group.takes(deal, adds_parties=adds_parties):
            group.add(deal)
            continue
        if group is not None:
            yield group.deal()
        group = _Group(deal)
    if group is not None:
        yield group.deal()


class _Group:
    """The rows of one deal, added up as they come."""

    def __init__(self, first: Deal) -> None:
        self._first = self._head = first
        self._rows = 1
        self._last = _locator(first)
        self._parties: dict[Party, Party] = {}
        self._goods: list[GoodsItem] = list(first.goods)
        self._texts = dict.fromkeys(first.text)
        self._relies_on = dict.fromkeys(first.relies_on)
        self._references = dict.fromkeys(first.references)
        self._issues = dict.fromkeys(first.issues)

    def takes(self, deal: Deal, *, adds_parties: bool) -> bool:
        """Whether the row may be another of the same deal."""
        return (
            self._rows < MAX_ROWS
            and deal.id == self._head.id
            and all(_agree(*pair) for pair in _scalars(self._head, deal))
            and (adds_parties or _same_names(self._parties or self._first.parties, deal.parties))
        )

    def add(self, row: Deal) -> None:
        """Adds what the row has beyond those before it."""
        if self._rows == 1:  # Most deals have one row, and need no comparing.
            self._parties = {_bare(party): party for party in self._first.parties}
        new = {_bare(party): party for party in row.parties}
        is_new = (
            row.goods
            or new.keys() - self._parties.keys()
            or set(row.text) - self._texts.keys()
            or set(row.relies_on) - self._relies_on.keys()
            or set(row.references) - self._references.keys()
        )
        if not is_new:
            where = f"{row.source.file} {row.source.locator}" if row.source else row.id
            what = "the row has the id of the row before and adds nothing to it."
            self._issues[Issue(where, what)] = None
        for bare, party in new.items():
            self._parties.setdefault(bare, party)
        self._goods += row.goods
        self._texts |= dict.fromkeys(row.text)
        self._relies_on |= dict.fromkeys(row.relies_on)
        self._references |= dict.fromkeys(row.references)
        self._issues |= dict.fromkeys(row.issues)
        self._head = _completed(self._head, row)
        self._rows += 1
        self._last = _locator(row)

    def deal(self) -> Deal:
        """The deal of all rows."""
        if self._rows == 1:
            return self._first
        source = self._head.source
        if source is not None:
            unit, _, first = source.locator.rpartition(" ")
            last = self._last.rpartition(" ")[2]
            source = replace(source, locator=f"{unit}s {first} to {last}")
        return replace(
            self._head,
            parties=tuple(self._parties.values()),
            goods=tuple(self._goods),
            text=tuple(self._texts),
            references=tuple(self._references),
            relies_on=tuple(self._relies_on),
            source=source,
            issues=tuple(self._issues),
        )


def _scalars(left: Deal, right: Deal) -> Iterator[tuple[object, object]]:
    yield from ((left.date, right.date), (left.kind, right.kind), (left.amount, right.amount))
    yield left.purpose, right.purpose
    for name in Route.__slots__:
        yield getattr(left.route, name), getattr(right.route, name)


def _same_names(left: Iterable[Party], right: Iterable[Party]) -> bool:
    """Whether no role has one name here and another there."""
    known: dict[str | None, set[str]] = {}
    for party in left:
        if party.name:
            known.setdefault(party.role, set()).add(party.name)
    return all(
        not party.name or party.role not in known or party.name in known[party.role]
        for party in right
    )


def _agree(left: object, right: object) -> bool:
    return not left or not right or left == right


def _completed(head: Deal, row: Deal) -> Deal:
    """What the earlier rows did not say is taken from this one."""
    return replace(
        head,
        date=head.date or row.date,
        kind=head.kind or row.kind,
        amount=head.amount or row.amount,
        purpose=head.purpose or row.purpose,
        route=Route(
            **{
                name: getattr(head.route, name) or getattr(row.route, name)
                for name in Route.__slots__
            }
        ),
    )


def _bare(party: Party) -> Party:
    return replace(party, locator=None)


def _locator(deal: Deal) -> str:
    return deal.source.locator if deal.source else ""
