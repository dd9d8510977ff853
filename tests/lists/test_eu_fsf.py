"""The EU's financial sanctions file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import Found, read_everything, with_plain_ids

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.eu_fsf import read
from witting.lists.source import ListSource, SourceFile
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Entity

SUMMARY = (
    '<regulationSummary regulationType="amendment" publicationDate="2022-02-25" '
    'numberTitle="2022/332 (OJ L53)" publicationUrl="https://eur-lex.europa.eu/x"/>'
)
REGULATION = """<regulation regulationType="amendment" organisationType="council"
  publicationDate="2024-02-23" entryIntoForceDate="2024-02-24" numberTitle="2024/745 (OJ L745)"
  programme="UKR" logicalId="1"><publicationUrl>https://eur-lex.europa.eu/y</publicationUrl>
  </regulation>"""
PERSON = f"""<sanctionEntity designationDate="2022-02-25" designationDetails="" unitedNationId=""
  euReferenceNumber="EU.9001.1" logicalId="900001">
  <remark>Date of listing: 25.2.2022</remark>{REGULATION}
  <subjectType code="person" classificationCode="P"/>
  <nameAlias firstName="" middleName="" lastName="" wholeName="Pjotr TESTOV" function="" gender="M"
    title="" nameLanguage="SV" strong="true" regulationLanguage="en" logicalId="1">
    {SUMMARY}</nameAlias>
  <nameAlias firstName="Pyotr" middleName="Ilyich" lastName="TESTOV" wholeName="Pyotr Ilyich TESTOV"
    function="(a) Director, (b) General" gender="M" title="Dr" nameLanguage="" strong="true"
    regulationLanguage="en" logicalId="2">{SUMMARY}</nameAlias>
  <nameAlias wholeName="Петя" strong="false" nameLanguage="RU" logicalId="3"/>
  <nameAlias wholeName="Ivan Proba" strong="true" logicalId="4">
    <remark>formerly known as</remark></nameAlias>
  <nameAlias wholeName="Proba" strong="true" logicalId="5">
    <remark>Low quality a.k.a.</remark></nameAlias>
  <citizenship region="" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION"
    regulationLanguage="en" logicalId="6">{SUMMARY}</citizenship>
  <birthdate circa="false" calendarType="GREGORIAN" city="Tver" zipCode="" birthdate="1960-10-07"
    dayOfMonth="7" monthOfYear="10" year="1960" region="" place="" countryIso2Code="RU"
    countryDescription="RUSSIAN FEDERATION" regulationLanguage="en" logicalId="7">
    {SUMMARY}</birthdate>
  <birthdate circa="true" calendarType="GREGORIAN" city="" monthOfYear="3" year="1961"
    countryIso2Code="00" countryDescription="UNKNOWN" logicalId="8"/>
  <birthdate calendarType="ISLAMIC" year="1379" countryIso2Code="00" logicalId="9"/>
  <identification diplomatic="false" knownExpired="true" knownFalse="false" reportedLost="false"
    revokedByIssuer="false" issuedBy="" latinNumber="" nameOnDocument="" number="P0000001" region=""
    countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" identificationTypeCode="passport"
    identificationTypeDescription="National passport" regulationLanguage="en" logicalId="10">
    {SUMMARY}</identification>
  <address city="Tver" street="1 Lenin Street" poBox="" zipCode="170000" region="" place=""
    asAtListingTime="false" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION"
    regulationLanguage="en" logicalId="11">
    <contactInfo key="PHONE" value="+7 495 000 00 00"/>
      <contactInfo key="PHONE" value="+7 495 000 00 01"/>
    <contactInfo key="EMAIL" value="a@example.ru"/>{SUMMARY}</address>
</sanctionEntity>"""
COMPANY = f"""<sanctionEntity designationDetails="" unitedNationId="KPe.999" logicalId="900002">
  {REGULATION}<subjectType code="enterprise" classificationCode="E"/>
  <nameAlias wholeName="Northern Bearing Works" strong="true" logicalId="20"/>
  <address city="" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" logicalId="21"/>
  <identification number="7704217370" identificationTypeCode="fiscalcode"
    identificationTypeDescription="Fiscal code" countryIso2Code="00" logicalId="22">
    <remark>INN</remark></identification>
  <identification number="1027700092661" identificationTypeCode="regnumber"
    identificationTypeDescription="Registration Number" logicalId="23"/>
  <identification number="NOTB KPPY" identificationTypeCode="swiftbic"
    identificationTypeDescription="SWIFT BIC" logicalId="24"/>
