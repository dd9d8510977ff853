"""Is a subheading on the high-priority list, or read as an item of the determination?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.resources import read_csv, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.resources import Node


@dataclass(frozen=True, slots=True)
class ItemClass:
    """A class of the determination: its key, its number and what it holds, in our words."""

    key: str
    number: str
    what: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the determination under an HS code, by this project's reading.

    Args:
        is_possible: Whether the code holds many other goods, so that it does not tell the item.
    """

    item_class: ItemClass
    what: str
    is_possible: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """What the lists say of one subheading of HS 2022; at least one of them names it.

    Args:
        tier: Of the common high-priority list, or None.
        what: The goods in that list's sense, in our words; empty where it does not name them.
        items: Of the determination.
    """

    code: str
    tier: str | None = None
    what: str = ""
    items: tuple[Item, ...] = ()

    @property
    def sure(self) -> tuple[ItemClass, ...]:
        """The classes that the code tells by itself, in the determination's order."""
        return tuple(dict.fromkeys(item.item_class for item in self.items if not item.is_possible))

    @property
    def is_sure(self) -> bool:
        """Whether the code by itself tells a tier or a class."""
        return self.tier is not None or bool(self.sure)


@dataclass(frozen=True, slots=True)
class GoodsLists:
    """Both lists, by subheading of HS 2022.

    Args:
        tiers: The tiers, gravest first.
        classes: The classes in the determination's order.
        items: The items of the determination by what they are called here, to their class.
        earlier: A subheading of an earlier edition to what it became in HS 2022, where that
            matters; listed and unlisted ones alike.
    """

    tiers: tuple[str, ...]
    classes: tuple[ItemClass, ...]
    by_code: Mapping[str, Listed]
    items: Mapping[str, ItemClass]
    earlier: Mapping[str, tuple[str, ...]]


@cache
def load_lists() -> GoodsLists:
    """The packaged lists."""
    tiers = {code: (tier, what) for tier, code, what in _iter_tiers()}
    items: dict[str, list[Item]] = {}
    named: dict[str, ItemClass] = {}
    for code, item in _iter_items():
        named[item.what] = item.item_class
        if code:
            items.setdefault(code, []).append(item)
    return GoodsLists(
        tiers=tuple(dict.fromkeys(tier for tier, _ in tiers.values())),
        classes=tuple(dict.fromkeys(named.values())),
        by_code={
            code: Listed(
                code=code,
                tier=tiers[code][0] if code in tiers else None,
                what=tiers[code][1] if code in tiers else "",
                items=tuple(items.get(code, ())),
            )
            for code in sorted({*tiers, *items})
        },
        items=named,
        earlier={
            row["code"]: tuple(row["now"].split()) for row in read_csv("goods/earlier_codes.csv")
        },
    )


def _iter_tiers() -> Iterator[tuple[str, str, str]]:
    for tier in read_yaml("goods/high_priority.yaml").mapping()["tiers"].sequence():
        fields = tier.mapping()
        for code, what in fields["codes"].mapping().items():
            yield _text(fields["tier"]), code, _text(what)


def _iter_items() -> Iterator[tuple[str, Item]]:
    """Every item with each of its codes; one that no code tells, with an empty one."""
    root = read_yaml("goods/determination.yaml").mapping()
    for node in root["classes"].sequence():
        fields = node.mapping()
        number = _text(fields["number"])
        item_class = ItemClass(f"{_text(root['key'])}.{number}", number, _text(fields["what"]))
        for item in (each.mapping() for each in fields["items"].sequence()):
            what = _text(item["what"])
            yield "", Item(item_class, what, is_possible=True)
            for name in ("codes", "possible"):
                for code in item[name].sequence() if name in item else ():
                    yield _text(code), Item(item_class, what, is_possible=name == "possible")


def _text(node: Node) -> str:
    assert isinstance(node.value, str), node.where
    return node.value
