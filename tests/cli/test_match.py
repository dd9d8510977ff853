"""``witting match``, as a person and as a pipe see it."""

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


@pytest.fixture
def run(demo_home: Path) -> Callable[..., Result]:
    """Runs the command over the demo's lists."""

    def _run(*arguments: object) -> Result:
        return CliRunner().invoke(
            group,
            ["match", *map(str, arguments), "--as-of", "2025-05-01"],
            env={"WITTING_HOME": str(demo_home)},
        )

    return _run


def test_a_name_has_its_listing_behind_it(run: Callable[..., Result]) -> None:
    result = run("Keremet Bank")
    (line,) = map(json.loads, result.stdout.splitlines())
    found = line["matches"][0]
    assert {"entity", "name", "caption", "score", "list", "programs", "explanation"} <= found.keys()
    assert found["list"] in ("us.ofac.sdn", "uk.fcdo")
    assert line["lists"]["us.ofac.sdn"] == "2025-05-01"
    assert result.exit_code == 1


def test_no_match_ends_in_nought(run: Callable[..., Result]) -> None:
    result = run("Lisboa Confecoes Lda", "--format", "table")
    assert "no match on the lists that were searched" in result.stdout
    assert result.exit_code == 0


def test_every_row_of_a_file_is_answered_in_order(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    source, output = tmp_path / "names.csv", tmp_path / "matches.jsonl"
    source.write_text(
        "id,name,country,colour\n1,Keremet Bank,Kyrgyzstan,red\n2,Lisboa Confecoes,,\n3,,,\n",
        encoding="utf-8-sig",
    )
    result = run("--input", source, "--output", output)
    lines = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [(line["id"], bool(line["matches"])) for line in lines] == [
        ("1", True), ("2", False), ("3", False),
    ]  # fmt: skip
    assert "not read: column colour" in result.stderr
    assert lines[2]["issues"] == ["there is no name to look for."]
    assert "3 names, 1 of them with a match, 1 not looked for as they stand." in result.stderr


def test_the_table_is_narrow_enough(run: Callable[..., Result]) -> None:
    result = run("Wuhan Global Sensor Technology", "--format", "table")
    assert "46633" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"title\nX\n", "there is no column 'name'"),
        (b"name\n\xff\xfe\n", "is not UTF-8"),
        (b'name\n"open\n', "no valid CSV"),
        (b"", "the file is empty"),
    ],
)
def test_bad_input_is_said_with_its_place(
    run: Callable[..., Result], tmp_path: Path, content: bytes, says: str
) -> None:
    source = tmp_path / "names.csv"
    source.write_bytes(content)
    result = run("--input", source)
    assert says in str(result.exception)
    assert "names.csv" in str(result.exception)


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_the_delimiter_is_told_by_the_header(
    run: Callable[..., Result], tmp_path: Path, delimiter: str
) -> None:
    source = tmp_path / "names.csv"
    source.write_text(f"ID{delimiter}Name\n7{delimiter}Keremet Bank\n", encoding="utf-8")
    (line,) = map(json.loads, run("--input", source).stdout.splitlines())
    assert (line["id"], line["name"], bool(line["matches"])) == ("7", "Keremet Bank", True)


@pytest.mark.parametrize("number", ["SABRRUMM", "SABRRUMMXXX", "ИНН 7707083893"])
def test_a_number_in_the_place_of_the_name_is_looked_up(
    run: Callable[..., Result], number: str
) -> None:
    (line,) = map(json.loads, run(number).stdout.splitlines())
    assert line["matches"][0]["entity"] == "us.ofac.sdn:17018"


def test_what_of_the_question_was_not_understood_is_said(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    source = tmp_path / "names.csv"
    source.write_text("name,country\nKeremet Bank,Kyrgyztan\n", encoding="utf-8")
    (line,) = map(json.loads, run("--input", source).stdout.splitlines())
    assert line["matches"]
    assert line["issues"] == ["country: 'Kyrgyztan' is no known country; it was not read."]


def test_no_name_is_no_match_and_not_clear(run: Callable[..., Result]) -> None:
    result = run(" ", "--format", "table")
    assert "there is no name to look for." in result.stdout
    assert result.exit_code == 1


def test_the_table_says_which_lists_were_searched(run: Callable[..., Result]) -> None:
    result = run("Lisboa Confecoes Lda", "--format", "table")
    assert "us.ofac.sdn 2025-05-01" in " ".join(result.stdout.split())


def test_wrong_usage(run: Callable[..., Result], tmp_path: Path) -> None:
    assert run().exit_code == 2
    assert run("A", "--input", tmp_path / "x.csv").exit_code == 2
    assert run("A", "--output", tmp_path / "x.csv").exit_code == 2
    for option in (
        ("--country", "Atlantis"),
        ("--schema", "Spaceship"),
        ("--birth-date", "7.10.52"),
    ):
        result = run("A", *option)
        assert result.exit_code == 2
        assert option[0] in result.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"name\nTestov, Pyotr\n", "names.csv line 2: the row has 1 cells more than the header"),
        (b"name;NAME\nA;B\n", "the column 'name' is there twice"),
        (b"name\n" + b"x" * 2_000_000, "names.csv line 2: the line has more than"),
    ],
)
def test_a_name_that_would_be_cut_or_hidden_is_refused(
    run: Callable[..., Result], tmp_path: Path, content: bytes, says: str
) -> None:
    source = tmp_path / "names.csv"
    source.write_bytes(content)
    result = run("--input", source)
    assert isinstance(result.exception, InputError)
    assert says in str(result.exception)


def test_columns_without_a_title_may_be_many(run: Callable[..., Result], tmp_path: Path) -> None:
    source = tmp_path / "names.csv"
    source.write_bytes(b"name,,\nLisboa Confecoes,,\n")
    assert run("--input", source).exit_code == 0


def test_bytes_of_a_command_line_that_are_no_text_are_told_and_written_as_a_question_mark(
    run: Callable[..., Result],
) -> None:
    result = run("Lisboa \udce9 Confecoes")
    (line,) = map(json.loads, result.stdout.splitlines())
    assert (line["name"], line["matches"]) == ("Lisboa ? Confecoes", [])
    assert result.exit_code == 1
    assert "cannot be kept" in line["issues"][0]


@pytest.mark.parametrize("name", ["Lisboa\x1b[2J Confecoes", "Lisboa\ufffd Confecoes"])
def test_a_name_with_a_lost_or_hidden_letter_is_not_all_clear(
    run: Callable[..., Result], name: str
) -> None:
    assert run(name).exit_code == 1


def test_a_file_that_is_a_folder_is_an_unusable_input(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    assert "cannot be read: Is a directory" in str(run("--input", tmp_path).exception)
