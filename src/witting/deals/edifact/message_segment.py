"""What do the segments say that are of the message as a whole?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.edifact.party_segment import take_party_number
from witting.deals.edifact.period import parse_period
from witting.deals.edifact.vocabulary import load_codes, load_references
from witting.deals.reading import shown
from witting.deals.text import are_words

if TYPE_CHECKING:
    from witting.deals.edifact.draft import Draft
    from witting.deals.edifact.segment import Segment

_CURRENCY = re.compile(r"[A-Za-z]{3}")


def take_document(segment: Segment, draft: Draft) -> None:
    """BGM: what the message calls itself."""
    number = segment.take(2)
    if number:
        draft.numbers.append(number)
        draft.add_reference(draft.type.reference if draft.type else "message", number)


def take_consignment(segment: Segment, draft: Draft) -> None:
    """CNI: the number of the consignment; in its place its count."""
    draft.close_groups()
    number = segment.take(2)
    segment.skip("2")
    draft.numbers.append(number or segment.peek(1))
    draft.add_reference("shipment", number)


def take_papers(segment: Segment, draft: Draft) -> None:
    """DOC: another paper, by its kind and number."""
    scheme = load_references("documents").get(segment.peek(1))
    number = segment.take(2)
    if scheme and number:
        draft.add_reference(scheme, number)
    else:
        draft.add_text(number, label=segment.label)


def take_reference(segment: Segment, draft: Draft) -> None:
    """RFF: a number of the party before it, of the deal, or of neither."""
    qualifier, value = segment.peek(1), segment.take(1, 2)
    if not value or take_party_number(qualifier, value, draft):
        return
    scheme = load_references("references").get(qualifier)
    if scheme:
        draft.add_reference(scheme, value)
    elif qualifier not in load_codes("unsaid") or are_words(value):
        draft.add_text(f"{qualifier} {value}", label=segment.label)


def take_day(segment: Segment, draft: Draft) -> None:
    """DTM: a day, of which the deal takes one."""
    qualifier, text, form = segment.take(1), segment.take(1, 2), segment.take(1, 3)
    if qualifier not in load_codes("dates") or not text:
        return
    day = parse_period(text, form)
    if day is None:
        what = f"{shown(text)} is no day in the form {form or 'that it should have'}; not read."
        draft.issue(segment.label, what)
    else:
        draft.days.setdefault(qualifier, (segment.label, day))


def take_currency(segment: Segment, draft: Draft) -> None:
    """CUX: the currency of the amounts that name none."""
    usage, code = segment.peek(1), segment.peek(1, 2)
    if _CURRENCY.fullmatch(code):
        draft.currencies.setdefault(usage, code.upper())
    elif code:
        draft.issue(segment.label, f"{shown(code)} is no currency; it was not read.")


def take_summary(_: Segment, draft: Draft) -> None:
    """UNS, CPS: what follows belongs to no line."""
    draft.close_groups()
