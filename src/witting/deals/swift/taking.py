"""What goes from a field into the deal?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.reading import shown
from witting.deals.swift.field import Field
from witting.deals.swift.goods_lines import parse_goods_lines
from witting.deals.swift.party_field import read_party
from witting.deals.swift.value import parse_swift_day, parse_swift_money
from witting.deals.text import are_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.deals.swift.draft import Draft
    from witting.deals.swift.kind import Use, UseKind
    from witting.deals.swift.party_field import PartyField

REFERENCES = ("20", "21")
"""What a message calls itself and what it refers to; the reader takes them."""

_NAMED = {
    number: re.compile(rf"\b{word}\b[^:\n]{{0,20}}:\s*([^\n]+(?:\n[^\n:+]+)*)", re.IGNORECASE)
    for number, word in (("50", "APPLICANT"), ("59", "BENEFICIARY"))
}
_MOST_LINES = 4
_SUBFIELD = re.compile(r"\?\d\d")


def take(item: Field, draft: Draft) -> None:
    """Puts into the deal what the field says, as the resource file has it."""
    if item.tag in REFERENCES:
        return
    use = draft.kind.use_of(item)
    if use is None:
        _take_unknown(item, draft)
        return
    if item.count > 1 and not draft.kind.may_repeat(item):
        what = f"field {item.tag} is given more than once; each was read."
        draft.issue(item.label, what, unread=True)
    _TAKERS[use.kind](item, use, draft)


def _take_unknown(item: Field, draft: Draft) -> None:
    what = "the field is unknown in such a message"
    if any(map(str.isalnum, item.text)):
        draft.issue(item.label, f"{what}; it was kept as a text.", unread=True)
        draft.add_text(item.text, label=item.label)
    else:
        draft.issue(item.label, f"{what}, and empty.")


def _take_party(item: Field, use: Use, draft: Draft) -> None:
    read = read_party(item)
    if read.refers_to:
        read = _follow(read, item, draft)
    for text in read.texts:
        draft.add_text(text, label=item.label)
    for problem, is_lost in read.problems:
        draft.issue(item.label, problem, unread=is_lost)
    if read.is_party:
        draft.add_party(read.facts, role=use.name, label=item.label)


def _follow(read: PartyField, item: Field, draft: Draft) -> PartyField:
    """The party that another field names: ``SEE FIELD 47A``."""
    named = _NAMED.get(item.number)
    for other in draft.fields:
        found = named.search(other.text) if named and other.tag == read.refers_to else None
        if found is None:
            continue
        lines = [line.strip() for line in found[1].split("\n") if line.strip()]
        there = read_party(Field(item.tag, tuple(lines[:_MOST_LINES])))
        if there.refers_to is None:
            what = f"the field says to see field {other.tag}; the party was read from there."
            there.problems.append((what, False))
            return there
    what = f"the party is said to stand in field {read.refers_to} and was not found there."
    read.problems.append((what, True))
    return read


def _take_goods(item: Field, _: Use, draft: Draft) -> None:
    found = parse_goods_lines(item.lines)
    for goods in found.items:
        draft.add_goods(goods, label=item.label)
    for text in found.texts:
        draft.add_text(text, label=item.label)


def _take_text(item: Field, _: Use, draft: Draft) -> None:
    """The text; subfields of a statement's entry (``?32OSH?33TRADE``) are lines of it."""
    text = _SUBFIELD.sub("\n", item.text) if item.number == "86" else item.text
    draft.add_text(text, label=item.label)


def _take_purpose(item: Field, _: Use, draft: Draft) -> None:
    draft.add_purpose(item.text, label=item.label)


def _take_route(item: Field, use: Use, draft: Draft) -> None:
    draft.add_place(str(use.name), " ".join(item.text.split()), label=item.label)


def _take_codes(item: Field, use: Use, draft: Draft) -> None:
    """A code says nothing of anybody; words beside it may."""
    if " ".join(item.text.upper().split()) not in use.words:
        draft.add_text(item.text, label=item.label)


def _take_day(item: Field, _: Use, draft: Draft) -> None:
    set_day(item.tag, item.text.strip(), draft, label=item.label)


def _take_place(item: Field, _: Use, draft: Draft) -> None:
    """A day and then a place, as in field 31D."""
    text = item.text.strip()
    set_day(item.tag, text[:6], draft, label=item.label)
    draft.add_text(text[6:], label=item.label)


def _take_amount(item: Field, _: Use, draft: Draft) -> None:
    found = parse_swift_money(item.text)
    if found is None:
        what = f"{shown(item.text)} is no amount with its currency; it was not read."
        draft.issue(item.label, what)
        return
    day, currency, amount = found
    if day:
        set_day(item.tag, day, draft, label=item.label)
    draft.sums.setdefault(item.tag, {"amount": amount, "currency": currency})


def _ignore(item: Field, _: Use, draft: Draft) -> None:
    """The resource file says why; words where a code belongs may name somebody."""
    if are_words(item.text):
        draft.add_text(item.text, label=item.label)


def set_day(tag: str, text: str, draft: Draft, *, label: str) -> None:
    """Notes the day of a field, or that it is none."""
    day = parse_swift_day(text)
    if day is None:
        draft.issue(label, f"{shown(text)} is no day (YYMMDD); it was not read.")
    else:
        draft.days.setdefault(tag, day)


_TAKERS: dict[UseKind, Callable[[Field, Use, Draft], None]] = {
    "party": _take_party,
    "goods": _take_goods,
    "route": _take_route,
    "purpose": _take_purpose,
    "text": _take_text,
    "amount": _take_amount,
    "codes": _take_codes,
    "day": _take_day,
    "place": _take_place,
    "ignored": _ignore,
}
