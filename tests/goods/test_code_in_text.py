"""Which HS codes does a description name, behind a label or alone, one or several?"""

from __future__ import annotations

import pytest

from witting.goods.code_in_text import find_codes


def codes_of(text: str) -> list[str]:
    return [code.digits for code in find_codes(text)]


@pytest.mark.parametrize(
    "text",
    [
        "HS codes 848210 and 848220",
        "HS codes: 8482.10, 8482.20",
        "HS 8482.10; 8482.20",
        "bearings HS 848210, 848220 as per invoice",
        "codes 848210, 848220",
        "848210/848220",
        "8482.10, 8482.20.",
        "коды ТН ВЭД 848210 и 848220",
        "коды 848210, 848220",
        "商品编码:848210、848220",
    ],
)
def test_several_codes_stand_behind_one_label(text: str) -> None:
    assert codes_of(text) == ["848210", "848220"]


@pytest.mark.parametrize("behind", ["848220 pcs", "5000 pcs", "848220", "12/2026"])
def test_a_number_behind_a_code_that_counts_something_is_no_code(behind: str) -> None:
    expected = ["848210", "848220"] if behind == "848220" else ["848210"]
    assert codes_of(f"HS 8482.10, {behind}") == expected


@pytest.mark.parametrize(
    "text", ["invoice 848210, 848220", "847130, 847141", "order code 848210 pcs"]
)
def test_bare_numbers_among_words_or_of_unlisted_goods_are_no_codes(text: str) -> None:
    assert codes_of(text) == []
