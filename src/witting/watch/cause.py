"""Why is the answer to a stored deal another than the last time?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from witting.regimes import load_regimes
from witting.screening.cause import CHECKS, HOLDING, LAW, LISTING, Cause, answer_of, causes_of
from witting.screening.listing_change import listing_changes
from witting.watch.outcome import outcome_of
from witting.watch.owner_change import owner_changes
from witting.watch.passing_days import law_days, owner_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Assessment, Deal
    from witting.watch.ground import Ground

_ONE_DAY = dt.timedelta(days=1)
MOST_DAYS = 62
"""So many days are asked one by one on which a measure of a list or a holding may begin or end."""


def causes_between(
    deal: Deal,
    before: Assessment,
    after: Assessment,
    *,
    old: Ground | None,
    new: Ground,
    perspective: str,
) -> tuple[Cause, ...]:
    """Each step from the last answer to the one of now with what made it.

    First what is not of the lists (files of owners and of law, the program) on the last day; then
    the days that passed, on the same editions; then the editions.

    Args:
        deal: As read.
        before: The last answer.
        after: The one of now.
        old: What the last answer rested on; None where it is no longer at hand.
        new: What there is now.
        perspective: Who asks.
    """
    if old is None:
        return tuple(dict.fromkeys(causes_of_lists(before, after)))
    same = old.screen(deal, perspective)
    later = old.on(new.day).screen(deal, perspective) if new.day != old.day else same
    found = [
        *_of_files(before, same),
        *_of_days(deal, same, later, old=old, day=new.day, perspective=perspective),
        *causes_of_lists(later, after),
    ]
    return tuple(dict.fromkeys(found))


def _of_files(before: Assessment, same: Assessment) -> Iterator[Cause]:
    """The same day and lists, and another answer: what else it rests on is another."""
    if outcome_of(before) == outcome_of(same):
        return
    owners = [Cause(HOLDING, text) for text in owner_changes(before, same)]
    yield from owners
    was, now = before.versions, same.versions
    if was.witting != now.witting:
        yield Cause(
            CHECKS, f"It was witting {was.witting} that answered then, and is {now.witting}."
        )
    elif was.regimes != now.regimes:
        yield Cause(LAW, "A file of provisions or licences is another than then.")
    elif not owners:
        yield Cause(CHECKS, "Thresholds, a learned model or a file of rules are others than then.")


def _of_days(
    deal: Deal,
    first: Assessment,
    last: Assessment,
    *,
    old: Ground,
    day: dt.date,
    perspective: str,
) -> Iterator[Cause]:
    """What the days that passed began and ended, each on its own day."""
    if outcome_of(first) == outcome_of(last):
        return
    regimes, said, latest = load_regimes(), False, first
    for one in _days(old.day, day):
        found = old.on(one).screen(deal, perspective)
        eve = (
            old.on(one - _ONE_DAY).screen(deal, perspective) if one - _ONE_DAY > old.day else first
        )
        if answer_of(eve) != answer_of(found):
            said = True
            yield from causes_of(eve, found, found, regimes)
        latest = found
    if not said:
        yield from _otherwise(first, latest)


def _days(first: dt.date, last: dt.date) -> list[dt.date]:
    """The days on which something may have begun: all of them where they are few."""
    if last <= first:
        return [last]
    if (last - first).days <= MOST_DAYS:
        return [first + dt.timedelta(days=place) for place in range(1, (last - first).days + 1)]
    return sorted({day for day in (*law_days(), *owner_days(), last) if first < day <= last})


def causes_of_lists(before: Assessment, after: Assessment) -> Iterator[Cause]:
    """Who came onto the lists, left them or is listed otherwise; nothing for the same outcome."""
    if outcome_of(before) == outcome_of(after):
        return
    found = causes_of(before, before, after, load_regimes())
    yield from found or _otherwise(before, after)


def _otherwise(before: Assessment, after: Assessment) -> Iterator[Cause]:
    """Where verdict and provisions are the same: who or what is found otherwise than before."""
    listed = [Cause(LISTING, change.text) for change in listing_changes(before, after)]
    yield from listed
    was = {item.explanation for item in before.findings}
    now = {item.explanation for item in after.findings}
    if not listed:
        yield from (Cause(CHECKS, text) for text in sorted(now - was))
        yield from (Cause(CHECKS, f"No longer found: {text}") for text in sorted(was - now))
        if was == now:
            yield Cause(CHECKS, "What was found is described otherwise.")
