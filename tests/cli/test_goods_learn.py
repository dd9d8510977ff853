"""``witting goods learn`` and ``learned``, as a person and as a pipe see them."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.errors import HomeError, InputError
from witting.learning import ModelStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from witting.learning import Lesson

LINES = Path(__file__).parents[1] / "learning" / "lines.csv"
UNKNOWN = "QM32F407V NORVEKIA"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    return caller(tmp_path / "home")


@pytest.fixture(scope="module")
def learned_home(tmp_path_factory: pytest.TempPathFactory, lesson: Lesson) -> Path:
    """A home in which the lines are learned as ``own``, for all that only ask it."""
    home = tmp_path_factory.mktemp("learned") / "home"
    day = dt.date(2026, 5, 1)
    ModelStore(home).add("own", lesson, issues=(), source=LINES.name, learned=day)
    return home


@pytest.fixture
def has_learned(tmp_path: Path, learned_home: Path) -> None:
    """The home of :func:`run` has learned the lines as ``own``."""
    shutil.copytree(learned_home, tmp_path / "home")


def caller(home: Path) -> Callable[..., Result]:
    environment = {"WITTING_HOME": str(home), "COLUMNS": "120"}

    def call(*arguments: str) -> Result:
        return CliRunner(env=environment).invoke(group, ["goods", *arguments])

    return call


def test_a_file_is_learned_used_shown_and_removed(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    before = run("identify", "--part-number", UNKNOWN, "--format", "jsonl")
    assert json.loads(before.stdout)["status"] == "unidentified"
    source = tmp_path / "Own lines.csv"
    source.write_bytes(LINES.read_bytes() + b"chip,XYZ\n")
    learned = run("learn", str(source))
    assert learned.exit_code == 0, learned.output
    facts = json.loads(learned.stdout)
    assert facts["name"] == "own-lines"
    assert facts["issues"] == 1
    assert "witting goods learned issues own-lines" in learned.stderr
    assert [json.loads(line)["name"] for line in run("learned", "list").stdout.splitlines()] == [
        "own-lines"
    ]
    assert "own-lines" in run("learned", "list", "--format", "table").stdout
    shown = run("learned", "show", "own-lines", "--format", "table").stdout
    assert "lines held out" in shown
    assert "Rarely seen" in shown
    issues = run("learned", "issues", "own-lines", "--format", "table").stdout
    assert "holds more than digits; the row was left out" in issues
    assert run("learned", "remove", "own-lines").exit_code == 0
    after = run("identify", "--part-number", UNKNOWN, "--format", "jsonl")
    assert after.stdout == before.stdout


@pytest.mark.usefixtures("has_learned")
def test_what_was_learned_is_used_in_other_processes_and_says_the_same(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    asked = tmp_path / "asked.csv"
    rows = "".join(f"QM32F{at} NORVEKIA\n" for at in range(3000))
    asked.write_text(f"text\n{rows}", encoding="utf-8")
    one, two = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    run("identify", "--input", str(asked), "--output", str(one), "--workers", "1")
    run("identify", "--input", str(asked), "--output", str(two), "--workers", "2")
    assert one.read_bytes() == two.read_bytes()
    row = json.loads(one.read_text(encoding="utf-8").splitlines()[407])
    assert "854231" in [each["code"] for each in row["hs6"]]


@pytest.mark.usefixtures("has_learned")
def test_a_bad_file_changes_nothing(run: Callable[..., Result], tmp_path: Path) -> None:
    before = run("learned", "show", "own").stdout
    bad = tmp_path / "bad.csv"
    bad.write_text("text,code\nball,8482\n", encoding="utf-8")
    result = run("learn", str(bad), "--name", "own")
    assert isinstance(result.exception, InputError)
    assert "too little to learn from" in str(result.exception)
    assert run("learned", "show", "own").stdout == before


@pytest.mark.usefixtures("has_learned")
def test_a_damaged_model_stops_the_run_and_says_what_to_do(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    [weights] = (tmp_path / "home").rglob("weights.npy")
    weights.write_bytes(b"")
    result = run("identify", "ball bearings")
    assert isinstance(result.exception, HomeError)
    assert "witting goods learned remove" in str(result.exception)


@pytest.mark.parametrize("command", ["show", "issues", "remove"])
def test_a_name_that_is_none_is_told(run: Callable[..., Result], command: str) -> None:
    result = run("learned", command, "nobody")
    assert isinstance(result.exception, InputError)
    assert "there are: none" in str(result.exception)
