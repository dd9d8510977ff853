"""The UK Sanctions List in its three forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import Found, read_everything, with_plain_ids

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.source import ListSource, SourceFile, read_source
from witting.lists.uk_fcdo import read, split_provisions
from witting.lists.uk_fcdo_xml import _elements
from witting.lists.uk_rows import _columns
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import Entity

BANK = """<Designation>
  <LastUpdated>01/02/2026</LastUpdated><DateDesignated>01/03/2022</DateDesignated>
  <UniqueID>RUS9100</UniqueID><OFSIGroupID>90100</OFSIGroupID>
  <Names>
    <Name><Name6>First Bearing Bank</Name6><NameType>Primary Name</NameType></Name>
    <Name><Name6>FBB</Name6><NameType>ALias</NameType>
      <AliasStrength>Low quality a.k.a</AliasStrength></Name>
    <Name><Name6>Pervy Podshipnik Bank</Name6><NameType>Primary name variation</NameType></Name>
  </Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>Первый Банк</NameNonLatinScript>
    <NonLatinScriptType>Cyrillic</NonLatinScriptType></NonLatinName></NonLatinNames>
  <RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
  <IndividualEntityShip>Entity</IndividualEntityShip>
  <DesignationSource>UK</DesignationSource>
  <SanctionsImposed>Asset freeze|Prohibition on correspondent banking relationships and processing
payments|Trust Services Sanctions</SanctionsImposed>
  <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze></SanctionsImposedIndicators>
  <OtherInformation>Formerly a savings bank.</OtherInformation>
  <UKStatementofReasons>Finances the defence sector.</UKStatementofReasons>
  <Addresses>
    <Address><AddressLine1>2 Mira Avenue</AddressLine1><AddressLine6>Moscow</AddressLine6>
      <AddressPostalCode>101000</AddressPostalCode><AddressCountry>Russia</AddressCountry></Address>
    <Address><AddressLine1>3 Sea Road</AddressLine1>
      <AddressCountry>Cyprus</AddressCountry></Address>
  </Addresses>
  <EntityDetails><Entity>
    <TypeOfEntities><TypeOfEntity>Bank</TypeOfEntity></TypeOfEntities>
    <BusinessRegistrationNumbers>
      <BusinessRegistrationNumber>INN: 7704217370</BusinessRegistrationNumber>
      <BusinessRegistrationNumber>HE 123456</BusinessRegistrationNumber>
    </BusinessRegistrationNumbers>
    <Subsidiaries><Subsidiary>Little Bank</Subsidiary></Subsidiaries>
  </Entity></EntityDetails>
  <PhoneNumbers><PhoneNumber>+7 495 000 00 00</PhoneNumber></PhoneNumbers>
</Designation>"""
PERSON = """<Designation>
  <DateDesignated>25/01/2001</DateDesignated><UniqueID>AFG9006</UniqueID>
  <UNReferenceNumber>TAi.999</UNReferenceNumber>
  <Names><Name><Name1>PYOTR</Name1><Name6>TESTOV</Name6>
    <NameType>Primary Name</NameType></Name></Names>
  <Titles><Title>Mullah</Title><Title>Haji</Title></Titles>
  <RegimeName>The Afghanistan (Sanctions) (EU Exit) Regulations 2020</RegimeName>
  <IndividualEntityShip>Individual</IndividualEntityShip>
  <DesignationSource>UK|UN</DesignationSource>
  <SanctionsImposed>Asset freeze|Travel Ban</SanctionsImposed>
  <IndividualDetails><Individual>
    <DOBs><DOB>dd/mm/1945</DOB><DOB>01/03/1958</DOB></DOBs>
    <Nationalities><Nationality>Afghanistan</Nationality></Nationalities>
    <PassportDetails>
      <Passport><PassportNumber>P0000001</PassportNumber>
        <PassportAdditionalInformation>Afghanistan</PassportAdditionalInformation></Passport>
      <Passport><PassportNumber>P0000002</PassportNumber></Passport>
    </PassportDetails>
    <BirthDetails><Location><TownOfBirth>Kandahar</TownOfBirth>
      <CountryOfBirth>Afghanistan</CountryOfBirth></Location></BirthDetails>
    <Genders><Gender>Male</Gender></Genders>
  </Individual></IndividualDetails>
