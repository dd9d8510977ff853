"""The page of a text, in a browser."""

from __future__ import annotations

import datetime as dt
import html
import re
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_read import ARTICLE
from tests.report.test_page import browser

from witting.reading.plain import read_plain
from witting.report.reading_page import page_of, write_reading
from witting.screening import Screener, answer_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

__all__ = ["browser"]  # a fixture


@pytest.fixture(scope="module")
def path(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    answer = answer_text(read_plain(ARTICLE), Screener(demo_home), as_of=dt.date(2025, 5, 1))
    path = tmp_path_factory.mktemp("reading") / "page.html"
    write_reading(answer, path)
    return path


@pytest.fixture
def page(browser: Browser, path: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


def test_nothing_is_asked_from_anywhere_and_nothing_is_refused(
    browser: Browser, path: Path
) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
    assert said == []


@pytest.mark.parametrize("width", [320, 400, 800, 1300])
def test_nothing_sticks_out_sideways(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_text_is_there_whole_and_marked(page: Page) -> None:
    assert page.locator("h1").count() == 1
    marks = page.locator(".text a.m.listed .label").all_inner_texts()
    assert "LISTED" in marks
    assert page.locator(".text aside.furniture").inner_text().endswith("Share")
    assert page.locator(".statements > li").count() == 3
    for link in page.locator("#found a[href^='#'], .text a[href^='#']").all():
        target = str(link.get_attribute("href"))[1:]
        assert page.locator(f"[id='{target}']").count() == 1, target


def test_a_label_stays_beside_its_word_and_parts_no_possessive(page: Page) -> None:
    mark = page.locator(".text a.m", has_text="Bishkek").first
    assert mark.locator(".kept").inner_text() == "BishkekPLACE"
    assert page.locator(".text a.m .kept").count() == page.locator(".text a.m .label").count()


@pytest.mark.parametrize("text", ["Volga Bank's owner left Riga.", "It is Volga Bank’s own."])
def test_a_possessive_belongs_to_the_mark(demo_home: Path, text: str) -> None:
    answer = answer_text(read_plain(text), Screener(demo_home), as_of=dt.date(2025, 5, 1))
    marks = re.findall(r"<bdi>([^<]*)</bdi>", html.unescape(page_of(answer).decode()))
    assert {"Bank's", "Bank’s"} & set(marks)


@pytest.mark.parametrize("script", [True, False])
def test_the_text_is_larger_at_a_click(browser: Browser, path: Path, script: bool) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(path.as_uri())
    box = page.locator(".text p").first.bounding_box()
    page.locator("label.size-x").click()
    larger = page.locator(".text p").first.bounding_box()
    assert box is not None
    assert larger is not None
    assert larger["height"] > box["height"]
    context.close()


def test_details_come_by_keyboard_and_every_mark_of_one_is_shown(page: Page) -> None:
    mark = page.locator(".text a.m[data-item]", has_text="Zuev").first
    mark.focus()
    assert mark.locator(".tip").is_visible()
    key = mark.get_attribute("data-item")
    assert page.locator(f".text [data-item='{key}'].same").count() == 2
    page.keyboard.press("Escape")
    assert not mark.locator(".tip").is_visible()


def test_it_prints_without_its_controls(page: Page) -> None:
    page.emulate_media(media="print")
    assert not page.locator(".sizes").is_visible()
    assert page.locator(".statements").is_visible()
