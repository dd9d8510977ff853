"""The roll-up in its slow and obvious form: sets and fractions, until nothing changes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby


@dataclass(frozen=True)
class Held:
    owner: int
    asset: int
    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class Test:
    or_more: bool
    adds_up: bool
    control_counts: bool

    __test__ = False  # nothing that pytest should collect

    def reached(self, held: Fraction, limit: Fraction) -> bool:
        return held >= limit if self.or_more else held > limit


def combine(rows: list[Held]) -> list[Held]:
    """Rows of one owner and one asset as one; all are of one file."""
    rows = sorted((row for row in rows if row.owner != row.asset), key=lambda r: (r.asset, r.owner))
    found = []
    for (asset, owner), group in groupby(rows, key=lambda r: (r.asset, r.owner)):
        own = list(group)
        high = min(Fraction(1), sum((row.high for row in own), Fraction(0)))
        found.append(Held(owner, asset, max(row.low for row in own), high))
    return found


def closure(
    rows: list[Held],
    seeds: set[int],
    test: Test,
    *,
    certain: bool,
    control: set[tuple[int, int]],
    without: int | None = None,
) -> set[int]:
    """Everyone who is held; ``without`` holds nobody."""
    held = seeds - {without}
    while True:
        more = {
            asset
            for asset in {row.asset for row in rows}
            if is_owned(rows, asset, held, test, certain=certain)
        }
        more |= {asset for owner, asset in control if owner in held and owner != asset}
        more -= {without}
        if more <= held:
            return held
        held |= more


def is_owned(rows: list[Held], asset: int, held: set[int], test: Test, *, certain: bool) -> bool:
    own = [row for row in rows if row.asset == asset]
    part = [(row.low if certain else row.high) for row in own if row.owner in held]
    excess = max(Fraction(0), sum((row.low for row in own), Fraction(0)) - 1)
    total = sum(part, Fraction(0))
    return bool(total) and test.reached(total, Fraction(1, 2) + (excess if certain else 0))


def answers(
    rows: list[Held],
    entity: int,
    *,
    certain: set[int],
    possible: set[int],
    control: set[tuple[int, int]],
    test: Test,
) -> set[tuple[str, str]]:
    rows = combine(rows)
    used = control if test.control_counts else set()
    sure, possible = certain - {entity}, (certain | possible) - {entity}
    groups = [sure] if test.adds_up else [{one} for one in sorted(sure)]
    found = {}
    for seeds, is_certain, word in [
        (possible, False, "possible"),
        *((group, True, "certain") for group in groups),
    ]:
        if entity in closure(rows, seeds, test, certain=is_certain, control=set()):
            found["owned"] = word
    for seeds, is_certain, word in [
        (possible, False, "possible"),
        *((group, True, "certain") for group in groups),
    ]:
        plain = closure(rows, seeds, test, certain=is_certain, control=set())
        held = closure(rows, seeds, test, certain=is_certain, control=used, without=entity)
        by_control = any(owner in held for owner, asset in control if asset == entity)
        by_shares = is_owned(rows, entity, held, test, certain=is_certain)
        if by_control or (by_shares and entity not in plain):
            found["controlled"] = word
    return set(found.items())
