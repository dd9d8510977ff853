"""What is said of an entry in OFAC's CSV files, and the real lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lists.ofac_quartet import ADD, ALT, LONG_RISK, S11, quartet, read_all, row, source
from tests.lists.reading import with_plain_ids

from witting.lists.source import read_source
from witting.model.listing import listing_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import Entity, ListRecord


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
