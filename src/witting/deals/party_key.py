"""Which parties of a JSON deal stand under keys of their own, beside ``parties``?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from witting.deals.columns import ANY_PARTY, load_columns, may_name_a_party
from witting.deals.fields import Repeated
from witting.deals.house_heading import party_role
from witting.deals.reading import shown, shown_key
from witting.deals.vocabulary import compact

if TYPE_CHECKING:
    from witting.deals.reading import Reading

_LONGEST = 60


def named_by_key(
    data: Mapping[str, object], *, known: Mapping[str, str], reading: Reading
) -> Mapping[str, object]:
    """The deal with ``consignee: {name: …}`` and ``endUser: "…"`` among its parties.

    What may name a party but is none that can be read (a list of lists) is told as unread.

    Args:
        data: The object of the deal.
        known: Compact form of the keys that a deal has.
        reading: Takes the issues.
    """
    found: list[object] = []
    taken: set[str] = set()
    for key, value in data.items():
        if len(key) > _LONGEST or compact(key) in known or value in (None, "", [], {}):
            continue
        role = party_role(key, load_columns())
        parties = _parties(value, role) if role is not None else []
        if parties:
            found += parties
            taken.add(key)
            reading.issue(shown_key(key), "it is no key of a deal; it was read as a party.")
        elif (role is not None or may_name_a_party(key)) and _has_words(value):
            what = f"the key is unknown and may name a party; {shown(value)} was not read."
            reading.issue(shown_key(key), what, unread=True)
    if not found:
        return data
    place = next((key for key in data if compact(key) == "parties"), "parties")
    given = data.get(place) or []
    listed = list(given) if isinstance(given, list | tuple) else [given]
    kept = {key: value for key, value in data.items() if key not in taken}
    kept[place] = [*listed, *found]
    return Repeated(kept, data.is_lost) if isinstance(data, Repeated) else kept


def _parties(value: object, role: str | None) -> list[object]:
    """The value as parties of the role; nothing where it names none."""
    items = value if isinstance(value, list) else [value]
    own = {} if role in (None, ANY_PARTY) else {"role": role}
    parties: list[object] = []
    for item in items:
        if isinstance(item, str):
            parties.append({**own, "name": item})
        elif isinstance(item, Mapping):
            parties.append({**own, **item})
        else:
            return []
    return parties


def _has_words(value: object) -> bool:
    if isinstance(value, Mapping):
        return any(map(_has_words, value.values()))
    if isinstance(value, list):
        return any(map(_has_words, value))
    return isinstance(value, str) and any(map(str.isalpha, value))
