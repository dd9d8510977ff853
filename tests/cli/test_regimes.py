"""``witting regimes``, as a person and as a pipe see it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from witting.cli.regimes import regimes
from witting.regimes import find_named, load_regimes, markdown_page

if TYPE_CHECKING:
    from click.testing import Result


def run(*arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "80"}).invoke(regimes, arguments)


def test_a_pipe_gets_one_json_line_for_each_provision() -> None:
    result = run("list")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    known = load_regimes()
    keys = [item.key for item in known.provisions] + [item.key for item in known.licences]
    assert [row["key"] for row in rows] == keys + [item.key for item in known.code_lists]
    assert result.exit_code == 0


def test_only_what_is_in_force_on_the_day_is_listed() -> None:
    keys = {
        json.loads(line)["key"]
        for line in run("list", "--as-of", "2023-12-21").stdout.split("\n")
        if line
    }
    assert "us.eo14024.s1" in keys
    assert "us.eo14024.s11.a-ii" not in keys
    assert "us.eo14024.s11.a-ii" in run("list", "--as-of", "2023-12-22").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--format", "table"),
        ("list", "--as-of", "2024-06-11", "--format", "table"),
        *(("show", item.key, "--format", "table") for item in load_regimes().provisions),
        *(("show", item.key, "--format", "table") for item in load_regimes().licences),
        *(("show", item.key, "--format", "table") for item in load_regimes().code_lists),
    ],
)
def test_tables_fit_into_80_columns(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_the_table_says_how_many_and_which_digest() -> None:
    result = run("list", "--format", "table")
    known = load_regimes()
    assert "US-CRITICAL-ITEM  us.eo14024.s11.a-ii.items" in result.stdout
    assert result.stderr == (
        f"{len(known.provisions)} provisions, {len(known.licences)} licences, "
        f"{len(known.code_lists)} lists of codes, digest {known.digest}.\n"
    )


def test_a_provision_is_shown_in_full() -> None:
    text = " ".join(run("show", "us.eo14024.s11.a-ii", "--format", "table").stdout.split())
    for words in (
        "US-SDN14024 · us.eo14024.s11.a-ii",
        "2023-12-22 to 2024-06-11",
        "https://ofac.treasury.gov/faqs/1181 (read)",
        "within 10 days (General License 84)",
        "us_person, eu_operator, uk_person, exporter: none.",
    ):
        assert words in text


def test_a_licence_is_shown_in_its_edition_of_the_day() -> None:
    text = run("show", "us.gl.8", "--as-of", "2024-07-01", "--format", "table").stdout
    assert "General License 8J, 2024-06-12 to 2024-10-29" in " ".join(text.split())
    assert "General License 8K" not in text
    (row,) = [json.loads(line) for line in run("show", "us.gl.8").stdout.splitlines()]
    assert row["kind"] == "licence"
    assert [edition["name"].removeprefix("General License ") for edition in row["editions"]] == [
        "8 and 8A", "8B", "8C", "8D", "8E", "8F", "8G", "8H", "8I", "8J", "8K", "8L",
    ]  # fmt: skip


def test_a_gap_between_two_editions_is_said() -> None:
    result = run("show", "us.gl.134", "--as-of", "2026-04-14")
    assert json.loads(result.stdout)["editions"] == []
    assert "134A ended with 2026-04-10; General License 134B begins on 2026-04-17" in result.stderr


def test_a_provision_is_shown_as_it_was_read_on_a_day() -> None:
    text = run("show", "us.eo14024.s11.a-ii", "--as-of", "2024-06-11", "--format", "table").stdout
    assert "faqs/1148" in text
    assert "faqs/1181" not in text
    (line,) = run("show", "us.eo14024.s11.a-ii", "--as-of", "2024-06-12").stdout.splitlines()
    (variant,) = json.loads(line)["variants"]
    assert variant["from"] == "2024-06-12"
    assert variant["effects"]["non_us_bank"]["effect"] == "secondary_sanctions"


def test_a_code_shows_all_that_have_it() -> None:
    lines = run("show", "EU-TXBAN").stdout.splitlines()
    assert [json.loads(line)["key"] for line in lines] == [
        "eu.833-2014.art5ac",
        "eu.833-2014.art5ad",
        "eu.833-2014.art5h",
    ]


def test_a_day_on_which_it_is_not_in_force_is_said() -> None:
    result = run("show", "US-SDN14024", "--as-of", "2021-04-14")
    assert result.stderr == "Nothing of this is in force on 2021-04-14.\n"
    assert all(json.loads(line)["variants"] == [] for line in result.stdout.splitlines())


def test_a_key_that_is_not_known_is_a_usage_error_with_a_hint() -> None:
    result = run("show", "us.eo14024.s11.a")
    assert result.exit_code == 2
    assert "Did you mean us.eo14024.s11.b or us.eo14024.s11.a-ii" in " ".join(result.stderr.split())
    assert "`witting regimes list` shows them" in run("show", "zzz").stderr


def test_the_markdown_is_the_page() -> None:
    assert run("list", "--format", "markdown").stdout == markdown_page(load_regimes())


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("us.gl.134", ["us.gl.134"]),
        ("US.GL.134", ["us.gl.134"]),
        ("us.gl134", ["us.gl.134"]),
        ("GL 134", ["us.gl.134"]),
        ("gl134b", ["us.gl.134"]),
        ("General License 8C", ["us.gl.8"]),
        ("General Licence No. 8", ["us.gl.8"]),
        ("us.eo14024.S11.B", ["us.eo14024.s11.b"]),
        ("eo14024.s11.b", ["us.eo14024.s11.b"]),
        ("exemption of travel", ["us.exempt.travel"]),
        ("eu-txban", ["eu.833-2014.art5ac", "eu.833-2014.art5ad", "eu.833-2014.art5h"]),
    ],
)
def test_a_key_need_not_be_known_by_heart(asked: str, keys: list[str]) -> None:
    rows = [json.loads(line) for line in run("show", asked).stdout.splitlines()]
    assert [row["key"] for row in rows] == keys


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("us.eo14024.S11", "us.eo14024.s11.a-ii or us.eo14024.s11.b or us.eo14024.s11.a-ii.items"),
        ("us.exempt", "us.exempt.information"),
        ("GL 134Z", "us.gl.134"),
        ("us.gl.135", "us.gl.13"),
        ("UK-17B", "UK-17A"),
    ],
)
def test_a_near_key_is_suggested(asked: str, near: str) -> None:
    result = run("show", asked)
    assert result.exit_code == 2
    assert f"Did you mean {near}" in " ".join(result.stderr.split())


def test_each_key_code_and_number_finds_its_own() -> None:
    known = load_regimes()
    for provision in known.provisions:
        assert find_named(known, provision.key.upper()) == (provision,)
        assert provision in find_named(known, provision.code.lower())
    for licence in known.licences:
        assert find_named(known, licence.key.upper()) == (licence,)
        for edition in licence.editions:
            for number in re.findall(r"\d+[A-Z]?", edition.name):
                assert find_named(known, f"GL {number}") == (licence,)


def test_a_list_of_codes_is_shown_in_full() -> None:
    text = run("show", "us.codes.ear-746-7", "--format", "table").stdout
    assert "Supplement No. 7" in text
    assert "848210" in text
    assert "not reviewed" in text
    (row,) = [json.loads(line) for line in run("show", "us.codes.ear-746-7").stdout.splitlines()]
    assert (row["kind"], row["as_of"]) == ("codes", "2024-12-05")
    assert "848210" in row["codes"]


def test_lists_of_codes_have_no_days_and_are_left_out_of_a_day() -> None:
    assert "us.codes." in run("list").stdout
    assert "us.codes." not in run("list", "--as-of", "2024-12-05").stdout


@pytest.mark.parametrize("key", ["us.sdn", "us.gl.27", "us.codes.ear-746-7"])
def test_who_reviewed_a_file_is_said_where_nobody_has(key: str) -> None:
    assert "not reviewed" in run("show", key, "--format", "table").stdout
