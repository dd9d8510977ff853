"""The desk from the command line."""

from __future__ import annotations

import getpass
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.cases.deals import SELLER, deal, take_in
from tests.cases.people import ANNA, Clock

from witting.cases import Role, machine, open_store
from witting.cli.command import group
from witting.errors import CaseError, InputError, MissingError, NotAllowedError, StoreError

if TYPE_CHECKING:
    from click.testing import Result

PASSWORD = "four words and a comma"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk with an open case, a clear one and an analyst."""
    monkeypatch.setenv("WITTING_HOME", str(tmp_path))
    monkeypatch.delenv("WITTING_DATABASE", raising=False)
    monkeypatch.chdir(tmp_path)
    store = open_store(None, home=tmp_path, clock=Clock())
    store.users.add("anna", PASSWORD, [Role.ANALYST], machine("tests"))
    take_in(store, deal(1), ANNA)
    take_in(store, deal(2, SELLER), ANNA, "clear")
    store.close()
    return tmp_path


def run(*words: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(group, words, input=stdin, catch_exceptions=False)


def say(*words: str, stdin: str | None = None) -> str:
    result = run(*words, stdin=stdin)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.usefixtures("home")
def test_the_queue_and_a_case() -> None:
    rows = [json.loads(line) for line in say("cases", "list").splitlines()]
    assert [(row["case"], row["status"], row["verdict"]) for row in rows] == [
        (1, "open", "review"),
        (2, "closed", "clear"),
    ]
    assert len(say("cases", "list", "--status", "closed").splitlines()) == 1
    assert say("cases", "list", "--text", "nobody") == ""
    table = run("cases", "list", "--format", "table")
    assert "Ivolginsk Turbine Works" in table.stdout
    assert "2 of 2 cases." in table.stderr
    shown = say("cases", "show", "1", "--format", "table")
    assert "US-SDN14024: a listed party." in shown
    assert [json.loads(line)["kind"] for line in say("cases", "show", "1").splitlines()] == [
        "received"
    ]
    with pytest.raises(MissingError, match="no such case"):
        run("cases", "show", "9")


@pytest.mark.usefixtures("home")
def test_the_chain_is_verified_against_a_head_that_was_kept() -> None:
    said = say("cases", "verify")
    assert "The chain is whole" in said
    head = said.splitlines()[-1].removeprefix("head ")
    assert "whole" in say("cases", "verify", "--head", head)
    count, digest = head.split(":")
    other = f"{count}:{digest[::-1]}"
    result = run("cases", "verify", "--head", other)
    assert result.exit_code == 1
    assert "NOT whole" in result.stdout
    assert run("cases", "verify", "--head", "7").exit_code == 2


def test_an_export_and_a_certificate_are_checked_without_the_desk(home: Path) -> None:
    say("cases", "certificate", "2", "--output", "nobody.json")
    say("cases", "export", "--case", "2", "--output", "page.html")
    assert "Kleinmühle" in Path("page.html").read_text(encoding="utf-8")
    say("cases", "export", "--output", "desk.jsonl")
    (home / "desk.sqlite").unlink()
    files = ("--chain", "desk.jsonl", "--certificate", "nobody.json")
    said = say("cases", "verify", *files)
    assert "The chain is whole" in said
    certificate = json.loads(Path("nobody.json").read_text())
    names, event = ", ".join(certificate["looked_for"]), certificate["event"]["seq"]
    assert f"The certificate is event {event} of the chain" in said
    assert f"none of those looked for was found ({names})" in said
    assert f"looked for at {certificate['looked_at']} as of {certificate['as_of']}" in said
    Path("nobody.json").write_text(Path("nobody.json").read_text().replace("GmbH", "AG"))
    assert run("cases", "verify", *files).exit_code == 1
    assert "whole" in say("cases", "verify", "--chain", "desk.jsonl")
    Path("nobody.json").write_text("[]")
    with pytest.raises(InputError, match="no certificate"):
        run("cases", "verify", *files)
    assert run("cases", "verify", "--certificate", "nobody.json").exit_code == 2
    assert not (home / "desk.sqlite").exists(), "no desk was opened"


def test_who_takes_out_what_from_the_command_line_is_an_event(home: Path) -> None:
    """By the user of the machine; what was refused took nothing out."""
    say("cases", "export", "--output", "desk.jsonl")
    say("cases", "export", "--case", "2", "--case", "1", "--output", "page.html")
    say("cases", "certificate", "2")
    say("cases", "certificate", "--event", "3", "--output", "nobody.json")
    with pytest.raises(CaseError):
        run("cases", "certificate", "1")
    with pytest.raises(MissingError):
        run("cases", "export", "--case", "9", "--output", "page.html")
    store = open_store(None, home=home, clock=Clock())
    events = [event for event in store.audit.events() if event.kind == "exported"]
    assert {event.by for event in events} == {f"system:{getpass.getuser()}"}
    said = [(event.content["what"], event.content["form"]) for event in events if event.content]
    assert said == [
        ("all cases", "chain"),
        ("case 1, 2", "page"),
        ("case 2", "certificate"),
        ("event 3", "certificate"),
    ]
    assert store.audit.verify().is_whole
    store.close()
    rows = map(json.loads, Path("desk.jsonl").read_text().splitlines())
    last = [row["event"] for row in rows if "event" in row][-1]
    assert (last["kind"], last["content"]["what"]) == ("exported", "all cases")


def test_an_output_that_cannot_be(home: Path) -> None:
    assert run("cases", "export", "--output", "desk.txt").exit_code == 2
    assert run("cases", "certificate").exit_code == 2
    assert run("cases", "certificate", "2", "--event", "3").exit_code == 2
    with pytest.raises(CaseError, match="somebody was found"):
        run("cases", "certificate", "1")
    with pytest.raises(MissingError):
        run("cases", "export", "--case", "9", "--output", "x.html")
    assert list(home.glob("x.html*")) == []
    assert json.loads(say("cases", "certificate", "--event", "3"))["looked_by"] == "anna"


def test_what_takes_two_admins_is_not_done_from_the_command_line(home: Path) -> None:
    store = open_store(None, home=home, clock=Clock())
    for name in ("ada", "alma"):
        store.users.add(name, PASSWORD, [Role.ADMIN], machine("tests"))
    ada = store.users.verify("ada", PASSWORD)
    assert ada is not None
    with pytest.raises(NotAllowedError, match="takes two admins"):
        run("cases", "settings", "--two-eyes")
    store.change_settings(ada, four_eyes=False, retention_years=7)
    store.close()
    lines = say("cases", "settings").splitlines()
    waits = "proposed by ada, waits for another admin: four_eyes false, retention_years 7"
    assert lines == ["four_eyes true", "retention_years 10", "session_hours 12", waits]


@pytest.mark.usefixtures("home")
def test_what_is_young_is_not_purged() -> None:
    assert "0 cases and the content of 0 events" in say("cases", "purge")
    assert "0 cases" in say("cases", "purge", "--yes")


@pytest.mark.usefixtures("home")
def test_settings_are_shown_and_changed() -> None:
    assert say("cases", "settings").splitlines() == [
        "four_eyes true", "retention_years 10", "session_hours 12",
    ]  # fmt: skip
    assert "four_eyes false" in say("cases", "settings", "--two-eyes", "--session-hours", "2")
    assert "session_hours 2" in say("cases", "settings")
    with pytest.raises(InputError, match="retention_years"):
        run("cases", "settings", "--retention-years", "1")


@pytest.mark.usefixtures("home")
def test_users_are_kept() -> None:
    say("users", "add", "petra", "--role", "approver", stdin=f"{PASSWORD}\n")
    say("users", "roles", "petra", "--role", "viewer", "--role", "analyst")
    say("users", "password", "petra", stdin="another four words\n")
    say("users", "disable", "anna")
    rows = [json.loads(line) for line in say("users", "list").splitlines()]
    assert [(row["user"], row["roles"], row["is_active"]) for row in rows] == [
        ("anna", ["analyst"], False),
        ("petra", ["viewer", "analyst"], True),
    ]
    say("users", "enable", "anna")
    assert "viewer, analyst" in say("users", "list", "--format", "table")
    with pytest.raises(InputError, match="12 to 1024"):
        run("users", "add", "vera", "--role", "viewer", stdin="short\n")
    assert run("users", "add", "vera", "--role", "king").exit_code == 2
    assert "whole" in say("cases", "verify")


def test_a_database_that_cannot_be_used(home: Path) -> None:
    for url, what in {
        "mysql://x/y": "no address of a database",
        "nonsense": "no address of a database",
        "sqlite://": "would be forgotten",
        "sqlite:////proc/none/desk.sqlite": "cannot be opened",
        f"sqlite:///{home}": "cannot be opened",
        "postgresql://nobody:hidden@/x?host=/nowhere": "refused",
    }.items():
        with pytest.raises(StoreError, match=what) as caught:
            run("cases", "list", "--database", url)
        assert "hidden" not in str(caught.value)
    Path("text.sqlite").write_text("This is a letter and no database at all." * 99)
    with pytest.raises(StoreError, match="not a database"):
        run("cases", "list", "--database", "sqlite:///text.sqlite")
