"""What the lists say of each other's owners, from a snapshot to a verdict."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore, ofac_csv, ofac_enhanced_xml
from witting.lists.source import read_source
from witting.model import Assessment, Deal, Entity, ListRecord, Party
from witting.owners.store import OwnersStore
from witting.screening import Screener

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from witting.model import Finding

OLD, DAY = dt.date(2024, 1, 10), dt.date(2025, 6, 1)
SDN, CONS, EU = "us.ofac.sdn", "us.ofac.consolidated", "eu.fsf"
LISTED = [
    (SDN, "1", "Ivolginsk Turbine Works", "RUSSIA-EO14024", "Block"),
    (SDN, "2", "Zhdanov Optics Bureau", "RUSSIA-EO14024", "Block"),
    (SDN, "3", "Kuskovo Grain Trust", "RUSSIA-EO14024", "Block"),
    (CONS, "11", "Perovo Savings Bank", "CMIC-EO13959", "Equity"),
    (CONS, "12", "Medvedkovo Cargo Agency", "CMIC-EO13959", "Equity"),
    (CONS, "13", "Otradnoye Leasing House", "CMIC-EO13959", "Equity"),
    (EU, "21", "Zhdanov Optics Bureau", "UKR", "Asset freeze"),
]
TURBINES, OPTICS, GRAIN, BANK, CARGO, LEASING, _ = (row[2] for row in LISTED)
GONE = "Babushkin Barge Company"


def entry(name: str, number: str, caption: str, program: str, provision: str) -> ListRecord:
    own_id = f"{name}:{number}"
    sanction = {
        "entity": (own_id,), "program": (program,), "provisions": (provision,),
        "startDate": ("2020-01-01",),
    }  # fmt: skip
    return ListRecord(
        (
            Entity(own_id, "Company", {"name": (caption,)}, name),
            Entity(f"{own_id}#s", "Sanction", sanction, name),
        ),
        where=number,
    )


def stated(by: str, what: str, schema: str, **ends: str) -> ListRecord:
    values = {name: (value,) for name, value in ends.items()}
    name = by.partition(":")[0]
    return ListRecord((Entity(f"{by}#{what}", schema, values, name),), where=what)


OWNED, LINKED = ("Owned or Controlled By", "Linked To")


def owned_by(by: str, number: int, owner: str) -> ListRecord:
    what = f"relationship-{number}"
    return stated(by, what, "Ownership", asset=by, owner=owner, role=OWNED)


def linked_to(by: str, target: str) -> ListRecord:
    what = f"linked-{target.rpartition(':')[2]}"
    return stated(by, what, "UnknownLink", subject=by, object=target, role=LINKED)


EDGES = [
    # The bank is the turbine works', by the list; the leasing house is the bank's.
    owned_by(f"{CONS}:11", 1, f"{SDN}:1"),
    owned_by(f"{CONS}:13", 2, f"{CONS}:11"),
    linked_to(f"{CONS}:12", f"{SDN}:1"),
    # One who is listed is owned by another, and linked to a bank.
    owned_by(f"{SDN}:3", 3, f"{SDN}:2"),
    linked_to(f"{SDN}:3", f"{CONS}:11"),
    stated(
        f"{SDN}:2",
        "relationship-4",
        "Ownership",
        asset=f"{SDN}:999",
        owner=f"{SDN}:2",
        namesMentioned=GONE,
        role="Owns, controls, or operates",
    ),
]


def write(home: Path, name: str, records: Iterable[ListRecord], day: dt.date) -> None:
    SnapshotStore(home).write(
        name, records, published=day, source="made up", build_index=build_index
    )


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two editions: the older one without what one entry says of another."""
    home = tmp_path_factory.mktemp("lists")
    for name in (SDN, CONS, EU):
        entries = [entry(*row) for row in LISTED if row[0] == name]
        edges = [item for item in EDGES if item.principal.dataset == name]
        write(home, name, entries, OLD)
        write(home, name, [*entries, *edges], dt.date(2025, 1, 10))
    return home