</sanctionEntity>"""


def export(*entities: str, date: str = "2026-08-05T16:47:04.449+02:00") -> ListSource:
    text = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="{date}" '
        f'globalFileId="1">{"".join(entities)}</export>'
    )
    return ListSource((SourceFile("xmlFullSanctionsList_1_1.xml", text.encode()),))


def everything(source: ListSource) -> Found:
    return read_everything(read, source, list_name="eu.fsf")


def test_a_person_is_read_in_full() -> None:
    records, issues, rest = everything(export(PERSON, COMPANY))

    assert issues == []
    assert rest == [
        FileAccount("xmlFullSanctionsList_1_1.xml", 2, 2),
        Published("2026-08-05"),
    ]
    person = records[0].principal
    assert (person.id, person.schema) == ("eu.fsf:900001", "Person")
    assert person.values("name") == ("Pyotr Ilyich TESTOV",)
    assert person.values("alias") == ("Pjotr TESTOV",)
    assert person.values("weakAlias") == ("Петя", "Proba")
    assert person.values("previousName") == ("Ivan Proba",)
    assert person.values("position") == ("Director", "General")
    assert person.values("birthDate") == ("1960-10-07", "1961")
    assert {"Phone number: +7 495 000 00 00", "Phone number: +7 495 000 00 01"} <= set(
        person.values("notes")
    )
    listing = listing_of(records[0])
    assert listing.addresses == ("1 Lenin Street, Tver, 170000",)
    assert listing.programs == ("UKR",)
    measure = listing.measures[0]
    assert (measure.start, measure.listed_on) == ("2022-02-25", "2022-02-25")
    assert measure.provisions == ("Asset freeze",)
    assert measure.source_url == "https://eur-lex.europa.eu/y"
    address = next(entity for entity in records[0].entities if entity.schema == "Address")
    assert address.id == "eu.fsf:900001#address-11"


def test_a_companys_numbers_are_typed() -> None:
    company = everything(export(COMPANY))[0][0]

    assert company.principal.values("innCode") == ("7704217370",)
    assert company.principal.values("ogrnCode") == ("1027700092661",)
    assert company.principal.values("swiftBic") == ("NOTBKPPY",)
    assert listing_of(company).measures[0].start == "2024-02-24"


def test_every_entity_is_one_of_followthemoney(check_entity: Callable[[Entity], None]) -> None:
    for record in everything(export(PERSON, COMPANY))[0]:
        for entity in record.entities:
            check_entity(with_plain_ids(entity))


def test_what_is_new_is_an_issue_and_the_entity_stays() -> None:
    odd = COMPANY.replace('"enterprise" classificationCode="E"', '"castle"').replace(
        'identificationTypeCode="regnumber"', 'identificationTypeCode="rune" hat="top"'
    )
    records, issues, _ = everything(export(odd))

    assert len(records) == 1
    assert {issue.where.rpartition(", ")[2] for issue in issues} == {
        "identification",
        "subjectType",
        "@hat",
    }


def test_an_entity_without_regulation_or_name_is_said() -> None:
    bare = '<sanctionEntity logicalId="3"><subjectType code="person"/></sanctionEntity>'

    assert [issue.what for issue in everything(export(bare))[1]] == [
        "the entry has no name; its id stands for it.",
        "no regulation is named; the entity stands without a program.",
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html>login</html>", "this is an HTML page"),
        (b"<WHOLE Date='2013-01-01'/>", "the root element is <WHOLE>"),
        (b"<export/>", "no <sanctionEntity> is there"),
        (b"<export><sanctionEntity logicalId='1'>", "ends too early"),
        (b"<export><sanctionEntity/></export>", "no logicalId"),
        (b"<!DOCTYPE e [<!ENTITY a 'b'>]><export/>", "document type"),
        (b"PK\x03\x04", "this is not XML"),
    ],
)
def test_another_file_is_refused_with_what_was_expected(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as caught:
        everything(ListSource((SourceFile("list.xml", data),)))
    assert said in str(caught.value)


def test_an_id_that_is_there_twice_is_refused() -> None:
    with pytest.raises(ListFileError, match="is there twice"):
        everything(export(COMPANY, COMPANY))
