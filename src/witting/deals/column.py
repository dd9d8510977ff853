"""What is one column of a deal table?"""

from __future__ import annotations

from dataclasses import dataclass

from witting.deals.reading import shown_key

ANY_PARTY = "party"
"""Stands for the role in ``party_name``: the role is in ``party_role``, or not known."""


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds.

    Args:
        place: From 0.
        label: The header as it stands in the file.
        group: ``deal``, ``party``, ``goods``, ``route`` or ``reliance``.
        field: The field within the group.
        role: The party's role, or ANY_PARTY.
        number: Which party of that role, line of goods or licence; the first is 1.
    """

    place: int
    label: str
    group: str
    field: str
    role: str = ""
    number: int = 1


def column_of(meaning: str, place: int, label: str, number: int = 1) -> Column:
    """The column of a meaning such as ``buyer.name``."""
    owner, _, field = meaning.partition(".")
    is_party = owner not in ("deal", "route", "goods", "reliance")
    group, role = ("party", owner) if is_party else (owner, "")
    return Column(place, shown_key(label.strip()), group, field, role=role, number=number)
