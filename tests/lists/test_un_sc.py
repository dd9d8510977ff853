"""The UN's consolidated list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import Found, read_everything, with_plain_ids

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.source import ListSource, SourceFile, read_source
from witting.lists.un_names import split_un_names
from witting.lists.un_sc import read
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import Entity

PERSON = """<INDIVIDUAL><DATAID>990001</DATAID><VERSIONNUM>1</VERSIONNUM>
<FIRST_NAME>PYOTR</FIRST_NAME><SECOND_NAME>ILYICH</SECOND_NAME><THIRD_NAME>TESTOV</THIRD_NAME>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.999 </REFERENCE_NUMBER>
<LISTED_ON>2017-06-02</LISTED_ON><GENDER>Male</GENDER>
  <NAME_ORIGINAL_SCRIPT>Пётр Тестов</NAME_ORIGINAL_SCRIPT>
<COMMENTS1>Father’s name is Ilya Testov. Left in 2019.</COMMENTS1>
<TITLE><VALUE>General</VALUE></TITLE><DESIGNATION><VALUE>Trade official</VALUE></DESIGNATION>
<NATIONALITY><VALUE>Russian Federation</VALUE></NATIONALITY><LIST_TYPE>
  <VALUE>UN List</VALUE></LIST_TYPE>
<LAST_DAY_UPDATED><VALUE>2018-01-01</VALUE></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY>
  <ALIAS_NAME>Petr Testov; Pjotr Testow</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Petya</ALIAS_NAME>
<DATE_OF_BIRTH>1958 - 1960</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Ivan Proba</ALIAS_NAME>
  <NOTE>previously listed as</NOTE></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ADDRESS><CITY>Pyongyang</CITY>
  <COUNTRY>Democratic People's Republic of Korea</COUNTRY></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_ADDRESS><COUNTRY>Rwanda</COUNTRY><NOTE>as of early 2016</NOTE></INDIVIDUAL_ADDRESS>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE>
  <DATE>1960-12-30</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE>
  <DATE>1962-01-01</DATE></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1963</FROM_YEAR>
  <TO_YEAR>1964</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_PLACE_OF_BIRTH><CITY>Tver</CITY>
  <COUNTRY>Russian Federation</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>P 000001</NUMBER>
<ISSUING_COUNTRY>Russian Federation</ISSUING_COUNTRY>
  <DATE_OF_ISSUE>2010-02-18</DATE_OF_ISSUE></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>National Identification
Number</TYPE_OF_DOCUMENT><NUMBER>1-78-09</NUMBER></INDIVIDUAL_DOCUMENT>
<INDIVIDUAL_DOCUMENT/><SORT_KEY/></INDIVIDUAL>"""
BANK = """<ENTITY><DATAID>990002</DATAID><FIRST_NAME>NORTHERN TRADE BANK (NTB)</FIRST_NAME>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPe.999</REFERENCE_NUMBER>
  <LISTED_ON>2017-08-05</LISTED_ON>
