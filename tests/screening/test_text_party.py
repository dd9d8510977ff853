"""Whom does a text call a party, and is that one asked as a party is?"""

from __future__ import annotations

import datetime as dt
import random
from typing import TYPE_CHECKING

import pytest
from tests.watch.invented import Entry, write_list

from witting.screening import open_screener
from witting.screening.text_party import MOST_WORDS, find_named_parties

if TYPE_CHECKING:
    from witting.screening.screener import Screener

DAY = dt.date(2025, 10, 1)
NAMES = (
    "Sunlit Harbour",
    "KRV LLC",
    "Ostrovin Bank Company Limited",
    "LIMITED LIABILITY COMPANY ZARUB",
    "Vetlin Maroz",
    "Silver",
    "Blue Road",
)


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    home = tmp_path_factory.mktemp("named")
    entries = [
        Entry(f"us.ofac.sdn:{7000 + number}", (name,), "Organization", ("RUSSIA-EO14024", "Block"))
        for number, name in enumerate(NAMES)
    ]
    write_list(home, "us.ofac.sdn", entries, DAY)
    return open_screener(home=home)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MADE OUT TO ORDER OF KUPAL LLC\n+PACKING LIST", ["KUPAL LLC"]),
        ("CONSIGNEE KUPAL LLC, ROOM 5, NOTIFY SAME AS CONSIGNEE. FREIGHT PREPAID", ["KUPAL LLC"]),
        ("/REC/ FINAL BENEFICIARY LLC KUPAL///INV 88120", ["LLC KUPAL"]),
        ("ПОДШИПНИКИ; ИЗГОТОВИТЕЛЬ: ООО ВЕКТОР; АРТИКУЛ: 12", ["ООО ВЕКТОР"]),
        ("BUYER:\nC J OTTAR AND CO., LTD.", ["C J OTTAR", "C J OTTAR AND CO., LTD"]),
        (
            "CONSIGNEE: KUPAL ELECTRO\nMECHANICAL PLANT",
            ["KUPAL ELECTRO", "KUPAL ELECTRO MECHANICAL PLANT"],
        ),
        ("NOTIFY PARTY: OTTAR (HONG KONG) CO.,LTD", ["OTTAR (HONG KONG) CO.,LTD"]),
        ("the buyer wrote that the seller was late", []),
        ("BUYER SHALL PAY, SELLER AND CONSIGNEE", []),
        ("CONSIGNEE: COMPANY", []),
        ("SUPPLIER OF TOWELS", []),
        ("ПОЛОТЕНЦА ДЛЯ МОТОРНЫХ СРЕДСТВ", []),
        ("收货人：南山欧塔有限公司，深圳市", ["南山欧塔有限公司"]),
        ("BUYER'S BANK SHALL PAY", []),
        ("VESSEL: OTTAR STAR", []),
        ("BUYER 5", []),
        ("BUYER", []),
    ],
)
def test_the_name_behind_the_word_for_a_party(text: str, names: list[str]) -> None:
    found = find_named_parties(text)
    assert [party.name for party in found] == names
    for party in found:
        assert " ".join(text[party.start : party.end].split()) == party.name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BILLS OF LADING MADE OUT TO ORDER OF SUNLIT HARBOUR AS PER CONTRACT 5", "Sunlit Harbour"),
        ("GOODS MANUFACTURED BY SUNLIT HARBOUR", "Sunlit Harbour"),
        ("CONSIGNEE KRV LLC, ROOM 5", "KRV LLC"),
        ("BENEFICIARY: OSTROVIN BNAK COMPANY LIMITED\n//INV 5", "Ostrovin Bank Company Limited"),
        ("PRODUCER: LIMITED LIABILITY COMPANY ZARIB", "LIMITED LIABILITY COMPANY ZARUB"),
        ("ИЗГОТОВИТЕЛЬ: ВЕТЛИН МАРОС; МАРКА: X", "Vetlin Maroz"),
        ("O/B VETLYN\nMAROZ", "Vetlin Maroz"),
    ],
)
def test_it_is_asked_as_a_party_is(screener: Screener, text: str, name: str) -> None:
    found = [*screener.iter_listed_names(text, as_of=DAY)]
    assert name in [mention.match.listed_name.text for mention in found]


@pytest.mark.parametrize(
    "text",
    [
        "BUYER: SILVER GRAND PAPER",
        "SUPPLIER: BLUE LOAD",  # common words with a slip
        "SUPPLIER: TRADE FOR",
        "CONSIGNEE: SUNLIT CERAMICS",
        "CONSIGNEE: HARBOUR",
        "SELLER ROAD BLUE, DUBAI",
    ],
)
def test_words_that_agree_in_part_name_nobody(screener: Screener, text: str) -> None:
    assert [*screener.iter_listed_names(text, as_of=DAY)] == []


def test_a_maker_is_asked_as_a_party_is(screener: Screener) -> None:
    deal = {"id": "D", "goods": [{"description": "towels", "manufacturer": "SUNLIT HARBUOR"}]}
    found = screener.screen(deal, as_of=DAY)
    subjects = [item.subject for item in found.findings if item.kind == "text_mention"]
    assert subjects == ["goods[0].manufacturer"]


def test_any_text_is_read_in_bounded_time() -> None:
    source = random.Random(5)
    signs = ["BUYER", "SELLER", "ORDER OF", ",", "\n", "(", "KUPAL", "LLC", "and", "//", "5", "«"]
    for _ in range(300):
        text = " ".join(source.choices(signs, k=source.randint(0, 40)))
        for party in find_named_parties(text):
            assert 0 <= party.start < party.end <= len(text)
            assert len(party.name.split()) <= MOST_WORDS
    assert len(find_named_parties("BUYER KUPAL LLC " * 5_000)) == 5_000
