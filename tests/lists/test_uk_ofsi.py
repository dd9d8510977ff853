"""OFSI's ConList, from invented targets and from the real one."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import Found, read_everything, with_plain_ids

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.source import ListSource, SourceFile, read_source
from witting.lists.uk_ofsi import read
from witting.lists.uk_other_information import split_other_information
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from witting.model import Entity

HEADER = [
    "Name 6",
    "Name 1",
    "Name 2",
    "Name 3",
    "Name 4",
    "Name 5",
    "Title",
    "Name Non-Latin Script",
    "Non-Latin Script Type",
    "Non-Latin Script Language",
    "DOB",
    "Town of Birth",
    "Country of Birth",
    "Nationality",
    "Passport Number",
    "Passport Details",
    "National Identification Number",
    "National Identification Details",
    "Position",
    "Address 1",
    "Address 2",
    "Address 3",
    "Address 4",
    "Address 5",
    "Address 6",
    "Post/Zip Code",
    "Country",
    "Other Information",
    "Group Type",
    "Alias Type",
    "Alias Quality",
    "Regime",
    "Listed On",
    "UK Sanctions List Date Designated",
    "Last Updated",
    "Group ID",
]
COMMON = {
    "Regime": "Russia",
    "Listed On": "24/02/2022",
    "UK Sanctions List Date Designated": "24/02/2022",
    "Last Updated": "01/03/2022",
}
PERSON = {
    **COMMON,
    "Group Type": "Individual",
    "Group ID": "90001",
    "Name 6": "TESTOV",
    "Name 1": "Pyotr",
    "Name 2": "Ilyich",
    "Alias Type": "Primary name",
    "Name Non-Latin Script": "Пётр Ильич Тестов",
    "DOB": "00/09/1977",
    "Nationality": "(1) Russia (2) Cyprus",
    "Title": "(1) General (2) Doctor",
    "Passport Number": "(1) 51 1234567 (2) 519999999",
    "Passport Details": "(1) Russia, issued 01/02/2010 (2) Cyprus",
    "National Identification Number": "АБ-77",
    "National Identification Details": "military card",
    "Town of Birth": "(1) Tver",
    "Country of Birth": "USSR (now Russia)",
    "Address 1": "1 Lenin Street",
    "Address 6": "Tver",
    "Post/Zip Code": "170000",
    "Country": "Russia",
    "Other Information": (
        "(UK Sanctions List Ref):RUS9001. Financial sanctions imposed in addition to an asset "
        "freeze: Correspondent banking relationships etc. Trust services. Date trust services "
        "sanctions imposed: 21/03/2023. (UK Statement of Reasons):Supplies bearings. (Gender):Male"
    ),
}


def conlist(*rows: Mapping[str, str], first: str = "Last Updated,10/04/2025") -> ListSource:
    text = io.StringIO()
    text.write(first + "\n")
    writer = csv.DictWriter(text, HEADER)
    writer.writeheader()
    writer.writerows(rows)
    return ListSource((SourceFile("ConList.csv", text.getvalue().encode()),))


def everything(source: ListSource) -> Found:
    return read_everything(read, source, list_name="uk.ofsi")


def test_rows_of_one_group_are_one_target_with_all_its_names() -> None:
    records, issues, rest = everything(
        conlist(
            PERSON,
            {**PERSON, "Name 6": "TESTOFF", "Alias Type": "Primary name variation"},
            {**PERSON, "Name 6": "The General", "Name 1": "", "Name 2": "", "Alias Type": "AKA",
             "Alias Quality": "Low quality", "DOB": "01/10/1977"},
            {**PERSON, "Name 6": "PETROV", "Alias Type": "FKA"},
        )
    )  # fmt: skip

    assert issues == []
    assert rest == [FileAccount("ConList.csv", 4, 4), Published("2025-04-10")]
    person = records[0].principal
    assert (person.id, person.schema) == ("uk.ofsi:90001", "Person")
    assert person.values("name") == ("Pyotr Ilyich TESTOV",)
    assert person.values("alias") == ("Pyotr Ilyich TESTOFF", "Пётр Ильич Тестов")
    assert person.values("weakAlias") == ("The General",)
    assert person.values("previousName") == ("Pyotr Ilyich PETROV",)
    assert person.values("birthDate") == ("1977-09", "1977-10-01")
    assert person.values("nationality") == ("ru", "cy")
    assert person.values("title") == ("General", "Doctor")
    assert person.values("passportNumber") == ("51 1234567", "519999999")
    assert person.values("gender") == ("male",)


def test_measures_carry_their_words_and_days() -> None:
    listing = listing_of(everything(conlist(PERSON))[0][0])

    assert [(measure.provisions, measure.start) for measure in listing.measures] == [
        (("Asset freeze",), "2022-02-24"),
        (("Correspondent banking relationships etc",), None),
        (("Trust services",), "2023-03-21"),
    ]
    assert listing.programs == ("Russia",)
    assert {measure.reason for measure in listing.measures} == {"Supplies bearings"}
    assert listing.addresses == ("1 Lenin Street, Tver, 170000, Russia",)


def test_a_target_under_two_regimes_has_a_measure_for_each() -> None:
    other = {**PERSON, "Regime": "Belarus", "Listed On": "01/03/2022", "Other Information": ""}
    listing = listing_of(everything(conlist(PERSON, other))[0][0])

    assert listing.programs == ("Belarus", "Russia")


def test_a_companys_numbers_are_typed() -> None:
    company = {
        **COMMON,
        "Group Type": "Entity",
        "Group ID": "90002",
        "Name 6": "NORTHERN BEARING WORKS (NBW)",
        "Alias Type": "Primary name",
        "Country": "Russia",
        "Address 6": "Tver",
        "Other Information": (
            "(UK Sanctions List Ref):RUS9002. (Business Reg No):(1) OGRN: 1027700092661 (2) INN "
            "7704217370 (Website):nbw.example.ru. office@nbw.example.ru (Phone number):(1) +7 495 "
            "000 00 00 (2) 8 800 000 00 00 (Parent company):Some Holding (Type of entity):JSC"
        ),
    }
    records, issues, _ = everything(conlist(company))

    assert issues == []
    found = records[0].principal
    assert found.schema == "LegalEntity"
    assert found.values("ogrnCode") == ("1027700092661",)
    assert found.values("innCode") == ("7704217370",)
    assert found.values("alias") == ("NORTHERN BEARING WORKS",)
    assert found.values("weakAlias") == ("NBW",)
    assert found.values("email") == ("office@nbw.example.ru",)
    assert found.values("website") == ("nbw.example.ru",)
    assert found.values("notes") == (
        "Phone number: +7 495 000 00 00",
        "Phone number: 8 800 000 00 00",
        "Parent company: Some Holding",
    )


def test_a_ship_has_its_imo_number() -> None:
    ship = {
        **COMMON,
        "Group Type": "Ship",
        "Group ID": "90003",
        "Name 6": "GREY GULL",
        "Alias Type": "Primary name",
        "Other Information": "(IMO number):9074729 (Flag of ship):North Korea (Year built):1994",
    }
    vessel = everything(conlist(ship))[0][0].principal

    assert (vessel.schema, vessel.values("imoNumber")) == ("Vessel", ("9074729",))
    assert (vessel.values("flag"), vessel.values("buildDate")) == (("kp",), ("1994",))


def test_what_is_not_understood_is_an_issue_and_the_target_stays() -> None:
    odd = {
        **PERSON,
        "Country": "Atlantis",
        "DOB": "31/02/1970",
        "Alias Type": "Nickname",
        "Group Type": "Cat",
    }
    records, issues, _ = everything(conlist(odd))

    said = " ".join(issue.what for issue in issues)
    for words in ("'Atlantis'", "'Nickname'", "'Cat'"):
        assert words in said
    # Read as an organisation, it keeps the impossible date of birth to be read.
    assert "Date of birth: 31/02/1970" in records[0].principal.values("notes")
    assert records[0].principal.values("name") == ("Pyotr Ilyich TESTOV",)


def test_a_row_without_group_is_counted_and_said() -> None:
    _, issues, rest = everything(conlist(PERSON, {**PERSON, "Group ID": ""}))

    assert rest[0] == FileAccount("ConList.csv", 2, 1, {"a row without an id": 1})
    assert "left out" in issues[0].what


def test_an_unknown_column_is_an_issue() -> None:
    text = conlist(PERSON).files[0].text().splitlines()
    text[1] += ",Shoe Size"
    text[2] += ",44"
    source = ListSource((SourceFile("ConList.csv", ("\n".join(text) + "\n").encode()),))

    assert [issue.where for issue in everything(source)[1]] == ["ConList.csv row 3, Shoe Size"]


def test_labels_are_taken_apart_and_the_rest_is_kept() -> None:
    assert split_other_information(
        "(UK Sanctions List Ref):RUS0001. Also in Minsk. (UN Ref):QDi.001. Deceased. (gender) :Male"
    ) == {
        "unique_id": "RUS0001",
        "un_reference": "QDi.001",
        "gender": "Male",
        "other_information": "Also in Minsk. Deceased",
    }
    assert split_other_information("(2022): a year (Odd label):x") == {
        "other_information": "(2022): a year (Odd label):x"
    }


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body>Sorry</body></html>", "this is an HTML page"),
        (b"", "no header row"),
        (b"a,b,c\n1,2,3\n", "no header row"),
        (b"Last Updated,10/04/2025\nName 6,Group ID\nX,1\n", "is missing"),
        (b"PK\x03\x04 no zip", "broken, truncated"),
        (b'Group ID,"Name 6\nX', "broken"),
        (b"Group ID,Name 6\nX,\xff\n", "not UTF-8"),
        (b"Group ID,Name 6\nX,\x00\n", "line 2: the file is binary"),
    ],
)  # fmt: skip
def test_another_file_is_refused_with_what_was_expected(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as caught:
        everything(ListSource((SourceFile("ConList.xlsx", data),)))
    assert said in str(caught.value)


def test_a_row_longer_than_the_header_is_refused() -> None:
    text = conlist(PERSON).files[0].text() + ",".join(["x"] * 40) + "\n"

    with pytest.raises(ListFileError, match="the row has 40 cells"):
        everything(ListSource((SourceFile("ConList.csv", text.encode()),)))


def test_a_table_that_is_cut_joined_or_lacks_a_column_is_refused() -> None:
    text = conlist(PERSON, PERSON).files[0].text()
    rows = text.splitlines(keepends=True)
    cut = text[: text.rindex(",24/02/2022")]
    for broken, said in (
        (cut, "row 4: the row has 33 cells, the header 36"),
        (text + "".join(rows[1:]), "row 5: the header is there again"),
        (text.replace("Passport Number", "Pass"), "the column 'Passport number' is missing"),
    ):
        with pytest.raises(ListFileError, match=said):
            everything(ListSource((SourceFile("ConList.csv", broken.encode()),)))


def test_a_last_row_without_a_line_break_may_be_cut() -> None:
    text = conlist(PERSON).files[0].text().rstrip()
    (issue,) = everything(ListSource((SourceFile("ConList.csv", text.encode()),)))[1]
    assert "its last row may be cut" in issue.what


@pytest.mark.parametrize(
    ("day", "targets", "most_issues"), [("2022-05-04", 3430, 25), ("2025-04-10", 4686, 40)]
)
def test_the_real_list_is_understood(
    shared: Path, check_entity: Callable[[Entity], None], day: str, targets: int, most_issues: int
) -> None:
    records, issues, rest = everything(read_source(shared / "lists/uk_ofsi" / day))

    assert len(records) == targets
    assert len(issues) <= most_issues
    account, published = rest
    assert isinstance(account, FileAccount)
    assert account.adds_up
    assert published == Published(day)
    for record in records:
        for entity in record.entities:
            check_entity(with_plain_ids(entity))
