"""Papers in many languages say the same with other labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from witting.deals import deal_to_dict
from witting.deals.paper import is_paper, read_paper
from witting.deals.paper.value import parse_written_day
from witting.resources import parse_yaml

CASES: Any = parse_yaml(
    (Path(__file__).parent / "cases_languages.yaml").read_text(encoding="utf-8"),
    file="cases_languages.yaml",
).plain()


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["language"]))
def test_seller_buyer_goods_and_sum_are_read(case: dict[str, Any]) -> None:
    lines = case["text"].split("\n")
    assert is_paper(lines)
    (deal,) = read_paper(lines, file="x.txt", form="text")
    parties = {party.role: (party.name, party.address) for party in deal.parties}
    assert parties["seller"] == tuple(case["seller"])
    assert parties["buyer"] == ("OSH TRADE LLC", "12 Chui Ave, Bishkek")
    assert [(item.description, item.quantity) for item in deal.goods] == [(case["goods"], "400")]
    assert deal.kind == "invoice"
    assert deal.id == "INV-77"
    assert str(deal.date) == "2025-03-05"
    assert deal_to_dict(deal)["amount"] == {"amount": "2000.00", "currency": "USD"}
    assert not any(issue.unread for issue in deal.issues)


@pytest.mark.parametrize(
    "text",
    [
        "5 березня 2025 року",
        "5 березня 2025 р.",
        "5 marca 2025 r.",
        "5 de marzo de 2025",
        "5 março 2025",
        "ngày 05 tháng 03 năm 2025",
        "2025년 3월 5일",
        "5 наурыз 2025",
        "5 maart 2025",
        "5 მარტი 2025",
    ],
)
def test_days_are_read_by_the_names_of_months(text: str) -> None:
    assert parse_written_day(text) == "2025-03-05"


def test_a_name_with_a_label_below_the_role_is_the_partys() -> None:
    lines = [
        "СЧЕТ-ФАКТУРА",
        "Продавец:",
        "Адрес: ул. Новая 5, Омск",
        "Наименование: ООО Вымысел",
        "Покупатель:",
        "Наименование: ООО Ош",
        "",
        "Наименование: Подшипники",
    ]
    (deal,) = read_paper(lines, file="x.txt", form="text")
    assert [(party.role, party.name) for party in deal.parties] == [
        ("seller", "ООО Вымысел"),
        ("buyer", "ООО Ош"),
    ]
    assert deal.parties[0].address == "ул. Новая 5, Омск"
    assert [item.description for item in deal.goods] == ["Подшипники"]


def test_tabs_below_a_line_of_columns_skip_columns() -> None:
    lines = [
        "INVOICE",
        "Seller:\tELBE MUSTER GMBH",
        "\tLindenweg 4",
        "\tMunich, Germany",
        "Buyer: OSH TRADE LLC",
        "\t12 Chui Ave, Bishkek",
    ]
    (deal,) = read_paper(lines, file="x.txt", form="text")
    assert [(party.name, party.address) for party in deal.parties] == [
        ("ELBE MUSTER GMBH", "Lindenweg 4\nMunich, Germany"),
        ("OSH TRADE LLC", "12 Chui Ave, Bishkek"),
    ]
