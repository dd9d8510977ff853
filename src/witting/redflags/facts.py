"""Which facts may the rule of a red flag ask for?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.redflags.change_history import changed_instructions, moved_exporters, rerouted
from witting.redflags.circumstances import (
    high_priority_goods,
    letter_of_credit,
    outside_coalition,
    route_of_concern,
    unidentified_goods,
)
from witting.redflags.consignee import (
    consigned_to_issuing_bank,
    end_user_missing,
    go_betweens,
)
from witting.redflags.contact import private_mail, residences, spfs
from witting.redflags.corridor_fact import departing_corridors
from witting.redflags.customer_history import increases, new_customers, new_goods
from witting.redflags.payer import foreign_banks, founded_since, third_country_payers
from witting.redflags.value_history import split_shipments, suppliers_at_once, values_far_off

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from witting.redflags.case import Case, Signal


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that the code can see.

    Args:
        find: Yields a signal for each thing of the deal that it is so of; none where it is not.
        needs: What it is told from: ``deal``, ``history`` or ``flows``.
    """

    find: Callable[[Case], Iterator[Signal]]
    needs: str = "deal"

    @property
    def what(self) -> str:
        """What it says, as a line."""
        return (self.find.__doc__ or "").strip().splitlines()[0]


FACTS: Mapping[str, Fact] = {
    "goods_high_priority": Fact(high_priority_goods),
    "goods_unidentified": Fact(unidentified_goods),
    "route_of_concern": Fact(route_of_concern),
    "destination_outside_coalition": Fact(outside_coalition),
    "letter_of_credit": Fact(letter_of_credit),
    "consignee_is_go_between": Fact(go_betweens),
    "consigned_to_issuing_bank": Fact(consigned_to_issuing_bank),
    "end_user_missing": Fact(end_user_missing),
    "payer_in_third_country": Fact(third_country_payers),
    "payer_bank_abroad": Fact(foreign_banks),
    "founded_since_invasion": Fact(founded_since),
    "personal_email": Fact(private_mail),
    "residential_address": Fact(residences),
    "spfs_named": Fact(spfs),
    "customer_is_new": Fact(new_customers, needs="history"),
    "goods_new_for_customer": Fact(new_goods, needs="history"),
    "goods_increased": Fact(increases, needs="history"),
    "value_far_off": Fact(values_far_off, needs="history"),
    "shipment_split": Fact(split_shipments, needs="history"),
    "many_suppliers": Fact(suppliers_at_once, needs="history"),
    "instructions_changed": Fact(changed_instructions, needs="history"),
    "rerouted_from_russia": Fact(rerouted, needs="history"),
    "exporter_moved": Fact(moved_exporters, needs="history"),
    "corridor_departs": Fact(departing_corridors, needs="flows"),
}
"""By their names; the quickest to see first, which read nothing but what was found already."""
