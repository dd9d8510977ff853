"""An address behind a name is no part of it; what only looks like one stays."""

from __future__ import annotations

import pytest

from witting.deals import parse_deal
from witting.deals.name_tail import split_tail


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("JSC Primer, 10 Filatov str., Murom, Russia", "JSC Primer", "ru"),
        ("МЗ Пример, Россия, Московская обл., г. Тверь", "МЗ Пример", "ru"),
        ("OOO Primer, Moscow, Russia, Lenina 7", "OOO Primer", "ru"),
        ("Primer Sensor Co., Ltd., No 5 Road, Wuhan, China", "Primer Sensor Co., Ltd.", "cn"),
        ("光明贸易有限公司, 俄罗斯圣彼得堡", "光明贸易有限公司", "ru"),
        ("Primer Ticaret LLC, Dubai, UAE", "Primer Ticaret LLC", "ae"),
    ],
)
def test_the_address_is_parted_from_the_name(text: str, name: str, country: str) -> None:
    party = parse_deal({"id": "D", "parties": [{"name": text}]}).parties[0]
    assert (party.name, party.country) == (name, country)
    assert party.address == text[len(name) + 1 :].strip()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('OOO "Primer", Moscow', 'OOO "Primer"'),
        ("АО «Пример», г. Казань", "АО «Пример»"),
        ("Primer Optics Co., Ltd., Shenzhen", "Primer Optics Co., Ltd."),
        ("Primer Optics Co Ltd, Futian, Shenzhen", "Primer Optics Co Ltd"),
        ("Primer Handel LLC, Nizhny Novgorod", "Primer Handel LLC"),
        ("Primer Optics Co., Ltd.,Tokmok", "Primer Optics Co., Ltd."),
    ],
)
def test_so_is_a_town_behind_a_legal_form(text: str, name: str) -> None:
    party = parse_deal({"id": "D", "parties": [{"name": text}]}).parties[0]
    assert (party.name, party.country) == (name, None)
    assert party.address == text[len(name) + 1 :].strip()


@pytest.mark.parametrize(
    ("text", "name", "address", "country"),
    [
        ("Primer Handel LLC Omsk", "Primer Handel LLC", "Omsk", None),
        ("PRIMER HANDEL LTD ROSTOV-NA-DONU", "PRIMER HANDEL LTD", "ROSTOV-NA-DONU", None),
        ("Primer Optics Co., Ltd. Changsha", "Primer Optics Co., Ltd.", "Changsha", None),
        ("Primer Handel LLC Omsk Russia", "Primer Handel LLC", "Omsk Russia", "ru"),
        ("Primer Agro LLC Bishkek KG", "Primer Agro LLC", "Bishkek KG", None),
        ("Primer GmbH - Bremen", "Primer GmbH", "Bremen", None),
        ("OOO Primer g. Tula", "OOO Primer", "g. Tula", None),
        ("ООО Пример г.Тула", "ООО Пример", "г.Тула", None),
        ("ООО Пример, г. Великий Новгород", "ООО Пример", "г. Великий Новгород", None),
        ("ООО «Пример» Тула", "ООО «Пример»", "Тула", None),
    ],
)
def test_a_town_is_parted_without_a_comma_where_the_name_has_ended(
    text: str, name: str, address: str, country: str | None
) -> None:
    assert split_tail(text) == (name, address, country)


@pytest.mark.parametrize(
    ("text", "name", "address", "country"),
    [
        ("Primer LLC 12 Main St", "Primer LLC", "12 Main St", None),
        ("Primer LLC 12 Main St, Tbilisi", "Primer LLC", "12 Main St, Tbilisi", None),
        ("Primer LLC 12 Main St Omsk Russia", "Primer LLC", "12 Main St Omsk Russia", "ru"),
        ("Primer GmbH Lindenweg 4, Munich", "Primer GmbH", "Lindenweg 4, Munich", None),
        ("OOO Primer ul. Novaya 5, Omsk, Russia", "OOO Primer", "ul. Novaya 5, Omsk, Russia", "ru"),
        ('OOO "Primer" ul. Novaya 5', 'OOO "Primer"', "ul. Novaya 5", None),
        (
            "PRIMER PAO DUBAI OFFICE Office 12, Palm Road, Dubai, UAE",
            "PRIMER PAO DUBAI OFFICE",
            "Office 12, Palm Road, Dubai, UAE",
            "ae",
        ),
    ],
)
def test_a_street_with_its_number_is_of_the_address(
    text: str, name: str, address: str, country: str | None
) -> None:
    assert split_tail(text) == (name, address, country)


def test_a_number_of_a_firm_is_of_its_name() -> None:
    assert split_tail("AO 20 Brick Works, Omsk") == ("AO 20 Brick Works", "Omsk", None)
    assert split_tail("AO Plant 44, Omsk") == ("AO Plant 44", "Omsk", None)


@pytest.mark.parametrize(
    "text",
    [
        "Plant 44 LLC",
        "LLC Avenue 5",
        "Road Department No 5 LLC",
        "Primer SA 2000",
        "Route 66 LLC",
        "Highway 5 Logistics OOO",
        'FILIAL "PRIMER CO. ,LIMITED" V RESPUBLIKE KAZAKHSTAN',
        "PRIMER, Anna",
        "Bank of China, Ltd.",
        "Primer, S.A.",
        "Air China, Ltd",
        "Primer 44, Moscow",
        "Bank of Primer, London",
        "OOO Primer, Vektor",
        "OOO Primer Omsk",
        "JSC Plant Moscow",
        "LLC Novosibirsk",
        "Primer Trading LLC Samara Branch",
        "Primer LLC Moscow, Idaho",
        "Primer LLC, St Petersburg FL",
        "Ali As Samara",
        "Anna Maria Kirov",
        "Moscow LLC",
        "Primer Metals Limited DMCC",
        "Open Joint Stock Oil and Gas Company Syzran",
        "Branch of Primer JSC in the city of Ulyanovsk",
        "OAO ‘Plant named after Primer, Omsk’",
        "Primer DOO Bar",
    ],
)
def test_a_comma_alone_is_no_address(text: str) -> None:
    assert split_tail(text) is None


def test_what_was_given_goes_before_what_stands_in_the_name() -> None:
    given = {"name": "Primer LLC, 7 Main Street, Russia", "country": "KG", "address": "Osh"}
    deal = parse_deal({"id": "D", "parties": [given]})
    assert deal.parties[0].country == "kg"
    assert deal.parties[0].address == "7 Main Street, Russia\nOsh"
    assert "an address stands in the name" in deal.issues[0].what
