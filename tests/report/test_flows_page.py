"""The page of trade flows stands alone, says all in words, and shows no file's own markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from witting.flows.analysis import find_departures
from witting.flows.table import read_table
from witting.report.flows_page import write_flows_page

if TYPE_CHECKING:
    from pathlib import Path


def trade(tmp_path: Path, *, name: str = "trade.csv") -> Path:
    """Two corridors that depart, one that does not, and trade with Russia that ends."""
    rows = ["reporter,partner,hs6,month,value_eur"]
    for place in range(48):
        month, since = f"{2020 + place // 12}-{place % 12 + 1:02d}", place > 26
        wave = 1 + 0.2 * (place % 5)
        rows += [
            f"DE,KG,854231,{month},{wave * (900_000 if since else 20_000):.0f}",
            f"LT,KG,940521,{month},{wave * (500_000 if since else 20_000):.0f}",
            f"DE,KZ,854231,{month},{wave * 30_000:.0f}",
            f"DE,RU,854231,{month},{wave * (100 if since else 4_000_000):.0f}",
            f"LT,TR,848210,{month},{wave * 30_000:.0f}",
        ]
    path = tmp_path / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def page(tmp_path: Path) -> str:
    return write_flows_page(find_departures(read_table(trade(tmp_path)))).decode()


def test_the_page_loads_nothing_and_has_no_script(page: str) -> None:
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert not re.search(r'(?:src|href)="(?!data:,")', page)


def test_every_corridor_is_told_in_numbers_in_words_and_as_a_picture(page: str) -> None:
    assert page.count("<section>\n<h3>") == 2
    assert "Kyrgyzstan, HS 8542.31" in page
    assert "Direct trade in them with Russia fell from" in page
    assert "Most came from Germany" in page
    pictures = re.findall(r'<svg role="img".*?</svg>', page, re.DOTALL)
    assert len(pictures) == 3
    for picture in pictures:
        tree = ET.fromstring(picture)
        assert tree.find("title") is not None
        assert tree.find("desc") is not None


def test_the_map_has_the_countries_by_tier(page: str) -> None:
    assert "<title>Kyrgyzstan, tier 1: " in page
    assert "<title>Kyrgyzstan, other goods: " in page


def test_a_file_name_cannot_write_into_the_page(tmp_path: Path) -> None:
    path = trade(tmp_path, name="<b>x.csv")
    assert "<b>x.csv" not in write_flows_page(find_departures(read_table(path))).decode()


def test_where_nothing_departs_the_page_says_so(tmp_path: Path) -> None:
    path = trade(tmp_path)
    rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([rows[0], *(row for row in rows if ",KZ," in row)]), encoding="utf-8")
    text = write_flows_page(find_departures(read_table(path))).decode()
    assert "No country's trade in any of the goods has left its past" in text
