"""What do the lists say of one kind of goods?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.goods.listed import load_lists
from witting.goods.nomenclature import CHAPTER, SUBHEADING, load_nomenclature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.goods.clue import Kind
    from witting.goods.listed import ItemClass, Listed


@dataclass(frozen=True, slots=True, eq=False)
class KindOutcome:
    """One kind of goods, and what the lists say of it. There is one of each kind and role.

    Args:
        kind: Which.
        named: Its own subheadings of HS 2022, where it names any, the likeliest first.
        now: Every subheading that it may be under.
        listed: Those of them, or of those it is taken for, that a list names.
        classes: Classes of the determination that are certain if the kind is.
        possible: Further ones that it may be in.
        status: As of a :class:`GoodsIdentification`, if the kind is certain.
        ranked: The named and the listed subheadings, the likeliest first.
    """

    kind: Kind
    named: tuple[str, ...]
    now: frozenset[str]
    listed: tuple[Listed, ...]
    classes: tuple[ItemClass, ...]
    possible: tuple[ItemClass, ...]
    status: str
    ranked: tuple[str, ...]


REMEMBERED = 4096
"""So many are remembered: those of all shipped kinds, and of thousands that are learned."""

PARTS = frozenset({"parts", "spares"})
"""Roles of goods of which parts are declared."""


@lru_cache(maxsize=REMEMBERED)
def outcome_of_kind(kind: Kind, role: str = "") -> KindOutcome:
    """The outcome of a kind, or of parts of it.

    Args:
        kind: Which.
        role: ``parts``: parts of the kind are declared; ``spares``: parts of it, or the kind itself
            as a part of something else; else empty.

    A chapter, and a code under which a listed item is one of many, count only where the kind lies
    near. Parts of a kind that says nothing of its parts may be anything; if the kind is listed they
    are as what lies near it.
    """
    codes = kind.codes
    near = kind.near
    items = kind.items
    if role in PARTS:
        is_told = role == "parts" and kind.parts
        codes, near, items = kind.parts, () if is_told else (*kind.near, *kind.codes), ()
    nomenclature, lists = load_nomenclature(), load_lists()
    now = tuple(dict.fromkeys(sub for code in codes for sub in nomenclature.below(code)))
    # Who says "grease" has not said turbine oil, though both are under one code; and who names
    # chemicals has not said silicon wafers, though both are in one chapter.
    own = tuple(
        lists.by_code[sub]
        for code in codes
        if len(code) > CHAPTER
        for sub in nomenclature.below(code)
        if sub in lists.by_code and lists.by_code[sub].is_sure
    )
    around = tuple(
        lists.by_code[sub]
        for code in near
        for sub in nomenclature.below(code)
        if sub in lists.by_code and sub not in now
    )
    told = tuple(dict.fromkeys(lists.items[item] for item in items))
    named = tuple(code for code in codes if len(code) == SUBHEADING)
    return KindOutcome(
        kind=kind,
        named=named,
        now=frozenset(now),
        listed=(*own, *around),
        classes=_classes((*told, *(_common(own) if len(own) == len(now) else ()))),
        possible=_classes((*told, *(item.item_class for entry in own for item in entry.items))),
        status=_status(own, now, around=around, is_told=bool(told)),
        ranked=tuple(dict.fromkeys((*named, *(entry.code for entry in (*own, *around))))),
    )


def _classes(found: Sequence[ItemClass]) -> tuple[ItemClass, ...]:
    return tuple(each for each in load_lists().classes if each in found)


def _common(listed: Sequence[Listed]) -> tuple[ItemClass, ...]:
    """The classes that every one of the codes tells."""
    return tuple(
        each
        for each in (listed[0].sure if listed else ())
        if all(each in other.sure for other in listed)
    )


def _status(
    own: Sequence[Listed], now: Sequence[str], *, around: Sequence[Listed], is_told: bool
) -> str:
    if is_told:
        return "identified"
    if own:
        is_all = len(own) == len(now) and len({entry.tier for entry in own}) == 1
        return "identified" if is_all and (own[0].tier or _common(own)) else "ambiguous"
    if around:
        return "ambiguous"
    return "identified" if now else "unidentified"
