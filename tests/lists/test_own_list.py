"""A bank's own list, read by a mapping."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lists.own_mapping import DOCS, MINIMAL, csv_file, json_file, mapping, own
from tests.lists.reading import everything

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.mapping import read_mapping
from witting.lists.own_list import read, read_own_list
from witting.lists.source import read_source
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import ListRecord


def documented(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


def test_the_documented_example_does_what_the_documentation_says(
    tmp_path: Path, check_record: Callable[[ListRecord], None]
) -> None:
    path = tmp_path / "watchlist.yaml"
    path.write_text(documented("yaml"), encoding="utf-8")
    source = csv_file(documented("csv"))
    records, issues, rest = everything(
        read_own_list(source, list_name="our.watchlist", mapping=read_mapping(path))
    )

    assert issues == []
    assert rest == [FileAccount("own.csv", 3, 3), Published()]
    bank, person = (listing_of(record) for record in records)
    assert (bank.id, bank.schema) == ("our.watchlist:17", "Company")
    assert [name.text for name in bank.names] == ["Northern Trade Bank", "NTB", "Severny Bank"]
    assert {(one.scheme, one.value) for one in bank.identifiers} == {
        ("bic", "NOTBRUMM"), ("ogrn", "1027700132195"),
    }  # fmt: skip
    assert bank.addresses == ("1 Test Street, Moscow",)
    (measure,) = bank.measures
    assert (measure.program, measure.start) == ("House list", "2022-03-01")
    assert (measure.provisions, measure.reason) == (("No business",), "Blocked abroad")
    assert [name.text for name in person.names] == ["Pyotr Testov", "Petr Testow"]
    assert (person.countries, person.birth_dates) == (("ru",), ("1970-04-12", "1970"))
    for record in records:
        check_record(record)


def test_a_spreadsheet_is_read_by_its_sheet_and_header(shared: Path) -> None:
    path = shared / "lists/uk_ofsi/2025-04-10/ConList.xlsx"
    text = """
format: xlsx
header_row: 2
id: {columns: Group ID, repeated: merge}
schema:
  column: Group Type
  values: {Individual: Person, Entity: LegalEntity, Ship: Vessel}
properties:
  name: {columns: [name 1, Name 6], join: ' '}
"""
    book = read_source(path)
    whole = mapping(text.replace("[name 1, Name 6]", "[Name 1, Name 6]"))
    small = replace(whole, ignore=("Title",))
    records, issues, rest = everything(read_own_list(book, list_name="our.copy", mapping=small))

    assert len(records) > 3000
    assert isinstance(rest[0], FileAccount)
    assert rest[0].adds_up
    unmapped = [issue for issue in issues if "neither used" in issue.what]
    assert "Name 2" in {issue.where.rpartition(", ")[2] for issue in unmapped}
    assert "Title" not in {issue.where.rpartition(", ")[2] for issue in unmapped}


def test_json_cells_may_be_arrays_and_stand_inside_others() -> None:
    text = """
format: json
path: data.entries
published: made
count: data.number
ignore_outside: [by]
id: {columns: key}
schema: Person
properties:
  name: names.full
  alias: names.other
  nationality: nations
identifiers:
  - {column: papers.number, scheme: passport, label: Passport}
"""
    document = {
        "made": "2026-07-09",
        "by": "us",
        "extra": 1,
        "data": {
            "number": 1,
            "entries": [
                {
                    "key": 7,
                    "names": {"full": "Pyotr Testov", "other": ["Petya", None, "Petr"]},
                    "nations": ["Russia"],
                    "papers": [{"number": "P 1234"}, {"number": "P 5678"}],
                }
            ],
        },
    }
    records, issues, rest = own(json_file(document), text)

    assert [issue.where for issue in issues] == ["own.json, extra"]
    assert rest == [FileAccount("own.json", 1, 1), Published("2026-07-09")]
    person = records[0].principal
    assert (person.id, records[0].where) == ("our.list:7", "own.json data.entries[0]")
    assert person.values("alias") == ("Petya", "Petr")
    assert person.values("passportNumber") == ("P 1234", "P 5678")


def test_an_entry_that_is_only_an_address_has_no_name() -> None:
    text = r"""
format: csv
id: {digest: [Name, Address]}
schema: LegalEntity
address_only: 'Address \d+'
properties: {name: Name}
addresses:
  - full: {column: Address, separator: '; and '}
    country: Country
sanction:
  program: {constant: Sample}
"""
    source = csv_file(
        'Name,Address,Country\nAddress 01,"1 Road, Hong Kong; and 2 Road",HK\n,3 Road,HK\n'
    )
    records, issues, _ = own(source, text)

    assert issues == []
    place, other = (listing_of(record) for record in records)
    assert (place.schema, place.names) == ("Address", ())
    assert place.addresses == ("1 Road, Hong Kong", "2 Road")
    assert (place.countries, place.programs) == (("hk",), ("Sample",))
    assert other.addresses == ("3 Road",)


@pytest.mark.parametrize(
    ("keys", "cell", "expected"),
    [
        ("{column: C}", " a ", ("a",)),
        ("{column: C, separator: [';', '; and ']}", "a; and b;c", ("a", "b", "c")),
        ("{column: C, find: '[A-Z]+'}", "xAByC", ("AB", "C")),
        ("{column: C, find: 'no\\. (\\d+)'}", "no. 1, no. 2", ("1", "2")),
        ("{column: C, values: {yes: given}}", "YES", ("given",)),
        ("{column: C, values: {yes: given}}", "perhaps", ()),
        ("{column: C, aside: '\\(.*\\)'}", "a (b)", ("a",)),
        ("{constant: k}", "", ("k",)),
    ],
)
def test_how_a_value_is_read(keys: str, cell: str, expected: tuple[str, ...]) -> None:
    text = f"{MINIMAL}  sector: {keys}\n"
    records, issues, _ = own(csv_file(f'Nr,Name,C\n1,a,"{cell}"\n'), text)

    assert records[0].principal.values("sector") == expected
    assert bool([issue for issue in issues if "not in the table" in issue.what]) == (
        cell == "perhaps"
    )


def test_what_a_schema_has_no_place_for_and_what_is_not_understood_is_kept() -> None:
    text = """
