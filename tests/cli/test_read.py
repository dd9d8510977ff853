"""``witting read``, as a person and as a pipe see it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from witting.cli.command import group
from witting.errors import InputError
from witting.reading.source import MOST

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ARTICLE = """Plant near the Urals keeps its lathes turning

Share

IZHEVSK - The Izhevsk Electromechanical Plant Kupol has bought ball bearings through a dealer in
Bishkek, its former manager Oleg Zuev told Reuters on Monday.

"Nobody asked for an end user," Zuev said.

In December, the Treasury Department announced it would impose secondary sanctions on banks that
help Russia buy machine tools.
"""


@pytest.fixture
def run(demo_home: Path) -> Callable[..., Result]:
    """Runs the command over the demo's lists."""

    def _run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(
            group,
            ["read", *map(str, arguments), "--as-of", "2025-05-01"],
            env={"WITTING_HOME": str(demo_home)},
            input=stdin,
        )

    return _run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def _lines(text: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for line in map(json.loads, text.splitlines()):
        found.setdefault(line["kind"], []).append(line)
    return found


def test_a_pipe_gets_a_line_for_each_thing_with_its_place(
    run: Callable[..., Result], article: Path
) -> None:
    result = run(article)
    lines = _lines(result.stdout)
    [head] = lines["article"]
    text = head["text"]
    assert text == ARTICLE
    assert head["title"] == "Plant near the Urals keeps its lathes turning"
    assert head["sources"] == ["Reuters"]
    plant = next(one for one in lines["organisation"] if "Kupol" in one["name"])
    assert plant["status"] == "listed"
    assert plant["listings"][0]["entity"] == "us.ofac.sdn:46431"
    assert plant["listings"][0]["day"] == "2023-12-12"
    [person] = lines["person"]
    assert (person["name"], person["status"]) == ("Oleg Zuev", "not listed")
    for one in [*lines["person"], *lines["organisation"]]:
        for place in one["places"]:
            assert text[place["start"] : place["end"]] == place["text"]
            assert text[: place["start"]].count("\n") + 1 == place["line"]
    goods = {one["words"]: one["chpl_tier"] for one in lines["goods"]}
    assert goods == {"lathes": "4.B", "ball bearings": "3.B", "machine tools": "4.B"}
    [told] = lines["announcement"]
    assert told["day"] == "2023-12-22"
    assert "us.eo14024.s11.a-ii" in {law["provision"] for law in told["laws"]}
    said = {one["what"]: (one["speaker"], one["outlet"]) for one in lines["statement"]}
    assert said["Nobody asked for an end user,"] == ("Oleg Zuev", None)
    assert ("Oleg Zuev", "Reuters") in said.values()
    assert [one["what"] for one in lines["furniture"]] == ["control"]
    assert result.exit_code == 1


def test_a_person_gets_a_table(run: Callable[..., Result], article: Path) -> None:
    result = run(article, "--format", "table")
    for words in ("Persons", "Oleg Zuev", "us.ofac.sdn:46431", "Statements", "Nobody asked"):
        assert words in result.stdout
    assert "Traceback" not in result.output


def test_standard_input_is_read(run: Callable[..., Result]) -> None:
    result = run("-", stdin="Nothing is in it, Ann Lee said.\n")
    [said] = _lines(result.stdout)["statement"]
    assert (said["speaker"], said["what"]) == ("Ann Lee", "Nothing is in it")
    assert result.exit_code == 0


def test_a_file_is_written_whole(run: Callable[..., Result], article: Path, tmp_path: Path) -> None:
    lines, page = tmp_path / "a.jsonl", tmp_path / "a.html"
    assert run(article, "--output", lines).exit_code == 1
    assert len(_lines(lines.read_text(encoding="utf-8"))["statement"]) == 3
    assert run(article, "--output", page).exit_code == 1
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("data", "what"), [(b"", "empty"), (b"%PDF-1.4 x", "a PDF"), (b"\x00\x01" * 99, "binary")]
)
def test_what_is_no_text_is_an_unusable_input(
    run: Callable[..., Result], tmp_path: Path, data: bytes, what: str
) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(data)
    result = run(path)
    assert isinstance(result.exception, InputError)
    assert what in str(result.exception)


def test_a_huge_stream_is_refused(run: Callable[..., Result]) -> None:
    result = run("-", stdin=b"a " * (MOST // 2 + 1))
    assert isinstance(result.exception, InputError)
    assert "collection" in str(result.exception)


def test_an_output_of_another_kind_is_wrong_usage(
    run: Callable[..., Result], article: Path, tmp_path: Path
) -> None:
    result = run(article, "--output", tmp_path / "a.pdf")
    assert result.exit_code == 2
    assert "must end in .jsonl or .html" in result.output
    page = article.rename(tmp_path / "b.html")
    assert run(page, "--output", page).exit_code == 2