<COMMENTS1>SWIFT: NOTB KPPY. Runs a ship, IMO number: 9074729.</COMMENTS1>
<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Southern Trade Bank</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><STREET>Central District</STREET><CITY>Pyongyang</CITY></ENTITY_ADDRESS></ENTITY>"""


def consolidated(individuals: str = PERSON, entities: str = BANK) -> ListSource:
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<CONSOLIDATED_LIST dateGenerated="2026-08-01T23:00:03.110Z">'
        f"<INDIVIDUALS>{individuals}</INDIVIDUALS><ENTITIES>{entities}</ENTITIES>"
        "</CONSOLIDATED_LIST>"
    )
    return ListSource((SourceFile("consolidated.xml", text.encode()),))


def everything(source: ListSource) -> Found:
    return read_everything(read, source, list_name="un.sc")


def test_an_individual_is_read_in_full() -> None:
    records, issues, rest = everything(consolidated())

    assert issues == []
    assert rest == [FileAccount("consolidated.xml", 2, 2), Published("2026-08-01")]
    person = records[0].principal
    assert (person.id, person.schema) == ("un.sc:990001", "Person")
    assert person.values("name") == ("PYOTR ILYICH TESTOV",)
    assert person.values("alias") == ("Пётр Тестов", "Petr Testov", "Pjotr Testow")
    assert person.values("weakAlias") == ("Petya",)
    assert person.values("previousName") == ("Ivan Proba",)
    assert set(person.values("birthDate")) == {
        "1958", "1959", "1960", "1960-12-30", "1962", "1963", "1964",
    }  # fmt: skip
    assert person.values("nationality") == ("ru",)
    assert person.values("country") == ("kp", "rw")
    assert person.values("passportNumber") == ("P 000001",)
    assert person.values("idNumber") == ("1-78-09",)
    assert person.values("fatherName") == ("Ilya Testov",)
    sanction = next(entity for entity in records[0].entities if entity.schema == "Sanction")
    assert sanction.values("unscId") == ("KPi.999",)
    assert sanction.values("provisions") == ("Asset freeze", "Travel ban")


def test_an_entity_gives_its_bic_and_abbreviation() -> None:
    bank = everything(consolidated())[0][1].principal

    assert bank.values("name") == ("NORTHERN TRADE BANK (NTB)",)
    assert (bank.values("alias"), bank.values("weakAlias")) == (("NORTHERN TRADE BANK",), ("NTB",))
    assert bank.values("previousName") == ("Southern Trade Bank",)
    assert bank.values("swiftBic") == ("NOTBKPPY",)
    assert bank.values("imoNumber") == ("9074729",)


@pytest.mark.parametrize(
    ("list_type", "comment", "provisions"),
    [
        ("GB", "", ("Travel ban",)),
        ("Iraq", "", ("Asset freeze",)),
        ("Libya", "Listed pursuant to paragraph 15 of resolution 9 (Travel Ban)", ("Travel ban",)),
        (
            "Libya",
            "Listed pursuant to paragraph 17 of resolution 1970 ( Asset Freeze)",
            ("Asset freeze",),
        ),
        (
            "Libya",
            "Listed pursuant to paragraphs 15 and 17 of resolution 1970 (Travel Ban,Asset Freeze)",
            ("Travel ban", "Asset freeze"),
        ),
        (
            "Somalia",
            "Listed pursuant to paragraph 8(a) of resolution 1844 (2008).",
            ("Asset freeze", "Travel ban", "Arms embargo"),
        ),
    ],
)  # fmt: skip
def test_not_every_listing_freezes_assets(
    list_type: str, comment: str, provisions: tuple[str, ...]
) -> None:
    person = PERSON.replace(">DPRK<", f">{list_type}<").replace("Left in 2019.", comment)
    listing = listing_of(everything(consolidated(person))[0][0])

    assert listing.measures[0].provisions == provisions


def test_a_new_committee_or_field_is_an_issue_and_the_entry_stays() -> None:
    person = PERSON.replace(">DPRK<", ">Atlantis<").replace("<SORT_KEY/>", "<HAT>top</HAT>")
    records, issues, _ = everything(consolidated(person))

    assert len(records) == 2
    assert [issue.where.rpartition(", ")[2] for issue in issues] == ["UN_LIST_TYPE", "HAT"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ezat Test (previously listed as)", ("Ezat Test",)),
        ("Abu Test (original script: Абу Тест)", ("Abu Test", "Абу Тест")),
        ("أبو تست (Abu Test; Abou Test)", ("أبو تست", "Abu Test", "Abou Test")),
        ("NORTHERN FRONT (NF)", ("NORTHERN FRONT (NF)",)),
        ("A Test; B Test", ("A Test", "B Test")),
        ("", ()),
    ],
)
def test_names_in_one_field_are_parted(text: str, names: tuple[str, ...]) -> None:
    assert split_un_names(text) == names


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<!DOCTYPE html><html/>", "this is an HTML page"),
        (b"<sdnList/>", "the root element is <sdnList>"),
        (b"<CONSOLIDATED_LIST/>", "no entry is in the file"),
        (b"<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>", "ends too early"),
        (
            b"<CONSOLIDATED_LIST><ENTITY><FIRST_NAME>A</FIRST_NAME></ENTITY></CONSOLIDATED_LIST>",
            "no DATAID",
        ),
        (b"<!DOCTYPE l [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><l>&a;</l>", "document type"),
        (b"", "this is not XML"),
    ],
)
def test_another_file_is_refused_with_what_was_expected(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as caught:
        everything(ListSource((SourceFile("consolidated.xml", data),)))
    assert said in str(caught.value)


def test_an_id_that_is_there_twice_is_refused() -> None:
    with pytest.raises(ListFileError, match="is there twice"):
        everything(consolidated(PERSON + PERSON))


@pytest.mark.parametrize(("day", "entries"), [("2024-09-26", 875), ("2026-08-01", 1011)])
def test_the_real_list_is_understood(
    shared: Path, check_entity: Callable[[Entity], None], day: str, entries: int
) -> None:
    records, issues, rest = everything(read_source(shared / "lists/un_sc" / day))

    assert len(issues) <= 6
    assert rest == [FileAccount("consolidated.xml", entries, entries), Published(day)]
    assert len(records) == entries
    for record in records:
        for entity in record.entities:
            check_entity(with_plain_ids(entity))
