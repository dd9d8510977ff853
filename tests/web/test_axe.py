"""No page has a serious fault of accessibility, light or dark, and nothing sticks out sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page
    from tests.web.running import RunningDesk

PAGES = (
    "/desk",
    "/desk?status=any&verdict=exposed&text=nobody",
    "/desk/cases/1",
    "/desk/cases/2",
    "/desk/upload",
    "/desk/search?q=Sberbank&country=Atlantis",
    "/desk/lists",
    "/desk/lists/us.ofac.sdn?before=2024-05-16&after=2025-06-02",
    "/desk/figures",
    "/desk/validation",
    "/desk/allowed",
    "/desk/audit",
    "/desk/settings",
    "/desk/no-such-page",
)
GRAVE = frozenset({"serious", "critical"})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_fault(
    scheme: str, sign_in: Callable[[str], Page], desk: RunningDesk
) -> None:
    try:
        from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415  # skipped where absent
    except ImportError:
        missing("axe-playwright-python (pip install 'witting[test]')")
        raise
    page = sign_in("ada")
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    faults = {}
    for address in PAGES:
        page.goto(address)
        # The policy lets no page run what stands in it, so axe is brought in from outside of it.
        found = Axe().run(page).response["violations"]
        grave = [
            f"{item['id']}: {item['nodes'][0]['html'][:160]}"
            for item in found
            if item["impact"] in GRAVE
        ]
        if grave:
            faults[address] = grave
    assert faults == {}
    assert desk.url in page.url


@pytest.mark.parametrize("width", [320, 390, 800, 1280])
def test_nothing_sticks_out_sideways(width: int, sign_in: Callable[[str], Page]) -> None:
    page = sign_in("ada")
    page.set_viewport_size({"width": width, "height": 900})
    wide = {}
    for address in PAGES:
        page.goto(address)
        found = page.evaluate(
            """() => [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
                .filter(e => !e.closest('.owners, .scroll, figure.wide, .hidden'))
                .map(e => e.outerHTML.slice(0, 120))"""
        )
        if found or page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide[address] = found
    assert wide == {}


def test_no_page_breaks_its_own_policy(sign_in: Callable[[str], Page]) -> None:
    page = sign_in("ada")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in PAGES[:-1]:
        page.goto(address)
        page.wait_for_load_state("networkidle")
    host = page.evaluate("location.origin")
    assert said == []
    assert [url for url in asked if not url.startswith(host)] == []
