"""What goes from a segment into the deal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.edifact import goods_segment as goods
from witting.deals.edifact import message_segment as message
from witting.deals.edifact import party_segment as party
from witting.deals.edifact import transport_segment as transport
from witting.deals.edifact.vocabulary import load_uses
from witting.deals.reading import shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.deals.edifact.draft import Draft
    from witting.deals.edifact.segment import Segment
    from witting.deals.edifact.vocabulary import SegmentUse

OF_A_PARTY = frozenset({"RFF", "CTA", "COM", "DTM", "DOC", "FII", "LOC", "PNA"})
"""Segments that may stand behind a party without ending what is said of it."""


def take(segment: Segment, draft: Draft) -> None:
    """Puts into the deal what the segment says, as the resource files have it."""
    use = load_uses().get(segment.tag)
    if use is None:
        _take_unknown(segment, draft)
        return
    if segment.has_breaks:
        _take_breaks(segment, draft)
    if segment.tag not in OF_A_PARTY:
        draft.party = None
    if use.takes:
        TAKERS[use.takes](segment, draft)
    _take_rest(segment, use, draft)


def _take_rest(segment: Segment, use: SegmentUse, draft: Draft) -> None:
    """Texts, then codes; what is left is unknown."""
    for position in use.texts:
        _take_text(segment, position, use, draft)
    for position in use.codes:
        segment.skip(position)
    if "all" in use.codes:
        for _, text in segment.rest():  # Words where a code belongs may name somebody.
            draft.add_text(text, label=segment.label)
        return
    for position, text in segment.rest():
        what = f"element {position} ({shown(text)}) is unknown here; it was kept as a text."
        draft.issue(segment.label, what, unread=any(map(str.isalpha, text)))
        draft.add_text(text, label=segment.label)


def _take_text(segment: Segment, position: str, use: SegmentUse, draft: Draft) -> None:
    if not segment.has(position):
        return
    element, _, component = position.partition(".")
    for code in use.codes:
        if code.startswith(f"{element}."):
            segment.skip(code)
    first = int(component or 1)
    lines = segment.take_lines(int(element), first=first, last=first if component else 99)
    draft.add_text("\n".join(lines), label=segment.label)


def _take_unknown(segment: Segment, draft: Draft) -> None:
    words = [text for _, text in segment.rest()]
    what = "the segment is unknown"
    if any(map(str.isalpha, "".join(words) or segment.tag)):
        draft.issue(segment.label, f"{what}; it was kept as a text.", unread=True)
        draft.add_text("\n".join(words or [segment.tag]), label=segment.label)
    else:
        draft.issue(segment.label, f"{what}; its numbers were not read.")


def _take_breaks(segment: Segment, draft: Draft) -> None:
    """A line break may stand for a blank or for nothing; as a text both are looked for."""
    broken = segment.broken()
    if broken:
        what = "a line break stands in the segment; it was read as a blank."
        draft.issue(segment.label, what)
    for text in broken:
        draft.add_text(text.replace("\r", ""), label=segment.label)


TAKERS: dict[str, Callable[[Segment, Draft], None]] = {
    "document": message.take_document,
    "consignment": message.take_consignment,
    "papers": message.take_papers,
    "reference": message.take_reference,
    "day": message.take_day,
    "currency": message.take_currency,
    "summary": message.take_summary,
    "party": party.take_party,
    "contact": party.take_contact,
    "address": party.take_address,
    "person": party.take_person,
    "bank": party.take_bank,
    "transport": transport.take_transport,
    "place": transport.take_place,
    "equipment": transport.take_equipment,
    "stowed": transport.take_stowed,
    "line": goods.take_line,
    "goods": goods.take_goods,
    "customs": goods.take_customs,
    "article": goods.take_article,
    "described": goods.take_described,
    "text": goods.take_text,
    "quantity": goods.take_quantity,
    "measure": goods.take_measure,
    "origin": goods.take_origin,
    "amount": goods.take_amount,
}
