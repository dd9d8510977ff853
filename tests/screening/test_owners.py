"""From a file of owners to an exposure of a party that no list names."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Assessment, Deal, Entity, Identifier, ListRecord, Party
from witting.owners.store import OwnersStore
from witting.screening import Screener

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = dt.date(2025, 10, 15)
LISTED = [
    ("us.ofac.sdn", "1", "Ivolginsk Turbine Works", "RUSSIA-EO14024", "Block"),
    ("us.ofac.sdn", "2", "Zhdanov Optics Bureau", "NPWMD", "Block"),
    ("eu.fsf", "3", "Marfino Shipping House", "UKR", "Asset freeze"),
    ("eu.fsf", "4", "Kuskovo Grain Trust", "UKR", "Asset freeze"),
    ("uk.fcdo", "5", "Belyaevo Credit Union", "Russia", "Asset freeze"),
    ("uk.fcdo", "6", "Sokolniki Fund", "Russia", "Asset freeze"),
    ("us.bis.entity-list", "7", "Dubrava Radio Institute", "Entity List", "Licence"),
    ("us.ofac.sdn", "8", "Eastern Trade", "RUSSIA-EO14024", "Block"),
    (
        "us.ofac.consolidated",
        "8",
        "Volkhovsk Pipeline Company",
        "E.O. 13662",
        "directive:us.eo13662.2",
    ),
]
T, Z, M, K, B, S, D, COMMON, PIPES = (row[2] for row in LISTED)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("lists")
    for name in sorted({row[0] for row in LISTED}):
        records = [record(*row) for row in LISTED if row[0] == name]
        SnapshotStore(home).write(
            name, records, published=dt.date(2013, 1, 1), source="made up", build_index=build_index
        )
    return home


def record(name: str, number: str, caption: str, program: str, provision: str) -> ListRecord:
    own_id = f"{name}:{number}"
    inn = {"innCode": ("7707083893",)} if number == "1" else {}
    sanction = {
        "entity": (own_id,), "program": (program,), "provisions": (provision,),
        "startDate": ("2013-01-01",),
    }  # fmt: skip
    return ListRecord(
        (
            Entity(own_id, "Company", {"name": (caption,), **inn}, name),
            Entity(f"{own_id}#s", "Sanction", sanction, name),
        ),
        where=number,
    )


@pytest.fixture
def screen(lists: Path, tmp_path: Path) -> Callable[..., Assessment]:
    """The assessment of a deal with a buyer, by rows of ``owner,asset,share[,kind]``."""

    def ask(
        rows: str,
        buyer: str = "Amber Trading",
        *,
        day: dt.date = DAY,
        who: str = "us_person",
        number: str | None = None,
    ) -> Assessment:
        home = tmp_path / "home"
        if not home.exists():
            home.mkdir()
            (home / "lists").symlink_to(lists / "lists")
        head = "owner,asset,share,kind,from,to,owner_id,asset_id\n"
        (tmp_path / "own.csv").write_text(head + rows.replace(";", "\n"), encoding="utf-8")
        OwnersStore(home).add(tmp_path / "own.csv", form="csv", added=DAY)
        identifiers = (Identifier("inn", number),) if number else ()
        party = Party(role="buyer", name=buyer, identifiers=identifiers)
        return Screener(home).screen(Deal("D", parties=(party,)), as_of=day, perspective=who)

    return ask


def codes(found: Assessment) -> dict[str, str]:
    return {item.code: item.effect for item in found.exposures}


A = "Amber Trading"
CASES = [
    ("FAQ 401, 1", f"{T},Mid,50%;Mid,{A},50%", DAY, {"US-50PCT": "prohibited"}),
    ("FAQ 401, 4", f"{T},Mid,50%;{T},{A},10%;Mid,{A},25%", DAY, {}),
    ("FAQ 399", f"{T},{A},25%;{Z},{A},25%", DAY, {"US-50PCT": "prohibited"}),
    ("FAQ 398", f"{T},{A},40%;{T},{A},,control", DAY, {"US-50PCT": "review"}),
    ("49 %", f"{T},{A},49%;Clean Hands,{A},51%", dt.date(2025, 10, 1), {}),
    ("band", f"{T},{A},25-50%", dt.date(2025, 6, 1), {"US-50PCT": "review"}),
    ("before the rule", f"{T},{A},100%", dt.date(2014, 8, 12), {}),
    ("its first day", f"{T},{A},100%", dt.date(2014, 8, 13), {"US-50PCT": "prohibited"}),
    ("sold", f"{T},{A},100%,,,2025-10-14", DAY, {}),
    ("sectoral", f"{PIPES},Mid,50%;Mid,{A},50%", DAY, {"US-50PCT": "review"}),
    ("sectoral, 49 %", f"{PIPES},{A},49%", DAY, {}),
]  # fmt: skip


@pytest.mark.parametrize(("why", "rows", "day", "expected"), CASES)
def test_a_us_person(
    screen: Callable[..., Assessment],
    why: str,
    rows: str,
    day: dt.date,
    expected: dict[str, str],
) -> None:
    found = codes(screen(rows, day=day))
    assert found | expected == found, why
    assert found.keys() - expected.keys() <= {"BIS-AFFILIATE"} if expected else not found, why


def test_a_foreign_bank_risks_secondary_sanctions(screen: Callable[..., Assessment]) -> None:
    rows = f"{T},{A},50%"
    found = screen(rows, who="non_us_bank")
    assert found.verdict == "exposed"
    assert {item.provision: item.effect for item in found.exposures} == {
        "us.fifty-percent.eo14024": "secondary_sanctions",
        "us.fifty-percent": "listed_elsewhere",
        "us.ear.affiliates": "listed_elsewhere",
    }
    before = screen(rows, who="non_us_bank", day=dt.date(2024, 6, 11))
    assert codes(before) == {"US-50PCT": "listed_elsewhere"}


@pytest.mark.parametrize(
    ("day", "effect"),
    [
        ("2025-09-28", None),
        ("2025-09-29", "licence_required"),
        ("2025-11-09", "licence_required"),
        ("2025-11-10", "review"),
        ("2026-11-09", "review"),
        ("2026-11-10", "review"),
    ],
)
def test_the_affiliates_rule_is_a_dated_switch(
    screen: Callable[..., Assessment], day: str, effect: str | None
) -> None:
    found = screen(f"{D},{A},50%", day=dt.date.fromisoformat(day), who="exporter")
    assert codes(found).get("BIS-AFFILIATE") == effect


@pytest.mark.parametrize(
    ("rows", "day", "effect"),
    [
        (f"{M},{A},25%;{K},{A},25%", "2024-07-02", None),
        (f"{M},{A},25%;{K},{A},25%", "2024-07-03", "prohibited"),
        (f"{M},{A},,control", "2024-07-03", "prohibited"),
    ],
)
def test_an_operator_in_the_union(
    screen: Callable[..., Assessment], rows: str, day: str, effect: str | None
) -> None:
    found = screen(rows, day=dt.date.fromisoformat(day), who="eu_operator")
    assert codes(found).get("EU-AF") == effect


@pytest.mark.parametrize(
    ("rows", "effect"),
    [
        (f"{B},{A},50%", None),
        (f"{B},{A},50.0001%", "prohibited"),
        (f"{B},{A},30%;{S},{A},30%", "review"),
        (f"{B},{A},,control", "prohibited"),
    ],
)
def test_a_person_in_the_united_kingdom(
    screen: Callable[..., Assessment], rows: str, effect: str | None
) -> None:
    assert codes(screen(rows, who="uk_person")).get("UK-AF") == effect


def test_the_evidence_says_who_through_whom_and_on_which_list(
    screen: Callable[..., Assessment],
) -> None:
    found = screen(f"{T},Mid,50%;Mid,{A},60%")
    [finding] = [item for item in found.findings if item.evidence["rule"] == "us.ofac"]
    evidence = finding.evidence
    assert finding.subject == "parties[0]"
    assert finding.certainty == "strong"
    assert (evidence["outcome"], evidence["share_text"]) == ("owned", "60%")
    assert [holder["entity"] for holder in evidence["holders"]] == ["us.ofac.sdn:1"]
    assert [step["asset"] for step in evidence["chain"]["steps"]] == ["Mid", A]
    assert evidence["chain"]["steps"][0]["holders"][0]["where"] == ["own.csv line 2"]
    assert finding.explanation.startswith(
        f"{A} is owned by listed holders (60%). {T} has 50% of Mid; Mid has 60% of {A}. The test: "
    )
    assert finding.explanation.endswith(f"{T} is {T} (us.ofac.sdn:1, 1.00).")


def test_an_owner_that_is_only_possible_says_why_even_with_the_very_name(
    screen: Callable[..., Assessment],
) -> None:
    found = screen(f"{COMMON},{A},60%")
    [finding] = [item for item in found.findings if item.evidence["rule"] == "us.ofac"]
    [holder] = finding.evidence["holders"]
    assert holder["score"] == pytest.approx(1.0, abs=0.005)  # common words say a little less
    assert holder["certainty"] == "possible"
    why = "All words of the name are common; No identifier, country or birth date supports the name"
    assert finding.explanation.endswith(
        f"{COMMON} is, possibly, {COMMON} (us.ofac.sdn:8, 1.00) ({why})."
    )
    # As for a party.
    [match] = [
        item for item in screen(f"{T},{A},5%", COMMON).findings if item.kind == "party_match"
    ]
    assert match.explanation.endswith(f" Only possible: {why}.")


def test_an_owner_is_found_by_its_number_whatever_its_name(
    screen: Callable[..., Assessment],
) -> None:
    rows = f"Holding of Nobody,{A},80%,,,,7707083893,"
    assert codes(screen(rows))["US-50PCT"] in ("prohibited", "review")


def test_a_party_is_found_by_its_number_and_by_another_spelling(
    screen: Callable[..., Assessment],
) -> None:
    rows = f"{T},Amber Trading Limited,80%,,,,,1831083343"
    by_number = screen(rows, "Something Else", number="1831083343")
    assert codes(by_number)["US-50PCT"] == "prohibited"
    assert codes(screen(rows, "AMBER TRADNIG LTD"))["US-50PCT"] in ("prohibited", "review")


def test_what_was_and_was_not_looked_up_is_said(
    screen: Callable[..., Assessment], lists: Path
) -> None:
    known = screen(f"{T},{A},10%")
    assert "ownership.parties[0]" in known.coverage.checked
    assert [item.evidence["outcome"] for item in known.findings] == ["minority", "minority"]
    unknown = screen(f"{T},{A},10%", "Quite Another Party")
    assert "ownership.parties[0]" in {item.check for item in unknown.coverage.not_checked}
    deal = Deal("D", parties=(Party(name=A),))
    bare = Screener(lists).screen(deal, as_of=DAY)
    assert "ownership" in {item.check for item in bare.coverage.not_checked}


def test_one_owner_in_two_files_is_counted_once(
    screen: Callable[..., Assessment], tmp_path: Path
) -> None:
    entity = '{"id": "%s", "schema": "Company", "properties": {"name": ["%s"]}}\n'
    edge = '{"id": "e", "schema": "Ownership", "properties": {"owner": ["x"], "asset": ["a"], '
    edge += '"percentage": ["%s"]}}\n'
    home = tmp_path / "home"

    def both(rows: str, name: str, share: str) -> dict[str, str]:
        path = tmp_path / "two.jsonl"
        path.write_text(entity % ("x", name) + entity % ("a", A) + edge % share, encoding="utf-8")
        OwnersStore(home).add(path, form="ftm", added=DAY)
        return codes(screen(rows, day=dt.date(2025, 6, 1)))

    assert codes(screen(f"{T},{A},30%", day=dt.date(2025, 6, 1))) == {}
    assert both(f"{T},{A},30%", f"{T} Ltd", "30") == {}
    assert both(f"{T},{A},60%", f"{T} Ltd", "60") == {"US-50PCT": "prohibited"}
    assert both(f"{T},{A},30%", Z, "30") == {"US-50PCT": "prohibited"}


def test_that_one_file_surely_has_the_party_hides_nobody_it_may_be_in_another(
    screen: Callable[..., Assessment], tmp_path: Path
) -> None:
    name, longer = "Amber Saffron Trading FZE", "Amber Saffron Trading & Logistics FZE"
    rows, day = f"{T},{longer},60%", dt.date(2025, 6, 1)
    assert codes(screen(rows, name, day=day)) == {"US-50PCT": "review"}
    register = tmp_path / "register.csv"
    register.write_text(f"owner,asset,share\nClean Hands,{name},100%\n", encoding="utf-8")
    OwnersStore(tmp_path / "home").add(register, form="csv", added=DAY)
    assert codes(screen(rows, name, day=day)) == {"US-50PCT": "review"}
    beside = f"{rows};Clean Hands,{name},100%"
    assert codes(screen(beside, name, day=day)) == {}


def test_a_chain_that_may_go_on_in_another_file_to_listed_owners_is_not_clear(
    screen: Callable[..., Assessment], tmp_path: Path
) -> None:
    def beside(rows: str) -> Assessment:
        other = tmp_path / "other.csv"
        other.write_text(f"owner,asset,share\n{rows}\n", encoding="utf-8")
        OwnersStore(tmp_path / "home").add(other, form="csv", added=DAY)
        return screen(f"Tawny Merlin Holding,{A},60%")

    screen(f"Tawny Merlin Holding,{A},60%")
    found = beside(f"{T},Tawny Merlin Holding,100%")
    said = [item for item in found.coverage.not_checked if "Tawny Merlin" in item.reason]
    assert [item.matters for item in said] == [True]
    assert "no number says whether they are one" in said[0].reason
    assert any("Tawny Merlin" in reason for reason in found.why)
    clean = beside("Clean Hands,Tawny Merlin Holding,100%")
    assert not [item for item in clean.coverage.not_checked if "Tawny Merlin" in item.reason]
