"""OFAC's lists as enhanced XML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import with_plain_ids

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.ofac_csv import read as read_csv
from witting.lists.ofac_enhanced_xml import read
from witting.lists.source import ListSource, SourceFile, read_source
from witting.model import Issue, ListRecord
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import Entity

NAMESPACE = (
    "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ENHANCED_XML"
)
SDN = "us.ofac.sdn"


def translation(full: str, *, script: str = "Latin", primary: bool = True, parts: str = "") -> str:
    return (
        f'<translation id="1"><isPrimary>{str(primary).lower()}</isPrimary>'
        f'<script refId="1">{script}</script>{parts}'
        f"<formattedFullName>{full}</formattedFullName></translation>"
    )


def name(*translations: str, primary: bool = False, low: bool = False, kind: str = "") -> str:
    alias = f'<aliasType refId="1400">{kind}</aliasType>' if kind else ""
    return (
        f'<name id="1"><isPrimary>{str(primary).lower()}</isPrimary>{alias}'
        f"<isLowQuality>{str(low).lower()}</isLowQuality>"
        f"<translations>{''.join(translations)}</translations></name>"
    )


def feature(kind: str, value: str, rest: str = "") -> str:
    return (
        f'<feature id="1"><type featureTypeId="1">{kind}</type><versionId>1</versionId>'
        f"<value>{value}</value>{rest}<isPrimary>true</isPrimary></feature>"
    )


def days(first: str, last: str, *, approximate: str = "false") -> str:
    return (
        f'<valueDate id="1"><fromDateBegin>{first}</fromDateBegin>'
        f"<fromDateEnd>{first}</fromDateEnd><toDateBegin>{last}</toDateBegin><toDateEnd>{last}</toDateEnd>"
        f"<isApproximate>{approximate}</isApproximate><isDateRange>true</isDateRange></valueDate>"
    )


def document(kind: str, number: str, rest: str = "", *, valid: str = "true") -> str:
    return (
        f'<identityDocument id="1"><type refId="1">{kind}</type>'
        f'<name nameId="1" nameTranslationId="1">X</name>'
        f"<documentNumber>{number}</documentNumber><isValid>{valid}</isValid>{rest}"
        "</identityDocument>"
    )


def relation(kind: str, other: str, text: str, number: int = 1) -> str:
    return (
        f'<relationship id="{number}"><type refId="1">{kind}</type>'
        f'<relatedEntity entityId="{other}">{text}</relatedEntity></relationship>'
    )


def entity(number: str, kind: str, *, names: str, rest: str = "", general: str = "") -> str:
    return (
        f'<entity id="{number}"><generalInfo><identityId>1</identityId>'
        f'<entityType refId="600">{kind}</entityType>{general}</generalInfo>'
        '<sanctionsLists><sanctionsList refId="1" id="1" datePublished="2024-02-23">SDN List'
        "</sanctionsList></sanctionsLists>"
        '<sanctionsPrograms><sanctionsProgram refId="1" id="1">RUSSIA-EO14024</sanctionsProgram>'
        "</sanctionsPrograms>"
        '<sanctionsTypes><sanctionsType refId="1" id="1">Block</sanctionsType></sanctionsTypes>'
        '<legalAuthorities><legalAuthority refId="1" id="1">Executive Order 14024 (Russia)'
        f"</legalAuthority></legalAuthorities><names>{names}</names>{rest}</entity>"
    )


def file_of(*entities: str, list_filter: str = "SDN List", before: str = "") -> ListSource:
    text = (
        f'<?xml version="1.0" encoding="utf-8"?>{before}<sanctionsData xmlns="{NAMESPACE}">'
        "<publicationInfo><dataAsOf>2024-05-03T00:00:00</dataAsOf><filters><sanctionsLists>"
        f'<sanctionsList refId="1">{list_filter}</sanctionsList></sanctionsLists></filters>'
        f"</publicationInfo><entities>{''.join(entities)}</entities></sanctionsData>"
    )
    return ListSource((SourceFile("SDN_ENHANCED.XML", text.encode()),))


PERSON = entity(
    "900002",
    "Individual",
    general="<title>Deputy Minister</title><remarks>All offices worldwide; shoe size 46</remarks>",
    names=name(
        translation(
            "TESTOV, Pyotr Ilyich",
            parts=(
                "<formattedFirstName>Pyotr Ilyich</formattedFirstName>"
                "<formattedLastName>TESTOV</formattedLastName><nameParts><namePart id='1'>"
                "<type refId='1'>Patronymic</type><value>Ilyich</value></namePart></nameParts>"
            ),
        ),
        translation(
            "ТЕСТОВ, Пётр",
            script="Cyrillic",
            primary=False,
            parts=(
                "<formattedFirstName>Пётр</formattedFirstName>"
                "<formattedLastName>ТЕСТОВ</formattedLastName>"
            ),
        ),
        primary=True,
    )
    + name(translation("PETYA"), low=True, kind="A.K.A.")
    + name(
        translation(
            "试, 验",
            script="Chinese Simplified",
            parts=(
                "<formattedFirstName>验</formattedFirstName><formattedLastName>试</formattedLastName>"
            ),
        ),
        kind="A.K.A.",
    ),
    rest=(
        "<features>"
        + feature("Birthdate", "circa 1961", days("1961-01-01", "1961-12-31", approximate="true"))
        + feature("Birthdate", "21 Mar 1962 to 20 Apr 1962", days("1962-03-21", "1962-04-20"))
        + feature("Nationality Country", "Russia")
        + feature("Gender", "Male", "<reliability refId='1'>Reported</reliability>")
        + feature("Secondary sanctions risk:", "See Section 11 of Executive Order 14024.")
        + feature("Digital Currency Address - XBT", "1TestTestTestTestTestTestTest11")
        + feature("Shoe Size", "46")
        + "</features><identityDocuments>"
        + document(
            "Passport",
            "71 1234567",
            "<issuingCountry refId='1'>Russia</issuingCountry><issueDate>2010-02-03</issueDate>"
            "<expirationDate>2020-02-03</expirationDate>",
        )
        + document("Tax ID No.", "500100732259", "<issuingCountry>Russia</issuingCountry>")
        + document("Library Card", "4711", valid="false")
        + "</identityDocuments><relationships>"
        + relation("Leader or official of", "900001", "SEVERNY PODSHIPNIK LLC", 1)
        + relation("Family member of", "777", "TESTOVA, Anna", 2)
        + relation("Dreams of", "900001", "SEVERNY PODSHIPNIK LLC", 3)
        + "</relationships>"
    ),
)
COMPANY = entity(
    "900001",
    "Entity",
    names=name(translation("SEVERNY PODSHIPNIK LLC"), primary=True)
    + name(translation("SEVERNY PODSHIPNIK OAO"), kind="F.K.A."),
    rest=(
        '<addresses><address id="11"><country refId="1">Russia</country><translations>'
        '<translation id="5"><isPrimary>true</isPrimary><script refId="1">Latin</script>'
        "<addressParts><addressPart id='1'><type refId='1'>ADDRESS1</type>"
        "<value>1 Zavodskaya ul.</value></addressPart>"
        "<addressPart id='2'><type refId='1'>CITY</type>"
        "<value>Tver</value></addressPart><addressPart id='3'><type refId='1'>POSTAL CODE</type>"
        "<value>170000</value></addressPart></addressParts></translation></translations></address>"
        "</addresses><relationships>"
        + relation("Owned or Controlled By", "900002", "TESTOV, Pyotr Ilyich", 4)
        + relation("Acting for or on behalf of", "900002", "TESTOV, Pyotr Ilyich", 5)
        + "</relationships>"
    ),
)


def read_all(given: ListSource, list_name: str = SDN) -> tuple[dict[str, ListRecord], list[Issue]]:
    items = list(read(given, list_name=list_name))
    assert all(item.adds_up for item in items if isinstance(item, FileAccount))
    records = {item.principal.id: item for item in items if isinstance(item, ListRecord)}
    return records, [item for item in items if isinstance(item, Issue)]


def test_a_person_has_names_in_every_script() -> None:
    person = read_all(file_of(PERSON, COMPANY))[0]["us.ofac.sdn:900002"].principal
    assert person.schema == "Person"
    assert person.values("name") == ("Pyotr Ilyich TESTOV", "Пётр ТЕСТОВ")
    assert person.values("weakAlias") == ("PETYA",)
    assert person.values("alias") == ("试验",)
    assert (person.first("lastName"), person.first("firstName")) == ("TESTOV", "Pyotr Ilyich")
    assert person.values("fatherName") == ("Ilyich",)


def test_features_and_documents_are_typed() -> None:
    record = read_all(file_of(PERSON, COMPANY))[0]["us.ofac.sdn:900002"]
    person = record.principal
    assert person.values("birthDate") == ("1961", "1962-03", "1962-04")
    assert person.values("nationality") == ("ru",)
    assert person.values("gender") == ("male",)
    assert person.values("position") == ("Deputy Minister",)
    assert person.values("passportNumber") == ("71 1234567",)
    assert person.values("innCode") == ("500100732259",)
    (passport,) = (item for item in record.entities if item.schema == "Passport")
    assert (passport.first("country"), passport.first("endDate")) == ("ru", "2020-02-03")
    (wallet,) = (item for item in record.entities if item.schema == "CryptoWallet")
    assert wallet.first("currencySymbol") == "XBT"


def test_what_is_not_known_is_an_issue_and_stays_in_the_notes() -> None:
    records, issues = read_all(file_of(PERSON, COMPANY))
    notes = records["us.ofac.sdn:900002"].principal.values("notes")
    assert {"Shoe Size 46", "Library Card: 4711", "shoe size 46"} <= set(notes)
    assert "Library Card 4711: said to be invalid or fraudulent" in notes
    assert len(issues) == 4
    assert all(issue.where.startswith("SDN_ENHANCED.XML line 1") for issue in issues)


def test_a_new_field_is_an_issue() -> None:
    new = COMPANY.replace(
        "<relationships>", "<moods><mood day='1'>good</mood></moods><relationships>"
    )
    _, issues = read_all(file_of(new))
    assert sorted(issue.where.rpartition(", ")[2] for issue in issues) == [
        "moods/mood",
        "moods/mood@day",
    ]


def test_measures_have_their_day_of_listing() -> None:
    record = read_all(file_of(PERSON, COMPANY))[0]["us.ofac.sdn:900002"]
    measures = {item.program: item for item in listing_of(record).measures}
    blocked = measures["RUSSIA-EO14024"]
    assert (blocked.authority, blocked.provisions) == ("Executive Order 14024", ("Block",))
    assert blocked.listed_on == "2024-02-23"
    assert measures["Secondary sanctions risk"].provisions == (
        "secondary-sanctions:us.eo14024.s11",
        "secondary-sanctions:us.eo14024.s11.all-blocked",
    )


def test_directives_go_to_their_order_and_blocking_to_the_rest() -> None:
    both = (
        COMPANY.replace(
            "</sanctionsProgram>",
            '</sanctionsProgram><sanctionsProgram id="2">UKRAINE-EO13662</sanctionsProgram>',
        )
        .replace(
            "</sanctionsType>",
            '</sanctionsType><sanctionsType id="2">13662 Sectoral Directive 1</sanctionsType>',
        )
        .replace(
            "</sanctionsList></sanctionsLists>",
            '</sanctionsList><sanctionsList refId="1" id="2" datePublished="2014-07-16">'
            "Sectoral Sanctions Identifications List</sanctionsList></sanctionsLists>",
        )
    )
    record = read_all(file_of(both))[0]["us.ofac.sdn:900001"]
    measures = {item.program: item for item in listing_of(record).measures}
    assert measures["RUSSIA-EO14024"].provisions == ("Block",)
    assert measures["UKRAINE-EO13662"].provisions == ("13662 Sectoral Directive 1",)
    directive = measures["Executive Order 13662 Directive 1"]
    assert directive.provisions == ("directive:us.eo13662.1",)
    assert directive.listed_on == "2014-07-16"


def test_relationships_are_edges_and_none_has_a_share() -> None:
    records, _ = read_all(file_of(PERSON, COMPANY))
    owned = records["us.ofac.sdn:900001#relationship-4"].principal
    assert owned.schema == "Ownership"
    assert owned.values("asset") == ("us.ofac.sdn:900001",)
    assert owned.values("owner") == ("us.ofac.sdn:900002",)
    assert "percentage" not in owned.properties
    assert records["us.ofac.sdn:900001"].principal.schema == "Company"
    assert records["us.ofac.sdn:900001#relationship-5"].principal.schema == "Representation"
    assert records["us.ofac.sdn:900002#relationship-1"].principal.schema == "Directorship"
    assert records["us.ofac.sdn:900002#relationship-3"].principal.schema == "UnknownLink"


def test_an_edge_to_an_entity_of_the_other_list_stands_with_its_name() -> None:
    family = read_all(file_of(PERSON, COMPANY))[0]["us.ofac.sdn:900002#relationship-2"].principal
    assert family.schema == "Family"
    assert family.values("relative") == ("us.ofac.consolidated:777",)
    assert family.values("namesMentioned") == ("TESTOVA, Anna",)


def test_the_csv_and_the_xml_say_the_same_of_an_entry() -> None:
    cells = '900001,"SEVERNY PODSHIPNIK LLC",-0- ,"RUSSIA-EO14024"' + ",-0- " * 8 + "\r\n"
    alt = '900001,1,"fka","SEVERNY PODSHIPNIK OAO",-0- \r\n'
    add = '900001,11,"1 Zavodskaya ul.","Tver 170000","Russia",-0- \r\n'
    files = tuple(
        SourceFile(file, text.encode())
        for file, text in (("add.csv", add), ("alt.csv", alt), ("sdn.csv", cells))
    )
    by_csv = next(
        item for item in read_csv(ListSource(files), list_name=SDN) if isinstance(item, ListRecord)
    )
    by_xml = read_all(file_of(COMPANY))[0]["us.ofac.sdn:900001"]
    for prop in ("name", "previousName", "country", "addressEntity"):
        assert by_csv.principal.values(prop) == by_xml.principal.values(prop)
    assert listing_of(by_csv).addresses == listing_of(by_xml).addresses
    assert [item.id for item in by_csv.entities] == [item.id for item in by_xml.entities]


def test_the_file_says_its_day() -> None:
    assert list(read(file_of(COMPANY), list_name=SDN))[-1] == Published("2024-05-03")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (file_of(COMPANY, list_filter="Consolidated List"), "needs 'SDN List'"),
        (file_of(), "no entity is in the file"),
        (file_of(COMPANY, COMPANY), "there twice"),
        (file_of(COMPANY.replace(' id="900001"', "")), "has no id"),
        (
            file_of(COMPANY, before='<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
            "document type",
        ),
        (
            file_of(COMPANY, before='<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
            "document type",
        ),
        (ListSource((SourceFile("x.xml", b"<html><body/></html>"),)), "HTML page"),
        (ListSource((SourceFile("x.xml", b"<sdnList/>"),)), "expected OFAC's enhanced XML"),
        (ListSource((SourceFile("x.xml", file_of(COMPANY).files[0].data[:-400]),)), "too early"),
        (ListSource((SourceFile("x.xml", b"1,2,3"),)), "not XML"),
        (ListSource((SourceFile("a.xml", b"<a/>"), SourceFile("b.xml", b"<b/>"))), "there are"),
    ],
)
def test_what_is_no_such_file_is_refused(given: ListSource, message: str) -> None:
    with pytest.raises(ListFileError, match=re.escape(message)):
        read_all(given)


def test_every_entity_is_one_of_followthemoney(check_entity: Callable[[Entity], None]) -> None:
    records, _ = read_all(file_of(PERSON, COMPANY))
    for record in records.values():
        for item in record.entities:
            check_entity(with_plain_ids(item))


def test_the_real_list_is_understood(shared: Path, check_entity: Callable[[Entity], None]) -> None:
    file = shared / "lists" / "us_ofac_nonsdn" / "2025-01-14" / "CONS_ENHANCED.XML"
    records, issues = read_all(read_source(file), "us.ofac.consolidated")
    edges = [item for key, item in records.items() if "#relationship-" in key]
    assert (len(records) - len(edges), len(edges)) == (443, 283)
    assert len(issues) <= 3
    for record in list(records.values())[::7]:
        for item in record.entities:
            check_entity(with_plain_ids(item))