format: csv
id: {columns: Nr}
schema: {column: Kind, values: {P: Person, S: Vessel}}
properties:
  name: Name
  birthDate: Born
  country: Country
  gender: Sex
identifiers:
  - {column: LEI, scheme: lei}
"""
    rows = "1,P,A,31.02.1970,Atlantis,q,5493000000000000000X\n2,S,B,1970,Malta,,\n3,Q,C,,,,\n"
    records, issues, _ = own(csv_file(f"Nr,Kind,Name,Born,Country,Sex,LEI\n{rows}"), text)

    assert [record.principal.schema for record in records] == ["Person", "Vessel", "LegalEntity"]
    assert records[1].principal.values("notes") == ("birthDate: 1970",)
    assert records[0].principal.values("notes") == ("lei: 5493000000000000000X",)
    assert {issue.where.rpartition(", ")[2] for issue in issues} == {
        "birthDate", "country", "gender", "LEI", "Kind",
    }  # fmt: skip


def test_an_id_that_is_there_twice_is_refused_merged_or_numbered() -> None:
    rows = csv_file("Nr,Name\n1,a\n1,b\n")
    with pytest.raises(ListFileError, match=r"is there twice, first at own\.csv line 2") as caught:
        own(rows, MINIMAL)
    assert caught.value.where == "own.csv line 3"

    merged = own(rows, MINIMAL.replace("Nr}", "Nr, repeated: merge}"))
    assert [listing_of(record).id for record in merged[0]] == ["our.list:1"]
    assert merged[0][0].principal.values("alias") == ("b",)

    numbered = own(rows, MINIMAL.replace("Nr}", "Nr, repeated: number}"))
    assert [record.principal.id for record in numbered[0]] == ["our.list:1", "our.list:1-2"]
    assert "another row has the same id" in numbered[1][0].what


def test_a_column_that_is_neither_used_nor_ignored_is_one_issue() -> None:
    _, issues, _ = own(csv_file("Nr,Name,Hat\n1,a,x\n2,b,y\n"), MINIMAL)

    assert [issue.where for issue in issues] == ["own.csv, Hat"]
    assert own(csv_file("Nr,Name,Hat\n1,a,x\n"), f"{MINIMAL}ignore: [Hat]\n")[1] == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), max_size=5))
def test_any_text_in_any_cell_is_accounted_for(texts: list[str]) -> None:
    document = {"a": [{"Nr": number, "Name": text} for number, text in enumerate(texts)]}
    text = f"{MINIMAL}path: a\n".replace("csv", "json")
    if not texts:
        with pytest.raises(ListFileError):
            own(json_file(document), text)
        return
    records, _, rest = own(json_file(document), text)

    assert len(records) == len(texts)
    assert rest[0] == FileAccount("own.json", len(texts), len(texts))
    assert all(record.principal.values("name") for record in records)


REAL = {
    "us.bis.entity-list": ("bis_entity_list.json", 3409, "Entity List", 20),
    "us.bis.meu": ("bis_meu.json", 70, "Military End-User List", 0),
    "us.bis.dpl": ("bis_dpl.json", 562, "Denied Persons List", 0),
}


@pytest.mark.parametrize("name", REAL)
def test_the_real_lists_are_read_by_the_mappings_that_come_along(
    shared: Path, check_record: Callable[[ListRecord], None], name: str
) -> None:
    file, records_expected, program, issues_allowed = REAL[name]
    folder = shared / "lists/us_bis/2026-07-09"
    records, issues, rest = everything(read(read_source(folder), list_name=name))

    entries = json.loads((folder / file).read_text(encoding="utf-8"))["entities"]
    different = {(one["name"], one["country"], one["address"]) for one in entries}
    assert len(records) == len(different) == records_expected
    assert rest == [FileAccount(file, len(entries), len(entries)), Published("2026-07-09")]
    assert len(issues) <= issues_allowed
    listings = [listing_of(record) for record in records]
    assert {listing.programs for listing in listings} == {(program,)}
    dated = sum(bool(listing.measures[0].start) for listing in listings)
    assert dated >= len(listings) - 2
    for record in records[::3]:
        check_record(record)


def test_the_real_entity_list_has_its_addresses_that_stand_alone(shared: Path) -> None:
    source = read_source(shared / "lists/us_bis/2026-07-09/bis_entity_list.json")
    records = everything(read(source, list_name="us.bis.entity-list"))[0]

    places = [listing_of(one) for one in records if one.principal.schema == "Address"]
    assert len(places) == 19
    assert all(len(place.addresses) == 1 and not place.names for place in places)
    first = next(one for one in records if one.principal.first("name") == "Abdul Satar Ghoura")
    assert listing_of(first).measures[0].start == "2011-11-21"
    assert len(listing_of(first).addresses) == 2