</Designation>"""
SHIP = """<Designation>
  <DateDesignated>17/10/2024</DateDesignated><UniqueID>RUS9200</UniqueID>
  <Names><Name><Name6>IMO 9074729 ("GREY GULL 2")</Name6><NameType>Primary name</NameType></Name>
    </Names>
  <RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName>
  <IndividualEntityShip>Ship</IndividualEntityShip>
  <SanctionsImposed>Shipping sanctions: (see "Other information")</SanctionsImposed>
  <ShipDetails><Ship><IMONumbers><IMONumber>IMO9074729</IMONumber></IMONumbers>
    <CurrentOwnerOperators><CurrentOwnerOperator>Gull Shipping</CurrentOwnerOperator>
    </CurrentOwnerOperators>
    <CurrentBelievedFlagOfShips><CurrentBelievedFlagOfShip>Comoros</CurrentBelievedFlagOfShip>
    </CurrentBelievedFlagOfShips>
    <PreviousFlags><PreviousFlag>India</PreviousFlag></PreviousFlags>
    <TonnageOfShipDetails><TonnageOfShip>7078</TonnageOfShip></TonnageOfShipDetails>
    <YearsBuilt><YearBuilt>2011</YearBuilt></YearsBuilt></Ship></ShipDetails>
</Designation>"""
FULL = (
    "Last Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name 1,Name type,"
    "Alias strength,Regime Name,Designation Type,Designation source,Sanctions Imposed,"
    "Address Line 1,Address Country,Date Designated,D.O.B,Nationality(/ies),"
    "Business registration number (s)"
)
SIMPLE = (
    "Unique ID,OFSI Group ID,Name,Regime Name,Type,Designation source,Date Designated,"
    "Sanctions Imposed"
)


def xml(*designations: str, day: str = "<DateGenerated>31/07/2026</DateGenerated>") -> ListSource:
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>\n<Designations>{day}{"".join(designations)}'
        "</Designations>"
    )
    return ListSource((SourceFile("UK-Sanctions-List.xml", text.encode()),))


def table(*lines: str, name: str = "UK-Sanctions-List.csv") -> ListSource:
    text = "".join(f"{line}\r\n" for line in lines)
    return ListSource((SourceFile(name, text.encode("utf-8-sig")),))


def everything(source: ListSource) -> Found:
    return read_everything(read, source, list_name="uk.fcdo")


def test_a_bank_of_the_xml_keeps_the_words_that_regulation_17a_is_judged_by() -> None:
    records, issues, rest = everything(xml(BANK))

    assert issues == []
    assert rest == [FileAccount("UK-Sanctions-List.xml", 1, 1), Published("2026-07-31")]
    bank = records[0].principal
    assert bank.id == "uk.fcdo:RUS9100"
    assert bank.values("name") == ("First Bearing Bank",)
    assert bank.values("weakAlias") == ("FBB",)
    assert bank.values("alias") == ("Pervy Podshipnik Bank", "Первый Банк")
    assert bank.values("innCode") == ("7704217370",)
    listing = listing_of(records[0])
    assert listing.measures[0].provisions == (
        "Asset freeze",
        "Prohibition on correspondent banking relationships and processing payments",
        "Trust Services Sanctions",
    )
    assert listing.measures[0].start == "2022-03-01"
    assert listing.programs == ("The Russia (Sanctions) (EU Exit) Regulations 2019",)
    assert listing.addresses == ("2 Mira Avenue, Moscow, 101000, Russia", "3 Sea Road, Cyprus")


def test_persons_and_ships_of_the_xml() -> None:
    records, issues, _ = everything(xml(PERSON, SHIP))

    assert issues == []
    person, ship = (record.principal for record in records)
    assert person.values("birthDate") == ("1945", "1958-03-01")
    assert person.values("title") == ("Mullah", "Haji")
    assert person.values("passportNumber") == ("P0000001", "P0000002")
    assert person.values("birthCountry") == ("af",)
    assert listing_of(records[0]).measures[0].provisions == ("Asset freeze", "Travel Ban")
    assert (ship.schema, ship.values("imoNumber")) == ("Vessel", ("9074729",))
    assert ship.values("alias") == ("GREY GULL 2",)
    assert (ship.values("flag"), ship.values("pastFlags")) == (("km",), ("in",))
    assert "Current owner/operator: Gull Shipping" in ship.values("notes")


def test_every_entity_is_one_of_followthemoney(check_entity: Callable[[Entity], None]) -> None:
    for record in everything(xml(BANK, PERSON, SHIP))[0]:
        for entity in record.entities:
            check_entity(with_plain_ids(entity))


def test_the_full_table_gathers_rows_by_unique_id() -> None:
    records, issues, rest = everything(
        table(
            "Report Date: 13-Feb-2026",
            FULL,
            "12/01/2026,RUS9300,,,TESTOV,Pyotr,Primary Name,,Russia,Individual,UK,"
            "Asset freeze|Travel Ban,1 Road,Russia,01/03/2022,00/00/1960,Russia,",
            "12/01/2026,RUS9300,,,TESTOFF,Pyotr,Alias,Good quality,Russia,Individual,UK,"
            "Asset freeze|Travel Ban,1 Road,Russia,01/03/2022,00/00/1960,Russia,",
        )
    )

    assert issues == []
    assert rest == [FileAccount("UK-Sanctions-List.csv", 2, 2), Published("2026-02-13")]
    assert len(records) == 1
    person = records[0].principal
    assert (person.values("name"), person.values("alias")) == (
        ("Pyotr TESTOV",),
        ("Pyotr TESTOFF",),
    )
    assert person.values("birthDate") == ("1960",)
    assert [entity.schema for entity in records[0].entities] == ["Person", "Address", "Sanction"]


def test_the_simple_table_says_no_day_and_the_reader_says_so() -> None:
    records, issues, rest = everything(
        table(
            SIMPLE,
            'RUS9400,,TESTOV Pyotr,Russia,Individual,UK,24-02-2022,"Asset freeze, Transport '
            'sanctions: see ""Other information"", Travel Ban"',
            "RUS9401,,,Russia,Entity,UK,24-02-2022,Asset freeze",
        )
    )

    assert listing_of(records[0]).measures[0].provisions == (
        "Asset freeze",
        'Transport sanctions: see "Other information"',
        "Travel Ban",
    )
    assert records[0].principal.values("name") == ("TESTOV Pyotr",)
    assert rest[1] == Published(None)
    assert [issue.what for issue in issues] == [
        "the entry has no name; its id stands for it.",
        "no day stands above the header, so the file does not say when it was published.",
        (
            "it is the simple form of the list, so these are missing: aliases, addresses, "
            "identifiers, birth dates."
        ),
    ]


@pytest.mark.parametrize(
    ("text", "provisions"),
    [
        ("Asset freeze|Travel Ban", ("Asset freeze", "Travel Ban")),
        ("Asset freeze | Asset freeze", ("Asset freeze",)),
        ("-, Asset freeze, Trust Services Sanctions", ("Asset freeze", "Trust Services Sanctions")),
        (", Asset freeze", ("Asset freeze",)),
        ("Shipping: (see x, and y), De-flag", ("Shipping: (see x, and y)", "De-flag")),
        ("", ()),
    ],
)  # fmt: skip
def test_provisions_are_split_and_not_changed(text: str, provisions: tuple[str, ...]) -> None:
    assert split_provisions(text) == provisions


def test_an_unknown_element_is_an_issue() -> None:
    odd = PERSON.replace("<Genders>", "<ShoeSizes><ShoeSize>44</ShoeSize></ShoeSizes><Genders>")

    assert [(issue.where, issue.what) for issue in everything(xml(odd))[1]] == [
        (
            "UK-Sanctions-List.xml line 2, IndividualDetails/Individual/ShoeSizes/ShoeSize",
            "the field is not understood: '44'.",
        )
    ]


def test_a_designation_without_id_is_counted_and_said() -> None:
    _, issues, rest = everything(xml(BANK, PERSON.replace("UniqueID", "Nothing")))

    assert rest[0] == FileAccount("UK-Sanctions-List.xml", 2, 1, {"a designation without an id": 1})
    assert "no UniqueID" in issues[0].what


def test_every_element_has_a_column() -> None:
    assert set(_elements().values()) <= set(_columns())


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><Designations/>", "document type"),
        ("a.xml", b"<ArrayOfFinancialSanctionsTarget/>", "the root element is"),
        ("a.xml", b"<Designations></Designations>", "no <Designation> is in the file"),
        ("a.xml", b"<Designations><Designation><UniqueID>RUS1</UniqueID>", "ends too early"),
        ("a.csv", b"Unique ID,Name\nRUS1,X\n", "is missing"),
        ("a.csv", b"<html></html>", "this is an HTML page"),
        ("a.ods", b"PK\x03\x04", "broken, truncated"),
        ("a.csv", SIMPLE.encode(), "the table has no rows"),
        ("a.csv", (SIMPLE + ",Name").encode(), "there twice"),
    ],
)
def test_another_file_is_refused_with_what_was_expected(name: str, data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as caught:
        everything(ListSource((SourceFile(name, data),)))
    assert said in str(caught.value)


def test_the_real_list_is_understood(shared: Path, check_entity: Callable[[Entity], None]) -> None:
    records, issues, rest = everything(read_source(shared / "lists/uk_fcdo/2025-08-11"))

    assert len(records) == 5302
    assert len(issues) <= 4
    assert rest[0] == FileAccount("UK_Sanctions_List.ods", 5302, 5302)
    provisions = [text for record in records for text in listing_of(record).measures[0].provisions]
    assert sum("orrespondent banking" in text for text in provisions) == 29
    for record in records:
        for entity in record.entities:
            check_entity(with_plain_ids(entity))


def test_a_full_table_without_a_column_says_what_is_missing() -> None:
    header = FULL.replace("D.O.B,", "").replace(",Name 1", "")
    row = "12/01/2026,RUS9300,,,TESTOV,Primary Name,,Russia,Individual,UK,Asset freeze,,,1/3/2022,,"
    issues = everything(table("Report Date: 31-Jul-2026", header, row))[1]
    assert "columns lack, so these are missing: given names, birth dates." in issues[-1].what
