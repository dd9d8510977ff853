"""What does each column of a deal table hold?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.column import ANY_PARTY, Column, column_of
from witting.deals.columns_beside import settle_columns
from witting.deals.house_heading import guarded, meaning_of, share_a_word
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

RELIES_ON = "relies_on"
"""Stands before the columns of a licence, and alone for its key."""

_NUMBER = re.compile(r"\d{1,4}")


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
    return None if meaning is None else column_of(meaning, place, label, number)


def parse_headers(labels: Sequence[str]) -> tuple[list[Column], list[tuple[int, str]]]:
    """The known columns, and place and label of the unknown ones that have a label."""
    known = {
        place: column
        for place, label in enumerate(labels)
        if (column := parse_header(label, place)) is not None
    }
    for place, label in enumerate(labels):
        if place not in known and (meaning := meaning_of(label, load_columns())) is not None:
            column = _free(column_of(meaning, place, label), known.values())
            if column is not None:
                known[place] = column
    general = {place for place, label in enumerate(labels) if parse_header(label, place)}
    settle_columns(known, labels, general=general)
    unknown = [
        (place, label.strip())
        for place, label in enumerate(labels)
        if place not in known and label.strip()
    ]
    return [known[place] for place in sorted(known)], unknown


def _free(column: Column, others: Iterable[Column]) -> Column | None:
    """The column as one more party or line of goods, where another column is that already."""
    if (column.group, column.field) == ("deal", "text"):
        return column
    if column.role == ANY_PARTY and column.field != "name":
        return _of_any_party(column, list(others))
    key = (column.group, column.role, column.field)
    taken = {other.number for other in others if (other.group, other.role, other.field) == key}
    if not taken:
        return column
    if key[0] in ("party", "goods") and column.field in ("name", "description"):
        return replace(column, number=max(taken) + 1)
    return None


def _of_any_party(column: Column, others: Sequence[Column]) -> Column | None:
    """``Broker country`` as that of the party that ``Broker`` is among those without a role."""
    of_any = [other for other in others if other.role == ANY_PARTY]
    names = [other for other in of_any if other.field == "name"]
    own = [other.number for other in names if share_a_word(other.label, column.label)]
    if names and not own:
        return None
    number = own[0] if own else 1
    taken = {other.number for other in of_any if other.field == column.field}
    return None if number in taken else replace(column, number=number)


def names_goods_or_destination(label: str) -> str | None:
    """Whether an unknown header clearly speaks of ``goods`` or of a ``destination``."""
    kind = guarded(label)
    return kind if kind != "party" else None


def may_name_a_party(label: str) -> bool:
    """Whether an unknown header speaks of somebody: ``Guarantor``, ``DraweeBank``."""
    words, unless = load_party_words()
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", label))
    own = {word.casefold() for word in re.findall(r"[^\W\d_]+", apart)}
    return (bool(own & words) and not own & unless) or guarded(label) == "party"


def count_known(labels: Iterable[str]) -> int:
    """How many of these headers are known by ``columns.yaml``."""
    return sum(parse_header(label) is not None for label in labels)


def count_read(labels: Sequence[str]) -> int:
    """How many different columns of these are read, also by the words of ``headings.yaml``."""
    columns, _ = parse_headers(labels)
    return len({(item.group, item.role, item.field, item.number) for item in columns})