@pytest.fixture
def screen(lists: Path, tmp_path: Path) -> Callable[..., Assessment]:
    """The assessment of a deal with one buyer; rows of ``owner,asset,share`` are added before."""

    def ask(
        buyer: str, *, day: dt.date = DAY, who: str = "us_person", rows: str = ""
    ) -> Assessment:
        home = tmp_path / "home"
        if not home.exists():
            home.mkdir()
            (home / "lists").symlink_to(lists / "lists")
        if rows:
            path = tmp_path / "own.csv"
            path.write_text("owner,asset,share\n" + rows.replace(";", "\n"), encoding="utf-8")
            OwnersStore(home).add(path, form="csv", added=DAY)
        party = Party(role="buyer", name=buyer)
        return Screener(home).screen(Deal("D", parties=(party,)), as_of=day, perspective=who)

    return ask


def owned(found: Assessment, rule: str = "us.ofac") -> list[Finding]:
    return [
        item
        for item in found.findings
        if item.kind == "ownership" and item.evidence["rule"] == rule
    ]


def effects(found: Assessment) -> dict[str, str]:
    return {item.code: item.effect for item in found.exposures}


def test_owned_or_controlled_without_a_share_is_for_a_person(
    screen: Callable[..., Assessment],
) -> None:
    found = screen(BANK)
    [finding] = owned(found)
    assert effects(found)["US-50PCT"] == "review"
    evidence = finding.evidence
    assert (evidence["outcome"], evidence["certainty"], finding.certainty) == (
        "owned", "possible", "possible",
    )  # fmt: skip
    assert evidence["share"] == {"low": "0", "high": "1"}
    assert [holder["entity"] for holder in evidence["holders"]] == [f"{SDN}:1"]
    assert evidence["chain"]["steps"][0]["holders"][0]["where"] == [
        f"{CONS} 2025-01-10, 11, Owned or Controlled By, relationship 1"
    ]
    assert "says “Owned or Controlled By” and no share" in finding.explanation
    assert f"{TURBINES} has an unknown share and {TURBINES} may control {BANK}" in (
        finding.explanation
    )


def test_linked_to_is_a_caution_and_no_share(screen: Callable[..., Assessment]) -> None:
    found = screen(CARGO)
    [finding] = owned(found)
    assert finding.evidence["outcome"] == "linked"
    assert "US-50PCT" not in effects(found)
    assert "“Linked To”, which is neither a share nor control" in finding.explanation


def test_who_is_linked_to_a_bank_does_not_make_the_bank_theirs(
    screen: Callable[..., Assessment],
) -> None:
    holders = [
        holder["entity"] for item in owned(screen(BANK)) for holder in item.evidence["holders"]
    ]
    assert f"{SDN}:3" not in holders


def test_whoever_is_listed_needs_no_owner(screen: Callable[..., Assessment]) -> None:
    found = screen(GRAIN)
    assert owned(found) == []
    assert effects(found)["US-SDN14024"] == "prohibited"
    assert "US-50PCT" not in effects(found)


def test_one_list_names_the_owner_and_another_freezes_it(
    screen: Callable[..., Assessment],
) -> None:
    found = screen(GRAIN, who="eu_operator")
    [finding] = owned(found, "eu")
    assert finding.evidence["holders"][0]["list"] in (SDN, EU)
    assert effects(found)["EU-AF"] == "review"


def test_the_lists_go_on_where_a_file_of_owners_ends(screen: Callable[..., Assessment]) -> None:
    found = screen("Amber Trading", rows=f"{LEASING},Amber Trading,60%")
    [finding] = owned(found)
    assert effects(found) == {"US-50PCT": "review"}
    assert [step["asset"] for step in finding.evidence["chain"]["steps"]] == [
        BANK, LEASING, "Amber Trading",
    ]  # fmt: skip
    assert finding.evidence["share_text"] == "60%"
    less = screen("Amber Trading", rows=f"{LEASING},Amber Trading,40%")
    assert effects(less) == {}


