"""Who is listed in Latin letters is found in Chinese, Japanese and Korean ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.watch.invented import Entry, write_list

from witting.screening import open_screener

if TYPE_CHECKING:
    from witting.screening.screener import Screener

SDN, DAY = "us.ofac.sdn", dt.date(2025, 10, 1)
LISTED = {
    "Huawei Technologies Co., Ltd.": "Organization",
    "Huawei Technologies Narnia Ltd.": "Organization",
    "Guizhou Bearing Research Institute": "Organization",
    "Ivan Petrovich KORADINOV": "Person",
}


@pytest.fixture(scope="module")
def screener(tmp_path_factory: pytest.TempPathFactory) -> Screener:
    home = tmp_path_factory.mktemp("eastern")
    entries = [
        Entry(f"{SDN}:{8000 + number}", (name,), schema, ("RUSSIA-EO14024", "Block"))
        for number, (name, schema) in enumerate(LISTED.items())
    ]
    write_list(home, SDN, entries, DAY)
    return open_screener(home=home)


NAMED = [
    ("华为技术有限公司", "Huawei Technologies Co., Ltd."),
    ("華為技術有限公司", "Huawei Technologies Co., Ltd."),
    ("贵州省轴承研究所", "Guizhou Bearing Research Institute"),
    ("伊万·科拉季诺夫", "Ivan Petrovich KORADINOV"),
    ("イワン・コラジノフ", "Ivan Petrovich KORADINOV"),
]


@pytest.mark.parametrize(
    ("name", "listed"), [*NAMED, ("이반 코라디노프", "Ivan Petrovich KORADINOV")]
)
def test_a_party_is_found(screener: Screener, name: str, listed: str) -> None:
    hits = screener.match(name, as_of=DAY)
    assert hits[0].listed_name.text == listed
    assert hits[0].read_as
    assert hits[0].explanation.count(f"Read as {hits[0].read_as!r}") == 1


@pytest.mark.parametrize(("name", "listed"), NAMED)
def test_a_name_in_a_text_is_found_and_no_other_of_its_family(
    screener: Screener, name: str, listed: str
) -> None:
    found = screener.iter_listed_names(f"本批货物由{name}采购，付款人另定。", as_of=DAY)
    told = {(one.text.removesuffix("采"), one.match.listed_name.text) for one in found}
    assert told == {(name, listed)}


@pytest.mark.parametrize("name", ["贵州省", "王小明", "安娜·科拉里", "김철수", "田中商店"])
def test_another_is_not_found(screener: Screener, name: str) -> None:
    assert not screener.match(name, as_of=DAY)
    assert not [*screener.iter_listed_names(f"收货人：{name}。", as_of=DAY)]
