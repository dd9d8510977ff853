"""Whose address in a deal is a listed one, and whose only lies in the same building."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pytest

from witting.index.address_arrays import build_address_arrays
from witting.index.address_columns import build_address_columns
from witting.index.address_index import AddressIndex
from witting.model import Listing, Measure, Party
from witting.screening.address import address_finding, find_addresses
from witting.screening.address_building import CROWD
from witting.screening.address_search import AddressSearch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from witting.model import Finding

ENTRY = "Rm. 1605A, Aster Commercial Center, 2-16 Tai Foo Street, Mong Kok, Kowloon, Hong Kong."
BUILDING = "Aster Commercial Centre, 2-16 Tai Foo Street, Mong Kok, Hong Kong"


@dataclass(frozen=True)
class Listings:
    """Listings with their addresses; those on ``silent`` lists do not speak."""

    listings: Sequence[Listing]
    silent: Collection[str] = ()
    index: AddressIndex = field(init=False)

    def __post_init__(self) -> None:
        pairs = [
            (position, text)
            for position, listing in enumerate(self.listings)
            for text in listing.addresses
        ]
        nobody = np.zeros(0, dtype=np.int32)
        arrays = build_address_arrays([build_address_columns(pairs)], [nobody], offsets=[0])
        object.__setattr__(self, "index", AddressIndex(arrays))

    def listing(self, position: int) -> tuple[Listing, str] | None:
        found = self.listings[position]
        return None if found.list in self.silent else (found, "2025-07-01")


def listed(
    number: int, address: str, *, schema: str = "Company", on: str = "us.ofac.sdn"
) -> Listing:
    caption = address if schema == "Address" else f"Tenant{number} Lilac LLC"
    measure = Measure(program="Entity List", start="2024-06-18")
    return Listing(
        id=f"{on}:{number}",
        list=on,
        schema=schema,
        caption=caption,
        names=(),
        addresses=(address,),
        measures=(measure,),
        programs=("Entity List",),
    )


TENANTS = [listed(number, f"Room {number}03, {number}/F, {BUILDING}") for number in range(3, 24)]
LISTINGS = Listings(
    [
        listed(1, ENTRY, schema="Address", on="us.bis.entity-list"),
        listed(
            2, "7/F Marble Tower, 111 Lanway, Hong Kong", schema="Address", on="us.bis.entity-list"
        ),
        *TENANTS,
        listed(40, BUILDING),
        listed(50, "d. 7 ul. Lesnaya, Perm 614000, Russia"),
        *(listed(60 + number, "Agent House, 5 Palm Road, Majuro") for number in range(CROWD)),
        *(
            listed(100 + number, "1 Birch Row, Moscow, Russia", schema="Person")
            for number in range(CROWD)
        ),
    ]
)


def find(
    address: str | None,
    *,
    listings: Listings = LISTINGS,
    known: Mapping[str, Collection[str]] | None = None,
) -> list[Finding]:
    party = Party(role="consignee", name="Blue Lily LLC", address=address)
    found = find_addresses([party], AddressSearch(listings), known=known or {})
    return [address_finding(item)(f"f{place}") for place, item in enumerate(found, start=1)]


def test_a_listed_address_in_full_is_strong_and_says_who_else_is_there() -> None:
    [finding] = find("RM 1605A, 16/F ASTER COMMERCIAL CENTRE 2-16 TAI FOO ST MONGKOK KLN")
    assert (finding.kind, finding.subject, finding.certainty) == (
        "address_match",
        "parties[0]",
        "strong",
    )
    evidence = finding.evidence
    assert evidence["schema"] == "Address"
    assert evidence["entity"] == "us.bis.entity-list:1"
    assert evidence["relation"] == "same"
    assert evidence["agreeing"][:3] == ["unit", "building", "street_number"]
    assert evidence["role"] == "consignee"
    assert evidence["measures"][0]["program"] == "Entity List"
    assert evidence["in_building"] == len(TENANTS) + 1
    assert f"{len(TENANTS) + 1} listed parties have an address in this building." in (
        finding.explanation
    )
    assert sum(item["effect"] for item in evidence["features"]) == pytest.approx(
        finding.score, abs=0.001
    )


def test_another_room_of_a_building_is_told_beside_an_address_entry_alone() -> None:
    [finding] = find(f"Room 2512, {BUILDING}")
    assert finding.evidence["schema"] == "Address"
    assert finding.evidence["relation"] == "other_unit"
    assert finding.certainty == "possible"
    without_entry = Listings(TENANTS)
    assert find(f"Room 2512, {BUILDING}", listings=without_entry) == []


def test_the_room_of_a_listed_party_is_told() -> None:
    [_, finding] = find(f"Flat 3, 9/F, {BUILDING}")
    assert finding.evidence["entity"] == "us.ofac.sdn:9"
    assert finding.evidence["sharing"] == 2  # and the one that names no room
    assert finding.certainty == "strong"
    assert "of Tenant9 Lilac LLC" in finding.explanation


def test_a_floor_that_is_listed_as_a_whole_covers_its_rooms() -> None:
    [finding] = find("Room 702, Marble Tower, 111 Lanway, Hong Kong")
    assert (finding.evidence["relation"], finding.certainty) == ("covered", "strong")
    [finding] = find("Room 802, Marble Tower, 111 Lanway, Hong Kong")
    assert (finding.evidence["relation"], finding.certainty) == ("other_unit", "possible")


def test_an_address_without_a_room_may_be_the_listed_one() -> None:
    [entry, shared] = find(BUILDING)
    assert (entry.evidence["relation"], entry.certainty) == ("unit_unknown", "possible")
    assert shared.evidence["entity"] == "us.ofac.sdn:40"


def test_a_party_that_is_itself_listed_does_not_share_its_own_address() -> None:
    address = "Perm, Lesnaya Street 7"
    [finding] = find(address)
    assert finding.evidence["entity"] == "us.ofac.sdn:50"
    assert find(address, known={"parties[0]": {"us.ofac.sdn:50"}}) == []


def test_an_agents_address_where_a_crowd_is_registered_says_nothing() -> None:
    assert find("Agent House, 5 Palm Road, Majuro") == []
    [finding] = find("1 Birch Row, Moscow")
    assert finding.evidence["sharing"] == CROWD


def test_a_list_that_does_not_speak_is_left_out() -> None:
    quiet = Listings(LISTINGS.listings, silent={"us.ofac.sdn"})
    assert find("Perm, Lesnaya Street 7", listings=quiet) == []


@pytest.mark.parametrize(
    "address",
    [None, "", "Mong Kok, Kowloon, Hong Kong", "Tai Foo Street, Mong Kok", "PO Box 5, Hong Kong"],
)
def test_a_town_or_a_street_alone_finds_nothing(address: str | None) -> None:
    assert find(address) == []
