"""OpenSanctions exports in the simple form."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import Found, read_everything

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.opensanctions import read
from witting.lists.source import ListSource, SourceFile, read_source
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import ListRecord

HEADER = (
    "id", "schema", "name", "aliases", "birth_date", "countries", "addresses", "identifiers",
    "sanctions", "phones", "emails", "program_ids", "dataset", "first_seen", "last_seen",
    "last_change",
)  # fmt: skip
PLANT = {
    "id": "NK-plant",
    "schema": "LegalEntity",
    "name": 'JSC "NORTHERN CHEMICAL PLANT"',
    "aliases": 'NCP JSC;"Sever; Khimiya"',
    "countries": "ru",
    "addresses": "141000, Moscow region, 1",
    "identifiers": "1027700132195;7707083893;X-99",
    "sanctions": '"Makes ""pyro"" devices;\nand more."',
    "program_ids": "UA-WS-MILIND;UA-WS-UAVS",
    "dataset": "Sample War Data",
    "last_seen": "2026-03-13T05:41:01",
    "last_change": "2026-02-05T14:54:48",
}
SHIP = {
    "id": "NK-ship",
    "schema": "Vessel",
    "name": "SAMPLE SEA",
    "countries": "pa;lr",
    "identifiers": "IMO9074729;273444440;UBSU4;AB 123456",
    "sanctions": '""',
    "dataset": "Sample War Data",
    "last_seen": "2026-03-13T05:41:01",
}
PERSON = {
    "id": "NK-person",
    "schema": "Person",
    "name": "TESTOV Pyotr Ilyich",
    "aliases": "ТЕСТОВ Петро",
    "birth_date": "1970-02-01",
    "identifiers": "500100732259;0001",
    "dataset": "Sample War Data",
    "last_seen": "2026-03-13T05:41:01",
}


def export(*rows: dict[str, str]) -> ListSource:
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER, restval="", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return ListSource((SourceFile("targets.simple.csv", text.getvalue().encode()),))


def everything(source: ListSource) -> Found:
    return read_everything(read, source, list_name="ua.war-sanctions")


def test_numbers_are_typed_where_their_shape_leaves_no_doubt(
    check_record: Callable[[ListRecord], None],
) -> None:
    records, issues, rest = everything(export(PLANT, SHIP, PERSON))

    assert issues == []
    assert rest == [FileAccount("targets.simple.csv", 3, 3), Published("2026-03-13")]
    listings = [listing_of(record) for record in records]
    assert [{(one.scheme, one.value) for one in each.identifiers} for each in listings] == [
        {("ogrn", "1027700132195"), ("inn", "7707083893"), ("registration", "X-99")},
        {("imo", "9074729"), ("mmsi", "273444440"), ("registration", "AB 123456")},
        {("inn", "500100732259"), ("id_number", "0001")},
    ]
    assert records[1].principal.values("callSign") == ("UBSU4",)
    for record in records:
        check_record(record)


def test_values_with_semicolons_and_quotes_in_them_stay_whole() -> None:
    plant = listing_of(everything(export(PLANT))[0][0])

    assert [name.text for name in plant.names] == [
        'JSC "NORTHERN CHEMICAL PLANT"', "NCP JSC", "Sever; Khimiya",
    ]  # fmt: skip
    assert plant.programs == ("UA-WS-MILIND", "UA-WS-UAVS")
    assert plant.measures[0].reason == 'Makes "pyro" devices; and more.'
    assert plant.measures[0].authority == "Sample War Data"
    assert plant.measures[0].source_url == "https://war-sanctions.gur.gov.ua/en"


def test_a_target_without_a_program_still_has_a_measure() -> None:
    (measure,) = listing_of(everything(export(SHIP))[0][0]).measures

    assert (measure.program, measure.authority) == (None, "Sample War Data")


def test_what_is_not_known_is_an_issue_and_the_target_stays() -> None:
    row = {**SHIP, "schema": "Spaceship", "countries": "pa;q9", "birth_date": "31.02.1970"}
    records, issues, _ = everything(export(row))

    assert records[0].principal.schema == "Organization"  # for its IMO number
    assert [issue.where.rpartition(", ")[2] for issue in issues] == [
        "schema", "countries", "birth_date",
    ]  # fmt: skip


def test_an_imo_number_with_a_wrong_check_digit_is_kept_and_said() -> None:
    records, issues, _ = everything(export({**SHIP, "identifiers": "IMO9074728"}))

    assert records[0].principal.values("registrationNumber") == ("IMO9074728",)
    assert "no valid IMO number" in issues[0].what


def test_a_new_column_is_an_issue() -> None:
    (file,) = export(PERSON).files
    lines = file.data.decode().splitlines()
    data = f'{lines[0]},"hat"\n{lines[1]},"top"\n'.encode()
    _, issues, _ = everything(ListSource((SourceFile(file.name, data),)))

    assert [issue.where.rpartition(", ")[2] for issue in issues] == ["hat"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!doctype html><html>", "this is an HTML page"),
        (b"id;schema;name\n", "as if a semicolon stood between the cells"),
        (export(PLANT).files[0].data[:-40], "ends inside quotes"),
        (export(PERSON, PERSON).files[0].data, "is there twice, first at"),
        (export({**PERSON, "id": ""}).files[0].data, "the row has no id"),
        (export().files[0].data, "the file has no rows"),
    ],
)
def test_another_file_is_refused_with_what_was_expected(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as caught:
        everything(ListSource((SourceFile("targets.simple.csv", data),)))
    assert said in str(caught.value)


def test_the_real_export_is_understood(
    shared: Path, check_record: Callable[[ListRecord], None]
) -> None:
    source = read_source(shared / "lists/ua_war_sanctions/2026-03-13")
    records, issues, rest = everything(source)

    rows = list(csv.DictReader(io.StringIO(source.files[0].text())))
    assert len(records) == len({row["id"] for row in rows}) == 5600
    assert rest == [FileAccount("targets.simple.csv", 5600, 5600), Published("2026-03-13")]
    assert len(issues) <= 3
    ships = sum("IMO" in row["identifiers"] for row in rows)
    assert sum(bool(record.principal.values("imoNumber")) for record in records) >= ships - 2
    for record in records[::11]:
        check_record(record)
