"""What is remembered of earlier deals changes no byte of a later one's assessment."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from witting.goods.identify import remembered
from witting.matching.address import compare_addresses
from witting.model import Deal, GoodsItem, Identifier, Party, Route
from witting.names.address import parse_address
from witting.screening import Screener, demo_deals
from witting.screening.address_search import Outline
from witting.screening.encoding import encode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

DAY = dt.date(2025, 5, 1)
NAMES = ("OJSC Keremet Bank", "Keremet Bank", "Lisboa Confecoes Lda", "Ivan Petrov", "", "---")
ADDRESSES = (
    "RM 1605A, 16/F ASTER COMMERCIAL CENTRE 2-16 TAI FOO ST MONGKOK KLN",
    "12 Linden Street, Hamburg",
    "d. 7 ul. Lesnaya, Perm 614000, Russia",
    "Moscow",
)
TEXTS = ("ball bearings 6205", "cotton shirts", "payment to Keremet Bank, Bishkek", "via Mersin")

parties = st.builds(
    Party,
    role=st.sampled_from(("buyer", "seller", "vessel", None)),
    name=st.sampled_from((*NAMES, None)),
    schema=st.sampled_from(("Company", "Person", None)),
    country=st.sampled_from(("kg", "ru", "pt", None)),
    address=st.sampled_from((*ADDRESSES, None)),
    identifiers=st.sampled_from(((), (Identifier("bic", "KERMKG22"),))),
)
goods = st.builds(
    GoodsItem,
    description=st.sampled_from((*TEXTS, None)),
    hs_code=st.sampled_from(("8482.10", "6205.20", "99", None)),
    part_number=st.sampled_from(("6205-2RS", None)),
)
deals = st.builds(
    Deal,
    id=st.sampled_from(("A", "B")),
    parties=st.lists(parties, max_size=3).map(tuple),
    goods=st.lists(goods, max_size=2).map(tuple),
    route=st.builds(Route, final_destination=st.sampled_from(("kg", "Bishkek", "de", None))),
    text=st.lists(st.sampled_from(TEXTS), max_size=2).map(tuple),
)


@cache
def used(home: Path) -> Screener:
    """One that has seen all deals before."""
    return Screener(home)


def fresh_answers(home: Path, found: Sequence[Deal]) -> list[bytes]:
    """By a screener that remembers nothing."""
    answers = []
    for deal in found:
        remembered.cache_clear()
        answers.append(encode(Screener(home).screen(deal, as_of=DAY)))
    return answers


@settings(max_examples=20)
@given(found=st.lists(deals, min_size=1, max_size=3))
def test_a_screener_that_remembers_answers_as_one_that_does_not(
    demo_home: Path, found: list[Deal]
) -> None:
    screener = used(demo_home)
    for _ in range(2):
        answers = [encode(screener.screen(deal, as_of=DAY)) for deal in found]
        assert answers == fresh_answers(demo_home, found)


def test_the_same_party_in_another_place_and_role_is_told_there(demo_home: Path) -> None:
    screener = used(demo_home)
    bank = Party(role="buyer", name="OJSC Keremet Bank")
    first = screener.screen(Deal(id="A", parties=(bank,)), as_of=DAY)
    other = Party(role="seller", name="Lisboa Confecoes Lda")
    seller = Party(role="seller", name="OJSC Keremet Bank", address=ADDRESSES[0])
    second = screener.screen(Deal(id="B", parties=(other, seller)), as_of=DAY)
    assert first.findings[0].subject == "parties[0]"
    assert second.findings[0].subject == "parties[1]"
    assert (first.findings[0].evidence["role"], second.findings[0].evidence["role"]) == (
        "buyer",
        "seller",
    )


def test_the_demonstration_is_the_same_the_second_time(demo_home: Path) -> None:
    screener = used(demo_home)
    first, second = (
        [encode(screener.screen(deal, as_of=DAY)) for deal in demo_deals()] for _ in range(2)
    )
    assert first == second


numbers = st.sampled_from(("7", "07", "7a", "2-16", "8", "5/2", "5", "1318-19", "16", "PO Box 7"))
streets = st.sampled_from(("Lesnaya street", "Linden Road", "Aster Centre", "Unit 5"))
towns = st.sampled_from(("Perm, Russia", "Perm", "Hamburg, Germany", "Osh, Kyrgyzstan"))
addresses = st.builds("{} {}, {}".format, numbers, streets, towns)


@given(one=addresses, other=addresses)
def test_what_an_outline_lets_go_is_no_match(one: str, other: str) -> None:
    first, second = parse_address(one), parse_address(other)
    if Outline.of(first).is_elsewhere(Outline.of(second)):
        assert compare_addresses(first, second) is None
