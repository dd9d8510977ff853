"""Does the trade that the deal is part of depart from its past?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.redflags.case import RECEIVERS, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.redflags.case import Case


def departing_corridors(case: Case) -> Iterator[Signal]:
    """A country of destination and a code that ``witting flows`` told of."""
    if case.corridors is None:
        return
    receivers = {party.country for _, party in case.parties(*RECEIVERS)}
    for country in sorted({*case.destinations, *(code for code in receivers if code)}):
        for code in sorted(case.codes):
            found = case.corridors.find(country, code)
            if found is not None:
                yield Signal("route", found.reading, found.to_evidence())
