"""Whatever file comes, both commands say what is wrong with it and where, and lose nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from tests.cli.bad_files import CODINGS, MANY, iter_bad_files, large_batch

from witting.cli.command import group

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

FILES = dict(iter_bad_files())
DAY = ("--as-of", "2025-05-01")
STILL_SCREENED = ("open-quote.csv", "bomb.zip", "paths.zip")
"""Files in which something is broken and a listed buyer stands beside it."""


@pytest.fixture
def run(demo_home: Path, tmp_path: Path) -> Callable[[str, str, bytes], Result]:
    """Writes a file and runs a command on it."""

    def _run(command: str, name: str, content: bytes) -> Result:
        path = tmp_path / name
        path.write_bytes(content)
        more = DAY if command == "screen" else ()
        return CliRunner().invoke(
            group, [command, str(path), *more], env={"WITTING_HOME": str(demo_home)}
        )

    return _run


def lines(result: Result) -> list[Any]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("name", "content"), [pytest.param(*file, id=file[0]) for file in FILES.items()]
)
def test_a_bad_file_is_an_error_or_has_an_issue_with_its_place(
    run: Callable[[str, str, bytes], Result], name: str, content: bytes
) -> None:
    parsed, screened = (run(command, name, content) for command in ("parse", "screen"))
    assert (parsed.exit_code == 3) is (screened.exit_code == 3)
    if parsed.exit_code == 3:
        for result in (parsed, screened):
            assert result.stderr.startswith(f"witting: {name}")
            assert "Traceback" not in result.stderr
            assert not result.stdout
        return
    assert parsed.exit_code == 1
    deals, assessments = lines(parsed), lines(screened)
    assert [deal["id"] for deal in deals] == [found["deal"] for found in assessments]
    is_clear = all(found["verdict"] == "clear" for found in assessments)
    assert screened.exit_code == (0 if is_clear else 1)
    told = [issue["where"] for deal in deals for issue in deal["issues"]]
    assert told
    assert all(where.startswith(name) for where in told)
    for deal, found in zip(deals, assessments, strict=True):
        if any(issue.get("unread") for issue in deal["issues"]):
            assert found["verdict"] != "clear"
    assert ("exposed" in {found["verdict"] for found in assessments}) or name not in STILL_SCREENED


@pytest.mark.parametrize("coding", CODINGS)
def test_a_table_in_another_coding_is_read_as_what_it_is(
    run: Callable[[str, str, bytes], Result], coding: str
) -> None:
    name = f"table-{coding}.csv"
    [deal] = lines(run("parse", name, FILES[name]))[:1]
    assert {party["name"] for party in deal["parties"]} == {"Ланху Воркс", "ООО Орда Трейд"}


def test_each_of_ten_thousand_transfers_is_screened(
    run: Callable[[str, str, bytes], Result],
) -> None:
    found = lines(run("screen", "large.xml", large_batch()))
    assert len(found) == MANY
    assert found[-2]["verdict"] == "exposed"
    assert {one["verdict"] for one in (*found[:-2], found[-1])} == {"clear"}
