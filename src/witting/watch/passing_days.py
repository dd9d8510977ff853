"""On which days does a file of law begin or end by itself?"""

from __future__ import annotations

import datetime as dt
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.ownership.rule_file import load_rules as load_owner_rules
from witting.redflags import load_rules as load_flag_rules
from witting.regimes import load_regimes
from witting.regimes.cargo_condition import Goods, Route
from witting.regimes.condition import AllOf, AnyOf
from witting.regimes.match_condition import MATCH_KINDS, ListedAddress
from witting.regimes.ownership_condition import Owned
from witting.regimes.window import Window
from witting.screening.limits import SECTION_11

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.regimes.condition import Condition

_ONE_DAY = dt.timedelta(days=1)
_REVIEWED = "reviewed_on"
"""When somebody compared a file with the law; nothing begins with it."""


@cache
def law_days() -> dict[dt.date, frozenset[str] | None]:
    """For each day on which a provision or licence changes, the kinds of findings it may ask for.

    None stands for any kind.
    """
    regimes = load_regimes()
    found: dict[dt.date, frozenset[str] | None] = {}
    for provision in regimes.provisions:
        kinds = frozenset(
            kind
            for item in provision.variants
            for condition in (item.condition, *(case.condition for case in item.review))
            for kind in _kinds(condition)
        )
        for day in _days(provision):
            known = found.get(day, frozenset())
            found[day] = None if known is None else known | kinds
    for licence in regimes.licences:
        found.update(dict.fromkeys(_days(licence)))
    return found


@cache
def flag_days() -> frozenset[dt.date]:
    """From which days on papers name a red flag, and those of what was never looked at."""
    return frozenset({*(rule.paper.date for rule in load_flag_rules().rules), SECTION_11})


@cache
def owner_days() -> frozenset[dt.date]:
    """On which days a test of ownership is read anew."""
    return frozenset(day for rule in load_owner_rules() for day in _days(rule))


def _kinds(condition: Condition) -> Iterator[str]:
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from _kinds(part)
    elif isinstance(condition, Goods):
        yield "goods"
    elif isinstance(condition, Route):
        yield "route"
    elif isinstance(condition, Owned):
        yield "ownership"
    elif isinstance(condition, ListedAddress):
        yield "address_match"
    else:
        yield from MATCH_KINDS


def _days(item: object) -> Iterator[dt.date]:
    """The first days on which something holds, or no longer holds, anywhere in a record."""
    if isinstance(item, dt.date):
        yield from (item, item + _ONE_DAY)
    elif isinstance(item, Window):
        yield from _days_of_window(item)
    else:
        for part in _parts(item):
            yield from _days(part)


def _days_of_window(window: Window) -> Iterator[dt.date]:
    if window.first:
        yield window.first
    if window.last:
        yield window.last + _ONE_DAY


def _parts(item: object) -> Iterable[object]:
    if isinstance(item, tuple | list | frozenset):
        return item
    if isinstance(item, dict):
        return item.values()
    if not is_dataclass(item):
        return ()
    return [getattr(item, fact.name) for fact in fields(item) if fact.name != _REVIEWED]
