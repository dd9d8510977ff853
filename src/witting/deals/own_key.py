"""What of a JSON deal stands under keys that a house made itself?

``{"consignee": {"name": …}}``, ``{"invoice": {"customer": {…}, "line_items": [{…}]}}``: parties,
goods and places are taken by the words that columns of a table have. All other words are texts of
the deal, with their place, so that they are searched.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from witting.deals.columns import may_name_a_party
from witting.deals.fields import Repeated
from witting.deals.own_found import OwnFound
from witting.deals.own_object import LONGEST, like, strings_of
from witting.deals.reading import shown, shown_key
from witting.deals.vocabulary import compact

if TYPE_CHECKING:
    from witting.deals.reading import Reading

_TAKEN = {
    "party": "it is no key of a deal; it was read as a party.",
    "goods": "it is no key of a deal; it was read as goods.",
    "route": "it is no key of a deal; it was read as a part of the route.",
}


def read_own_keys(
    data: Mapping[str, object], *, known: Mapping[str, str], reading: Reading
) -> Mapping[str, object]:
    """The deal with what stands under unknown keys among its parties, goods, places and texts.

    What may name a party but is read as none is told as unread.

    Args:
        data: The object of the deal.
        known: Compact form of the keys that a deal has.
        reading: Takes the issues.
    """
    found = OwnFound(reading)
    data = _told_of_repeated(data, known, reading)
    kept: dict[str, object] = {}
    for key, value in data.items():
        name = known.get(compact(key)) if len(key) <= LONGEST else None
        if name in ("parties", "goods"):
            kept[key] = found.by_keys_of_a_deal(value, name)
            continue
        is_known = name is not None or value in (None, "", [], {})
        if is_known or not _take(key, value, found, reading):
            kept[key] = value
    found.close()
    if not any(found.counts()):
        return like(data, kept)
    place = _place(kept, "route", known)
    if found.route:
        kept[place] = found.route_beside(kept.get(place))
    for name, more in (("parties", found.parties), ("goods", found.goods), ("text", found.texts)):
        if more:
            place = _place(kept, name, known)
            given = kept.get(place) or []
            kept[place] = [*(given if isinstance(given, list | tuple) else [given]), *more]
    return like(data, kept)


def _told_of_repeated(
    data: Mapping[str, object], known: Mapping[str, str], reading: Reading
) -> Mapping[str, object]:
    """The deal; that unknown keys were given twice is told, for a party may have stood there."""
    if not isinstance(data, Repeated):
        return data
    own = [key for key in data.is_lost if len(key) > LONGEST or compact(key) not in known]
    for key in own:
        if data.is_lost[key]:
            what = "the key is given more than once; the last was read."
            reading.issue(shown_key(key), what, unread=True)
    return Repeated(data, {key: lost for key, lost in data.is_lost.items() if key not in own})


def _take(key: str, value: object, found: OwnFound, reading: Reading) -> bool:
    """Takes what stands under an unknown key; False where it remains to be told as unknown."""
    before = found.counts()
    meaning = found.take(key, value, shown_key(key))
    if meaning is not None:
        reading.issue(shown_key(key), _TAKEN[meaning])
        return True
    if may_name_a_party(key) and any(any(map(str.isalpha, text)) for text in strings_of(value)):
        done = "was searched as a text alone" if isinstance(value, str) else "was not read"
        what = f"the key is unknown and may name a party; {shown(value)} {done}."
        reading.issue(shown_key(key), what, unread=True)
    if not isinstance(value, Mapping | list):
        return False
    said = found.said_since(before)
    if said:
        what = f"it is no key of a deal; what it holds was read as {said}."
        reading.issue(shown_key(key), what)
    return bool(said)


def _place(data: Mapping[str, object], name: str, known: Mapping[str, str]) -> str:
    return next((key for key in data if known.get(compact(key)) == name), name)
