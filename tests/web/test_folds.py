"""Of many matches of one party the surest stand openly, and the others are a key away."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

import pytest
from tests.web.running import SETUP

from witting.screening import Screener, demo_deals

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page
    from tests.web.running import RunningDesk

NUMBERS = count(1)
SCORES = (0.71, 0.72, 0.99, 0.73, 0.74, 0.75, 0.76)


@pytest.fixture
def case(desk: RunningDesk) -> int:
    """One party is like seven entries, of which one is sure, and owned; the other is like one."""
    found = replace(list(demo_deals())[6], id=f"fold {next(NUMBERS)}")
    assessment = Screener(desk.home).screen(found, as_of="deal")
    pattern = next(item for item in assessment.findings if item.kind == "party_match")
    alike = [
        replace(pattern, id=f"f{place}", subject="parties[0]", score=score, certainty="possible")
        for place, score in enumerate(SCORES, start=1)
    ]
    alike[0] = replace(alike[0], certainty="strong")
    other = replace(pattern, id="f8", subject="parties[1]")
    many = replace(assessment, findings=(*alike, other), exposures=())
    return desk.store.receive(found, many, by=SETUP).id


def test_the_surest_stand_openly_and_the_fold_says_what_is_in_it(
    case: int, desk: RunningDesk, sign_in: Callable[[str], Page]
) -> None:
    page = sign_in("anna")
    page.goto(f"{desk.url}/desk/cases/{case}")
    assert _seen(page) == ["f1", "f3", "f7", "f8"]
    summary = page.locator("details.more-findings > summary")
    words = " ".join(summary.inner_text().split())
    assert words.startswith("4 more Name on a list: ")
    assert "best score 0.75 · possible" in words
    summary.focus()
    page.keyboard.press("Enter")
    assert _seen(page) == ["f1", "f3", "f7", "f6", "f5", "f4", "f2", "f8"]


def test_a_link_to_what_is_folded_opens_it(
    case: int, desk: RunningDesk, sign_in: Callable[[str], Page]
) -> None:
    page = sign_in("anna")
    page.goto(f"{desk.url}/desk/cases/{case}")
    page.locator('#deal a[href="#f2"], .marks a[href="#f2"]').first.click()
    page.wait_for_function("document.querySelector('details.more-findings').open")
    assert "f2" in _seen(page)
    page.goto("about:blank")
    page.goto(f"{desk.url}/desk/cases/{case}#f4")
    page.wait_for_function("document.querySelector('details.more-findings').open")


def test_what_must_be_put_right_is_not_folded(case: int, desk: RunningDesk) -> None:
    client, page = desk.signed_in("anna"), f"/desk/cases/{case}"
    form = {"version": desk.store.case(case).version, "finding": "f2", "reason": "why"}
    assert '<details class="more-findings" open>' not in client.get(page).text
    answer = desk.send(client, f"{page}/judge", form, page=page)
    assert '<details class="more-findings" open>' in answer.text


@pytest.mark.parametrize("scripts", [True, False])
def test_on_paper_nothing_is_folded(
    scripts: bool, case: int, desk: RunningDesk, browser: Browser
) -> None:
    client = desk.signed_in("vera")
    context = browser.new_context(base_url=desk.url, java_script_enabled=scripts)
    for name, value in client.cookies.items():
        context.add_cookies([{"name": name, "value": value, "url": desk.url}])
    page = context.new_page()
    page.goto(f"/desk/cases/{case}")
    assert "f2" not in _seen(page)
    if scripts:
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator("main details:not([open])").count() == 0
    page.emulate_media(media="print")
    assert set(_seen(page)) == {f"f{number}" for number in range(1, 9)}
    if scripts:
        page.emulate_media(media="screen")
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert "f2" not in _seen(page)
    context.close()


def _seen(page: Page) -> list[str]:
    cards = page.locator("article.finding").all()
    return [str(card.get_attribute("id")) for card in cards if card.is_visible()]
