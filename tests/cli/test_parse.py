"""``witting parse``, as a person and as a pipe see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.parse import parse
from witting.deals import read_deals

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

GOOD = '{"id": "A", "parties": [{"role": "buyer", "name": "Osh Trade", "country": "KG"}]}\n'


@pytest.fixture
def deals(tmp_path: Path) -> Path:
    path = tmp_path / "deals.jsonl"
    path.write_text(GOOD + "no json\n", encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(parse, [str(argument) for argument in arguments])


def test_a_pipe_gets_one_json_line_for_each_deal(deals: Path) -> None:
    result = run(deals)
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["parties"][0]["country"] == "KG"
    assert first["source"] == {
        "file": "deals.jsonl", "format": "witting.deal+json", "locator": "line 1",
    }  # fmt: skip
    assert second["issues"][0]["where"] == "deals.jsonl line 2"
    assert result.exit_code == 1


def test_deals_without_issues_end_in_nought(tmp_path: Path) -> None:
    path = tmp_path / "deals.jsonl"
    path.write_text(GOOD, encoding="utf-8")
    assert run(path).exit_code == 0


def test_the_table_shows_what_the_deal_is_stated_to_rest_on(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(
        "id,relies_on,relies_on_evidence,relies_on_2\nA,us.gl.134,bill of lading 4711,us.gl.27\n",
        encoding="utf-8",
    )
    result = run(path, "--format", "table")
    assert "us.gl.134: bill of lading 4711" in result.stdout
    assert "us.gl.27: no proof is named" in result.stdout


def test_the_table_shows_deal_and_issues_and_obeys_no_escape_sequence(tmp_path: Path) -> None:
    path = tmp_path / "deals.csv"
    path.write_text(
        "id,date,buyer_name,goods_hs_code,amount,currency,origin,final_destination\n"
        "A,31.02.2024,\x1b[2J[bold]Osh Trade,8482.10,1250,USD,CN,KG\n",
        encoding="utf-8",
    )
    result = run(path, "--format", "table")
    assert "\x1b" not in result.stdout
    assert "\\u001b[2J[bold]Osh Trade" in result.stdout
    assert "1,250 USD" in result.stdout
    assert "CN → KG" in result.stdout
    assert "no day '31.02.2024'" in " ".join(result.stdout.split())
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "1 deal, 1 of them with issues." in result.stderr


def test_the_output_file_reads_back(deals: Path, tmp_path: Path) -> None:
    output = tmp_path / "parsed.jsonl"
    result = run(deals, "--output", output)
    assert (result.stdout, result.exit_code) == ("", 1)
    assert list(read_deals(output)) == list(read_deals(deals))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deals.jsonl", "parsed.jsonl"]


def test_a_file_that_cannot_be_read_does_not_keep_the_others_from_it(
    deals: Path, tmp_path: Path
) -> None:
    output = tmp_path / "parsed.jsonl"
    result = run(tmp_path / "absent.jsonl", deals, tmp_path, "--output", output)
    assert result.exit_code == 3
    assert "there is no such file" in result.stderr
    assert "Name the files in it" in result.stderr
    assert len(output.read_text(encoding="utf-8").splitlines()) == 2


def test_wrong_usage(deals: Path, tmp_path: Path) -> None:
    assert run().exit_code == 2
    assert "must end in .jsonl" in run(deals, "--output", tmp_path / "x.csv").stderr
    assert "one of the files to read" in run(deals, "--output", deals).stderr


def test_an_output_that_cannot_be_written_is_said_with_a_remedy(deals: Path) -> None:
    result = run(deals, "--output", "/dev/null/parsed.jsonl")
    assert "cannot be written" in str(result.exception)