def test_a_link_is_followed_from_the_party_alone(screen: Callable[..., Assessment]) -> None:
    found = screen("Amber Trading", rows=f"{CARGO},Amber Trading,100%")
    assert owned(found) == []


def test_what_a_file_and_a_list_say_of_a_party_is_one(screen: Callable[..., Assessment]) -> None:
    """A file knows the share; that the list may mean control is left."""
    [finding] = owned(screen(BANK, rows=f"{TURBINES},{BANK},30%"))
    assert (finding.evidence["outcome"], finding.certainty) == ("controlled", "possible")
    assert finding.evidence["share_text"] == "30%"
    assert f"{TURBINES} has 30% and {TURBINES} may control {BANK}" in finding.explanation
    [finding] = owned(screen(BANK, rows=f"{TURBINES},{BANK},60%"))
    assert (finding.evidence["outcome"], finding.certainty) == ("owned", "strong")


def test_the_edges_are_those_of_the_edition_of_the_day(screen: Callable[..., Assessment]) -> None:
    assert owned(screen(BANK, day=dt.date(2025, 1, 9))) == []
    assert len(owned(screen(BANK, day=dt.date(2025, 1, 10)))) == 1


def test_an_asset_that_was_taken_off_is_found_by_the_name_that_its_owner_s_entry_gives(
    screen: Callable[..., Assessment],
) -> None:
    found = screen("BABUSHKIN BARGE CO.")
    [finding] = owned(found)
    assert effects(found) == {"US-50PCT": "review", "EU-AF": "review"}
    assert finding.evidence["asset"]["id"] == f"{SDN}:999"
    assert "That BABUSHKIN BARGE CO. is Babushkin Barge Company is only possible" in (
        finding.explanation
    )
    assert owned(screen("Babushkin Barge House")) == []


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """OFAC's consolidated list as enhanced XML, and who of it is on the SDN list, as CSV."""
    home, folder = tmp_path_factory.mktemp("real"), shared / "lists"
    file = folder / "us_ofac_nonsdn/2025-01-14/CONS_ENHANCED.XML"
    cons = [*ofac_enhanced_xml.read(read_source(file), list_name=CONS)]
    write(home, CONS, records_of(cons), dt.date(2025, 1, 14))
    numbers = {item.principal.id.rpartition(":")[2] for item in records_of(cons)}
    source = read_source(folder / "us_ofac_sdn/2024-05-03")
    sdn = [
        item
        for item in records_of(ofac_csv.read(source, list_name=SDN))
        if item.principal.id.partition("#")[0].rpartition(":")[2] in numbers
    ]
    write(home, SDN, sdn, dt.date(2024, 5, 3))
    return home


def records_of(items: Iterable[object]) -> list[ListRecord]:
    return [item for item in items if isinstance(item, ListRecord)]


REAL = [
    # party, outcome by the test of OFAC, holder
    ("SVIAZ-BANK", "owned", "us.ofac.sdn:17015"),
    ("VTB BANK (AUSTRIA) AG", "owned", "us.ofac.sdn:17013"),
    ("VTB BANK PUBLIC JOINT STOCK COMPANY", None, None),  # is blocked itself
    ("HUAWEI TECHNOLOGIES CO., LTD.", None, None),  # its owner is not blocked
    ("PUBLIC JOINT STOCK COMPANY GAZPROM", None, None),  # owns, and is owned by nobody listed
]


@pytest.mark.parametrize(("name", "outcome", "holder"), REAL)
def test_the_relationships_of_a_real_list(
    real: Path, name: str, outcome: str | None, holder: str | None
) -> None:
    screener = Screener(real)
    assert sum(item.edges for item in SnapshotStore(real).snapshots(CONS)) == 283
    deal = Deal("D", parties=(Party(name=name),))
    found = owned(screener.screen(deal, as_of=dt.date(2025, 2, 1), perspective="us_person"))
    assert [item.evidence["outcome"] for item in found] == ([outcome] if outcome else [])
    holders = [own["entity"] for item in found for own in item.evidence["holders"]]
    assert holders == ([holder] if holder else [])
    assert all(item.certainty == "possible" for item in found)
