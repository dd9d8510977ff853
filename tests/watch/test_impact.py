"""What an edition of a list would do, by the command that says so."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal
from typing import TYPE_CHECKING

import orjson
import pytest
from click.testing import CliRunner, Result
from tests.watch.invented import Entry, World, write_list

from witting.cases import machine, open_store
from witting.cli.command import group
from witting.model import Deal, Money, Party
from witting.watch.ground import new_ground
from witting.watch.impact import Editions
from witting.watch.stored_deal import StoredDeal

if TYPE_CHECKING:
    from pathlib import Path

SDN = "us.ofac.sdn"
MONDAY, FRIDAY = dt.date(2024, 2, 19), dt.date(2024, 2, 23)
BLOCK = ("RUSSIA-EO14024", "Block")
OLD = Entry(f"{SDN}:1", ("Ivolginsk Turbine Works",), "Company", BLOCK)
NEW = Entry(f"{SDN}:2", ("Zhdanov Optics <Bureau>",), "Company", BLOCK)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WITTING_HOME", str(tmp_path))
    write_list(tmp_path, SDN, [OLD], MONDAY)
    write_list(tmp_path, SDN, [OLD, NEW], FRIDAY)
    return tmp_path


def take_in(home: Path, **amounts: Decimal | None) -> None:
    store = open_store(None, home=home, clock=lambda: dt.datetime(2024, 3, 1, tzinfo=dt.UTC))
    ground = new_ground(home, MONDAY)
    for name, amount in amounts.items():
        money = Money(amount, "EUR") if amount is not None else None
        parties = (Party(role="buyer", name=name.replace("_", " ")),)
        deal = Deal(id=name, parties=parties, amount=money)
        store.receive(deal, ground.screen(deal, "us_person"), by=machine("tests"))
    store.close()


def run(*arguments: object) -> Result:
    asked = ("impact", SDN, *arguments, "--today", FRIDAY, "--format", "jsonl")
    return CliRunner().invoke(group, list(map(str, asked)), standalone_mode=False)


def test_figures_money_and_the_entries_behind_them(home: Path) -> None:
    take_in(home, Zhdanov_Optics_Burau=Decimal("1500.50"), Amber_Furniture=None)
    page = home / "impact.html"
    found = run(MONDAY, FRIDAY, "--output", page)
    assert found.exception is None, found.exception
    told = orjson.loads(found.stdout)
    assert (told["deals"], told["touched"]) == (2, 1)
    assert told["editions"] == ["2024-02-19", "2024-02-23"]
    assert told["money"] == {"EUR": {"amount": "1500.50", "deals": 1}}
    [(entry, count)] = told["entries"].items()
    assert (NEW.id in entry, count) == (True, 1)
    text = page.read_text(encoding="utf-8")
    assert "Zhdanov Optics &lt;Bureau&gt;" in text
    assert "<script" not in text


def test_a_picture_and_a_line_for_each_deal(home: Path) -> None:
    take_in(home, Zhdanov_Optics_Bureau=None)
    run(MONDAY, FRIDAY, "--output", home / "impact.svg")
    assert (home / "impact.svg").read_text(encoding="utf-8").startswith("<svg")
    run(MONDAY, FRIDAY, "--output", home / "impact.jsonl")
    [row] = map(orjson.loads, (home / "impact.jsonl").read_bytes().splitlines())
    assert row["deal"] == "Zhdanov_Optics_Bureau"
    assert row["because"]


@pytest.mark.parametrize("others", [26, 28, 40])
def test_one_that_left_is_seen_by_answers_that_never_knew_it(tmp_path: Path, others: int) -> None:
    """All words of the name that left are in other names of both editions."""
    world = World.drawn(random.Random(1), size=100)
    names = [f"{world.word()} Zubrovka JSC" for _ in range(others)]
    names += [f"Kvartal {world.word()} LLC" for _ in range(others)]
    entries = [
        Entry(f"{SDN}:{9000 + number}", (name,), "Company", BLOCK)
        for number, name in enumerate([*names, "Kvartal Zubrovka JSC"])
    ]
    write_list(tmp_path, SDN, [*world.entries[SDN], *entries], MONDAY)
    write_list(tmp_path, SDN, [*world.entries[SDN], *entries[:-1]], FRIDAY)
    deal = Deal(id="D", parties=(Party(role="buyer", name="Kvartal Zubrovka JSC"),))
    answer = new_ground(tmp_path, FRIDAY).screen(deal, "us_person")
    editions = Editions(tmp_path, SDN, MONDAY, FRIDAY, FRIDAY)
    assert editions.touches(StoredDeal.of(deal, answer))
    row = editions.ask(deal, "us_person")
    assert row is not None
    assert (row["before"], row["after"]) == ("exposed", "clear")


def test_the_cases_stay_as_they_are(home: Path) -> None:
    take_in(home, Zhdanov_Optics_Bureau=None)
    run(MONDAY, FRIDAY)
    store = open_store(None, home=home, clock=lambda: dt.datetime(2024, 3, 1, tzinfo=dt.UTC))
    assert len(store.case(1).assessments) == 1
    store.close()


@pytest.mark.parametrize(
    ("days", "what"),
    [
        ((FRIDAY, MONDAY), "run backwards"),
        ((FRIDAY, FRIDAY), "one edition for both days"),
        ((dt.date(2024, 1, 1), FRIDAY), "has no edition of 2024-01-01"),
        ((MONDAY, FRIDAY), "no deal is stored"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    home: Path, days: tuple[dt.date, dt.date], what: str
) -> None:
    assert home.is_dir()
    assert what in str(run(*days).exception)


def test_a_list_that_is_not_there_is_named(home: Path) -> None:
    asked = ("impact", "uk.fcdo", str(MONDAY), str(FRIDAY), "--today", str(FRIDAY))
    take_in(home, Amber_Furniture=None)
    found = CliRunner().invoke(group, list(asked), standalone_mode=False)
    assert "the list uk.fcdo is not loaded" in str(found.exception)
