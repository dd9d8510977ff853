"""Which provisions can findings of some kinds meet on a day, seen from there?

Most deals have findings of one or two kinds, and most provisions ask for others. So it is told once
for each set of kinds which ones are worth asking.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from witting.regimes.provision import NO_EFFECT

if TYPE_CHECKING:
    from datetime import date

    from witting.regimes.library import Regimes
    from witting.regimes.provision import Provision, Variant
    from witting.regimes.window import Window

REMEMBERED = 4096
"""So many sets of kinds, days and perspectives are remembered."""


class Docketed(NamedTuple):
    """A provision in force, as it is read on the day."""

    provision: Provision
    variant: Variant
    window: Window


@lru_cache(maxsize=REMEMBERED)
def docket_of(
    regimes: Regimes, *, day: date, perspective: str, kinds: frozenset[str], are_notices: bool
) -> tuple[Docketed, ...]:
    """The provisions that say something to the perspective on the day and that may be met.

    Args:
        regimes: The provisions.
        day: The day of the law.
        perspective: One of PERSPECTIVES: who asks.
        kinds: Of all findings.
        are_notices: Whether those are wanted that only warn of a conflict of laws, or the others.
    """
    found = (
        _docketed(item, day, perspective)
        for item in regimes.provisions
        if item.is_notice == are_notices
    )
    return tuple(item for item in found if item and _is_open(item.variant, kinds))


def _docketed(provision: Provision, day: date, perspective: str) -> Docketed | None:
    variant, window = provision.variant_on(day), provision.window_on(day)
    if variant is None or window is None or variant.rulings[perspective].effect == NO_EFFECT:
        return None
    return Docketed(provision, variant, window)


def _is_open(variant: Variant, kinds: frozenset[str]) -> bool:
    cases = (variant.condition, *(case.condition for case in variant.review))
    return any(condition.is_open_to(kinds) for condition in cases)
