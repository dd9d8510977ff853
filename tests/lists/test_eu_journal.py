"""Annexes of EU regulations, as the Official Journal has them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import Found, read_everything

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.entry import Entry
from witting.lists.eu_journal import read
from witting.lists.eu_journal_entry import FIELDS
from witting.lists.eu_journal_number import add_numbers
from witting.lists.source import ListSource, SourceFile, read_source
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import ListRecord

PLANT = {
    "celex": "32014R0833",
    "recordId": "7001",
    "programKey": "EU-RUS",
    "annex": "IV",
    "measure": "Export control",
    "startDate": "12.9.2014",
    "schema": "LegalEntity",
    "name": "Northern Bearing Works JSC (NBW)",
    "alias": "Акционерное Общество «Северный Завод» (АО «СЗ»); JSC Sever a.k.a. Sever Works",
    "registrationNumber": "7707083893 (Tax ID/INN); KPP 773601001",
    "address": "1, Testovaya Str., 119000 Moscow, Russian Federation; Office 2, Road 3, Hong Kong",
    "phone": "+7 (495) 000-00-00",
    "email": "info@example.ru",
    "website": "www.example.ru",
}
PERSON = {
    "celex": "32014R0269",
    "recordId": "7002",
    "programKey": "EU-UKR",
    "annex": "I.PERSONS",
    "measure": "Asset freeze",
    "startDate": "23 July 2026",
    "reason": "Runs the works; is therefore responsible.",
    "schema": "Person",
    "name": "Pyotr Ilyich TESTOV (a.k.a. Petr TESTOV, born PROBA)",
    "alias": "Пётр Ильич ТЕСТОВ / Петро Ілліч ТЕСТОВ; Pyotr Ilyich TESTOV/TESTOW",
    "nationality": "Russian and Ukrainian (by birth)",
    "birthDate": "1.2.1970 or 8.7.1971",
    "gender": "male",
    "position": "Director; Member of the board",
    "passportNumber": "series 4507 No 336855, issued on 20.8.2004",
    "taxNumber": "500100732259",
}
BANK = {
    "celex": "32014R0833",
    "annex": "XLV.A",
    "programKey": "EU-RUS",
    "measure": "Financial restrictions",
    "startDate": "13.8.2026",
    "schema": "LegalEntity",
    "name": "Sample Khan Bank",
}


def journal(*rows: dict[str, str], name: str = "32014R0833.csv") -> SourceFile:
    amends = "amendmentCelex" in rows[0]
    columns = (*(("amendedCelex", "amendmentCelex") if amends else ("celex",)), *FIELDS)
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return SourceFile(name, text.getvalue().encode())


def amending(row: dict[str, str]) -> dict[str, str]:
    rest = {name: value for name, value in row.items() if name != "celex"}
    return {"amendedCelex": row["celex"], "amendmentCelex": "32026R1848", **rest}


def everything(*files: SourceFile) -> Found:
    return read_everything(read, ListSource(files), list_name="eu.journal")


def test_a_military_end_user_is_read_in_full(check_record: Callable[[ListRecord], None]) -> None:
    records, issues, rest = everything(journal(PLANT))

    assert issues == []
    assert rest == [FileAccount("32014R0833.csv", 1, 1), Published()]
    check_record(records[0])
    plant = listing_of(records[0])
    assert plant.id == "eu.journal:32014R0833-IV-7001"
    assert {(name.text, name.kind) for name in plant.names} == {
        ("Northern Bearing Works JSC", "primary"),
        ("NBW", "weak"),
        ("Northern Bearing Works JSC (NBW)", "alias"),
        ("Акционерное Общество «Северный Завод»", "alias"),
        ("АО «СЗ»", "alias"),
        ("JSC Sever", "alias"),
        ("Sever Works", "alias"),
    }
    assert {(one.scheme, one.value) for one in plant.identifiers} == {
        ("inn", "7707083893"), ("kpp", "773601001"),
    }  # fmt: skip
    assert plant.countries == ("ru", "hk")
    assert len(plant.addresses) == 2
    (measure,) = plant.measures
    assert (measure.program, measure.provisions) == ("833/2014 Annex IV", ("Export control",))
    assert measure.authority == "Council Regulation (EU) No 833/2014"
    assert (measure.start, measure.listed_on) == ("2014-09-12", None)
    assert measure.source_url == "https://eur-lex.europa.eu/eli/reg/2014/833/oj"


def test_a_person_is_read_in_full(check_record: Callable[[ListRecord], None]) -> None:
    records, issues, _ = everything(journal(PERSON))

    assert issues == []
    check_record(records[0])
    person = records[0].principal
    assert person.values("name") == ("Pyotr Ilyich TESTOV",)
    assert set(person.values("alias")) >= {
        "Petr TESTOV", "Пётр Ильич ТЕСТОВ", "Петро Ілліч ТЕСТОВ", "Pyotr Ilyich TESTOW",
        PERSON["name"],
    }  # fmt: skip
    assert person.values("nationality") == ("ru", "ua")
    assert person.values("birthDate") == ("1970-02-01", "1971-07-08")
    assert person.values("position") == ("Director", "Member of the board")
    assert person.values("passportNumber") == ("4507 336855",)
    assert person.values("innCode") == ("500100732259",)
    (measure,) = listing_of(records[0]).measures
    assert (measure.program, measure.start) == ("269/2014 Annex I", "2026-07-23")
    assert measure.listed_on == "2026-07-23"
    sanction = next(entity for entity in records[0].entities if entity.schema == "Sanction")
    assert sanction.values("summary") == ("Annex I.PERSONS, entry 7002",)


def test_an_annex_without_numbers_goes_by_name() -> None:
    record = everything(journal(BANK))[0][0]

    assert record.principal.id == "eu.journal:32014R0833-XLV.A-sample-khan-bank"
    assert listing_of(record).programs == ("833/2014 Annex XLV",)


def test_an_amendment_gives_an_entry_the_id_that_it_replaces() -> None:
    old = everything(journal(PLANT))[0][0]
    records, issues, rest = everything(journal(amending({**PLANT, "name": "NBW Works"})))

    assert issues == []
    assert rest[-1] == Published(amends=True)
    assert records[0].principal.id == old.principal.id
    assert records[0].principal.first("name") == "NBW Works"
    sanction = next(entity for entity in records[0].entities if entity.schema == "Sanction")
    assert "as amended by Regulation (EU) 2026/1848" in sanction.values("summary")


def test_one_person_in_two_annexes_is_two_records() -> None:
    records = everything(journal(PLANT, {**PLANT, "annex": "XLIV", "recordId": "1"}))[0]

    assert len({record.principal.id for record in records}) == 2


@pytest.mark.parametrize(
    ("scheme", "text", "expected"),
    [
        ("registration", "1027700132195", {"ogrnCode 1027700132195"}),
        ("registration", "ИНН 7707083893", {"innCode 7707083893"}),
        (
            "registration",
            "7707083893 / 773601001",
            {"innCode 7707083893", "kppCode 773601001"},
        ),
        (
            "registration",
            "72201626 (BRN); 2974922 (CR. No.)",
            {"registrationNumber 72201626", "registrationNumber 2974922"},
        ),
        (
            "registration",
            "INN: 7707083893 KPP: 773601001 OGRN: 1027700132195",
            {"innCode 7707083893", "kppCode 773601001", "ogrnCode 1027700132195"},
        ),
        ("tax", "7707083893 (Russia)", {"innCode 7707083893"}),
        ("tax", "GB202537249", {"taxNumber GB202537249"}),
    ],
)
def test_numbers_are_typed_by_their_labels_and_check_digits(
    scheme: str, text: str, expected: set[str]
) -> None:
    entry = Entry(list_name="eu.journal", publisher_id="1", schema="Company", where="x line 1")
    add_numbers(entry, text, field="number", scheme=scheme)

    properties = entry.properties.build()
    assert {
        f"{prop} {value}" for prop, values in properties.items() for value in values
    } == expected
    assert list(entry.issues()) == []


def test_what_is_not_understood_is_an_issue_and_the_entry_stays() -> None:
    row = {**PERSON, "birthDate": "N/D", "gender": "x", "startDate": "soon", "nationality": "Lunar"}
    records, issues, _ = everything(journal(row))

    assert len(records) == 1
    assert {issue.where.rpartition(", ")[2] for issue in issues} == {
        "birthDate", "gender", "startDate", "nationality",
    }  # fmt: skip


def test_an_entry_that_is_there_twice_is_refused() -> None:
    with pytest.raises(ListFileError, match="is there twice, first at"):
        everything(journal(PLANT, PLANT))


def test_amendments_are_not_mixed_with_what_they_amend() -> None:
    with pytest.raises(ListFileError, match="are mixed"):
        everything(journal(PLANT), journal(amending(PLANT), name="32026R1848.csv"))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html></html>", "this is an HTML page"),
        (b"id,name\n1,a\n", "the header lacks 'celex'"),
        (journal(PLANT).data[:-60], "ends inside quotes"),
        (journal(BANK).data[:-20], "the file ends too early"),
        (journal({**PLANT, "celex": "833/2014"}).data, "a regulation's number"),
        (journal({**PLANT, "name": ""}).data, "a name is missing"),
        (journal(PLANT).data.split(b"\r\n")[0] + b"\r\n", "no entry is in the files"),
    ],
)
def test_another_file_is_refused_with_what_was_expected(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as caught:
        everything(SourceFile("a.csv", data))
    assert said in str(caught.value)


def test_the_real_annexes_are_understood(
    shared: Path, check_record: Callable[[ListRecord], None]
) -> None:
    source = read_source(shared / "lists/eu_journal/2026-07-17")
    records, issues, rest = everything(*source.files)

    rows = [row for file in source.files for row in csv.DictReader(io.StringIO(file.text()))]
    assert len(records) == len(rows) == 4753
    assert [one for one in rest if isinstance(one, FileAccount) and not one.adds_up] == []
    assert rest[-1] == Published()
    assert len(issues) <= 5
    annex_iv = [one for one in records if listing_of(one).programs == ("833/2014 Annex IV",)]
    assert len(annex_iv) == 921
    typed = sum(bool(listing_of(record).identifiers) for record in annex_iv)
    assert typed > 0.9 * sum(
        bool(row["registrationNumber"]) for row in rows if row["annex"] == "IV"
    )
    for record in records[::5]:
        check_record(record)


def test_the_real_amendments_replace_by_id(
    shared: Path, check_record: Callable[[ListRecord], None]
) -> None:
    consolidated = everything(*read_source(shared / "lists/eu_journal/2026-07-17").files)[0]
    records, issues, rest = everything(*read_source(shared / "lists/eu_journal/amendments").files)

    assert (len(records), issues, rest[-1]) == (373, [], Published(amends=True))
    known = {record.principal.id for record in consolidated}
    replaced = {record.principal.id for record in records} & known
    assert replaced == {"eu.journal:32014R0833-IV-581", "eu.journal:32014R0833-XLII-629"}
    for record in records[::3]:
        check_record(record)


def test_a_name_without_a_letter_is_said_and_left_out() -> None:
    entry = Entry(list_name="eu.journal", publisher_id="1", schema="Company", where="x.csv line 2")
    entry.add("alias", "’’", "Romashka")
    assert entry.properties.values("alias") == ("Romashka",)
    assert [issue.where for issue in entry.issues()] == ["x.csv line 2, alias"]
