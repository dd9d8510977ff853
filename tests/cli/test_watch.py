"""``witting watch`` on the desk, as it is typed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import orjson
from click.testing import CliRunner, Result
from tests.watch.invented import Entry, write_list

from witting.cases import machine, open_store
from witting.cli.command import group
from witting.model import Deal, Party
from witting.watch.ground import new_ground

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

SDN = "us.ofac.sdn"
MONDAY, FRIDAY = dt.date(2024, 2, 19), dt.date(2024, 2, 23)
OLD = Entry(f"{SDN}:1", ("Ivolginsk Turbine Works",), "Company", ("RUSSIA-EO14024", "Block"))
NEW = Entry(f"{SDN}:2", ("Zhdanov Optics Bureau",), "Company", ("RUSSIA-EO14024", "Block"))


def run(home: Path, patch: pytest.MonkeyPatch, *options: str) -> Result:
    patch.setenv("WITTING_HOME", str(home))
    return CliRunner().invoke(group, ["watch", "--today", str(FRIDAY), *options])


def test_a_change_is_a_line_and_the_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    store = open_store(None, home=tmp_path, clock=lambda: dt.datetime(2024, 3, 1, tzinfo=dt.UTC))
    deal = Deal(id="D-1", parties=(Party(role="buyer", name="Zhdanov Optics Bureau"),))
    answer = new_ground(tmp_path, MONDAY).screen(deal, "us_person")
    store.receive(deal, answer, by=machine("tests"))
    store.close()
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
    found = run(tmp_path, monkeypatch, "--format", "jsonl")
    assert found.exit_code == 1
    line = orjson.loads(found.stdout)
    assert (line["case"], line["deal"], line["after"]) == (1, "D-1", "exposed")
    assert NEW.id in line["because"][0]["text"]
    assert "1 deals, 1 screened again, 1 with another answer." in found.stderr
    again = run(tmp_path, monkeypatch, "--format", "table")
    assert again.exit_code == 0
    assert "1 deals, 0 screened again, 0 with another answer." in again.stderr


def test_an_empty_desk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_list(tmp_path, SDN, [OLD], MONDAY)
    found = run(tmp_path, monkeypatch)
    assert found.exit_code == 0
    assert "nothing to watch" in found.stderr
