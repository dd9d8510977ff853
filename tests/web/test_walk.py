"""From the sign-in to the verified chain, in a real browser: by mouse, and by keyboard alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from tests.web.running import MESSAGE, password_of

from witting.cases import verify_chain_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page
    from tests.web.running import RunningDesk

TABS = 250
"""So many steps of the tabulator lead through any page."""


def test_a_deal_goes_from_the_upload_to_the_verified_chain_by_mouse(
    sign_in: Callable[[str], Page], tmp_path: Path
) -> None:
    anna = sign_in("anna")
    anna.get_by_role("link", name="Screen a deal file").first.click()
    anna.get_by_label("Drop files here, or choose them").set_input_files(_message(tmp_path, "M-1"))
    anna.get_by_label("Judged as of").fill("deal")
    anna.get_by_role("button", name="Screen").click()
    expect(anna.get_by_role("heading", level=1)).to_contain_text("M-1")
    expect(anna.locator(".case-head .pill")).to_have_text("exposed")

    match = anna.locator("article", has_text="Name on a list").first
    expect(match.locator(".sides mark.agrees").first).to_be_visible()
    expect(match.get_by_text("How the score comes about")).to_be_visible()
    chain = anna.locator("svg.chain").first
    expect(chain).to_be_visible()
    expect(chain.locator(".listed")).to_have_count(1)
    expect(anna.locator(".text-read mark").first).to_be_visible()
    expect(anna.locator(".route li")).to_have_count(3)

    match.get_by_text("Yes", exact=True).click()
    match.get_by_placeholder("Why?").fill("the same registration number")
    match.get_by_role("button", name="Judge").click()
    expect(anna.get_by_role("status").first).to_have_text("The judgement is kept.")

    anna.get_by_label("Your comment").fill("Asked the branch for the end user.")
    anna.get_by_role("button", name="Comment").click()
    expect(anna.locator("#comments")).to_contain_text("Asked the branch for the end user.")

    anna.get_by_text("Hold", exact=True).click()
    anna.get_by_label("Reason").fill("The beneficiary is designated.")
    anna.get_by_role("button", name="Propose").click()
    expect(anna.locator(".case-head .tag")).to_have_text("proposed")
    expect(anna.locator(".case-side")).to_contain_text("another approver must agree")

    address = anna.url.partition("?")[0]
    boris = sign_in("boris")
    boris.goto(address)
    boris.get_by_role("button", name="Agree").click()
    expect(boris.locator(".case-head .tag")).to_have_text("closed")
    expect(boris.locator("#history")).to_contain_text("Agreed: hold")

    with boris.expect_download() as export:
        boris.get_by_role("link", name="Export").click()
    exported = Path(export.value.path())
    assert verify_chain_file(exported).is_whole
    rows = [json.loads(line) for line in exported.read_text(encoding="utf-8").splitlines()]
    told = [row["event"]["kind"] for row in rows if row.get("event", {}).get("content")]
    assert told[-2:] == ["proposed", "approved"]
    boris.get_by_role("link", name="Audit").click()
    boris.get_by_role("button", name="Verify the chain").click()
    expect(boris.get_by_role("status")).to_contain_text("The chain is whole.")


def test_the_same_by_keyboard_alone(browser: Browser, desk: RunningDesk, tmp_path: Path) -> None:
    context = browser.new_context(base_url=desk.url, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto("/desk/sign-in")
    _sign_in_by_keyboard(page, "boris")
    _upload_by_keyboard(page, _message(tmp_path, "K-1"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("K-1")
    _read_and_propose_by_keyboard(page)
    expect(page.locator(".case-head .tag")).to_have_text("proposed")
    path = page.url.removeprefix(desk.url).partition("?")[0]
    _press(page, page.get_by_role("button", name="Sign out"))
    _sign_in_by_keyboard(page, "ada")
    _press(page, page.get_by_role("link", name="to agree to"))
    _press(page, page.locator(f'a.deal[href="{path}"]'))
    _press(page, page.get_by_role("button", name="Agree"))
    expect(page.locator(".case-head .tag")).to_have_text("closed")
    _press(page, page.get_by_role("link", name="Audit"))
    _press(page, page.get_by_role("button", name="Verify the chain"))
    expect(page.get_by_role("status")).to_contain_text("The chain is whole.")
    context.close()


def _sign_in_by_keyboard(page: Page, name: str) -> None:
    _write(page, page.get_by_label("Name"), name)
    _write(page, page.get_by_label("Password"), password_of(name))
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk")


def _upload_by_keyboard(page: Page, path: str) -> None:
    page.on("filechooser", lambda chooser: chooser.set_files(path))
    _press(page, page.get_by_role("link", name="Screen a deal file").first)
    page.wait_for_url("**/desk/upload")
    file = page.get_by_label("Drop files here, or choose them")
    _press(page, file)
    expect(file).to_have_value(re.compile(r"K-1"))
    _write(page, page.get_by_label("Judged as of"), "deal")
    _press(page, page.get_by_role("button", name="Screen"))


def _read_and_propose_by_keyboard(page: Page) -> None:
    _press(page, page.get_by_text("How the score comes about").first)
    expect(page.locator("table.score-parts").first).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("table.score-parts").first).to_be_visible()
    _go(page, page.locator("figure.owners").first)
    expect(page.locator("svg.chain").first).to_be_in_viewport()
    _write(page, page.get_by_label("Your comment"), "Seen.")
    _press(page, page.get_by_role("button", name="Comment"))
    expect(page.locator("#comments")).to_contain_text("Seen.")
    _go(page, page.get_by_role("radio", name="Release"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Hold")).to_be_checked()
    _write(page, page.get_by_label("Reason", exact=True).first, "It waits for the end user.")
    _press(page, page.get_by_role("button", name="Propose"))


def test_j_and_k_go_through_the_queue(sign_in: Callable[[str], Page]) -> None:
    page = sign_in("anna")
    deals = page.locator("a.deal")
    deals.first.focus()
    page.keyboard.press("j")
    expect(deals.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(deals.first).to_be_focused()


def test_a_dropped_file_is_a_chosen_file(sign_in: Callable[[str], Page], tmp_path: Path) -> None:
    page = sign_in("anna")
    page.goto("/desk/upload")
    content = Path(_message(tmp_path, "D-1")).read_text(encoding="utf-8")
    moved = page.evaluate_handle(
        """text => {
            const moved = new DataTransfer();
            moved.items.add(new File([text], 'dropped.fin', {type: 'text/plain'}));
            return moved;
        }""",
        content,
    )
    page.dispatch_event("[data-drop]", "drop", {"dataTransfer": moved})
    expect(page.get_by_role("heading", level=1)).to_contain_text("D-1")


def test_colours_and_size_are_kept(sign_in: Callable[[str], Page]) -> None:
    page = sign_in("vera")
    page.get_by_role("button", name="Dark").click()
    page.get_by_role("button", name="Larger text").click()
    root = page.locator("html")
    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_attribute("data-size", "large")
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(root).to_have_attribute("data-theme", "dark")
    expect(root).to_have_attribute("data-size", "large")


def test_the_pages_work_without_a_script(browser: Browser, desk: RunningDesk) -> None:
    context = browser.new_context(base_url=desk.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/desk/sign-in")
    page.get_by_label("Name").fill("vera")
    page.get_by_label("Password").fill(password_of("vera"))
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.locator("a.deal").first.click()
    expect(page.locator("#deal")).to_be_visible()
    context.close()


def _message(folder: Path, reference: str) -> str:
    """The letter of credit under another reference, so that it is another deal."""
    path = folder / f"{reference}.fin"
    text = MESSAGE.read_text(encoding="utf-8").replace("LC-88-14", reference)
    path.write_text(text, encoding="utf-8")
    return str(path)


def _go(page: Page, target: Locator) -> None:
    """Presses the tabulator until the target has the focus."""
    for _ in range(TABS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the tabulator does not lead to {target}")


def _press(page: Page, target: Locator) -> None:
    _go(page, target)
    page.keyboard.press("Enter")


def _write(page: Page, target: Locator, text: str) -> None:
    _go(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
