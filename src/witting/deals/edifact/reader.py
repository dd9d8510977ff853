"""Which deals do the EDIFACT messages of a file describe?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.edifact.draft import Draft, source_of
from witting.deals.edifact.envelope import iter_units
from witting.deals.edifact.finish import finish
from witting.deals.edifact.taking import take
from witting.deals.parse import unread_deal
from witting.deals.reading import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.edifact.unit import Unit
    from witting.deals.lines import ByteStream
    from witting.model import Deal


def read_edifact(stream: ByteStream, file: str) -> Iterator[Deal]:
    """The deal of each message, one by one; of each consignment where a message has some."""
    for unit in iter_units(stream):
        yield _read(unit, file) if unit.own else _unread(unit, file)


def _read(unit: Unit, file: str) -> Deal:
    draft = Draft(unit, file=file)
    segments = unit.segments()
    for problem, is_lost in unit.problems:
        draft.issue("", problem, unread=is_lost)
    if draft.type is None:
        what = (
            f"{shown(unit.type)} is no type of message that is known to this version; its segments "
            "were read by what they usually mean."
        )
        draft.issue("", what, unread=True)
    for segment in segments:
        take(segment, draft)
    return finish(draft)


def _unread(unit: Unit, file: str) -> Deal:
    source = source_of(unit, file)
    what = " ".join(problem for problem, _ in unit.problems) or "the message has no segment."
    return unread_deal(what, source=source, where=f"{file} {source.locator}")
