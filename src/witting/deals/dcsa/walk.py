"""What goes from the keys of a shipping document into the deal?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.deals.dcsa.entry import UNKNOWN, Entry, keep_words, objects_of, texts_of
from witting.deals.dcsa.goods import read_goods
from witting.deals.dcsa.party import read_contacts, read_parties
from witting.deals.dcsa.place import read_countries, read_leg, read_locations, read_place
from witting.deals.dcsa.vocabulary import (
    load_actions,
    load_identifiers,
    load_keys,
    load_map,
    load_references,
    load_roles,
)
from witting.deals.document_draft import DocumentDraft, Found
from witting.deals.shipping_line import line_of
from witting.deals.text import are_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from witting.model import Source

MAX_DEPTH = 40
"""Objects in each other; a document has some ten."""


class Draft(DocumentDraft):
    """Collects a deal, key by key."""

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.legs = 0
        self.depth = 0
        self.is_to_order: str | None = None
        """Where it says that the bill is to order."""
        self.first: dict[str, tuple[str, object]] = {}
        """The first value of each key by which a deal may be called, dated or valued."""


def walk(entry: Entry, draft: Draft) -> None:
    """Puts into the deal what an object says that nobody took so far."""
    if draft.depth > MAX_DEPTH:
        what = f"objects stand more than {MAX_DEPTH} deep; what is deeper was not read."
        draft.issue(entry.path, what, unread=True)
        return
    draft.depth += 1
    _note_first(entry, draft)
    for key, value, path in entry.rest():
        action = load_actions().get(key)
        if action is None:
            keep_words(value, path, draft, what=UNKNOWN)
        else:
            walk_all(_HANDLERS[action](value, path, draft, key, entry), draft)
    draft.depth -= 1


def walk_all(entries: Iterable[Entry], draft: Draft) -> None:
    """As :func:`walk`, for several."""
    for entry in entries:
        walk(entry, draft)


def _note_first(entry: Entry, draft: Draft) -> None:
    names = (*load_keys("ids"), *load_keys("dates"), *load_keys("amount"), *load_keys("currency"))
    for key in (*names, "transportdocumenttypecode"):
        value = entry.peek(key)
        if value not in (None, ""):
            draft.first.setdefault(key, (entry.at(key), value))
    if entry.peek("isToOrder") is True and draft.is_to_order is None:
        draft.is_to_order = entry.at("isToOrder")


def _group(value: object, path: str, draft: Draft, _: str, __: Entry) -> Iterable[Entry]:
    return objects_of(value, path, draft)


def _party(value: object, path: str, draft: Draft, key: str, _: Entry) -> Iterable[Entry]:
    return read_parties(value, path, draft, role=load_roles("parties")[key], key=key)


def _contact(value: object, path: str, draft: Draft, _: str, __: Entry) -> Iterable[Entry]:
    return read_contacts(value, path, draft)


def _place(value: object, path: str, draft: Draft, key: str, _: Entry) -> Iterable[Entry]:
    read_place(value, path, draft, key=key)
    return ()


def _leg(value: object, path: str, draft: Draft, key: str, _: Entry) -> Iterable[Entry]:
    draft.legs += 1
    read_leg(value, path, draft, key=key, number=draft.legs)
    return ()


def _locations(value: object, path: str, draft: Draft, _: str, __: Entry) -> Iterable[Entry]:
    return read_locations(value, path, draft)


def _countries(value: object, path: str, draft: Draft, _: str, __: Entry) -> Iterable[Entry]:
    read_countries(value, path, draft)
    return ()


def _goods(value: object, path: str, draft: Draft, _: str, __: Entry) -> Iterable[Entry]:
    return read_goods(value, path, draft)


def _text(value: object, path: str, draft: Draft, _: str, __: Entry) -> Iterable[Entry]:
    if isinstance(value, dict):
        keep_words(value, path, draft, what="a text is expected here")
    draft.add_text("\n".join(texts_of(value)), label=path)
    return ()


def _reference(value: object, path: str, draft: Draft, key: str, _: Entry) -> Iterable[Entry]:
    if isinstance(value, dict):
        keep_words(value, path, draft, what="a number is expected here")
    for number in texts_of(value):
        draft.add_reference(load_references("references")[key], number)
    return ()


def _typed(value: object, path: str, draft: Draft, _: str, __: Entry) -> Iterable[Entry]:
    entries = list(objects_of(value, path, draft))
    for entry in entries:
        kind = entry.take_text("type") or entry.take_text("referenceType")
        for key in ("value", "values", "referenceValue"):
            for number in texts_of(entry.take(key)):
                scheme = load_references("types").get(kind.lower())
                if scheme:
                    draft.add_reference(scheme, number)
                else:
                    draft.add_text(f"{kind} {number}".strip(), label=entry.path)
    return entries


def _vessel(value: object, path: str, draft: Draft, _: str, __: Entry) -> Iterable[Entry]:
    if isinstance(value, str):
        _add_vessel(value, "", path, draft)
        return ()
    entries = list(objects_of(value, path, draft))
    for entry in entries:
        name = entry.take_text("name") or entry.take_text("vesselName")
        _add_vessel(name, _imo(entry), entry.path, draft, flag=entry.take_text("flag"))
    return entries


def _vessel_name(value: object, path: str, draft: Draft, _: str, around: Entry) -> Iterable[Entry]:
    for name in texts_of(value):
        _add_vessel(name, _imo(around), path, draft)
    return ()


def _vessel_number(
    value: object, path: str, draft: Draft, _: str, around: Entry
) -> Iterable[Entry]:
    name = around.take_text(*load_keys("vessel_names"))
    for number in texts_of(value):
        _add_vessel(name, number, path, draft)
    return ()


def _imo(entry: Entry) -> str:
    return next(filter(None, (entry.take_text(key) for key in load_keys("vessel_numbers"))), "")


def _add_vessel(name: str, imo: str, path: str, draft: Draft, *, flag: str = "") -> None:
    ship = Found(path, {"role": "vessel", "schema": "Vessel"})
    ship.put(name=name, country=flag)
    if imo:
        ship.add_identifier("imo", imo)
    if name or imo:
        draft.parties.append(ship)


def _carrier(value: object, path: str, draft: Draft, _: str, around: Entry) -> Iterable[Entry]:
    provider = around.take_text("carrierCodeListProvider")
    for code in texts_of(value):
        called = load_map("providers").get(provider.lower(), provider)
        scheme = load_identifiers("codes").get(provider.lower())
        carrier = Found(path, {"role": "carrier"})
        line = line_of(code)
        if scheme:
            carrier.add_identifier(scheme, code)
        elif line is not None:
            carrier.put(name=line[0], country=line[1])
        else:
            carrier.codes.append(f"{called} {code}".strip())
        draft.parties.append(carrier)
    return ()


def _ignore(value: object, path: str, draft: Draft, _: str, __: Entry) -> Iterable[Entry]:
    """Words where a code or a number belongs may name somebody."""
    for text in filter(are_words, texts_of(value)):
        draft.add_text(text, label=path)
    return ()


_HANDLERS: dict[str, Callable[[object, str, Draft, str, Entry], Iterable[Entry]]] = {
    "group": _group,
    "party": _party,
    "contact": _contact,
    "place": _place,
    "leg": _leg,
    "locations": _locations,
    "countries": _countries,
    "goods": _goods,
    "text": _text,
    "reference": _reference,
    "typed": _typed,
    "vessel": _vessel,
    "vessel_name": _vessel_name,
    "vessel_number": _vessel_number,
    "carrier": _carrier,
    "amount": _ignore,
    "ignore": _ignore,
}
