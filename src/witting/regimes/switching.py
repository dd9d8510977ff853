"""What in the files begins, ends or is read anew on a day?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from witting.regimes.library import Regimes
    from witting.regimes.licence import Licence
    from witting.regimes.provision import Provision

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Switch:
    """A change of law.

    Args:
        key: The provision's or the licence's.
        text: As a sentence.
        source: Address of the law that begins, or of what is over.
    """

    key: str
    text: str
    source: str


def switches_on(regimes: Regimes, keys: Collection[str], day: date) -> tuple[Switch, ...]:
    """What changes on the day for these provisions and licences.

    Args:
        regimes: The files.
        keys: Of provisions and licences.
        day: The first day on which the new state holds.
    """
    found = [
        switch
        for item in regimes.provisions
        if item.key in keys
        for switch in _of_provision(item, day)
    ]
    for licence in regimes.licences:
        if licence.key in keys:
            found.extend(_of_licence(licence, day))
    return tuple(found)


def _of_provision(item: Provision, day: date) -> Iterator[Switch]:
    before, after = item.variant_on(day - _ONE_DAY), item.variant_on(day)
    if before == after:
        return
    law = f"{item.title} ({item.legal_basis})"
    if after is None:
        assert before is not None  # else they were the same
        yield Switch(item.key, f"{law} ended with {day - _ONE_DAY}.", before.source)
    elif before is None:
        yield Switch(item.key, f"{law} begins.", after.source)
    else:
        reading = f": {after.reading}" if after.reading else "."
        yield Switch(item.key, f"{law} is read anew{reading}", after.source)


def _of_licence(item: Licence, day: date) -> Iterator[Switch]:
    for edition in item.editions:
        if edition.window.last == day - _ONE_DAY:
            text = f"{edition.name} ({item.title}) ended with {edition.window.last}."
            yield Switch(item.key, text, edition.source)
        if edition.window.first == day:
            yield Switch(item.key, f"{edition.name} ({item.title}) begins.", edition.source)
        if edition.known_to == day - _ONE_DAY:
            text = f"{edition.name} ({item.title}) is known to stand until {edition.known_to}."
            yield Switch(item.key, text, edition.source)
    for lift in item.lifts:
        if lift.window.first == day:
            text = f"{item.title} reaches {lift.provision} from this day."
            yield Switch(item.key, text, item.legal_basis.source)
