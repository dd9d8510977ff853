"""Who stands where on a list, and under which numbers."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from witting.index.list_index import identifier_keys
from witting.model import Entity, Identifier, ListRecord, listing_of
from witting.names.name_facts import read_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.index import ListIndex

    MakeEntry = Callable[..., ListRecord]
    MakeIndex = Callable[..., ListIndex]


def captions(index: ListIndex, *identifiers: Identifier) -> list[str]:
    found = index.numbers.find(identifier_keys(identifiers))
    return [index.listing(position).caption for position in found]


def test_identifiers_are_found_however_they_are_written(
    entry: MakeEntry, index_of: MakeIndex
) -> None:
    index = index_of(
        entry(1, "Company", name="Romashka LLC", innCode="7707083893", swiftBic="RMSHRUMM"),
        entry(2, "Company", name="Lilia LLC", registrationNumber="12-345.678"),
    )
    assert captions(index, Identifier("bic", "RMSHRUMM001")) == ["Romashka LLC"]
    assert captions(index, Identifier("bic", "RMSHRU2P")) == ["Romashka LLC"]
    assert captions(index, Identifier("bic", "RMSHKGKB")) == []
    assert captions(index, Identifier("registration", "12345678")) == ["Lilia LLC"]
    both = (Identifier("tax", "12345678"), Identifier("inn", "7707083893"))
    assert captions(index, *both) == ["Romashka LLC", "Lilia LLC"]
    assert captions(index, Identifier("registration", "123")) == []
    assert captions(index) == []


def test_a_number_without_a_letter_or_digit_is_nobody_s(
    entry: MakeEntry, index_of: MakeIndex
) -> None:
    index = index_of(entry(1, "Company", name="Romashka LLC", registrationNumber="---"))
    assert captions(index, Identifier("registration", "-")) == []


def test_what_is_asked_of_a_name_is_kept_with_it(entry: MakeEntry, index_of: MakeIndex) -> None:
    index = index_of(
        entry(1, "Company", name="Romashka LLC", alias=("罗莎有限公司", "АО Ромашка")),
        entry(2, "Vessel", name="M/V LILIA LLC"),
        entry(3, "Person", name="Li Ao"),
    )
    for position in range(len(index)):
        listing = index.listing(position)
        for place, name in enumerate(listing.names):
            expected = read_facts(name.text, is_ship=listing.schema == "Vessel")
            assert index.name_facts(position, place) == expected


def test_which_schemes_of_identifiers_there_are(entry: MakeEntry, index_of: MakeIndex) -> None:
    index = index_of(
        entry(1, "Company", name="Romashka LLC", innCode="7707083893", swiftBic="RMSHRUMM"),
        entry(2, "Vessel", name="LILIA", imoNumber="9155808"),
    )
    assert index.schemes == {"inn", "bic", "imo"}


def test_edges_and_records_without_a_name_are_no_entries(
    entry: MakeEntry, index_of: MakeIndex
) -> None:
    edge = entry(1, "Ownership", owner="test.list:2", asset="test.list:3")
    index = index_of(edge, entry(2, "Company", name="Lilia"), entry(3, "Company", country="kg"))
    assert len(index) == 1
    assert index.position_of("test.list:1") is None
    assert index.position_of("test.list:2") == 0


def test_a_listed_address_is_an_entry_without_a_name(entry: MakeEntry, index_of: MakeIndex) -> None:
    index = index_of(
        entry(1, "Company", name="Lilia"),
        entry(2, "Address", address="Room 7, 12 Elm Street, Hong Kong"),
        entry(3, "Address", country="hk"),
    )
    assert len(index) == 2
    assert index.listing(1).addresses == ("Room 7, 12 Elm Street, Hong Kong",)
    assert index.columns["name_owners"].tolist() == [0]
    assert index.addresses["address_owners"].tolist() == [1]


def test_a_listing_comes_back_as_it_went_in(index_of: MakeIndex) -> None:
    principal = Entity(
        "test.list:1",
        "Person",
        {
            "name": ("Lilia Ro",),
            "weakAlias": ("Lili",),
            "birthDate": ("1970-01",),
            "country": ("kg",),
        },
        "test.list",
    )
    sanction = Entity(
        "test.list:1-s", "Sanction", {"program": ("P",), "provisions": ("A", "B")}, "test.list"
    )
    item = ListRecord((principal, sanction), "row 1")
    index = index_of(item)
    assert index.listing(0) == listing_of(item)
    for position in (1, -1):
        with pytest.raises(IndexError):
            index.listing(position)


def test_who_is_replaced_by_later_snapshots(entry: MakeEntry, index_of: MakeIndex) -> None:
    full = index_of(*(entry(number, "Company", name=f"Lilia {number}") for number in range(9)))
    first = index_of(entry(3, "Company", name="Rosa"), entry(77, "Company", name="Nova"))
    second = index_of(entry(8, "Company", name="Rosa"), entry(3, "Company", name="Lilia 3"))
    assert full.replaced_by([first, second]).tolist() == [3, 8]
    assert first.replaced_by([second]).tolist() == [0]
    assert second.replaced_by([]).tolist() == []


def test_another_process_maps_the_same_file(entry: MakeEntry, index_of: MakeIndex) -> None:
    index = index_of(entry(1, "Company", name="Romashka LLC", innCode="7707083893"))
    again: ListIndex = pickle.loads(pickle.dumps(index))
    assert again.digest == index.digest
    assert captions(again, Identifier("inn", "7707083893")) == ["Romashka LLC"]


def test_an_empty_list_has_an_index(index_of: MakeIndex) -> None:
    index = index_of()
    assert len(index) == 0
    assert index.schemes == frozenset()
    assert captions(index, Identifier("inn", "7707083893")) == []
    assert index.position_of("test.list:1") is None
    assert index.replaced_by([index]).tolist() == []
