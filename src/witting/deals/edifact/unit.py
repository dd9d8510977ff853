"""What is said in one message, or in one consignment of it?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from witting.deals.edifact.charset import choose_codec, is_doubtful
from witting.deals.edifact.segment import Segment
from witting.deals.edifact.separators import DEFAULT
from witting.deals.lines import MAX_LINE

if TYPE_CHECKING:
    from witting.deals.edifact.splitter import RawSegment

MAX_UNIT = MAX_LINE
"""Bytes of one message, or of one consignment with what holds for all; more are not loaded."""

_REPEATING = "4"
"""The version of the syntax from which on elements repeat. Source: ISO 9735-1:2002, 8.2."""


@dataclass(slots=True)
class Interchange:
    """What holds for the messages between a UNB and its UNZ.

    Args:
        syntax: Such as ``UNOC``; empty where there is no UNB.
        version: Of the syntax.
        reference: Of the interchange.
        messages: How many were there so far; groups, where it has any.
    """

    syntax: str = ""
    version: str = ""
    reference: str = ""
    messages: int = 0
    groups: int = 0
    in_group: int = 0


@dataclass(slots=True)
class Unit:
    """A message, or a consignment of one with what the message says before its first.

    Args:
        interchange: Around it.
        message: Its number in the file, from 1.
        type: Such as ``INVOIC``; empty where there is no UNH.
        consignment: Its number in the message, from 1; 0 for a message without.
        shared: What holds for it and is said before the first consignment; of the latter it is a
            part of ``own``.
        own: What it says itself.
        first: The place of the first segment of ``own`` in the message.
        size: Of ``own``, in bytes.
        problems: What is wrong with it, and whether something of it may be lost.
    """

    interchange: Interchange
    message: int
    type: str = ""
    reference: str = ""
    consignment: int = 0
    shared: list[RawSegment] = field(default_factory=list)
    own: list[RawSegment] = field(default_factory=list)
    first: int = 2
    size: int = 0
    problems: list[tuple[str, bool]] = field(default_factory=list)

    def add(self, raw: RawSegment) -> None:
        """Adds a segment, unless there are more than any message has."""
        if raw.problem:
            self.problems.append((raw.problem, True))
        if self.size > MAX_UNIT:
            return
        self.size += len(raw.text) + 1
        if self.size > MAX_UNIT:
            what = f"the message has more than {MAX_UNIT >> 20} MiB; the rest was not read."
            self.problems.append((what, True))
        elif raw.text:
            self.own.append(raw)

    def segments(self) -> list[Segment]:
        """The segments, in their letters; says what is odd about these."""
        shared = self.shared if self.consignment > 1 else []
        raws = [*shared, *self.own]
        text = "".join(raw.text for raw in raws)
        codec, problem = choose_codec(text, self.interchange.syntax)
        if problem:
            self.problems.append((problem, is_doubtful(codec)))
        later = self.first - len(shared) - 2
        return [
            Segment(
                self._separated(raw),
                codec=codec,
                number=number + (later if number - 2 >= len(shared) else 0),
            )
            for number, raw in enumerate(raws, start=2)
        ]

    def _separated(self, raw: RawSegment) -> RawSegment:
        signs = raw.separators
        if self.interchange.version < _REPEATING:
            repetition = ""
        else:
            repetition = "*" if signs is DEFAULT else signs.repetition
        if repetition == signs.repetition:
            return raw
        return replace(raw, separators=replace(signs, repetition=repetition))
