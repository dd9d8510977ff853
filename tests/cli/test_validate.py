"""``witting validate``, as a person, a pipe and a filing cabinet see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.errors import HomeError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def run(demo_home: Path) -> Callable[..., Result]:
    """Runs the command over the demo's lists with a small sample."""

    def _run(*arguments: object, home: Path = demo_home) -> Result:
        return CliRunner().invoke(
            group,
            ["validate", "--sample", "10", "--as-of", "2025-05-01", *map(str, arguments)],
            env={"WITTING_HOME": str(home)},
        )

    return _run


def test_a_pipe_gets_one_line_of_json(run: Callable[..., Result]) -> None:
    result = run("--list", "uk.fcdo", "--seed", 7)
    (found,) = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 0
    assert found["seed"] == 7
    assert list(found["lists"]) == ["uk.fcdo"]
    assert found["exact"]["found"] == found["exact"]["asked"] > 0
    assert found["latency_ms"]["p99"] >= found["latency_ms"]["median"] > 0
    assert found["thresholds"]["match"] == 0.8


@pytest.mark.parametrize("width", [60, 80, 160])
def test_the_table_is_narrow_enough(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    result = run("--format", "table")
    assert "letters swapped" in result.stdout
    assert "99th percentile" in result.stdout
    assert "100.0%" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= min(width, 80)


def test_both_files_come_from_one_run(run: Callable[..., Result], tmp_path: Path) -> None:
    page, data = tmp_path / "v.html", tmp_path / "v.json"
    names = tmp_path / "names.csv"
    names.write_text("full_name\nAnnelot Vlietstra\n", encoding="utf-8")
    result = run("--output", page, "--output", data, "--placebo", names)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    sources = [item["source"] for item in json.loads(data.read_bytes())["placebo"]]
    assert sources == ["recombined", "invented", "file"]


def test_an_exact_name_that_is_not_found_ends_in_one(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    source = tmp_path / "list.json"
    person = {"id": "p1", "schema": "Person", "properties": {"name": ["’’"], "country": ["ru"]}}
    source.write_text(json.dumps(person), encoding="utf-8")
    home = tmp_path / "home"
    added = CliRunner().invoke(
        group,
        ["lists", "add", "ftm:own", str(source), "--published", "2025-01-01"],
        env={"WITTING_HOME": str(home)},
    )
    assert added.exit_code == 0, added.output
    result = run("--format", "table", home=home)
    assert "not found: ’’" in result.stdout
    assert result.exit_code == 1


def test_no_list_is_no_result(run: Callable[..., Result], tmp_path: Path) -> None:
    assert isinstance(run(home=tmp_path).exception, HomeError)


def test_wrong_usage(run: Callable[..., Result], tmp_path: Path) -> None:
    assert run("--output", tmp_path / "v.pdf").exit_code == 2
    refused = run("--output", tmp_path / "none" / "v.html").exception
    assert isinstance(refused, InputError)
    assert str(refused).startswith(f"{tmp_path / 'none'}: ")
    assert "there is no such folder. Make it first." in str(refused)
    assert run("--sample", 0).exit_code == 2
    assert run("--placebo", tmp_path / "none.csv").exit_code == 2
