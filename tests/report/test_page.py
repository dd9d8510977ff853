"""The HTML report, in a browser."""

from __future__ import annotations

import re
import shutil
import tracemalloc
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.conftest import missing

from witting.report import write_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from tests.report.assessed import Pair


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # skipped where absent
    except ImportError:
        missing("playwright (pip install 'witting[test]')")
        raise
    if CHROMIUM is None:
        missing("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, all_pairs: list[Pair]) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    write_report(all_pairs, path)
    return path


@pytest.fixture
def page(browser: Browser, report: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(report.as_uri())
    yield page
    context.close()


def test_nothing_is_asked_from_anywhere(browser: Browser, report: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(report.as_uri())
    page.wait_for_load_state("networkidle")
    context.close()
    assert [url for url in asked if not url.startswith("data:")] == [report.as_uri()]
    assert said == []


@pytest.mark.parametrize("width", [320, 400, 800, 1400])
def test_nothing_sticks_out_sideways(width: int, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    wide = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert wide == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_deal_is_in_the_summary_and_has_its_section(page: Page, pairs: list[Pair]) -> None:
    rows = page.locator(".summary tbody tr")
    assert rows.count() == page.locator("section").count() == len(pairs)
    for place, (_, item) in enumerate(pairs):
        link = rows.nth(place).locator("a")
        assert link.inner_text() == item.deal
        section = page.locator(str(link.get_attribute("href")))
        assert section.locator("h2").inner_text() == item.deal
        assert section.locator(".pill").first.inner_text() == item.verdict.upper()
        text = section.inner_text()
        for said in [*item.why, *(gap.reason for gap in item.coverage.not_checked)]:
            assert said in text
        for issue in item.issues:
            assert issue.what in text


def test_each_exposure_says_its_law_its_window_and_its_source(
    page: Page, pairs: list[Pair]
) -> None:
    for place, (_, item) in enumerate(pairs, start=1):
        cards = page.locator(f"#d{place} .exposure")
        assert cards.count() == len(item.exposures)
        for number, exposure in enumerate(item.exposures):
            text = cards.nth(number).inner_text()
            for said in (exposure.code, exposure.legal_text, exposure.legal_basis, exposure.note):
                assert said in text
            assert exposure.consequence in text
            assert str(exposure.in_force_from) in text
            assert cards.nth(number).locator(f"a[href='{exposure.source}']").count() == 1
            for finding in exposure.because:
                assert page.locator(f"#d{place}-{finding}").count() == 1
    assert "since 2024-06-12" in page.locator("#d1 .exposure").first.inner_text()
    assert "2023-12-22 to 2026-12-31" in page.locator("#d2 .exposure").first.inner_text()


def test_what_agrees_is_marked_on_both_sides(page: Page) -> None:
    cells = page.locator("#d1-f1 .name td")
    assert cells.nth(0).locator("mark").all_inner_texts() == [
        "Chang Sha Lanhu Optical Sensor Tecnology Co"
    ]
    assert cells.nth(1).locator("mark").all_inner_texts() == [
        "CHANGSHA LANHU OPTICAL SENSOR TEC",
        "NOLOGY CO",
    ]
    marks = page.locator("#d1-f3 mark").all_inner_texts()
    assert marks[-2:] == ["BIC LANHCNSHXXX", "BIC LANHCNSH"]


def test_markup_in_a_name_is_text(page: Page) -> None:
    assert page.locator("script").count() == 0
    assert "<script>alert('x')</script> & Söhne" in page.locator("#d5").inner_text()
    assert "D-<b>7</b> names" in page.locator("#d5 h2").inner_text()


def test_only_web_addresses_are_links(page: Page) -> None:
    assert "javascript:alert(1)" in page.locator("#d1-f2").inner_text()
    hrefs = page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    assert all(href.startswith(("https://", "#")) for href in hrefs)


def test_hidden_marks_in_a_name_are_shown(page: Page) -> None:
    assert "Lan⟨U+202E⟩evil⟨U+202C⟩ ␛[2JHu" in page.locator("#d5-f6").inner_text()


def test_all_forty_findings_are_there(page: Page) -> None:
    assert page.locator("#d6 .finding").count() == 40


def test_colours_have_contrast_in_light_and_dark(browser: Browser, report: Path) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.goto(report.as_uri())
        ratios = page.evaluate(CONTRAST)
        context.close()
        assert min(ratios.values()) >= 4.5, (scheme, ratios)


CONTRAST = """() => {
  const light = c => { const [r, g, b] = c.match(/[0-9.]+/g).slice(0, 3)
    .map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const back = e => { for (; e; e = e.parentElement) {
    const c = getComputedStyle(e).backgroundColor;
    if (c !== 'rgba(0, 0, 0, 0)') return c; } };
  const found = {};
  for (const name of ['h1', 'h3', '.soft', '.pill.exposed', '.pill.review', '.pill.clear',
                      'mark', '.effect', '.listed_elsewhere .effect', '.exposure dt', 'a']) {
    const e = document.querySelector(name);
    const [a, b] = [light(getComputedStyle(e).color), light(back(e))].sort((x, y) => y - x);
    found[name] = (a + 0.05) / (b + 0.05);
  }
  return found;
}"""


def test_a_printed_deal_begins_on_a_page_of_its_own(page: Page) -> None:
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 7


def test_no_deals_make_a_report_that_says_so(tmp_path: Path) -> None:
    write_report([], tmp_path / "report.html")
    assert "No deal was screened." in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_deals_on_their_own_days_say_first_and_last(tmp_path: Path, exporter: Pair) -> None:
    deal, assessment = exporter
    other = replace(assessment, as_of=date(2023, 11, 30))
    write_report([(deal, assessment), (deal, other)], tmp_path / "report.html")
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "2023-11-30 to 2025-05-01, by deal" in text


def test_memory_does_not_grow_with_the_deals(
    tmp_path: Path, make_clear: Callable[[int], Pair]
) -> None:
    def peak(number: int) -> int:
        tracemalloc.start()
        write_report((make_clear(n) for n in range(number)), tmp_path / "report.html")
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(1)
    assert peak(400) < 2 * peak(40) + 500_000
