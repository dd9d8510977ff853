"""``witting flows`` and what ``witting screen`` makes of it and of a history."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

LAMP_TABLE = "reporter,partner,hs6,month,value_eur\n"


@pytest.fixture
def run(demo_home: Path) -> Callable[..., Result]:
    def _run(*arguments: object, columns: int = 130) -> Result:
        return CliRunner().invoke(
            group,
            [str(argument) for argument in arguments],
            env={"WITTING_HOME": str(demo_home), "COLUMNS": str(columns)},
        )

    return _run


@pytest.fixture
def trade(tmp_path: Path) -> Path:
    rows = []
    for place in range(48):
        month, since = f"{2020 + place // 12}-{place % 12 + 1:02d}", place > 26
        wave = 1 + 0.2 * (place % 5)
        rows.append(f"DE,KG,854231,{month},{wave * (900_000 if since else 20_000):.0f}\n")
        rows.append(f"DE,KZ,854231,{month},{wave * 30_000:.0f}\n")
    path = tmp_path / "trade.csv"
    path.write_text(LAMP_TABLE + "".join(rows), encoding="utf-8")
    return path


def test_a_pipe_gets_a_line_for_each_corridor(run: Callable[..., Result], trade: Path) -> None:
    result = run("flows", trade)
    assert result.exit_code == 1
    (line,) = map(json.loads, result.stdout.splitlines())
    assert (line["country"], line["hs6"], line["tier"]) == ("kg", "854231", "1")
    assert line["since"] == "2022-04"
    assert line["currency"] == "EUR"
    assert len(line["series"]["months"]) == 48
    assert line["signs"] == ["growth", "transshipment", "high_priority"]


@pytest.mark.parametrize("columns", [60, 130])
def test_a_person_gets_a_ranking_and_words_in_any_width(
    run: Callable[..., Result], trade: Path, columns: int
) -> None:
    result = run("flows", trade, "--format", "table", columns=columns)
    assert "Kyrgyzstan" in result.stdout
    assert "1 corridor of 2 left the past" in " ".join(result.stdout.split())
    assert all(len(line) <= columns for line in result.stdout.splitlines())


def test_files_are_written_whole(run: Callable[..., Result], trade: Path, tmp_path: Path) -> None:
    page, lines = tmp_path / "flows.html", tmp_path / "flows.jsonl"
    result = run("flows", trade, "--output", page, "--output", lines)
    assert result.exit_code == 1
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(lines.read_text(encoding="utf-8"))["country"] == "kg"
    assert result.stdout == ""


def test_nothing_to_tell_of_ends_in_zero(run: Callable[..., Result], trade: Path) -> None:
    assert run("flows", trade, "--times", "1000").exit_code == 0


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--column", "partner"), "is not FIELD=HEADER"),
        (("--column", "who=partner"), "is not FIELD=HEADER"),
        (("--partner", "Atlantis"), "'Atlantis' is no country"),
        (("--output", "flows.txt"), "must end in .html or .jsonl"),
    ],
)
def test_wrong_usage_is_told(
    run: Callable[..., Result], trade: Path, options: tuple[str, ...], says: str
) -> None:
    result = run("flows", trade, *options)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.split())


def test_a_departing_corridor_is_a_red_flag_of_a_deal_on_it(
    run: Callable[..., Result], trade: Path, tmp_path: Path
) -> None:
    lines, deals = tmp_path / "flows.jsonl", tmp_path / "deals.jsonl"
    run("flows", trade, "--output", lines)
    deal = {"id": "A", "goods": [{"hs_code": "8542.31"}], "route": {"final_destination": "Bishkek"}}
    deals.write_text(json.dumps(deal) + "\n", encoding="utf-8")
    screened = ("screen", deals, "--as-of", "2025-05-01")
    assert '"red_flag"' not in run(*screened).stdout
    assessment = json.loads(run(*screened, "--flows", lines).stdout)
    (flag,) = [item for item in assessment["findings"] if item["kind"] == "red_flag"]
    assert flag["evidence"]["flag"] == "corridor-departs"
    assert flag["evidence"]["since"] == "2022-04"
    assert "flows flows.jsonl" in assessment["versions"]["red_flags"]


def test_a_history_tells_who_is_new(run: Callable[..., Result], tmp_path: Path) -> None:
    history, deals = tmp_path / "history.csv", tmp_path / "deals.jsonl"
    history.write_text(
        "date,buyer_name,buyer_country,hs_code\n2021-01-04,Somebody OsOO,KG,9405.21\n",
        encoding="utf-8",
    )
    deal = {
        "id": "A",
        "date": "2024-06-01",
        "parties": [{"role": "buyer", "name": "Ala-Too Import OsOO", "country": "KG"}],
        "goods": [{"hs_code": "8542.31"}],
    }
    deals.write_text(json.dumps(deal) + "\n", encoding="utf-8")
    result = run("screen", deals, "--as-of", "2025-05-01", "--history", history)
    assessment = json.loads(result.stdout)
    flags = [item["evidence"].get("flag") for item in assessment["findings"]]
    assert "new-customer" in flags
    assert "history history.csv" in assessment["versions"]["red_flags"]
    (gap,) = [
        item for item in assessment["coverage"]["not_checked"] if item["check"] == "red_flags"
    ]
    assert "--flows" in gap["reason"]
    assert "--history" not in gap["reason"]


@pytest.mark.parametrize("option", ["--history", "--flows"])
def test_a_file_that_cannot_be_used_stops_the_run(
    run: Callable[..., Result], tmp_path: Path, option: str
) -> None:
    other, deals = tmp_path / "other.txt", tmp_path / "deals.jsonl"
    other.write_text("nothing of use\n", encoding="utf-8")
    deals.write_text('{"id": "A"}\n', encoding="utf-8")
    result = run("screen", deals, option, other)
    assert isinstance(result.exception, InputError)
    assert "other.txt" in str(result.exception)
