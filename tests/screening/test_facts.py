"""Which facts does a deal give, in which order, with which evidence?"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from witting.model import FINDING_KINDS, Deal, GoodsItem, Identifier, Party, Route
from witting.regimes import load_regimes
from witting.screening import Screener
from witting.screening.facts import find
from witting.screening.goods_finding import identify_item

if TYPE_CHECKING:
    from pathlib import Path

    from witting.screening.query_search import QuerySearch

DAY = dt.date(2025, 5, 1)
BEARINGS = GoodsItem(description="Ball bearings", hs_code="8482.10")
PARTS = GoodsItem(description="Spare parts as per proforma")
SHIRTS = GoodsItem(description="Shirts", hs_code="6205.20")
TO_BISHKEK = Route(origin="cn", port_of_loading="Ningbo", final_destination="kg")
TO_HAIPHONG = Route(origin="cn", port_of_loading="Ningbo", final_destination="vn")


def deal(*goods: GoodsItem, route: Route | None = None, parties: tuple[Party, ...] = ()) -> Deal:
    return Deal(id="D", parties=parties, goods=goods, route=route or Route())


def test_parties_then_goods_then_places_in_the_order_of_the_deal(
    search: QuerySearch,
) -> None:
    parties = (
        Party(role="seller", name="Ningbo Blin Machinery Co., Ltd.", country="cn"),
        Party(role="buyer", name="Osh Trade", country="kg"),
    )
    found = find(deal(SHIRTS, BEARINGS, route=TO_BISHKEK, parties=parties), search, load_regimes())
    assert [item.id for item in found] == [f"f{number}" for number in range(1, len(found) + 1)]
    kinds = [(item.kind, item.subject) for item in found]
    assert kinds[-3:] == [
        ("goods", "goods[1]"),
        ("route", "route.final_destination"),
        ("route", "parties[1].country"),
    ]
    assert set(kinds[:-3]) == {("party_match", "parties[0]")}
    assert {item.kind for item in found} <= set(FINDING_KINDS)


def test_a_number_that_makes_the_match_is_an_identifier_match(
    search: QuerySearch,
) -> None:
    party = Party(
        role="seller", name="Zhejiang Torna", identifiers=(Identifier("inn", "1831083343"),)
    )
    (found,) = find(deal(parties=(party,)), search, load_regimes())
    assert found.kind == "identifier_match"
    assert found.evidence["entity"] == "us.ofac.sdn:46431"


def test_who_sits_where_a_listed_party_sits_is_told_unless_it_is_that_party(
    search: QuerySearch,
) -> None:
    address = "No.6 Huanglongshan South Rd, Wuhan, China"
    tenant = Party(role="seller", name="Lotus Fasteners", address=address)
    listed = Party(role="seller", name="Wuhan Global Sensor Technology", address=address)
    *matches, found = find(deal(parties=(listed, tenant)), search, load_regimes())
    assert {(item.kind, item.subject) for item in matches} == {("party_match", "parties[0]")}
    assert (found.kind, found.subject) == ("address_match", "parties[1]")
    assert found.evidence["entity"] == "us.ofac.sdn:46633"
    assert found.id == f"f{len(matches) + 1}"


def test_an_address_is_checked_where_it_names_more_than_a_town(demo_home: Path) -> None:
    parties = (Party(name="Lotus", address="5 Palm Road, Osh"), Party(name="Lily", address="Osh"))
    coverage = Screener(demo_home).screen(deal(parties=parties), as_of=DAY).coverage
    assert "addresses" in coverage.checked
    (gap,) = [item for item in coverage.not_checked if "address" in item.check]
    assert (gap.check, gap.matters) == ("parties[1].address", False)


def test_goods_that_matter_are_told_wherever_they_go(nobody: QuerySearch) -> None:
    (found,) = find(deal(BEARINGS, route=TO_HAIPHONG), nobody, load_regimes())
    assert (found.kind, found.certainty, found.score) == ("goods", "strong", 1.0)
    assert found.evidence == {
        "hs_code": "8482.10",
        "description": "Ball bearings",
        "part_number": None,
        "manufacturer": None,
        **identify_item(BEARINGS).to_dict(),
    }


def test_goods_that_do_not_matter_are_no_finding(nobody: QuerySearch) -> None:
    assert find(deal(SHIRTS, route=TO_HAIPHONG), nobody, load_regimes()) == ()


def test_a_party_that_is_called_like_goods_is_no_goods(nobody: QuerySearch) -> None:
    party = Party(role="seller", name="Flandria Ball Bearings NV")
    for text, count in (("Flandria Ball\nBearings NV", 0), ("ball bearings", 1)):
        asked = Deal(id="D", parties=(party,), text=(text,))
        found = [each for each in find(asked, nobody, load_regimes()) if each.kind == "goods"]
        assert len(found) == count


def test_a_heading_is_a_possible_finding(nobody: QuerySearch) -> None:
    (found,) = find(deal(GoodsItem(hs_code="8482")), nobody, load_regimes())
    assert (found.certainty, found.score) == ("possible", 1 / 8)
    assert found.evidence["status"] == "ambiguous"


def test_unidentified_goods_are_a_finding_only_where_they_may_go_to_a_concern(
    nobody: QuerySearch,
) -> None:
    assert find(deal(PARTS, route=TO_HAIPHONG), nobody, load_regimes()) == ()
    assert (
        find(deal(PARTS, parties=(Party(role="seller", country="tr"),)), nobody, load_regimes())
        == ()
    )
    goods, place = find(deal(PARTS, route=TO_BISHKEK), nobody, load_regimes())
    assert (goods.kind, goods.evidence["status"]) == ("goods", "unidentified")
    named_in = place.evidence["named_in"]
    assert any("FIN-2022-Alert003" in document for document in named_in)
    assert place.evidence == {
        "place": "kg",
        "country": "kg",
        "role": "final_destination",
        "side": "receiving",
        "concern": "transshipment",
        "since": "2015-01-01",
        "named_in": named_in,
    }


def test_goods_from_russia_do_not_make_unidentified_goods_a_concern(nobody: QuerySearch) -> None:
    (found,) = find(
        deal(PARTS, parties=(Party(role="seller", country="ru"),)), nobody, load_regimes()
    )
    assert (found.kind, found.evidence["side"]) == ("route", "supplying")


def test_the_same_deal_gives_the_same_findings(search: QuerySearch) -> None:
    parties = (Party(name="Keremet Bank", country="kg"), Party(name="Sberbank of Russia"))
    one = deal(BEARINGS, PARTS, route=TO_BISHKEK, parties=parties)
    assert [item.to_dict() for item in find(one, search, load_regimes())] == [
        item.to_dict() for item in find(one, search, load_regimes())
    ]


@pytest.mark.parametrize(
    ("one", "check", "matters", "why"),
    [
        (deal(PARTS, route=TO_BISHKEK), "goods[0]", True, "they may go on to Russia"),
        (deal(PARTS, route=TO_HAIPHONG), "goods[0]", False, "nothing hints at Russia"),
        (deal(BEARINGS), "route", True, "listed goods, and nobody knows where they go"),
        (
            deal(BEARINGS, route=Route(final_destination="Kupferberg am See")),
            "route",
            True,
            "a place that is not known",
        ),
        (deal(SHIRTS, route=Route(final_destination="Kupferberg am See")), "route", None, "shirts"),
        (deal(BEARINGS, route=TO_HAIPHONG), "route", None, "the way is known"),
        (deal(route=Route(final_destination="ru")), "goods", True, "no goods, and to Russia"),
        (
            deal(parties=(Party(name="Agro", role="creditor", country="ru"),)),
            "goods",
            False,
            "no goods, and paid to Russia",
        ),
    ],
)
def test_what_was_not_looked_at_is_said_and_whether_it_matters(
    demo_home: Path, *, one: Deal, check: str, matters: bool | None, why: str
) -> None:
    coverage = Screener(demo_home).screen(one, as_of=DAY).coverage
    found = {item.check: item.matters for item in coverage.not_checked}
    assert found.get(check) == matters, why
    assert check not in coverage.checked or matters is None, why
