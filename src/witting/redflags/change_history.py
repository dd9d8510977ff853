"""Was the order another one before, or the exporter's market?

Source: Commerce, Treasury and Justice, tri-seal compliance note of 2 March 2023; G7 industry
guidance of 24 September 2024.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from witting.redflags.case import Signal
from witting.redflags.history_case import count_deals, say_day
from witting.redflags.payer import INVASION
from witting.redflags.reference_key import reference_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.redflags.case import Case
    from witting.redflags.history_case import Past
    from witting.redflags.ledger import Rows

LAST_MINUTE = 30
"""Days between the former papers and these."""
BOUND_FOR = ("by", "ru")
FEWEST_TO_RUSSIA = 3
"""So many deals make an exporter one that supplied Russia."""
_CHAPTER = 10_000


def changed_instructions(case: Case) -> Iterator[Signal]:
    """The same order named another consignee or country within the last weeks."""
    past = case.past
    if past is None:
        return
    for rows in _former(past):
        lately = rows.between(past.day - LAST_MINUTE, past.day)
        yield from _changes(past, lately)
        if len(lately):
            return


def rerouted(case: Case) -> Iterator[Signal]:
    """The same order was bound for Russia or Belarus before."""
    past = case.past
    if past is None or not past.destination or past.destination in BOUND_FOR:
        return
    for rows in _former(past):
        places = [place for place, code in enumerate(past.ledger.countries) if code in BOUND_FOR]
        there = rows.where(np.isin(rows["country"], places))
        if len(there):
            country = past.ledger.countries[int(there["country"][0])].upper()
            told = (
                f"The same order was bound for {country} on {say_day(there['day'].max())}, and is "
                f"for {past.destination.upper()} now."
            )
            yield Signal("route", told, {"before": country.lower(), "now": past.destination})
            return


def moved_exporters(case: Case) -> Iterator[Signal]:
    """A supplier that sold to Russia before the invasion, and to this country not at all."""
    past = case.past
    if past is None or not (past.is_since_invasion and past.destination):
        return
    before = past.supplier_rows.between(0, INVASION.toordinal())
    chapters = [code // _CHAPTER for code in past.codes]
    to_russia = before.where(before["country"] == _place(past, "ru"))
    like = to_russia.where(np.isin(to_russia["code"] // _CHAPTER, chapters))
    here = before.where(before["country"] == _place(past, past.destination))
    if count_deals(like) >= FEWEST_TO_RUSSIA and not len(here):
        told = (
            f"This supplier sold such goods to Russia in {count_deals(like)} deals before the "
            f"invasion, and nothing to {past.destination.upper()}."
        )
        yield Signal(past.supplier_subject, told, {"deals_to_russia": count_deals(like)})


def _former(past: Past) -> Iterator[Rows]:
    """The earlier papers of the same order, by each of its numbers."""
    for key in reference_keys(past.deal):
        rows = past.ledger.with_reference(key)
        yield rows.between(0, past.day)


def _changes(past: Past, rows: Rows) -> Iterator[Signal]:
    others = rows.where((rows["consignee"] != past.consignee) & (rows["consignee"] >= 0))
    is_named = any(party.role in ("consignee", "end_user") for party in past.deal.parties)
    if is_named and len(others) and past.consignee not in rows["consignee"]:
        day = say_day(others["day"].max())
        yield Signal("parties", f"The same order named another consignee on {day}.")
    here = _place(past, past.destination)
    unknown = _place(past, "")
    elsewhere = rows.where((rows["country"] != here) & (rows["country"] != unknown))
    if past.destination and len(elsewhere):
        country = past.ledger.countries[int(elsewhere["country"][-1])].upper()
        told = f"The same order was bound for {country} on {say_day(elsewhere['day'][-1])}."
        yield Signal("route", told, {"before": country.lower(), "now": past.destination})


def _place(past: Past, country: str) -> int:
    """The place of a country in the ledger; -1 where it has it nowhere."""
    countries = past.ledger.countries
    return countries.index(country) if country in countries else -1
