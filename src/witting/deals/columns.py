"""What does each column of a deal table hold?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.reading import shown_key
from witting.deals.vocabulary import (
    add_words,
    compact,
    load_group,
    load_party_words,
    load_roles,
)
from witting.model import ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ANY_PARTY = "party"
"""Stands for the role in ``party_name``: the role is in ``party_role``, or not known."""

RELIES_ON = "relies_on"
"""Stands before the columns of a licence, and alone for its key."""

_NUMBER = re.compile(r"\d{1,4}")


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


@cache
def load_columns() -> Mapping[str, str]:
    """Compact header without its number to the canonical column, such as ``buyer.name``."""
    words: dict[str, str] = {}
    where = "deals/columns.yaml"
    for group in ("deal", "route"):
        for word, field in load_group(group).items():
            add_words(words, [word], f"{group}.{field}", where=where)
    for word, field in load_group("route").items():
        add_words(words, [f"route{word}"], f"route.{field}", where=where)
    for word, field in load_group("goods_alone").items():
        add_words(words, [word], f"goods.{field}", where=where)
    for word, field in load_group("goods").items():
        add_words(words, [f"goods{word}", f"item{word}"], f"goods.{field}", where=where)
    for word, field in {"": "licence", **load_group("reliance")}.items():
        add_words(words, [f"{RELIES_ON}{word}"], f"reliance.{field}", where=where)
    party = {**load_group("identifier"), **load_group("party")}
    for role_word, role in {**load_roles(), ANY_PARTY: ANY_PARTY}.items():
        add_words(words, [role_word], f"{role}.name", where=where)
        for word, field in party.items():
            # A role's own word wins: `beneficiary bank` is a bank, not the bank of a party.
            words.setdefault(f"{role_word}{word}", f"{role}.{field}")
    return words


@cache
def column_names() -> tuple[str, ...]:
    """Every canonical column name, for "did you mean"."""
    party = {**load_group("identifier"), **load_group("party")}.values()
    return tuple(
        dict.fromkeys(
            [
                *load_group("deal").values(),
                *load_group("route").values(),
                RELIES_ON,
                f"{RELIES_ON}_evidence",
                *(f"goods_{field}" for field in load_group("goods").values()),
                *(
                    f"{role}_{field}"
                    for role in (*ROLES, ANY_PARTY)
                    for field in party
                    if field != "role" or role == ANY_PARTY
                ),
            ]
        )
    )


def parse_header(label: str, place: int = 0) -> Column | None:
    """What a column of this header holds, or None where that is unknown."""
    known = load_columns()
    text = unicodedata.normalize("NFKC", label.strip())
    if len(text) > 100:  # noqa: PLR2004  # no header is as long
        return None
    number = 1
    meaning = known.get(compact(text))
    if meaning is None and len(found := _NUMBER.findall(text)) == 1:
        number = int(found[0])
        meaning = known.get(compact(_NUMBER.sub("", text)))
    if meaning is None:
        return None
    owner, _, field = meaning.partition(".")
    if owner in ("deal", "route", "goods", "reliance"):
        return Column(place, shown_key(label.strip()), owner, field, number=number)
    return Column(place, shown_key(label.strip()), "party", field, role=owner, number=number)


def parse_headers(labels: Sequence[str]) -> tuple[list[Column], list[tuple[int, str]]]:
    """The known columns, and place and label of the unknown ones that have a label."""
    columns: list[Column] = []
    unknown: list[tuple[int, str]] = []
    for place, label in enumerate(labels):
        column = parse_header(label, place)
        if column is not None:
            columns.append(column)
        elif label.strip():
            unknown.append((place, label.strip()))
    return columns, unknown


def may_name_a_party(label: str) -> bool:
    """Whether an unknown header speaks of somebody: ``Guarantor``, ``DraweeBank``."""
    words, unless = load_party_words()
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", label))
    own = {word.casefold() for word in re.findall(r"[^\W\d_]+", apart)}
    return bool(own & words) and not own & unless


def count_known(labels: Iterable[str]) -> int:
    """How many of these headers are known."""
    return sum(parse_header(label) is not None for label in labels)
