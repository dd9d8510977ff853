"""Which country does an address end in?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from witting.deals import parse_deal
from witting.deals.address_end import country_at_end, country_of_address

CASES = yaml.safe_load(Path(__file__).with_name("cases_address_end.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_country_is_the_one_that_a_person_reads(case: dict[str, Any]) -> None:
    assert country_at_end(case["lines"]) == case["country"]


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("Lenina 5\nPerm, Russia", "ru"),
        ("Lenina 5, Perm, Russian Federation, 614000", "ru"),
        ("Lenina 5, Perm, Russia, Tel. +7 342 000 00 00, INN 5900000000", "ru"),
        ("РОССИЯ, 614000, г. Пермь, ул. Ленина, 5", "ru"),
        ("DE-28195 Bremen", "de"),
        ("Am Markt 1, DE-28195 Bremen", "de"),
        ("Lenina 5, Perm, 614000", None),
        ("12000 Main St, Springfield, IL 62701", None),
        ("Georgia, Atlanta, 5 Peachtree St", None),
        ("Riga, LV-1010", "lv"),
        ("Perm, RU-614000", "ru"),
        ("SE-111 22 Stockholm", "se"),
        ("Wilmington, DE-19801", None),
        ("San Francisco, CA-94105", None),
        ("Denver, CO-80202", None),
        ("Little Rock, AR-72201", None),
        ("Indianapolis, IN-46204", None),
        ("Phoenix, AZ-85001", None),
        ("Chennai, TN-600001", None),
        ("Gurgaon, HR-122001", None),
        ("Patna, BR-800001", None),
        ("Vitória, ES-29010-100", None),
        ("Shanghai, China, SH-200000", "cn"),
        ("Russia, Perm, AB-614000", "ru"),
        ("Wilmington, DE-19801, USA", "us"),
        ("Cuba, MO 65453", "us"),
        ("Lebanon, Pennsylvania", "us"),
        ("Lebanon, Pennsylvania 17042", "us"),
        ("Lebanon, NH", "us"),
        ("Lebanon, 5 Main St, IN-46052", "us"),
        ("Peru, Indiana", "us"),
        ("Mexico, Missouri, 65265", "us"),
        ("Holland, Michigan", "us"),
        ("India, Chennai, TN", "in"),
        ("Souq, Deira, Hotel India", None),
        ("Shop 3, Little India", None),
        ("Perm, Lenina 5, near Georgia", None),
        ("614000", None),
        ("", None),
    ],
)
def test_the_country_of_an_address_stands_at_its_end_or_first(
    address: str, country: str | None
) -> None:
    assert country_of_address(address) == country


def test_a_party_without_a_country_has_that_of_its_address_in_every_format() -> None:
    party = {"name": "Vymysel LLC", "address": "Lenina 5, Perm, Russia"}
    read = [
        parse_deal({"id": "D-1", "parties": [{**party, **more}]}).parties[0].country
        for more in ({}, {"country": "KZ"}, {"country": "Nowhereland"})
    ]
    assert read == ["ru", "kz", None]
