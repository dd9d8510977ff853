"""The parts that OFAC's remarks, features and documents are read with."""

from __future__ import annotations

import pytest

from witting.lists.entry import Entry
from witting.lists.ofac_codes import (
    enhanced_fields,
    labels,
    phrases,
    programs,
    relations,
    risks,
    target_types,
)
from witting.lists.ofac_day import parse_ofac_days
from witting.lists.ofac_features import KINDS
from witting.lists.ofac_name import parse_person_name, strip_quotes
from witting.lists.ofac_number import Numbered, parse_number
from witting.lists.ofac_property import LEGAL_SCHEMAS, can_hold
from witting.lists.ofac_remarks import add_remarks, prose_property
from witting.lists.ofac_sanction import split_programs
from witting.lists.ofac_statement import iter_statements


def entry_of(remarks: str, schema: str = "LegalEntity") -> Entry:
    entry = Entry(list_name="us.ofac.sdn", publisher_id="1", schema=schema, where="sdn.csv line 1")
    entry.add("name", "X")
    for name in add_remarks(entry, remarks):
        entry.add("notes", f"Linked To: {name}")
    return entry


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("10 Dec 1948", ("1948-12-10",)),
        ("Dec 1948", ("1948-12",)),
        ("1948", ("1948",)),
        ("circa 1951", ("1951",)),
        ("circa 07 Jul 1966", ("1966",)),
        ("circa 1979-1982", ("1979", "1980", "1981", "1982")),
        ("1951 to 1953", ("1951", "1952", "1953")),
        ("01 Jan 1970 to 31 Dec 1970", ("1970",)),
        ("01 Feb 1960 to 29 Feb 1960", ("1960-02",)),
        ("21 Mar 1962 to 20 Apr 1962", ("1962-03", "1962-04")),
        ("21 Mar 1950 to 20 Mar 1951", ("1950", "1951")),
        ("Nov 1965 to Jan 1966", ("1965-11", "1965-12", "1966-01")),
        ("1900 to 1960", ("1900", "1960")),
        ("31 Feb 1960", ()),
        ("1960 to 1950", ()),
        ("unknown", ()),
        ("", ()),
        ("1" * 5000, ()),
    ],
)
def test_days(text: str, days: tuple[str, ...]) -> None:
    assert parse_ofac_days(text) == days


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1084010 (Egypt)", Numbered("1084010", "Egypt")),
        (
            "G025057 issued 23 Jun 1999 expires 05 Feb 2004",
            Numbered("G025057", None, "23 Jun 1999", "05 Feb 2004"),
        ),
        ("P9 (Chad) issued 1999", Numbered("P9", "Chad", "1999")),
        ("B 12 expires Oct 2012", Numbered("B 12", None, None, "Oct 2012")),
        (
            "0310857, Eritrea, Issue Date 21 August 2006, Expire Date 20 August 2008)",
            Numbered("0310857", "Eritrea", "21 August 2006", "20 August 2008"),
        ),
        ("467323, Doc. 694710 (Panama)", Numbered("467323, Doc. 694710", "Panama")),
        ("12345 (Panama", Numbered("12345", "Panama")),
        ("(Panama)", Numbered("(Panama)")),
    ],
)  # fmt: skip
def test_numbers(text: str, number: Numbered) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize(
    ("text", "full", "last"),
    [
        ("TESTOV, Pyotr Ilyich", "Pyotr Ilyich TESTOV", "TESTOV"),
        ("KNOWN, JR., Samuel", "Samuel KNOWN JR.", "KNOWN"),
        ("DE PROBA, Juan Maria, Jr.", "Juan Maria DE PROBA Jr.", "DE PROBA"),
        ("MARUF, Taha, Muhyi", "Taha Muhyi MARUF", "MARUF"),
        ("SANTOSO", "SANTOSO", None),
        ("TESTOV,", "TESTOV", None),
        (",", "", None),
    ],
)
def test_person_names(text: str, full: str, last: str | None) -> None:
    name = parse_person_name(text)
    assert (name.full, name.last) == (full, last)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("'BNC'", "BNC"),
        ("''FOO''", "'FOO'"),
        ("'AL-QA'QA'", "AL-QA'QA"),
        ("'cut", "cut"),
        ("X", "X"),
    ],
)
def test_quotes(text: str, bare: str) -> None:
    assert strip_quotes(text) == bare


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("SDGT] [IFSR", ("SDGT", "IFSR")),
        ("SDGT; IFSR", ("SDGT", "IFSR")),
        ("[SDGT] [IFSR]", ("SDGT", "IFSR")),
        ("CAATSA - RUSSIA] [SDGT] [SDGT", ("CAATSA - RUSSIA", "SDGT")),
        ("", ()),
    ],
)
def test_programs_are_split(text: str, tags: tuple[str, ...]) -> None:
    assert split_programs(text) == tags


