"""A word that means something else is no goods, however near to goods it is spelt."""

from __future__ import annotations

import pytest

from witting.goods import iter_goods


@pytest.mark.parametrize(
    "text",
    ["BERING SHIPPING LTD", "Bering Sea fish", "mallar sevk edildi", "SON ÖDEME TARİHİ", "Son Ltd"],
)
def test_it_names_nothing(text: str) -> None:
    assert [*iter_goods(text)] == []


@pytest.mark.parametrize("text", ["ball bering 6205", "BERING BALL", "roller berings"])
def test_a_slip_in_a_bearing_is_one_all_the_same(text: str) -> None:
    [(_, found)] = iter_goods(text)
    assert found.hs6[0].code.startswith("8482")


def test_paint_in_vietnamese() -> None:
    [(_, found)] = iter_goods("Sơn tường trắng 18 lít")
    assert found.status == "identified"
