"""``witting replay``, as a person and as a pipe see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from lxml import etree

from witting.cli.command import group

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

DAYS = ("--from", "2024-06-01", "--to", "2024-06-30")
CLEAR = '{"id": "A <&>", "parties": [{"name": "Lisboa Confecoes Lda", "country": "PT"}]}\n'
SBERBANK = (
    '{"id": "B", "parties": [{"role": "creditor_agent", "name": "Sberbank of Russia PJSC"}]}\n'
)


@pytest.fixture
def run(demo_home: Path) -> Callable[..., Result]:
    """Runs the command over the demo's SDN List."""

    def _run(*arguments: object, width: int = 80) -> Result:
        words = ["replay", *map(str, arguments), "--list", "us.ofac.sdn"]
        home = {"WITTING_HOME": str(demo_home), "COLUMNS": str(width)}
        return CliRunner().invoke(group, words, env=home)

    return _run


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    path = tmp_path / "deals.jsonl"
    path.write_text(CLEAR + SBERBANK, encoding="utf-8")
    return path


def test_a_pipe_gets_one_line_for_each_span(run: Callable[..., Result], deals: Path) -> None:
    result = run(deals, *DAYS)
    clear, before, after = map(json.loads, result.stdout.splitlines())
    assert (clear["deal"], clear["verdict"]) == ("A <&>", "clear")
    assert (clear["from"], clear["to"], clear["because"]) == ("2024-06-01", "2024-06-30", [])
    assert (before["verdict"], before["to"]) == ("review", "2024-06-11")
    assert (after["verdict"], after["from"]) == ("exposed", "2024-06-12")
    assert after["because"][0]["kind"] == "law"
    assert after["exposures"][0]["code"] == "US-SDN14024"
    assert result.exit_code == 1


def test_deals_of_one_id_can_be_told_apart(run: Callable[..., Result], deals: Path) -> None:
    taken = SBERBANK.replace('"B"', '"B (3)"')
    deals.write_text(taken + SBERBANK + SBERBANK, encoding="utf-8")
    spans = map(json.loads, run(deals, *DAYS).stdout.splitlines())
    assert list(dict.fromkeys(span["deal"] for span in spans)) == ["B (3)", "B", "B (3) (3)"]


def test_a_review_without_a_provision_says_why(run: Callable[..., Result], deals: Path) -> None:
    deals.write_text('{"id": "C"}\n' + SBERBANK, encoding="utf-8")
    bare, *others = map(json.loads, run(deals, *DAYS).stdout.splitlines())
    assert (bare["verdict"], bare["exposures"]) == ("review", [])
    assert any("names no party" in reason for reason in bare["why"])
    assert all(span["why"] == [] for span in others)


def test_a_table_fits_into_80_columns_and_has_the_bar(
    run: Callable[..., Result], deals: Path
) -> None:
    result = run(deals, *DAYS, "--format", "table")
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "2024-06-01 ▒▒▒▒▒▒▒▒▒▒▒███████████████████ 2024-06-30" in result.stdout
    assert "EXPOSED" in result.stdout


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_a_table_says_for_whom_and_by_which_lists_at_any_width(
    run: Callable[..., Result], deals: Path, width: int
) -> None:
    result = run(deals, *DAYS, "--format", "table", "--as", "us_person", width=width)
    lines = [line.rstrip() for line in result.stdout.splitlines()]
    assert max(map(len, lines)) <= width
    text = " ".join(result.stdout.split())
    assert "Judged for a US person, on each day from 2024-06-01 to 2024-06-30." in text
    assert "lists us.ofac.sdn 2024-05-16, 2024-06-11, 2024-06-12 " in text
    assert "  bar   █ exposed, ▒ review, · clear" in lines
    assert sum(" 2024-06-30" in line and "2024-06-01 " in line for line in lines) == 3 - (
        width < 80
    )


def test_a_folder_that_is_not_there_is_said_before_any_work(
    run: Callable[..., Result], deals: Path, tmp_path: Path
) -> None:
    result = run(deals, *DAYS, "--output", tmp_path / "absent" / "timeline.svg")
    assert result.stdout == ""
    assert "there is no such folder. Make it first." in str(result.exception)


def test_the_picture_is_whole_and_safe(
    run: Callable[..., Result], deals: Path, tmp_path: Path
) -> None:
    picture = tmp_path / "timeline.svg"
    run(deals, *DAYS, "--output", picture)
    root = etree.fromstring(picture.read_bytes())
    text = " ".join(" ".join(map(str, root.itertext())).split())
    for words in (
        "Judged for a bank outside the US, on each day from 2024-06-01 to 2024-06-30.",
        "Lists: us.ofac.sdn 2024-05-16, 2024-06-11, 2024-06-12.",
        "A <&>",
        "1. 2024-06-12: exposed",
        "is read anew: From 12 June 2024",
    ):
        assert words in text
    assert not root.xpath("//*[local-name()='script' or @href]")
    run(deals, *DAYS, "--output", tmp_path / "again.svg")
    assert (tmp_path / "again.svg").read_bytes() == picture.read_bytes()


def test_spans_go_into_a_file(run: Callable[..., Result], deals: Path, tmp_path: Path) -> None:
    output = tmp_path / "spans.jsonl"
    result = run(deals, *DAYS, "--output", output)
    assert output.read_text(encoding="utf-8") == result.stdout


def test_all_clear_ends_in_nought(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    path.write_text(CLEAR, encoding="utf-8")
    assert run(path, *DAYS).exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", "2024-06-02", "--to", "2024-06-01"), "before --from"),
        (("--from", "1990-01-01", "--to", "2024-06-01"), "more than 20 years"),
        (("--from", "2024-06-01"), "Missing option"),
        ((*DAYS, "--output", "picture.png"), "must end in .jsonl or .svg"),
    ],
)
def test_what_cannot_be_asked_is_said(
    run: Callable[..., Result], deals: Path, arguments: tuple[str, ...], says: str
) -> None:
    result = run(deals, *arguments)
    assert result.exit_code == 2
    assert says in result.stderr


def test_the_file_that_is_read_is_not_written_over(run: Callable[..., Result], deals: Path) -> None:
    assert run(deals, *DAYS, "--output", deals).exit_code == 2
    assert deals.read_text(encoding="utf-8") == CLEAR + SBERBANK
