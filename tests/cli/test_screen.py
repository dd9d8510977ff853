"""``witting screen`` and ``demo``, as a person and as a pipe see them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

CLEAR = (
    '{"id": "A", "parties": [{"name": "Lisboa Confecoes Lda", "country": "PT"}],'
    ' "goods": [{"hs_code": "6205.20"}]}\n'
)
LISTED = '{"id": "B", "parties": [{"name": "OJSC Keremet Bank", "country": "KG"}]}\n'
DAY = ("--as-of", "2025-05-01")


@pytest.fixture
def run(demo_home: Path) -> Callable[..., Result]:
    """Runs a command over the demo's lists."""

    def _run(*arguments: object) -> Result:
        return CliRunner().invoke(
            group, [str(argument) for argument in arguments], env={"WITTING_HOME": str(demo_home)}
        )

    return _run


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    path = tmp_path / "deals.jsonl"
    path.write_text(CLEAR + LISTED, encoding="utf-8")
    return path


def test_a_pipe_gets_one_assessment_a_line_in_order(
    run: Callable[..., Result], deals: Path
) -> None:
    result = run("screen", deals, *DAY)
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["deal"], first["verdict"]) == ("A", "clear")
    assert (second["deal"], second["verdict"]) == ("B", "exposed")
    assert result.exit_code == 1


def test_all_clear_ends_in_nought(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    path.write_text(CLEAR, encoding="utf-8")
    assert run("screen", path, *DAY).exit_code == 0


def test_the_table_says_the_verdict_and_the_law(run: Callable[..., Result], deals: Path) -> None:
    result = run("screen", deals, *DAY, "--format", "table")
    for text in ("EXPOSED", "CLEAR", "US-FFI-S11", "us.ofac.sdn:52743"):
        assert text.casefold() in result.stdout.casefold()
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize("name", ["out.jsonl", "out.parquet", "out.html"])
def test_each_output_is_written_whole(
    run: Callable[..., Result], deals: Path, tmp_path: Path, name: str
) -> None:
    result = run("screen", deals, *DAY, "--output", tmp_path / name)
    assert result.exit_code == 1
    assert "2 deals: 1 exposed, 0 review, 1 clear." in result.stderr
    assert (tmp_path / name).stat().st_size > 500
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["deals.jsonl", name])


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_it(
    run: Callable[..., Result], deals: Path, tmp_path: Path
) -> None:
    result = run("screen", tmp_path / "absent.csv", deals, *DAY)
    assert result.exit_code == 3
    assert "absent.csv: there is no such file" in result.stderr
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--as-of", "2024-02-31"), "is not a date"),
        (("--as", "somebody"), "'somebody' is not one of"),
        (("--output", "report.pdf"), "report.pdf"),
    ],
)
def test_wrong_usage_is_said_before_any_work(
    run: Callable[..., Result], deals: Path, options: tuple[str, ...], says: str
) -> None:
    result = run("screen", deals, *options)
    assert result.exit_code != 0
    assert says in result.output + str(result.exception)
    assert result.stdout == ""


def test_no_list_is_an_error_and_never_clear(deals: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(
        group, ["screen", str(deals)], env={"WITTING_HOME": str(tmp_path / "empty")}
    )
    assert "no list is loaded" in str(result.exception)
    assert result.stdout == ""


def test_the_demo_runs_offline_and_touches_no_home(tmp_path: Path) -> None:
    home, report = tmp_path / "home", tmp_path / "report.html"
    result = CliRunner().invoke(
        group,
        ["demo", "--output", str(report), "--format", "table"],
        env={"WITTING_HOME": str(home)},
    )
    assert result.exit_code == 0, result.output
    assert "14 deals" in result.output
    assert "Wu Han Global Sensor" in report.read_text(encoding="utf-8")
    assert not home.exists()
