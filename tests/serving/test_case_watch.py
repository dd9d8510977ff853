"""A server that has taken up a new edition looks through its cases, too."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

from tests.serving.running import KEY, running, wait_ready, wait_until
from tests.watch.invented import Entry, write_list

from witting.cases import Status, machine, open_store
from witting.model import Deal, Party
from witting.serving import Limits, Log, open_desk
from witting.watch.ground import new_ground

if TYPE_CHECKING:
    from pathlib import Path

SDN = "us.ofac.sdn"
MONDAY, FRIDAY = dt.date(2024, 2, 19), dt.date(2024, 2, 23)
OLD = Entry(f"{SDN}:1", ("Ivolginsk Turbine Works",), "Company", ("RUSSIA-EO14024", "Block"))
NEW = Entry(f"{SDN}:2", ("Zhdanov Optics Bureau",), "Company", ("RUSSIA-EO14024", "Block"))


def _now() -> dt.datetime:
    return dt.datetime(2024, 2, 24, 12, tzinfo=dt.UTC)


def test_a_new_edition_opens_the_case_that_it_touches(tmp_path: Path) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    store = open_store(None, home=tmp_path, clock=_now)
    deal = Deal(id="D-1", parties=(Party(role="buyer", name="Zhdanov Optics Bureau"),))
    answer = new_ground(tmp_path, MONDAY).screen(deal, "us_person")
    store.receive(deal, answer, by=machine("tests"))
    log = io.BytesIO()
    desk = open_desk(
        tmp_path, store=store, limits=Limits(reload_seconds=1), log=Log(_now, log), clock=_now,
        first_key=KEY,
    )  # fmt: skip
    with running(desk, log) as server:
        wait_ready(server)
        wait_until(lambda: b"cases_watched" in log.getvalue())
        write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
        wait_until(lambda: bool(store.case(1).comments))
    found = store.case(1)
    assert found.case.status is not Status.CLOSED
    assert NEW.id in found.comments[0].text
    assert b"Zhdanov" not in log.getvalue()
    store.close()
