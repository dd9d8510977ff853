"""OFAC's lists as CSV files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.lists.reading import with_plain_ids

from witting.errors import ListFileError
from witting.lists.account import FileAccount, Published
from witting.lists.ofac_csv import read
from witting.lists.source import ListSource, SourceFile, read_source
from witting.model import Issue, ListRecord
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import Entity

S11 = "secondary-sanctions:us.eo14024.s11"
NONE = "-0- "
LONG_RISK = (
    "Secondary sanctions risk: this person is designated for operating or having operated in a "
    "sector of the Russian Federation economy determined to support Russia's military-industrial "
    "base pursuant to section 11 of Executive Order 14024, as amended by Executive Order 14114"
)


def row(  # the columns of the file, in its order
    number: int,
    name: str,
    kind: str = "",
    *,
    program: str = "RUSSIA-EO14024",
    title: str = "",
    vessel: tuple[str, ...] = ("", "", "", "", "", ""),
    remarks: str = "",
) -> str:
    cells = [name, kind, program, title, *vessel, remarks]
    return ",".join([str(number), *(f'"{cell}"' if cell else NONE for cell in cells)]) + "\r\n"


BEARINGS = row(
    900001,
    "SEVERNY PODSHIPNIK LLC",
    remarks=(
        "Website www.severny.example; Organization Established Date 12 Mar 2009; "
        "Organization Type: Manufacture of bearings; Target Type Private Company; "
        "Tax ID No. 7707083893 (Russia); Registration Number 1027700132195 (Russia); a.k.a. 'SP'; "
        "f.k.a. 'SEVERNY-2'; SWIFT/BIC SABRRUMM; Fax 495 1112233; Phone Number +7 495 111 22 33; "
        f"{LONG_RISK}; Linked To: TESTOV, Pyotr Ilyich; Linked To: NOBODY KNOWS LTD.."
    ),
)
PERSON = row(
    900002,
    "TESTOV, Pyotr Ilyich",
    "individual",
    program="UKRAINE-EO13661] [RUSSIA-EO14024",
    title="Deputy Minister",
    remarks=(
        "DOB circa 1961; alt. DOB 21 Mar 1962 to 20 Apr 1962; POB Tver, Russia; "
        "nationality Russia; Gender Male; Passport 71 1234567 (Russia) issued 03 Feb 2010 expires "
        "03 Feb 2020; National ID No. AB-99 (Cyprus); Chairman of the Board; Sheikh; "
        "Digital Currency Address - XBT 1TestTestTestTestTestTestTest11; "
        "Secondary sanctions risk: See Section 11 of Executive Order 14024."
    ),
)
VESSEL = row(
    900003,
    "TEST STAR",
    "vessel",
    program="PEESA-EO14039; RUSSIA-EO14024",
    vessel=("UXYZ9", "Crude Oil Tanker", "99,144", "56,068", "Russia", "Test Shipping"),
    remarks=(
        "Vessel Registration Identification IMO 9074729; MMSI 273123456; Former Vessel Flag Malta."
    ),
)
SDN = BEARINGS + PERSON + VESSEL + "\x1a"
ALT = '900001,1,"fka","SEVERNY PODSHIPNIK OAO",-0- \r\n900002,2,"aka","TESTOW, Peter",-0- \r\n\x1a'
ADD = (
    '900001,11,"1 Zavodskaya ul.","Tver 170000","Russia",-0- \r\n'
    '900002,12,-0- ,-0- ,"Region: Crimea",-0- \r\n\x1a'
)


def source(**files: str | bytes) -> ListSource:
    return ListSource(
        tuple(
            SourceFile(f"{name}.csv", data if isinstance(data, bytes) else data.encode())
            for name, data in files.items()
        )
    )


def read_all(
    given: ListSource, list_name: str = "us.ofac.sdn"
) -> tuple[list[ListRecord], list[Issue], list[FileAccount]]:
    items = list(read(given, list_name=list_name))
    assert items[-1] == Published()
    return (
        [item for item in items if isinstance(item, ListRecord)],
        [item for item in items if isinstance(item, Issue)],
        [item for item in items if isinstance(item, FileAccount)],
    )


def quartet() -> dict[str, ListRecord]:
    records, _, _ = read_all(source(sdn=SDN, alt=ALT, add=ADD))
    return {record.principal.id: record for record in records}


def satellites(record: ListRecord, schema: str) -> list[Entity]:
    return [entity for entity in record.entities if entity.schema == schema]


def test_a_company_is_read_in_full() -> None:
    company = quartet()["us.ofac.sdn:900001"]
    entity = company.principal
    assert entity.schema == "Company"
    assert entity.values("name") == ("SEVERNY PODSHIPNIK LLC",)
    assert entity.values("weakAlias") == ("SP",)
    assert entity.values("previousName") == ("SEVERNY PODSHIPNIK OAO", "SEVERNY-2")
    assert entity.values("incorporationDate") == ("2009-03-12",)
    assert entity.values("sector") == ("Private Company", "Manufacture of bearings")
    assert entity.values("innCode") == ("7707083893",)
    assert entity.values("ogrnCode") == ("1027700132195",)
    assert entity.values("swiftBic") == ("SABRRUMM",)
    assert entity.values("phone") == ("+74951112233",)
    assert set(entity.values("country")) == {"ru"}
    assert "Fax: 495 1112233" in entity.values("notes")
    address = satellites(company, "Address")[0]
    assert address.id == "us.ofac.sdn:900001#address-11"
    assert address.first("full") == "1 Zavodskaya ul., Tver 170000, Russia"


def test_a_person_has_the_name_in_natural_order_and_its_surname() -> None:
    person = quartet()["us.ofac.sdn:900002"].principal
    assert person.values("name") == ("Pyotr Ilyich TESTOV",)
    assert person.values("alias") == ("Peter TESTOW",)
    assert (person.first("lastName"), person.first("firstName")) == ("TESTOV", "Pyotr Ilyich")
    assert person.values("birthDate") == ("1961", "1962-03", "1962-04")
    assert person.values("nationality") == ("ru",)
    assert person.values("gender") == ("male",)
    assert person.values("position") == ("Deputy Minister", "Chairman of the Board")
    assert person.values("title") == ("Sheikh",)
    assert person.values("passportNumber") == ("71 1234567",)
    assert person.values("country") == ("ua",)  # of the address; Crimea is Ukraine


def test_documents_and_wallets_hang_on_their_holder() -> None:
    person = quartet()["us.ofac.sdn:900002"]
    (passport,) = satellites(person, "Passport")
    assert passport.first("holder") == "us.ofac.sdn:900002"
    assert passport.first("country") == "ru"
    assert (passport.first("startDate"), passport.first("endDate")) == ("2010-02-03", "2020-02-03")
    (wallet,) = satellites(person, "CryptoWallet")
    assert wallet.first("publicKey") == "1TestTestTestTestTestTestTest11"
    assert wallet.first("currencySymbol") == "XBT"


def test_a_vessel_keeps_its_columns() -> None:
    vessel = quartet()["us.ofac.sdn:900003"].principal
    assert vessel.schema == "Vessel"
    assert vessel.values("imoNumber") == ("9074729",)
    assert vessel.values("mmsi") == ("273123456",)
    assert vessel.values("flag") == ("ru",)
    assert vessel.values("pastFlags") == ("mt",)
    assert (vessel.first("tonnage"), vessel.first("grossRegisteredTonnage")) == ("99144", "56068")
    assert vessel.values("callSign") == ("UXYZ9",)
    assert "Vessel owner: Test Shipping" in vessel.values("notes")


def test_each_program_is_a_measure_of_its_own() -> None:
    listing = listing_of(quartet()["us.ofac.sdn:900002"])
    programs = {measure.program: measure for measure in listing.measures}
    assert set(programs) == {"UKRAINE-EO13661", "RUSSIA-EO14024", "Secondary sanctions risk"}
    assert programs["RUSSIA-EO14024"].authority == "Executive Order 14024"
    assert programs["RUSSIA-EO14024"].provisions == ("Block",)
    assert listing_of(quartet()["us.ofac.sdn:900003"]).programs == (
        "PEESA-EO14039",
        "RUSSIA-EO14024",
    )


def test_the_two_wordings_of_section_11_are_told_apart() -> None:
    wordings = {}
    for number in ("900001", "900002"):
        measures = listing_of(quartet()[f"us.ofac.sdn:{number}"]).measures
        (risk,) = (item for item in measures if item.program == "Secondary sanctions risk")
        assert risk.authority == "Executive Order 14024, section 11"
        wordings[number] = risk
    assert wordings["900001"].provisions == (S11, f"{S11}.designated-sector")
    assert wordings["900002"].provisions == (S11, f"{S11}.all-blocked")
    assert wordings["900001"].reason == LONG_RISK.removeprefix("Secondary sanctions risk: ")


def test_a_link_is_an_edge_where_its_end_is_known_and_else_a_note() -> None:
    records = quartet()
    edge = records["us.ofac.sdn:900001#linked-900002"].principal
    assert edge.schema == "UnknownLink"
    assert edge.properties == {
        "subject": ("us.ofac.sdn:900001",),
        "object": ("us.ofac.sdn:900002",),
        "role": ("Linked To",),
    }
    notes = records["us.ofac.sdn:900001"].principal.values("notes")
    assert "Linked To: NOBODY KNOWS LTD." in notes


def test_two_entries_of_one_name_are_not_guessed_between() -> None:
    twins = (
        row(1, "ONE NAME") + row(2, "ONE NAME") + row(3, "OTHER", remarks="Linked To: ONE NAME.")
    )
    records, _, _ = read_all(source(sdn=twins))
    assert len(records) == 3
    assert records[2].principal.values("notes") == ("Linked To: ONE NAME",)


def test_every_row_is_accounted_for() -> None:
    _, issues, accounts = read_all(source(sdn=SDN, alt=ALT, add=ADD))
    assert issues == []
    assert all(account.adds_up for account in accounts)
    assert {account.file: account.entries for account in accounts} == {
        "sdn.csv": 3,
        "alt.csv": 2,
        "add.csv": 2,
    }


def test_the_primary_file_alone_is_read_and_says_what_is_missing() -> None:
    records, issues, _ = read_all(source(sdn=SDN))
    assert len(records) == 4
    assert [issue.what for issue in issues] == [
        "its companion files are not there, so these are missing: aliases, addresses."
    ]


def test_a_row_of_an_unknown_entry_is_ignored_and_reported() -> None:
    alt = ALT.replace("900002,2", "999999,2")
    _, issues, accounts = read_all(source(sdn=SDN, alt=alt, add=ADD))
    assert issues == [Issue("alt.csv line 2", "entry 999999 is not in the primary file.")]
    assert accounts[0] == FileAccount("alt.csv", 2, 1, {"its entry is not in the primary file": 1})
    assert accounts[0].adds_up


def test_remarks_go_on_in_the_comments() -> None:
    start = "; ".join(f"a.k.a. 'NAME NUMBER {number:03}'" for number in range(60))
    cut, rest = f"{start}; {LONG_RISK}."[:1000], f"{start}; {LONG_RISK}."[1000:]
    comments = f'1,"{rest}"\r\n\x1a'
    whole, issues, _ = read_all(
        source(sdn=row(1, "X", remarks=cut), alt=ALT, add=ADD, sdn_comments=comments)
    )
    assert len(whole[0].principal.values("weakAlias")) == 60
    assert [issue.what for issue in issues if "sdn" in issue.where] == []
    assert S11 in whole[0].entities[-1].values("provisions")


def test_a_cut_statement_is_kept_reported_and_never_half_believed() -> None:
    tail = "; Tax ID No. 77070"
    remarks = "a.k.a. '" + "Y" * (1000 - len("a.k.a. ''") - len(tail)) + "'" + tail
    records, issues, _ = read_all(source(sdn=row(1, "X", remarks=remarks)))
    assert "taxNumber" not in records[0].principal.properties
    assert "Tax ID No. 77070" in str(records[0].principal.values("notes"))
    assert "cut off" in str(issues[-1].what)


def test_a_cut_wording_of_section_11_is_known_by_its_beginning() -> None:
    filler = "a.k.a. '" + "Y" * 850 + "'; "
    records, _, _ = read_all(source(sdn=row(1, "X", remarks=f"{filler}{LONG_RISK}"[:1000])))
    assert S11 in records[0].entities[-1].values("provisions")


def test_an_unknown_wording_is_kept_under_its_own_key() -> None:
    remarks = "Secondary sanctions risk: section 99 of Executive Order 19999."
    records, issues, _ = read_all(source(sdn=row(1, "X", remarks=remarks), alt=ALT, add=ADD))
    (risk,) = (e for e in records[0].entities if e.first("program") == "Secondary sanctions risk")
    assert risk.values("provisions") == ("secondary-sanctions:other",)
    assert risk.first("reason") == "section 99 of Executive Order 19999"
    assert any("the wording is not known" in issue.what for issue in issues)


def test_what_nothing_explains_is_a_note_and_an_issue_with_its_line() -> None:
    text = row(1, "A") + row(2, "X", remarks="Shoe size 46; DOB yesterday.")
    records, issues, _ = read_all(source(sdn=text, alt=ALT, add=ADD))
    assert records[1].principal.values("notes") == ("Shoe size 46", "DOB yesterday")
    assert [issue.where for issue in issues][:2] == ["sdn.csv line 2, remarks"] * 2


def test_the_consolidated_list_and_its_directives() -> None:
    remarks = (
        "Executive Order 13662 Directive Determination - Subject to Directive 1; "
        "Listing Date (EO 14024 Directive 3): 24 Feb 2022; "
        "Effective Date (EO 14024 Directive 3): 26 Mar 2022; "
        "Listing Date (CMIC) 03 Jun 2021; Effective Date (CMIC) 02 Aug 2021."
    )
    program = "UKRAINE-EO13662] [CMIC-EO13959"
    records, issues, _ = read_all(
        source(cons_prim=row(7, "TEST BANK", program=program, remarks=remarks)),
        "us.ofac.consolidated",
    )
    measures = {item.program: item for item in listing_of(records[0]).measures}
    assert records[0].principal.id == "us.ofac.consolidated:7"
    assert "Block" not in measures["UKRAINE-EO13662"].provisions
    assert measures["Executive Order 13662 Directive 1"].provisions == ("directive:us.eo13662.1",)
    directive = measures["Executive Order 14024 Directive 3"]
    assert (directive.listed_on, directive.start) == ("2022-02-24", "2022-03-26")
    assert (measures["CMIC-EO13959"].listed_on, measures["CMIC-EO13959"].start) == (
        "2021-06-03",
        "2021-08-02",
    )
    assert len(issues) == 1


def test_a_header_row_and_its_order_are_followed() -> None:
    header = (
        "ent_num,SDN_Type,SDN_Name,Program,Title,Call_Sign,Vess_type,Tonnage,GRT,Vess_flag,"
        "Vess_owner,Remarks,Colour\n"
    )
    text = header + '5,individual,"TESTOV, Ivan",SDGT,,,,,,,,DOB 1970.,blue\n'
    records, issues, accounts = read_all(source(sdn=text))
    assert records[0].principal.values("name") == ("Ivan TESTOV",)
    assert accounts[0].entries == 1
    assert "Colour" in issues[-1].where


@pytest.mark.parametrize(
    ("text", "name"),
    [("5,X,,SDGT,,,,,,,,\n6,Y,,SDGT,,,,,,,,\n", "X"), ("﻿" + SDN, "SEVERNY PODSHIPNIK LLC")],
    ids=["empty nulls", "byte-order mark"],
)
def test_other_spellings_of_the_same_format(text: str, name: str) -> None:
    records, _, accounts = read_all(source(sdn=text))
    assert records[0].principal.caption == name
    assert all(account.adds_up for account in accounts)


def test_a_single_file_of_another_name_is_the_primary_file() -> None:
    records, _, _ = read_all(source(download=SDN))
    assert len(records) == 4


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("<!DOCTYPE html><html><body>Service unavailable</body></html>", "HTML page"),
        (SDN[: SDN.index("Website") + 20], "ends inside quotes"),
        (BEARINGS + PERSON[:60], "sdn.csv line 2"),
        (row(1, "X") + row(2, "Y").removesuffix("0- \r\n"), "ends too early"),
        (row(1, "X") + "2,Y,-0- ,SD", "ends too early: its last row has 4 columns"),
        (SDN.replace(",", ";"), "another sign than the comma"),
        (row(1, "X").replace("\r\n", ",1\r\n"), "the row has 13 columns"),
        ('1,"X "quoted" Y",-0- ,"SDGT"' + ",-0- " * 8 + "\r\n", "line 1"),
        (b"\x89PNG\x00\x00\x01\x02", "binary"),
        ("1,é".encode("latin-1"), "not UTF-8"),
        ('1,"' + "Y" * 200_000 + '"\r\n', "bytes"),
        ("ent_num,SDN_Name,Program\n1,X,SDGT\n", "the header lacks type"),
        (row(1, "X") + row(1, "Y"), "entry 1 is there twice"),
        ("one,X" + ",-0- " * 10 + "\r\n", "no entry number"),
        ("\x1a", "no rows"),
    ],
)
def test_what_is_no_such_file_is_refused(data: str | bytes, message: str) -> None:
    with pytest.raises(ListFileError, match=re.escape(message)) as caught:
        read_all(source(sdn=data))
    assert str(caught.value).startswith("sdn.csv")


def test_the_other_list_is_refused() -> None:
    with pytest.raises(ListFileError, match=r"needs sdn\.csv"):
        read_all(source(cons_prim=SDN))
    with pytest.raises(ListFileError, match=r"needs cons_prim\.csv"):
        read_all(source(sdn=SDN), "us.ofac.consolidated")


def test_a_hundred_megabytes_in_one_line_are_refused_at_once() -> None:
    with pytest.raises(ListFileError, match="104,857,600 bytes"):
        read_all(source(sdn=b"1," * (50 << 20)))


def test_every_entity_is_one_of_followthemoney(check_entity: Callable[[Entity], None]) -> None:
    for record in quartet().values():
        for entity in record.entities:
            check_entity(with_plain_ids(entity))


@pytest.mark.parametrize(
    ("day", "entries", "with_risk"),
    [
        ("2023-12-28", 13821, 0),
        ("2024-02-20", 13931, 0),
        ("2024-02-23", 14484, 326),
        ("2024-03-11_with_header", 14452, 326),
        ("2024-05-03", 14965, 555),
        ("2026-08-02", 19181, None),
    ],
)
def test_the_real_list_is_understood(
    shared: Path,
    check_entity: Callable[[Entity], None],
    day: str,
    entries: int,
    with_risk: int | None,
) -> None:
    folder = shared / "lists" / "us_ofac_sdn" / day
    records, issues, accounts = read_all(read_source(folder))
    listed = [record for record in records if record.principal.schema != "UnknownLink"]
    assert len(listed) == entries
    assert all(account.adds_up for account in accounts)
    assert len(issues) < 80
    if with_risk is not None:
        wording = f"{S11}.designated-sector"
        assert with_risk == sum(
            any(wording in entity.values("provisions") for entity in record.entities)
            for record in listed
        )
    for record in records[::97]:
        for entity in record.entities:
            check_entity(with_plain_ids(entity))


def test_from_20_to_23_february_2024_the_list_grew_by_553(shared: Path) -> None:
    ids = []
    for day in ("2024-02-20", "2024-02-23"):
        records, _, _ = read_all(read_source(shared / "lists" / "us_ofac_sdn" / day))
        ids.append(
            {item.principal.id for item in records if item.principal.schema != "UnknownLink"}
        )
    assert len(ids[1] - ids[0]) == 553


def test_the_real_consolidated_list_is_understood(shared: Path) -> None:
    folder = shared / "lists" / "us_ofac_nonsdn" / "2025-12-19"
    records, issues, accounts = read_all(read_source(folder), "us.ofac.consolidated")
    assert sum(record.principal.schema != "UnknownLink" for record in records) == 442
    assert all(account.adds_up for account in accounts)
    assert len(issues) <= 3


def test_a_companion_that_just_stops_is_told() -> None:
    alias = '900001,1,"aka","SP",-0- '
    issues = read_all(source(sdn=SDN, alt=alias, add=ADD))[1]
    (issue,) = (issue for issue in issues if issue.where == "alt.csv")
    assert "no line break" in issue.what
