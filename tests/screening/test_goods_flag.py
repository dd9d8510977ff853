"""Does what is odd about a line of goods keep a deal from clear, and only where it may matter?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from witting.model import Deal, GoodsItem, Money, Route
from witting.screening.facts import find

if TYPE_CHECKING:
    from witting.model import Finding
    from witting.screening.query_search import QuerySearch

from witting.regimes import load_regimes


def flags(item: GoodsItem, nobody: QuerySearch, destination: str = "Bishkek") -> list[Finding]:
    deal = Deal(id="D", goods=(item,), route=Route(final_destination=destination))
    return [each for each in find(deal, nobody, load_regimes()) if each.kind == "red_flag"]


def test_words_that_contradict_the_code_are_a_sign(nobody: QuerySearch) -> None:
    item = GoodsItem(description="deep groove ball bearings", hs_code="9403.30")
    (found,) = flags(item, nobody)
    assert found.evidence == {"flag": "contradiction"}
    assert "8482" in found.explanation
    assert flags(item, nobody, destination="Lyon") == []


def test_words_too_vague_for_their_value_are_a_sign(nobody: QuerySearch) -> None:
    dear = GoodsItem(description="spare parts", value=Money(Decimal(250_000), "EUR"))
    cheap = GoodsItem(description="spare parts", value=Money(Decimal(250), "EUR"))
    (found,) = flags(dear, nobody)
    assert found.evidence == {"flag": "vague"}
    assert "250,000 EUR" in found.explanation
    assert flags(cheap, nobody) == []


def test_a_price_far_off_is_a_sign(nobody: QuerySearch) -> None:
    item = GoodsItem(hs_code="8482.10", quantity="100 kg", value=Money(Decimal(2_000_000), "USD"))
    (found,) = flags(item, nobody)
    assert found.evidence == {"flag": "price"}


def test_goods_that_are_what_they_say_raise_no_sign(nobody: QuerySearch) -> None:
    item = GoodsItem(
        description="deep groove ball bearings",
        hs_code="8482.10",
        quantity="100 kg",
        value=Money(Decimal(2_000), "USD"),
    )
    assert flags(item, nobody) == []


def test_one_of_several_codes_beside_the_same_words_is_enough(nobody: QuerySearch) -> None:
    words = "deep groove ball bearings and office chairs"
    chairs = GoodsItem(description=words, hs_code="9403.30")
    bearings = GoodsItem(description=words, hs_code="8482.10")
    deal = Deal(id="D", goods=(chairs, bearings), route=Route(final_destination="Bishkek"))
    found = find(deal, nobody, load_regimes())
    assert [each for each in found if each.kind == "red_flag"] == []
