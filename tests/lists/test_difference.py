"""What changed between two states of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.lists import diff
from witting.lists.format import format_of, read_list
from witting.lists.source import read_source
from witting.model import Entity, ListRecord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def company(number: str, *, name: str, program: str = "A", **properties: str) -> ListRecord:
    identity = f"x.y:{number}"
    values = {prop: tuple(text.split("|")) for prop, text in properties.items()}
    sanction = {"entity": (identity,), "program": (program,), "provisions": ("Block",)}
    return ListRecord(
        (
            Entity(identity, "Company", {"name": (name,), **values}, "x.y"),
            Entity(f"{identity}#sanction", "Sanction", sanction, "x.y"),
        ),
        where=f"row {number}",
    )


def link(number: str) -> ListRecord:
    return ListRecord((Entity(f"x.y:{number}", "Ownership", {}, "x.y"),), where="")


def test_the_same_twice_has_no_difference() -> None:
    records = [company("1", name="Acme"), link("9")]
    found = diff(records, records)
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_who_came_and_who_went_by_id() -> None:
    before = [company("1", name="Acme"), company("2", name="Bolt"), link("8")]
    after = [company("3", name="Acme"), company("2", name="Bolt"), link("9"), link("10")]
    found = diff(before, after)
    assert [listing.id for listing in found.added] == ["x.y:3"]
    assert [listing.id for listing in found.removed] == ["x.y:1"]
    assert (found.links_added, found.links_removed) == (2, 1)


def test_how_a_listing_changed() -> None:
    before = company("1", name="Acme", alias="AC|Akme", innCode="1", address="Old Street 1")
    after = company(
        "1", name="Acme", alias="Akme|Ackmeh", innCode="2", address="New Street 2", program="B"
    )
    (changed,) = diff([before], [after]).changed
    assert changed.listing.caption == "Acme"
    assert {change.what: (change.removed, change.added) for change in changed.changes} == {
        "names": (("AC (alias)",), ("Ackmeh (alias)",)),
        "programs": (("A",), ("B",)),
        "measures": (("A: Block",), ("B: Block",)),
        "identifiers": (("inn 1",), ("inn 2",)),
        "addresses": (("Old Street 1",), ("New Street 2",)),
    }


def test_another_order_of_the_same_is_no_change() -> None:
    before = company("1", name="Acme", alias="A|B")
    after = company("1", name="Acme", alias="B|A")
    assert diff([before], [after]).changed == ()


def test_february_2024_brought_553_entries_to_the_sdn_list(shared: Path) -> None:
    def records(day: str) -> Iterator[ListRecord]:
        source = read_source(shared / "lists" / "us_ofac_sdn" / day)
        key = format_of("us.ofac.sdn", source)
        events = read_list("us.ofac.sdn", source, key=key)
        return (event for event in events if isinstance(event, ListRecord))

    found = diff(records("2024-02-20"), records("2024-02-23"))
    assert len(found.added) == 553
    assert found.removed == ()
    bazalt = next(item for item in found.changed if item.listing.id == "us.ofac.sdn:16862")
    programs = next(change for change in bazalt.changes if change.what == "programs")
    assert programs.added == ("RUSSIA-EO14024",)


@pytest.mark.parametrize("shrinks", [True, False])
def test_a_schema_that_became_exact_is_a_change(*, shrinks: bool) -> None:
    vague = ListRecord((Entity("x.y:1", "LegalEntity", {"name": ("A",)}, "x.y"),), where="")
    exact = ListRecord((Entity("x.y:1", "Company", {"name": ("A",)}, "x.y"),), where="")
    pair = (exact, vague) if shrinks else (vague, exact)
    (changed,) = diff([pair[0]], [pair[1]]).changed
    assert [change.what for change in changed.changes] == ["schema"]
