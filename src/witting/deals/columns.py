"""What does each column of a deal table hold?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.house_heading import guarded, is_article, is_value, lone_field, meaning_of
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


_SHIP_NAME = ("vessel", "name")
_NUMBERS_OF_HOUSES = ("id_number", "registration")


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
    return None if meaning is None else _column(meaning, place, label, number)


def parse_headers(labels: Sequence[str]) -> tuple[list[Column], list[tuple[int, str]]]:
    """The known columns, and place and label of the unknown ones that have a label."""
    known = {
        place: column
        for place, label in enumerate(labels)
        if (column := parse_header(label, place)) is not None
    }
    for place, label in enumerate(labels):
        if place not in known and (meaning := meaning_of(label, load_columns())) is not None:
            column = _free(_column(meaning, place, label), known.values())
            if column is not None:
                known[place] = column
    _add_value(known, labels)
    _add_of_one_party(known, labels)
    _add_article(known, labels)
    _name_ships(known)
    unknown = [
        (place, label.strip())
        for place, label in enumerate(labels)
        if place not in known and label.strip()
    ]
    return [known[place] for place in sorted(known)], unknown


def _column(meaning: str, place: int, label: str, number: int = 1) -> Column:
    owner, _, field = meaning.partition(".")
    is_party = owner not in ("deal", "route", "goods", "reliance")
    group, role = ("party", owner) if is_party else (owner, "")
    return Column(place, shown_key(label.strip()), group, field, role=role, number=number)


def _free(column: Column, others: Iterable[Column]) -> Column | None:
    """The column as one more party or line of goods, where another column is that already."""
    if column.group == "party" and column.field not in ("name", "country", "address"):
        return None
    key = (column.group, column.role, column.field)
    taken = {other.number for other in others if (other.group, other.role, other.field) == key}
    if not taken:
        return column
    if key[0] in ("party", "goods") and column.field in ("name", "description"):
        return replace(column, number=max(taken) + 1)
    return None


def _add_value(known: dict[int, Column], labels: Sequence[str]) -> None:
    """``Value`` beside ``Currency`` is the amount of the deal."""
    of_deal = {column.field for column in known.values() if column.group == "deal"}
    values = [place for place, label in enumerate(labels) if is_value(label)]
    if "currency" in of_deal and "amount" not in of_deal and len(values) == 1:
        known.setdefault(values[0], _column("deal.amount", values[0], labels[values[0]]))


def _add_of_one_party(known: dict[int, Column], labels: Sequence[str]) -> None:
    """``Country`` and ``Town`` beside one party are that party's; a ship is no such party."""
    of_parties = [column for column in known.values() if column.group == "party"]
    parties = {(item.role, item.number) for item in of_parties if item.role != "vessel"}
    if len(parties) != 1 or ANY_PARTY in dict(parties):
        return
    ((role, number),) = parties
    taken = {column.field for column in of_parties if column.role == role}
    for place, label in enumerate(labels):
        field = lone_field(label) if place not in known else None
        if field is not None and field not in taken:
            taken.add(field)
            known[place] = _column(f"{role}.{field}", place, label, number)


def _add_article(known: dict[int, Column], labels: Sequence[str]) -> None:
    """``Article`` is the goods where no other column is."""
    if any(column.group == "goods" for column in known.values()):
        return
    articles = [place for place, label in enumerate(labels) if is_article(label)]
    if len(articles) == 1 and articles[0] not in known:
        known[articles[0]] = _column("goods.description", articles[0], labels[articles[0]])


def _name_ships(known: dict[int, Column]) -> None:
    """``Vessel ID`` is the ship's name, or its IMO number, where no other column is."""
    named = {item.number for item in known.values() if (item.role, item.field) == _SHIP_NAME}
    for place, column in known.items():
        is_id = column.role == "vessel" and column.field in _NUMBERS_OF_HOUSES
        if is_id and column.number not in named:
            known[place] = replace(column, field="name")


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
