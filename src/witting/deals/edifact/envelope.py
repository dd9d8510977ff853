"""Which messages and consignments does a file hold, and are they whole?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.edifact.segment import Segment
from witting.deals.edifact.splitter import iter_segments
from witting.deals.edifact.unit import Interchange, Unit
from witting.deals.reading import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.edifact.splitter import RawSegment
    from witting.deals.lines import ByteStream

CONSIGNMENT, EQUIPMENT = "CNI", "EQD"
MAX_SHARED = 200
"""Segments before the first consignment that are read for each. A message has some fifty, and a
list of containers behind them: that is read with the first consignment alone, for each names its
own (SGP)."""


def iter_units(stream: ByteStream) -> Iterator[Unit]:
    """Every message and consignment in turn, holding no more than two."""
    walker = _Walker()
    for raw in iter_segments(stream):
        yield from walker.feed(raw)
    yield from walker.close()


class _Walker:
    """Puts segments together; holds a unit back until it is known what ends behind it."""

    def __init__(self) -> None:
        self._interchange = Interchange()
        self._unit: Unit | None = None
        self._held: Unit | None = None
        self._messages = 0
        self._segments = 0
        self._is_open = False

    def feed(self, raw: RawSegment) -> Iterator[Unit]:
        tag = raw.tag
        if tag in ("UNB", "UNG", "UNH", "UNZ", "UNE") and self._unit is not None:
            yield from self._end(("the message has no UNT: it may be cut.", True))
        if tag == "UNB":
            yield from self._begin_interchange(raw)
        elif tag == "UNG":
            self._interchange.groups += 1
            self._interchange.in_group = 0
        elif tag == "UNH":
            self._begin_message(raw)
        elif tag == "UNT":
            yield from self._end_message(raw)
        elif tag == "UNE":
            self._count(raw, self._interchange.in_group, what="messages in its group")
        elif tag == "UNZ":
            yield from self._end_interchange(raw)
        else:
            yield from self._add(raw)

    def close(self) -> Iterator[Unit]:
        if self._unit is not None:
            yield from self._end(("the file ends within this message, which is cut.", True))
        if self._is_open:
            what = "the interchange has no UNZ: the file may be cut, and messages be missing."
            yield from self._say(what)
        if self._held is not None:
            yield self._held

    def _begin_interchange(self, raw: RawSegment) -> Iterator[Unit]:
        if self._is_open:
            what = "the interchange has no UNZ: messages behind this one may be missing."
            yield from self._say(what)
        header = Segment(raw, codec="ascii", number=0)
        self._interchange = Interchange(
            syntax=header.peek(1).upper(), version=header.peek(1, 2), reference=header.peek(5)
        )
        self._is_open = True

    def _begin_message(self, raw: RawSegment) -> None:
        header = Segment(raw, codec="ascii", number=1)
        self._open(header.peek(2).upper(), header.peek(1))
        if raw.problem and self._unit is not None:
            self._unit.problems.append((raw.problem, True))

    def _open(self, told: str, reference: str) -> None:
        self._messages += 1
        self._interchange.messages += 1
        self._interchange.in_group += 1
        self._segments = 1
        self._unit = Unit(self._interchange, self._messages, told, reference)

    def _add(self, raw: RawSegment) -> Iterator[Unit]:
        if self._unit is None:
            self._open("", "")
            assert self._unit is not None
            what = f"{shown(raw.text[:80])} stands in no message: there is no UNH before it."
            self._unit.problems.append((what, True))
        self._segments += 1
        if raw.tag == CONSIGNMENT:
            yield from self._next_consignment()
        self._unit.add(raw)

    def _next_consignment(self) -> Iterator[Unit]:
        unit = self._unit
        assert unit is not None
        if not unit.consignment:
            unit.consignment, unit.shared = 1, _shared_of(unit)
            return
        yield from self._hold(unit)
        self._unit = Unit(
            interchange=unit.interchange,
            message=unit.message,
            type=unit.type,
            reference=unit.reference,
            consignment=unit.consignment + 1,
            shared=unit.shared,
            first=self._segments,
            problems=[(_NOT_SHARED, True)] if len(unit.shared) == MAX_SHARED else [],
        )

    def _end_message(self, raw: RawSegment) -> Iterator[Unit]:
        if self._unit is None:
            yield from self._say("a UNT stands behind no message: something may be missing.")
            return
        said, found = Segment(raw, codec="ascii", number=0), self._segments + 1
        count, reference = said.take(1), said.take(2)
        if raw.problem:
            self._unit.problems.append((raw.problem, True))
        self._unit.problems += _miscounted("UNT", count, found, what="segments")
        self._unit.problems += _misnamed("UNT", reference, self._unit.reference, what="message")
        yield from self._end(None)

    def _end_interchange(self, raw: RawSegment) -> Iterator[Unit]:
        parts = self._interchange.groups or self._interchange.messages
        if self._is_open and not self._interchange.messages:
            yield from self._hold(
                Unit(
                    self._interchange,
                    self._messages + 1,
                    problems=[("the interchange has no message.", True)],
                )
            )
        self._count(raw, parts, what="groups" if self._interchange.groups else "messages")
        reference = Segment(raw, codec="ascii", number=0).peek(2)
        if self._held and self._is_open:
            own = self._interchange.reference
            self._held.problems += _misnamed("UNZ", reference, own, what="interchange")
        self._is_open = False

    def _count(self, raw: RawSegment, found: int, *, what: str) -> None:
        end = Segment(raw, codec="ascii", number=0)
        if self._held is not None:
            self._held.problems += _miscounted(end.tag, end.peek(1), found, what=what)

    def _end(self, problem: tuple[str, bool] | None) -> Iterator[Unit]:
        unit, self._unit = self._unit, None
        if unit is not None:
            unit.problems += [problem] if problem else []
            yield from self._hold(unit)

    def _hold(self, unit: Unit) -> Iterator[Unit]:
        if self._held is not None:
            yield self._held
        self._held = unit

    def _say(self, what: str) -> Iterator[Unit]:
        """Says something of the message before, or of none."""
        if self._held is None:
            yield from self._hold(Unit(self._interchange, self._messages + 1))
        assert self._held is not None
        self._held.problems.append((what, True))


_NOT_SHARED = (
    f"more than {MAX_SHARED} segments stand before the first consignment; those behind were read "
    "with that one alone."
)


def _shared_of(unit: Unit) -> list[RawSegment]:
    """What a message says before its first consignment, and before its containers."""
    tags = [raw.tag for raw in unit.own[:MAX_SHARED]]
    return unit.own[: tags.index(EQUIPMENT)] if EQUIPMENT in tags else unit.own[:MAX_SHARED]


def _miscounted(tag: str, said: str, found: int, *, what: str) -> list[tuple[str, bool]]:
    if said.lstrip("0") == str(found):
        return []
    count = said[:20] if said.isdigit() else shown(said)
    verb = "is" if found == 1 else "are"
    told = f"{tag} says {count} {what} and there {verb} {found}"
    return [(f"{told}; some may be missing.", True)]


def _misnamed(tag: str, said: str, own: str, *, what: str) -> list[tuple[str, bool]]:
    if said == own:
        return []
    return [(f"{tag} ends the {what} {shown(said)}, and this is {shown(own)}.", True)]
