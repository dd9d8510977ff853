"""Which messages are about the same letter of credit?

A letter of credit longer than one message goes on in others under the same reference (field 20),
and an amendment names it (fields 20, 21, 23). They are made one deal where they stand directly
behind each other, so that no more than one letter of credit is held; elsewhere an issue says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from witting.deals.reading import shown
from witting.model import Issue, Money, Route

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.model import Deal, Party

OPENING = frozenset({"700", "705", "710", "720", "760"})
FURTHER = frozenset({"701", "711", "721", "761"})
AMENDING = frozenset({"707", "708", "767"})
MOST = 100
"""Messages that are joined; a file with one reference throughout must not fill the memory."""

_PART = re.compile(r"(\d+)/(\d+)")


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """A message as a deal, and by what it is joined with others.

    Args:
        deal: As read.
        type: Such as ``701``.
        references: What it calls itself (empty where it says nothing), then what it refers to.
        part: Field 27, such as ``1/2``, or None.
        amount_tag: The field that the amount is from, or None.
        envelope_part: Field 27A of an MT 798, likewise.
    """

    deal: Deal
    type: str
    references: tuple[str, ...]
    part: str | None
    amount_tag: str | None
    envelope_part: str | None = None


def ask_for_envelopes(messages: Iterable[ReadMessage]) -> Iterator[ReadMessage]:
    """The messages; an MT 798 that is a part and has not the next part behind it says so."""
    before: ReadMessage | None = None
    for message in chain(messages, (None,)):
        if before is not None:
            yield before if _is_gone_on_with(before, message) else _without_next(before)
        before = message


def _is_gone_on_with(message: ReadMessage, behind: ReadMessage | None) -> bool:
    """Whether an envelope is the last of its parts, or the next part stands behind it."""
    found = _PART.fullmatch(message.envelope_part or "")
    if found is None or int(found[1]) >= int(found[2]):
        return True
    own = _PART.fullmatch(behind.envelope_part or "") if behind else None
    if own is None:
        return False
    return int(own[1]) == int(found[1]) + 1 and int(own[2]) == int(found[2])


def _without_next(message: ReadMessage) -> ReadMessage:
    source = message.deal.source
    where = f"{source.file} {source.locator}" if source else message.deal.id
    what = (
        f"the message is part {message.envelope_part} of an envelope, and the next part does not "
        "stand behind it: something of the deal is not known here."
    )
    issues = (*message.deal.issues, Issue(where, what, unread=True))
    return replace(message, deal=replace(message.deal, issues=issues))


def join_credits(messages: Iterable[ReadMessage]) -> Iterator[Deal]:
    """The deals, those of one letter of credit made one."""
    credit: _Credit | None = None
    for message in messages:
        if credit is not None and credit.takes(message):
            credit.add(message)
            continue
        if credit is not None:
            yield credit.deal()
            credit = None
        if message.type in OPENING | FURTHER | AMENDING:
            credit = _Credit(message)
        else:
            yield message.deal
    if credit is not None:
        yield credit.deal()


class _Credit:
    """A letter of credit or a guarantee, with what follows it."""

    def __init__(self, first: ReadMessage) -> None:
        self._first = first
        self._deal = first.deal
        self._parts = self._count = 1
        self._last = first.deal
        self._issues: list[Issue] = []

    def takes(self, message: ReadMessage) -> bool:
        """Whether the message goes on with this one, or amends it."""
        own = self._first.references[0]
        if not own or self._count >= MOST:
            return False
        if message.type in FURTHER:
            return message.references[0] == own
        return message.type in AMENDING and own in message.references

    def add(self, message: ReadMessage) -> None:
        """Adds what the message says beyond those before it."""
        deal, new = self._deal, message.deal
        self._count += 1
        if message.type in FURTHER:
            self._parts += 1
        self._last = new
        route, replaced = self._route(deal.route, new)
        known = {_bare(party) for party in deal.parties}
        self._deal = replace(
            deal,
            date=deal.date or new.date,
            parties=(*deal.parties, *(item for item in new.parties if _bare(item) not in known)),
            goods=(*deal.goods, *new.goods),
            route=route,
            amount=self._amount(deal.amount, message),
            purpose="\n".join(filter(None, (deal.purpose, new.purpose))) or None,
            text=(*deal.text, *replaced, *new.text),
            references=tuple(dict.fromkeys((*deal.references, *new.references))),
            issues=(*deal.issues, *new.issues),
        )

    def deal(self) -> Deal:
        """The deal of all messages so far."""
        self._ask_for_parts()
        deal, source, last = self._deal, self._deal.source, self._last.source
        if source and last and source.locator != last.locator:
            number = last.locator.rpartition(" ")[2]
            first = source.locator.rpartition(" ")[2]
            source = replace(source, locator=f"messages {first} to {number}")
        return replace(deal, source=source, issues=(*deal.issues, *self._issues))

    def _ask_for_parts(self) -> None:
        first = self._first
        if first.type in AMENDING:
            what = "the message amends another that does not stand before it in this file"
        elif first.type in FURTHER:
            what = "the message goes on with another that does not stand before it in this file"
        else:
            found = _PART.fullmatch(first.part or "")
            if found is None or int(found[2]) <= max(self._parts, int(found[1])) == self._parts:
                return
            what = f"the message is part {first.part}, and {self._parts} stand together here"
        self._say(first.deal, f"{what}: something of the deal is not known here.", unread=True)

    def _route(self, old: Route, deal: Deal) -> tuple[Route, list[str]]:
        """The route as amended, and the places that no longer stand in it."""
        names = ("origin", "port_of_loading", "port_of_discharge", "final_destination")
        changes = {name: place for name in names if (place := getattr(deal.route, name))}
        replaced = {
            name: was for name in changes if (was := getattr(old, name)) and was != changes[name]
        }
        for name, was in replaced.items():
            place = name.replace("_", " ")
            what = f"the {place} was {shown(was)} before; the earlier place was kept as a text."
            self._say(deal, what)
        return replace(old, **changes), list(replaced.values())

    def _amount(self, old: Money | None, message: ReadMessage) -> Money | None:
        """The amount after an increase (32B) or a decrease (33B), or the new one (34B)."""
        new = message.deal.amount
        if new is None or old is None or message.type not in AMENDING:
            return old or new
        if message.amount_tag == "34B":
            return new
        if new.currency != old.currency:
            self._say(message.deal, "the amendment's amount is in another currency; not applied.")
            return old
        sign = -1 if message.amount_tag == "33B" else 1
        return Money(old.amount + sign * new.amount, old.currency)

    def _say(self, deal: Deal, what: str, *, unread: bool = False) -> None:
        source = deal.source
        where = f"{source.file} {source.locator}" if source else deal.id
        self._issues.append(Issue(where, what, unread=unread))


def _bare(party: Party) -> Party:
    return replace(party, locator=None)
