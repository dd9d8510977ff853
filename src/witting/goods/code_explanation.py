"""How is it said what a code stands for on the lists?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.goods.listed import load_lists
from witting.goods.nomenclature import SUBHEADING, format_code, load_nomenclature

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.goods.listed import Item, Listed
    from witting.goods.outcome import Outcome

MAX_NAMED = 6
"""So many codes are named; more would not be read."""

MAX_SHOWN = 30
"""Characters of a code that is none."""


def explain_codes(outcomes: Sequence[Outcome]) -> str:
    """One sentence, a part for each code; empty where there is none."""
    if not outcomes:
        return ""
    told = "; ".join(_part(outcome) for outcome in outcomes)
    return f"{told[0].upper()}{told[1:]}."


def _part(outcome: Outcome) -> str:
    code = outcome.code
    if code.problem:
        around = f", but {_some_listed(outcome)}" if outcome.listed else ""
        return f'the HS code "{code.text[:MAX_SHOWN]}" {code.problem}{around}'
    head = f"HS {format_code(code.digits)}{_aside(outcome)}"
    if not outcome.listed:
        none = "" if len(outcome.now) == 1 else "in none of its subheadings "
        return (
            f"{head} is {none or 'not '}on the common high-priority list, nor read as a class of "
            "the Treasury's determination"
        )
    first = outcome.listed[0]
    if len(outcome.now) > 1:
        if outcome.status == "identified":
            return f"{head}, whichever of {name_codes(outcome.now)} it is, {_lists(first)}"
        return f"{head} does not say which goods: {_some_listed(outcome)}"
    return f"{head} {_lists(first) if first.is_sure else _perhaps(first)}"


def _aside(outcome: Outcome) -> str:
    """What the goods are, and how the digits were read where not as they stand."""
    code = outcome.code
    notes = [outcome.listed[0].what] if len(outcome.now) == 1 and outcome.listed else []
    notes += [f'"{code.text[:MAX_SHOWN]}", {code.note}'] if code.note else []
    if len(code.digits) == SUBHEADING and outcome.now != code.codes and len(code.codes) == 1:
        edition = load_nomenclature().editions[code.digits][0]
        notes.append(f"of HS {edition}, now {name_codes(outcome.now)}")
    return f" ({told})" if (told := "; ".join(filter(None, notes))) else ""


def _some_listed(outcome: Outcome) -> str:
    listed, count = outcome.listed, len(outcome.now)
    of = f"of the {count} subheadings that it may be, {len(listed)}"
    return f"{of} {'is' if len(listed) == 1 else 'are'} listed or may be ({_kinds(listed)})"


def _kinds(listed: Sequence[Listed]) -> str:
    lists = load_lists()
    tiers = {entry.tier for entry in listed}
    classes = {item.item_class for entry in listed for item in entry.items}
    kinds = [f"tier {tier}" for tier in lists.tiers if tier in tiers]
    kinds += [f"class {item.number}, {item.what}" for item in lists.classes if item in classes]
    return f"{name_codes([item.code for item in listed])}: {'; '.join(kinds)}"


def _lists(listed: Listed) -> str:
    told = [f"in tier {listed.tier} of the common high-priority list"] if listed.tier else []
    sure = [item for item in listed.items if not item.is_possible]
    told += [
        f"read as class {item_class.number} of the Treasury's determination "
        f"({_names(item for item in sure if item.item_class == item_class)})"
        for item_class in listed.sure
    ]
    return f"is {' and '.join(told)}"


def _perhaps(listed: Listed) -> str:
    classes = dict.fromkeys(item.item_class for item in listed.items)
    told = [
        f"{_names(item for item in listed.items if item.item_class == item_class)}, class "
        f"{item_class.number} of the Treasury's determination"
        for item_class in classes
    ]
    return f"covers more than one kind of goods, among them perhaps {'; and '.join(told)}"


def _names(items: Iterable[Item]) -> str:
    return ", ".join(dict.fromkeys(item.what for item in items))


def name_codes(codes: Sequence[str]) -> str:
    """The first MAX_NAMED codes, and how many more there are."""
    more = f" and {len(codes) - MAX_NAMED} more" if len(codes) > MAX_NAMED else ""
    return ", ".join(format_code(code) for code in codes[:MAX_NAMED]) + more
