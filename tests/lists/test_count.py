"""How many records are under a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.lists import Condition, count_records
from witting.lists.format import format_of, read_list
from witting.lists.source import read_source
from witting.model import Entity, ListRecord

if TYPE_CHECKING:
    from pathlib import Path

SECTION_11 = "secondary-sanctions:us.eo14024.s11.designated-sector"


def record(number: int, schema: str, *measures: tuple[str, str]) -> ListRecord:
    identity = f"x.y:{number}"
    sanctions = (
        Entity(
            f"{identity}#{place}",
            "Sanction",
            {"entity": (identity,), "program": (program,), "provisions": (provision,)},
            "x.y",
        )
        for place, (program, provision) in enumerate(measures)
    )
    return ListRecord((Entity(identity, schema, {}, "x.y"), *sanctions), where="")


RECORDS = [
    record(1, "Company", ("A", "Block"), ("B", "Travel ban")),
    record(2, "Vessel", ("B", "Block")),
    record(3, "Person"),
    record(4, "Ownership"),
]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition(), 3),
        (Condition(schema="Vessel"), 1),
        (Condition(schema="vessel"), 0),
        (Condition(measure="Block"), 2),
        (Condition(measure="block"), 2),
        (Condition(measure="Bloc"), 0),
        (Condition(program="B"), 2),
        (Condition(program="B", measure="Block"), 1),
        (Condition(program="B", measure="Block", schema="Company"), 0),
        (Condition(schema="Ownership"), 0),
    ],
)
def test_what_is_counted(condition: Condition, expected: int) -> None:
    assert count_records(RECORDS, condition) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2023-12-28", 0), ("2024-02-23", 326), ("2024-05-03", 555)]
)
def test_the_section_11_remark_on_the_sdn_list(shared: Path, day: str, expected: int) -> None:
    source = read_source(shared / "lists" / "us_ofac_sdn" / day)
    events = read_list("us.ofac.sdn", source, key=format_of("us.ofac.sdn", source))
    records = (event for event in events if isinstance(event, ListRecord))
    assert count_records(records, Condition(measure=SECTION_11)) == expected
