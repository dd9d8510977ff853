"""Who is named in a free text alone is found, and no word that only sounds so."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest

from witting.index import build_index
from witting.lists import SnapshotStore
from witting.model import Entity, ListRecord
from witting.screening import open_screener

if TYPE_CHECKING:
    from pathlib import Path

    from witting.model import Assessment, Finding

LONG = "Porto Velho Internacional de Comercio de Ceramica e Servicos Lda"
CLEAN = [
    {"role": "debtor", "name": "Alto Verde Lda", "country": "PT"},
    {"role": "creditor", "name": "Nordhafen Textil GmbH", "country": "DE"},
]


@pytest.fixture
def screen(demo_home: Path) -> Any:
    screener = open_screener(home=demo_home)

    def ask(**fields: Any) -> Assessment:
        deal = {"id": "D", "parties": CLEAN, "goods": [{"description": "cotton towels"}], **fields}
        return screener.screen(deal, as_of=dt.date(2025, 6, 1))

    return ask


def told(found: Assessment) -> list[Finding]:
    return [item for item in found.findings if item.kind == "text_mention"]


def mentions(found: Assessment) -> list[tuple[str, str]]:
    return [(item.subject, item.evidence["text"]) for item in told(found)]


@pytest.mark.parametrize(
    "text",
    [
        "/ACC/FOR FURTHER CREDIT TO KEREMET BANK, BISHKEK",
        "Towels for Izhevsk Electromechanical Plant Kupol",
        "TOWELS FOR JSC IZHEVSK ELECTROM\nECHANICAL PLANT KUPOL",
        "оплата за полотенца, получатель Ижевский электромеханический завод «Купол»",
        "付款给武汉高芯科技有限公司",
        "WUHAN GLOBAL SENSOR TECHNOLOGY CO., LTD. AS CONSIGNEE",
        "on behalf of Keremet\u00a0Bank",
        "on behalf of Keremet\u200bBank",
        "on behalf of Kere\u200bmet Bank",
        "TOWELS FOR IZHEVSK ELECTROMECHANICAL PLANT: KUPOL",
        "TOWELS FOR IZHEVSK ELECTROMECHANICAL PLANT KUPIL",
        "TOWELS FOR IZHEVSK ELECTROMECHNAICAL PLANTKUPOL",
        "PAYMENT FOR TOWELS BY KEREMTE BANK",
        "TUECHER FUER ISCHEWSKI ELEKTROMECHANITSCHESKI SAWOD KUPOLL",
        "полотенца переданы Ижевскому электромеханическому заводу «Купол»",
    ],
)
def test_a_listed_name_in_a_text_keeps_from_clear(screen: Any, text: str) -> None:
    found = screen(text=[text])
    assert found.verdict == "review"
    assert {subject for subject, _ in mentions(found)} == {"text[0]"}
    assert any(exposure.effect == "review" for exposure in found.exposures)


@pytest.mark.parametrize(
    "fields",
    [
        {"purpose": "TOWELS, KEREMET BANK"},
        {"goods": [{"description": "cotton towels for Keremet Bank"}]},
        {"goods": [{"description": "cotton towels", "manufacturer": "Keremet Bank"}]},
        {"parties": [*CLEAN, {"name": "Posto Lda", "address": "c/o Keremet Bank, Lisbon"}]},
        {"parties": [*CLEAN, {"name": f"{LONG} O/B KEREMET BANK"}]},
        {"parties": [*CLEAN, {"name": f"{LONG} on behalf of Keremet Bank"}]},
        {"route": {"port_of_discharge": "Keremet Bank warehouse"}},
        {"route": {"transshipment": ["Porto", "KEREMET BANK OJSC"]}},
    ],
)
def test_every_free_text_is_read(screen: Any, fields: dict[str, Any]) -> None:
    assert mentions(screen(**fields))


@pytest.mark.parametrize(
    "text",
    [
        "COTTON TOWELS, INVOICE 4711, FOB PORTO",
        "Global sensor technology for towels",
        "PAYMENT TO ALTO VERDE LDA",
        "the bank said that towels are fine",
        "fan bearings",
    ],
)
def test_words_that_are_no_name_change_nothing(screen: Any, text: str) -> None:
    found = screen(text=[text])
    assert mentions(found) == []


@pytest.mark.parametrize("place", ["Keremet", "Sao Paulo", "Ho Chi Minh City", "Any port in Italy"])
def test_a_place_of_the_route_names_nobody(screen: Any, place: str) -> None:
    assert mentions(screen(route={"final_destination": place})) == []


def test_who_is_a_party_is_not_told_again(screen: Any) -> None:
    parties = [*CLEAN, {"role": "creditor_agent", "name": "OJSC Keremet Bank", "country": "KG"}]
    found = screen(parties=parties, text=["VIA KEREMET BANK"])
    assert found.verdict == "exposed"
    assert mentions(found) == []


def test_who_stands_there_as_he_is_is_told_beside_a_longer_name_with_a_slip(screen: Any) -> None:
    found = screen(text=["TOWELS FOR KEREMET BANK PLANT KUPOL IZHEVSK"])
    assert "KEREMET BANK" in [text for _, text in mentions(found)]


def test_a_mention_says_where_and_what_stands_around(screen: Any) -> None:
    item = told(screen(purpose="towels, Keremet Bank, May"))[0]
    assert (item.evidence["start"], item.evidence["end"]) == (8, 20)
    assert item.certainty == "possible"
    assert "towels, Keremet Bank, May" in item.explanation


def test_a_listed_number_in_a_text_is_found(screen: Any) -> None:
    found = screen(text=["A/C WITH RINBKG22"])
    assert found.verdict == "review"
    assert ("text[0]", "RINBKG22") in mentions(found)


def test_a_number_leads_to_a_country_that_nothing_else_does(screen: Any) -> None:
    text = ["FURTHER CREDIT TO 40702810400000012345"]
    found = screen(text=text)
    assert found.verdict == "review"
    [item] = told(found)
    assert item.evidence["country"] == "ru"
    assert item.evidence["what"] == "an account at a bank in Russia"
    known = screen(text=text, parties=[*CLEAN, {"name": "Vymysel OOO", "country": "RU"}])
    assert mentions(known) == []


def test_a_party_again_and_again_is_told_once(screen: Any) -> None:
    found = screen(text=["PAID TO BUYER KEREMET BANK OJSC. " * 3000])
    assert len(mentions(found)) == len({item.evidence["entity"] for item in told(found)})


def test_a_name_again_and_again_takes_no_time(screen: Any) -> None:
    found = screen(text=["Keremet Bank, Bishkek. " * 3000])
    assert len(mentions(found)) == len({item.evidence["entity"] for item in told(found)})


@pytest.fixture(scope="module")
def screener_of_places(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Lists on which a firm is called as a district is where others are listed."""
    home, name = tmp_path_factory.mktemp("places"), "us.ofac.sdn"
    firms = [("NANSHAN LTD", "1 Harbour Street, Limassol"), ("KORADIN", "2 Port Street, Varna")]
    firms += [("LLC CENTER", "3 Lipova Street, Tver")]
    firms += [("LLC ELECTRONICS", "4 Lipova Street, Tver"), ("Toys Factory, S.A.", "5 Calle, Cali")]
    firms += [
        (f"Firm {word} Co", f"{word} Keji Road, Nanshan, Shenzhen") for word in "ABCDEFGHIJKL"
    ]
    records = [
        ListRecord(
            (
                Entity(
                    f"{name}:{number}", "Company", {"name": (firm,), "address": (address,)}, name
                ),
                Entity(
                    f"{name}:{number}#s",
                    "Sanction",
                    {"entity": (f"{name}:{number}",), "program": ("RUSSIA-EO14024",)},
                    name,
                ),
            ),
            where=f"row {number}",
        )
        for number, (firm, address) in enumerate(firms)
    ]
    day = dt.date(2024, 5, 16)
    SnapshotStore(home).write(
        name, iter(records), published=day, source="here", build_index=build_index
    )
    return open_screener(home=home)


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("No 8 Xueyuan Avenue, Nanshan, Shenzhen, China", []),
        ("NO 8 XUEYUAN AVENUE, NANSHAN, SHENZHEN, CHINA", []),
        ("c/o Nanshan, 8 Xueyuan Avenue, Shenzhen", ["Nanshan"]),
        ("Nanshan Ltd, 8 Xueyuan Avenue, Shenzhen", ["Nanshan Ltd"]),
        ("Koradin, 8 Xueyuan Avenue, Shenzhen", ["Koradin"]),
    ],
)
def test_a_word_of_many_addresses_is_a_place_in_an_address(
    screener_of_places: Any, address: str, named: list[str]
) -> None:
    deal = {"id": "D", "parties": [{"name": "Posto Lda", "role": "buyer", "address": address}]}
    found = screener_of_places.screen(deal, as_of=dt.date(2025, 6, 1))
    assert [text for _, text in mentions(found)] == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("CENTER LLC", ["CENTER LLC"]),
        ("PAYMENT TO CENTER LLC", ["CENTER LLC"]),
        ("BUYER CENTER LLC", ["CENTER LLC"]),
        ('the goods of "Center LLC"', ["Center LLC"]),
        ("LASER CENTER LLC", []),
        ("goods for Laser Center LLC, Batumi", []),
        ("goods for Laser Center Co.,Ltd, Batumi", []),
        ("MADE BY BANANOV & CENTER CO., LTD", []),
        ("FW ELECTRONICS PLC", []),
        ("PAID TO ELECTRONICS LLC", ["ELECTRONICS LLC"]),
        ("made in Guangdong by Duoli Toys Factory, new", []),
        ("made for Toys Factory, new", ["Toys Factory"]),
        ("PAID TO INVOICE 12 TOYS FACTORY", ["TOYS FACTORY"]),
        ("SUPPLIER NORDOK LTD CENTER 4/25", []),
        ("PMT INV 231 BUYER NORDOK FOODS JSC CENTER 7", []),
        ("PAYMENT TO LLC ELECTRONICS", ["ELECTRONICS"]),
        ("NANSHAN LTD", ["NANSHAN LTD"]),
        ("GREAT NANSHAN LTD", ["NANSHAN LTD"]),
    ],
)
def test_an_ordinary_word_behind_another_is_the_end_of_a_longer_name(
    screener_of_places: Any, text: str, named: list[str]
) -> None:
    deal = {"id": "D", "parties": CLEAN, "text": [text]}
    found = screener_of_places.screen(deal, as_of=dt.date(2025, 6, 1))
    assert [item.evidence["text"] for item in told(found)] == named
