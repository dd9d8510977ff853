"""trade.gov's Consolidated Screening List."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import Found, read_everything

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.source import ListSource, SourceFile, read_source
from witting.lists.us_csl import COLUMNS, read
from witting.lists.us_csl_ids import split_ids
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import ListRecord

SDN = "Specially Designated Nationals (SDN) - Treasury Department"
SSI = "Sectoral Sanctions Identifications List (SSI) - Treasury Department"
ENTITY_LIST = "Entity List (EL) - Bureau of Industry and Security"
ISN = "Nonproliferation Sanctions (ISN) - State Department"
BANK = {
    "_id": "90001",
    "source": SDN,
    "entity_number": "90001",
    "type": "Entity",
    "programs": "UKRAINE-EO13662; RUSSIA-EO14024",
    "name": "NORTHERN TRADE BANK",
    "addresses": "1 Testovaya ul., Moscow, 127000, RU; RU",
    "alt_names": "NTB BANK; SEVERNY TORGOVY BANK PAO",
    "ids": "NOTBRUMM, SWIFT/BIC; RU, 7707083893, Tax ID No.; Subject to Directive 1, Executive "
    "Order 13662 Directive Determination -; Ukraine-/Russia-Related Sanctions Regulations, "
    "31 CFR 589.201 and/or 589.209, Secondary sanctions risk:",
    "remarks": "(Linked To: TESTOV, Pyotr Ilyich)",
}
PERSON = {
    "_id": "90002",
    "source": SDN,
    "entity_number": "90002",
    "type": "Individual",
    "programs": "RUSSIA-EO14024",
    "name": "TESTOV, Pyotr Ilyich",
    "title": "Director",
    "dates_of_birth": "circa 1961; 1962-03-04",
    "citizenships": "RU",
    "places_of_birth": "Tver, Russia",
    "ids": "Passport, 750000001, RU, 2010-01-02, 2020-01-02; Gender, Male",
}
PLANT = {
    "_id": "f00d",
    "source": ENTITY_LIST,
    "name": "Eastern Bearing Plant (EBP)",
    "addresses": "5 Road, Building 2, Shenyang, CN; and 7 Road, Hong Kong, HK",
    "federal_register_notice": "83 FR 37423; 87 FR 77505",
    "start_date": "2018-08-01",
    "license_requirement": "For all items subject to the EAR.",
    "license_policy": "Presumption of denial.",
    "alt_names": "EB Plant; and Eastern Bearings",
}


def consolidated(*rows: dict[str, str]) -> ListSource:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return ListSource((SourceFile("consolidated.csv", text.getvalue().encode()),))


def everything(source: ListSource) -> Found:
    return read_everything(read, source, list_name="us.csl")


def test_a_bank_on_two_of_ofacs_lists_is_one_entity_with_the_measures_of_both(
    check_record: Callable[[ListRecord], None],
) -> None:
    records, issues, rest = everything(consolidated(BANK, PERSON, {**BANK, "source": SSI}))

    assert issues == []
    assert rest == [FileAccount("consolidated.csv", 3, 3), Published()]
    bank = listing_of(records[0])
    assert bank.id == "us.csl:90001"
    assert [name.text for name in bank.names] == [
        "NORTHERN TRADE BANK", "NTB BANK", "SEVERNY TORGOVY BANK PAO",
    ]  # fmt: skip
    assert {(one.scheme, one.value) for one in bank.identifiers} == {
        ("bic", "NOTBRUMM"), ("inn", "7707083893"),
    }  # fmt: skip
    measures = {measure.program: measure.provisions for measure in bank.measures}
    assert measures["RUSSIA-EO14024"][0] == "Block"
    assert measures["Executive Order 13662 Directive 1"] == ("directive:us.eo13662.1",)
    assert "secondary-sanctions:us.ursr.589-201" in measures["Secondary sanctions risk"]
    edge = next(record.principal for record in records if record.principal.schema == "UnknownLink")
    assert (edge.values("subject"), edge.values("object")) == (("us.csl:90001",), ("us.csl:90002",))
    for record in records:
        check_record(record)


def test_an_entry_of_a_list_that_does_not_block_has_no_block() -> None:
    listing = listing_of(everything(consolidated({**BANK, "source": SSI}))[0][0])

    assert all("Block" not in measure.provisions for measure in listing.measures)


def test_a_person_is_read_in_full_whichever_end_the_label_stands_at() -> None:
    person = everything(consolidated(PERSON))[0][0]

    assert person.principal.values("name") == ("Pyotr Ilyich TESTOV",)
    assert person.principal.values("birthDate") == ("1961", "1962-03-04")
    assert person.principal.values("position") == ("Director",)
    assert person.principal.values("gender") == ("male",)
    passport = next(entity for entity in person.entities if entity.schema == "Passport")
    assert passport.values("number") == ("750000001",)
    assert (passport.values("startDate"), passport.values("endDate")) == (
        ("2010-01-02",), ("2020-01-02",),
    )  # fmt: skip


def test_an_entry_of_the_entity_list_can_be_told_from_the_others() -> None:
    plant = listing_of(everything(consolidated(PLANT))[0][0])

    (measure,) = plant.measures
    assert (measure.program, measure.provisions) == ("Entity List", ("License requirement",))
    assert measure.authority == "15 CFR 744.11, Supplement No. 4 to Part 744"
    assert measure.start == "2018-08-01"
    assert {name.text for name in plant.names if name.kind == "alias"} == {
        "Eastern Bearing Plant", "EB Plant", "Eastern Bearings",
    }  # fmt: skip
    assert plant.addresses == ("5 Road, Building 2, Shenyang, CN", "7 Road, Hong Kong, HK")
    assert plant.countries == ("cn", "hk")


def test_successors_and_subunits_are_no_part_of_a_name() -> None:
    text = "Sample Works LLC and any successor, sub-unit, or subsidiary thereof"
    row = {"_id": "beef", "source": ISN, "programs": "INKSNA", "name": text}
    record = everything(consolidated(row))[0][0]

    assert record.principal.values("name") == ("Sample Works LLC",)
    assert record.principal.values("notes") == (text,)
    assert listing_of(record).programs == ("INKSNA",)


def test_what_is_not_known_is_an_issue_and_the_entry_stays() -> None:
    row = {**PLANT, "source": "Moon List (ML) - Agency", "type": "Spirit", "start_date": "soon"}
    row["ids"] = "42, Hat size"
    records, issues, _ = everything(consolidated(row))

    assert len(records) == 1
    fields = {issue.where.rpartition(", ")[2] for issue in issues}
    assert {"source", "type", "start_date"} <= fields
    assert "42, Hat size" in records[0].principal.values("notes")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Male, Gender; IMO 9074729, MMSI", ["Gender", "MMSI"]),
        ("Gender, Male; Email Address, a@b.example", ["Gender", "Email Address"]),
        ("26 Mar 2022, Listing Date (CMIC):", ["Listing Date (CMIC):"]),
        ("Sec. 1; and 2, PEESA Information:", ["PEESA Information:"]),
        ("", []),
    ],
)
def test_statements_are_parted_where_a_label_closes_or_opens_them(
    text: str, labels: list[str]
) -> None:
    assert [found.label for found in split_ids(text)] == labels


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!DOCTYPE html><html/>", "this is an HTML page"),
        (b"name;source\na;b\n", "the header lacks '_id'"),
        (",".join(COLUMNS).replace(",", ";").encode() + b"\n", "as if a semicolon stood"),
        (",".join(COLUMNS).encode() + b"\n", "the file has no rows"),
        (",".join(COLUMNS).encode() + b"\na,b", "the file ends too early"),
        (",".join(COLUMNS).encode() + b'\n"a', "ends inside quotes"),
        (",".join(COLUMNS).encode() + b"\n" + b"a," * 28 + b'"b"c"\n', "cannot be read"),
        (",".join(COLUMNS).encode() + b"\n" + b"\xff" + b"," * 28 + b"\n", "is not UTF-8"),
        (",".join(COLUMNS).encode() + b"\n" + b"x" * (1 << 21) + b"\n", "the line has 2,097,153"),
        (",".join(COLUMNS).encode("utf-16"), "binary or UTF-16"),
        (",".join(COLUMNS).encode() + b"\n" + b"," * 27 + b"a,\n", "neither _id nor entity_number"),
    ],
)
def test_another_file_is_refused_with_what_was_expected(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as caught:
        everything(ListSource((SourceFile("consolidated.csv", data),)))
    assert said in str(caught.value)
    assert caught.value.where


def test_a_last_row_without_a_line_break_may_be_cut() -> None:
    (file,) = consolidated(PLANT).files
    cut = file.data.rstrip() + b"x"
    _, issues, _ = everything(ListSource((SourceFile("consolidated.csv", cut),)))

    assert [issue.what for issue in issues][-1].endswith("its last row may be cut.")


def test_the_real_list_is_understood(
    shared: Path, check_record: Callable[[ListRecord], None]
) -> None:
    source = read_source(shared / "lists/us_csl/2022-05")
    records, issues, rest = everything(source)

    rows = list(csv.DictReader(io.StringIO(source.files[0].text())))
    listed = [record for record in records if record.principal.schema != "UnknownLink"]
    assert len(listed) == len({row["_id"] for row in rows}) == 14048
    assert rest[0] == FileAccount("consolidated.csv", len(rows), len(rows))
    assert len(issues) <= 20
    on_entity_list = sum(row["source"] == ENTITY_LIST for row in rows)
    assert sum("Entity List" in listing_of(one).programs for one in listed) == on_entity_list
    for record in listed[::29]:
        check_record(record)


def test_the_real_list_of_another_year_is_understood(
    shared: Path, check_record: Callable[[ListRecord], None]
) -> None:
    records, issues, rest = everything(read_source(shared / "lists/us_csl/2025-06_tiny"))

    assert (len(records), issues) == (13, [])
    assert rest[0] == FileAccount("consolidated.csv", 13, 13)
    for record in records:
        check_record(record)
