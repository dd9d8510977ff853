"""A whole deal that a licence clears, and deals that none does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from witting.model import Deal, GoodsItem, Party, Reliance, Route
from witting.screening import Screener
from witting.screening.licence_facts import hs_codes

if TYPE_CHECKING:
    from pathlib import Path

    from witting.model import Assessment

JULY = dt.date(2024, 7, 1)
SBERBANK = Party(role="creditor_agent", name="Sberbank of Russia PJSC")
OIL = GoodsItem(description="Crude oil", hs_code="2709.00")
BEARINGS = GoodsItem(description="Ball bearings", hs_code="8482.10")
NO_SUCH_CODE = GoodsItem(description="Oil", hs_code="2709.99")
PARTS = GoodsItem(description="Spare parts as per proforma")


@pytest.fixture(scope="module")
def screener(demo_home: Path) -> Screener:
    return Screener(demo_home, lists=("us.ofac.sdn",))


def deal(*goods: GoodsItem, party: Party = SBERBANK, states: str | None = None) -> Deal:
    relies_on = (Reliance(states, "file 7"),) if states else ()
    return Deal(id="D", parties=(party,), goods=goods, relies_on=relies_on)


def screen(screener: Screener, asked: Deal, day: dt.date = JULY) -> Assessment:
    return screener.screen(asked, as_of=day)


def test_oil_through_a_bank_that_the_licence_names_is_clear_and_says_why(
    screener: Screener,
) -> None:
    found = screen(screener, deal(OIL))
    assert (found.verdict, found.exposures) == ("clear", ())
    goods, cleared = found.findings[-2:]
    assert (goods.subject, goods.evidence["hs_codes"]) == ("goods", ["270900"])
    assert cleared.evidence["edition"] == "General License 8J"
    assert cleared.subject == "parties[0]"
    assert found.why[0].startswith(f"{cleared.id}: General License 8J (Transactions related to")
    assert found.why[-1].startswith("No other provision is met")


def test_after_the_last_edition_the_same_deal_is_exposed(screener: Screener) -> None:
    found = screen(screener, deal(OIL), dt.date(2025, 4, 1))
    assert found.verdict == "exposed"
    assert "General License 8L ended with 2025-03-11" in found.exposures[0].note


@pytest.mark.parametrize(
    "goods",
    [(OIL, BEARINGS), (OIL, PARTS), (PARTS,), (NO_SUCH_CODE,), ()],
    ids=["item", "unknown", "parts", "no such code", "none"],
)
def test_other_goods_among_them_are_not_cleared(
    screener: Screener, goods: tuple[GoodsItem, ...]
) -> None:
    found = screen(screener, deal(*goods))
    assert found.verdict == "exposed"
    assert not [item for item in found.findings if item.evidence.get("basis") == "cleared"]


@pytest.mark.parametrize(
    "written",
    ["2709.00; 8471.60", "2709/7208", "2709 7208", "27 09 00 (1), 88 02", "HS-2709: 720851"],
)
def test_of_several_codes_in_one_field_each_counts(screener: Screener, written: str) -> None:
    found = screen(screener, deal(GoodsItem(description="Crude oil", hs_code=written)))
    assert found.verdict == "exposed"


def test_a_statement_clears_where_goods_are_known_and_no_item(screener: Screener) -> None:
    shirts = GoodsItem(description="Shirts", hs_code="6205.20")
    assert screen(screener, deal(shirts, states="us.gl.27")).verdict == "clear"
    assert screen(screener, deal(PARTS, states="us.gl.27")).verdict == "exposed"
    assert screen(screener, deal(BEARINGS, states="us.gl.27")).verdict == "exposed"


@pytest.mark.parametrize("evidence", ["n/a", "TBD", "no evidence", "?", None])
def test_a_statement_that_names_no_proof_is_for_a_person(
    screener: Screener, evidence: str | None
) -> None:
    shirts = GoodsItem(description="Shirts", hs_code="6205.20")
    asked = replace(deal(shirts), relies_on=(Reliance("us.gl.27", evidence),))
    found = screen(screener, asked)
    assert found.verdict == "review"
    assert "state it with what proves it" in found.exposures[0].note


@pytest.mark.parametrize(
    "asked",
    [
        replace(deal(states="us.gl.27"), purpose="Thermal sights"),
        replace(deal(states="us.gl.27"), text=("N/A", "45A: thermal sights")),
    ],
    ids=["purpose", "text"],
)
def test_listed_goods_in_free_text_are_cleared_by_no_licence(
    screener: Screener, asked: Deal
) -> None:
    found = screen(screener, asked)
    assert found.verdict == "exposed"
    assert any(finding.kind == "goods" for finding in found.findings)


def test_a_part_number_that_tells_nothing_is_for_a_person(screener: Screener) -> None:
    found = screen(screener, deal(replace(OIL, part_number="QQ-0000-ZZZ")))
    assert found.verdict == "review"
    note = found.exposures[0].note
    assert "goods[0].part_number may tell of other goods than the lines of the deal" in note


@pytest.mark.parametrize(
    "asked",
    [
        deal(states="us.gl.27"),
        replace(deal(states="us.gl.27"), purpose="-", text=("NULL",)),
        replace(deal(OIL), purpose="Contract 7", text=("Crude oil",)),
        deal(replace(OIL, part_number="n/a")),
    ],
    ids=["nothing", "nulls", "a line of goods", "no part number"],
)
def test_where_nothing_is_left_unread_a_licence_clears(screener: Screener, asked: Deal) -> None:
    assert screen(screener, asked).verdict == "clear"


def test_a_licence_that_is_not_in_force_is_a_reason_to_look(screener: Screener) -> None:
    hanoi = Party(role="buyer", name="Hanoi Motor Works", country="vn")
    asked = deal(OIL, party=hanoi, states="us.gl.134")
    assert screen(screener, asked, dt.date(2026, 3, 20)).verdict != "exposed"
    found = screen(screener, asked, dt.date(2026, 4, 14))
    assert found.verdict == "review"
    assert any("A licence that does not hold" in reason for reason in found.why)
    assert screen(screener, replace(asked, relies_on=()), dt.date(2026, 4, 14)).why != found.why


def test_goods_are_told_for_a_licence_only_where_somebody_is_listed(screener: Screener) -> None:
    hanoi = Party(role="buyer", name="Hanoi Motor Works", country="vn")
    assert screen(screener, deal(OIL, party=hanoi)).findings == ()


@pytest.mark.parametrize(
    ("codes", "found"),
    [
        (["2709.00", "2709 00"], ("270900",)),
        (["2709", None], ()),
        (["27"], ()),
        ([], ()),
        (["2709.00", "8482.10"], ("270900", "848210")),
        (["100199; 8471.60"], ("100199", "847160")),
        (["1001/7208"], ("1001", "7208")),
        (["1001 7208"], ("1001", "7208")),
        (["10 01 99 (1), 88 02"], ("100199", "8802")),
        (["HS-2017: 720851"], ()),
        (["HS 720851"], ("720851",)),
        (["1001.99 (wheat) 8471"], ()),
        (["1001.99 (wheat)"], ("100199",)),
        (["2709.0"], ("2709",)),
        (["２７０９．００; 2709.00"], ("270900",)),
        (["2709.00.10, 2709.00.90"], ("270900",)),
        (["1001.99; 11"], ("100199", "100111")),
        (["1001.99; wheat"], ()),
        (["2709.00; 2709.99"], ()),
        (["1001-1002"], ("100111", "100119", "100191", "100199", "100210", "100290")),
        (["10", "2709"], ()),
        ([""], ()),
    ],
)
def test_the_codes_of_all_lines_or_none(codes: list[str | None], found: tuple[str, ...]) -> None:
    assert hs_codes(deal(*(GoodsItem(hs_code=code) for code in codes))) == found


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        (deal(replace(OIL, description="Automatic rifles")), "goods[0].description"),
        (replace(deal(OIL), purpose="payment for 500 rifles"), "purpose"),
        (replace(deal(OIL), text=("45A: crude oil", "and artillery shells")), "text[1]"),
    ],
    ids=["description", "purpose", "text"],
)
def test_what_tells_of_other_goods_than_the_code_is_for_a_person(
    screener: Screener, asked: Deal, where: str
) -> None:
    found = screen(screener, asked)
    assert found.verdict == "review"
    assert f"{where} may tell of other goods than the lines of the deal" in found.exposures[0].note


@pytest.mark.parametrize("licence", ["us.gl.20", "us.gl.25", "us.gl.27", "us.exempt.information"])
def test_a_statement_alone_clears_no_more_than_a_bank_that_pays(
    screener: Screener, licence: str
) -> None:
    maker = replace(SBERBANK, role="creditor")
    asked = deal(party=maker, states=licence)
    found = screen(screener, asked)
    assert found.verdict == "review"
    assert "the listed party is more than the bank that pays" in found.exposures[0].note
    assert screen(screener, deal(states=licence)).verdict == "clear"


@pytest.mark.parametrize(
    "asked",
    [
        deal(GoodsItem(description="Rifles", hs_code="9301.90"), states="us.gl.27"),
        deal(GoodsItem(description="Hunting rifles and ammunition"), states="us.gl.27"),
        replace(deal(states="us.gl.27"), purpose="artillery shells"),
    ],
    ids=["code", "words", "purpose"],
)
def test_no_licence_clears_arms(screener: Screener, asked: Deal) -> None:
    found = screen(screener, asked)
    assert found.verdict == "exposed"
    assert "never cleared by a licence" in found.exposures[0].note


@pytest.mark.parametrize(
    ("goods", "origin", "destination"),
    [
        (GoodsItem(description="Rifles", hs_code="9301.90"), "cn", "ru"),
        (GoodsItem(description="Ammunition 7.62 mm"), "cn", "ru"),
        (GoodsItem(description="Tanks", hs_code="8710.00"), "ru", "in"),
        (GoodsItem(description="Quadcopter drones", hs_code="8806.22"), "cn", "by"),
    ],
    ids=["code", "words", "from Russia", "Belarus"],
)
def test_arms_to_or_from_russia_are_never_clear_for_a_foreign_bank(
    screener: Screener, goods: GoodsItem, origin: str, destination: str
) -> None:
    route = Route(origin=origin, final_destination=destination)
    hanoi = Party(role="buyer", name="Hanoi Motor Works")
    asked = Deal(id="A", parties=(hanoi,), goods=(goods,), route=route)
    found = screen(screener, asked)
    assert found.verdict == "review"
    assert [item.provision for item in found.exposures] == ["us.eo14024.s11.a-ii"]


def test_arms_that_a_purpose_names_beside_other_goods_are_told(screener: Screener) -> None:
    hanoi = Party(role="seller", name="Hanoi Motor Works")
    shirts = GoodsItem(description="Shirts", hs_code="6205.20")
    asked = Deal(
        id="A",
        parties=(hanoi,),
        goods=(shirts,),
        route=Route(final_destination="ru"),
        purpose="shirts. Hand grenades, 20 boxes",
    )
    assert screen(screener, replace(asked, purpose="shirts")).verdict == "clear"
    assert screen(screener, asked).verdict == "review"
