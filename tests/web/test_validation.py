"""The name filter is measured from the page that shows how well it does."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import httpx
from tests.web.running import SECONDS

from witting.web.validation_view import FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.web.running import RunningDesk

PAGE = "/desk/validation"


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.2)


def test_an_admin_measures_while_the_desk_answers(desk: RunningDesk) -> None:
    ada, vera = desk.signed_in("ada"), desk.signed_in("vera")
    assert "not validated on this machine yet" in vera.get(PAGE).text
    assert "Measure now" not in vera.get(PAGE).text
    assert desk.send(vera, PAGE, {"sample": 3}, page=PAGE).status_code == httpx.codes.FORBIDDEN
    for wrong in ("0", "5001", "many", ""):
        refused = desk.send(ada, PAGE, {"sample": wrong}, page=PAGE)
        assert refused.status_code == httpx.codes.UNPROCESSABLE_ENTITY
        assert "A sample has from 1 to 5,000 names." in refused.text
    begun = desk.send(ada, PAGE, {"sample": 3}, page=PAGE)
    assert begun.status_code == httpx.codes.SEE_OTHER
    again = desk.send(ada, PAGE, {"sample": 3}, page=PAGE)
    assert again.status_code == httpx.codes.CONFLICT
    assert "It is measured on the lists that are loaded" in again.text
    assert "Measure now" not in again.text
    _wait(lambda: "Is it done?" not in vera.get(PAGE).text)
    shown = ada.get(PAGE).text
    assert "It was measured last:" in shown
    assert "Measure now" in shown
    assert json.loads((desk.home / FILE).read_text())["sample"] == 3
    assert b'"event":"validated","is_done":true' in desk.log.getvalue()


def test_where_no_list_is_loaded_it_says_so(desk_without_lists: RunningDesk) -> None:
    desk = desk_without_lists
    ada = desk.signed_in("ada")
    desk.send(ada, PAGE, {"sample": 3}, page=PAGE)
    _wait(lambda: "Is it done?" not in ada.get(PAGE).text)
    shown = ada.get(PAGE).text
    assert "The last measurement made no report:" in shown
    assert "no list is loaded" in shown