def test_labels_do_not_depend_on_their_spelling() -> None:
    spellings = (
        "MMSI 273123456", "MMSI: 273123456", "alt. MMSI 273123456", "mmsi - 273123456",
        "(Linked To: X LTD.)", "Linked To: X LTD.",
    )  # fmt: skip
    found = [next(iter_statements(f"{text}.")) for text in spellings]
    assert {item.label.text for item in found if item.label} == {"MMSI", "Linked To"}
    assert [item.value for item in found[:4]] == ["273123456"] * 4
    assert [item.value for item in found[4:]] == ["X LTD."] * 2


@pytest.mark.parametrize(
    ("text", "prop"),
    [
        ("Minister of Finance", "position"),
        ("First Deputy Chief of Staff", "position"),
        ("wife of Someone Known", "notes"),
        ("all offices worldwide", "notes"),
        ("arrested 23 Apr 2002", "notes"),
        ("Haji", "title"),
        ("blue eyes", None),
    ],
)
def test_prose_about_a_person(text: str, prop: str | None) -> None:
    assert prose_property(text, is_person=True) == prop


def test_an_organisation_has_no_position() -> None:
    assert prose_property("Minister of Finance", is_person=False) is None


def test_a_fact_that_the_schema_has_no_place_for_is_a_note() -> None:
    entry = entry_of("POB Tver; MMSI 273123456; Gender Male.", schema="Airplane")
    notes = entry.properties.values("notes")
    assert "POB: Tver" in notes
    assert "MMSI: 273123456" in notes
    assert "Gender: male" in notes


def test_an_isin_makes_a_legal_entity_a_company_and_a_ministry_a_public_body() -> None:
    assert entry_of("ISIN RU000A0JXXX1.").schema == "Company"
    assert entry_of("Target Type Government Entity.").schema == "PublicBody"
    assert entry_of("Target Type Financial Institution.").schema == "LegalEntity"
    assert entry_of("Target Type Moon Base.").properties.values("notes") == (
        "Target Type Moon Base",
    )


def test_what_is_longer_than_any_statement_is_not_read() -> None:
    entry = entry_of(f"Email Address {'a' * 50_000}.")
    assert "longer than" in next(entry.issues()).what


def test_the_resources_hold_together() -> None:
    assert {label.kind for label in labels().values()} <= KINDS
    assert len(risks()) > 5
    assert all(program.authority for program in programs().values())
    assert all(item.origin and item.target for item in relations().values())
    assert {schema for schema, _ in target_types().values()} <= LEGAL_SCHEMAS
    assert phrases().notes.search("for more information on directives")
    assert "generalInfo/entityType" in enhanced_fields()


def test_every_property_of_a_label_has_a_schema_that_holds_it() -> None:
    schemas = [*sorted(LEGAL_SCHEMAS), "Vessel", "Airplane"]
    for label in labels().values():
        if label.kind in ("text", "countries", "day", "tonnage"):
            entries = [
                Entry(list_name="l", publisher_id="1", schema=schema, where="")
                for schema in schemas
            ]
            assert any(can_hold(entry, label.argument) for entry in entries), label.text


@pytest.mark.parametrize(
    "kind", ["bearings", "'", ";;;.", "()", "a.k.a. '", "DOB", "alt. alt. DOB 1"]
)
def test_odd_remarks_never_break_the_reader(kind: str) -> None:
    for schema in ("Person", "LegalEntity", "Vessel", "Airplane"):
        entry = entry_of(f"{kind}; {kind}{kind}", schema=schema)
        assert all(value for values in entry.properties.build().values() for value in values)
