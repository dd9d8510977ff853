"""Which deal is one document?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from witting.deals.documents.facts import Facts, best
from witting.deals.documents.labelled import give_makers, labelled_parties
from witting.deals.documents.party import folded
from witting.deals.documents.route import route_of
from witting.deals.documents.vocabulary import load_words
from witting.deals.documents.walk import Walker
from witting.deals.parse import build_deal
from witting.deals.reading import Reading
from witting.deals.xml.labels import Labels
from witting.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.documents.builder import Document
    from witting.deals.documents.facts import Placed
    from witting.deals.documents.party import PartyDraft
    from witting.model import Deal

_NOTHING = re.compile(r"[-+]?[0.,]*")
_SHOWN_FAULTS = 3
_ENVELOPE = "envelope"
_NEAR = 20
"""Parties by one role and name that are compared; more would cost time alone."""


def read_document(document: Document, *, file: str, place: str) -> Deal:
    """The deal of a document, with what could not be read of it.

    Args:
        document: The document.
        file: The file's name.
        place: Such as ``document 2``.
    """
    facts = Facts()
    _say_faults(document, facts)
    for text in document.envelope:
        facts.text(_ENVELOPE, text)
    Walker(load_words(document.kind.format), facts).walk(document.node)
    return _deal(document, facts, file=file, place=place)


def _deal(document: Document, facts: Facts, *, file: str, place: str) -> Deal:
    currency = best(facts.currencies)
    said_currency = currency.text if currency else ""
    parties = list(_parties(facts))
    give_makers(facts)
    goods = [line for draft in facts.goods for line in draft.found(facts, said_currency)]
    route = route_of(facts)
    known: dict[str, str] = {}
    if document.kind.number is not None:
        for number in facts.ids:
            facts.reference(number.where, document.kind.number, number.text)
    data: dict[str, Any] = {
        "kind": document.kind.name,
        "parties": [party for _, party in parties],
        "goods": [line for _, line in goods],
        "route": route,
        "text": list(facts.texts),
        "references": [{"scheme": scheme, "value": value} for scheme, value in facts.references],
    }
    _take_head(data, known, facts)
    _take_sum(data, known, facts, said_currency)
    _check(document, facts, data)
    places = {
        "parties": [where for where, _ in parties],
        "goods": [where for where, _ in goods],
        "text": list(facts.texts.values()),
    }
    where = f"{file} {place}"
    reading = Reading(where, place=place, labels=Labels(known, places))
    for label, what, unread in facts.problems:
        reading.issue(label, what, unread=unread)
    form = f"{document.kind.format}.{document.kind.name}"
    return build_deal(data, source=Source(file, form, place), reading=reading, where=where)


def _take_head(data: dict[str, Any], known: dict[str, str], facts: Facts) -> None:
    """Number and day of the document, and their places."""
    for name, found in (("id", best(facts.ids)), ("date", best(facts.dates))):
        if found is not None:
            known[name], data[name] = found.where, found.text
    _say_others(facts.dates, "day", facts)


def _take_sum(data: dict[str, Any], known: dict[str, str], facts: Facts, currency: str) -> None:
    """The deal's sum and its place; ``currency`` is that of the document."""
    _say_others(_sums(facts), "sum", facts)
    amount = best(_sums(facts))
    if amount is not None:
        data["amount"] = {"amount": amount.text, "currency": amount.of or currency or None}
        known |= dict.fromkeys(("amount", "amount.amount", "amount.currency"), amount.where)


def _parties(facts: Facts) -> Iterator[tuple[str, dict[str, Any]]]:
    """Whoever is named, once in each role; and owners of an account that nobody else is."""
    seen: dict[str, list[dict[str, Any]]] = {}
    for draft in _drafts(facts):
        for where, data in draft.found():
            same = seen.setdefault(_key(data, () if draft.is_named else tuple(draft.codes)), [])
            if any(_says_no_more(data, one) for one in same[:_NEAR]):
                continue
            same.append(data)
            if not draft.is_named:
                facts.problem(where, draft.nameless(), unread=not draft.is_site)
            yield where, data
    found = [one for same in seen.values() for one in same]
    names = {folded(one.get("name", "")) for one in found}
    for holder in facts.holders:
        if folded(holder.text) not in names:
            names.add(folded(holder.text))
            yield holder.where, {"role": holder.of, "name": holder.text}
    known = {(one.get("role"), folded(one.get("name", ""))) for one in found}
    yield from labelled_parties(facts, known)


def _drafts(facts: Facts) -> Iterator[PartyDraft]:
    """The parties that are some: what is no more than a code, an address or nothing is said."""
    for draft in facts.parties:
        if not draft.is_named:
            for code in draft.codes:
                facts.text(draft.where, code)
        if draft.says_nothing:
            facts.problem(draft.where, draft.nameless())
        elif draft.is_named or not (draft.is_optional or _is_known_site(draft, facts)):
            yield draft


def _is_known_site(site: PartyDraft, facts: Facts) -> bool:
    """Whether it is the address of somebody who is named."""
    where = site.address, site.country
    named = (party for party in facts.parties if party.is_named)
    return (
        site.is_site
        and bool(site.address)
        and any((one.address, one.country) == where for one in named)
    )


def _key(data: dict[str, Any], codes: tuple[str, ...]) -> str:
    """By what a party is found again."""
    return repr((data.get("role"), data.get("name"), codes))


def _says_no_more(data: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(other.get(key) == value for key, value in data.items())


def _sums(facts: Facts) -> list[Placed]:
    """What may be the deal's sum; what is prepaid leaves nothing to pay, which is no sum."""
    return [sum_ for sum_ in facts.amounts if not _NOTHING.fullmatch(sum_.text)] or facts.amounts


def _say_others(found: list[Placed], kind: str, facts: Facts) -> None:
    """Says what else is given in the place of what was taken."""
    first = best(found)
    for other in found:
        if first is not None and other.rank == first.rank and other.text != first.text:
            what = f"another {kind} is given ({other.text[:40]}); the first was read."
            facts.problem(other.where, what)


def _say_faults(document: Document, facts: Facts) -> None:
    for said, line in document.faults[:_SHOWN_FAULTS]:
        is_limit = said in document.limits
        why = said if is_limit else f"this is not well-formed XML ({said})"
        what = (
            f"{why}; what could be read was read, and something may be lost or stand in the wrong "
            "place."
        )
        facts.problem(f"line {line}", what, unread=True)
    if len(document.faults) > _SHOWN_FAULTS:
        more = len(document.faults) - _SHOWN_FAULTS
        facts.problem("", f"{more} more such places are not shown.", unread=True)
    if not document.namespace:
        what = f"<{document.node.name}> is in no namespace; it was read by its name."
        facts.problem("", what)


def _check(document: Document, facts: Facts, data: dict[str, Any]) -> None:
    """What a document must have and has not."""
    roles = {party.get("role") for party in data["parties"]}
    if not data["parties"]:
        facts.problem("", "the document names no party.", unread=True)
    else:
        for role in document.kind.needs:
            if role not in roles:
                facts.problem("", f"the document names no {role}.", unread=True)
    if "date" not in data:
        facts.problem("", "the document has no date.")
