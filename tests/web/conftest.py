"""The desk and the browser that the tests of the pages ask for."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import httpx
import pytest
from tests.conftest import missing
from tests.web.running import password_of, running_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page
    from tests.web.running import RunningDesk

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")


@pytest.fixture
def desk(served: RunningDesk) -> Iterator[RunningDesk]:
    """One server for all tests of the pages; each makes the cases that it changes."""
    yield served
    served.leave()


@pytest.fixture(scope="session")
def served(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """The same, which runs until all are done."""
    with running_desk(demo_home, tmp_path_factory.mktemp("desk")) as found:
        yield found


@pytest.fixture
def desk_without_lists(tmp_path: Path) -> Iterator[RunningDesk]:
    """A desk on a machine where no list was loaded yet."""
    empty = tmp_path / "empty"
    empty.mkdir()
    with running_desk(empty, tmp_path, deals=0, ready=httpx.codes.SERVICE_UNAVAILABLE) as found:
        yield found
        found.leave()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Ends with its module: only one at a time can be driven from one process."""
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


@pytest.fixture
def sign_in(browser: Browser, desk: RunningDesk) -> Iterator[Callable[[str], Page]]:
    """Signs somebody in through the form, in a browser of their own."""
    contexts: list[BrowserContext] = []

    def enter(name: str) -> Page:
        context = browser.new_context(
            base_url=desk.url, viewport={"width": 1280, "height": 900}, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/desk")
        page.get_by_label("Name").fill(name)
        page.get_by_label("Password").fill(password_of(name))
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk")
        return page

    yield enter
    for context in contexts:
        context.close()
