"""A folder of assessments is whole or goes on where it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from witting.errors import InputError
from witting.report import folder as module
from witting.report.folder import AssessmentFolder
from witting.report.run_folder import RUN, read_run
from witting.screening.flat import SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ASKED = {"today": "2025-05-01", "fixed": {"as_of": "today", "lists": {"us.ofac.sdn": "2025-04-30"}}}


class Killed(BaseException):
    """As if the process had ended here."""


def batch(number: int) -> pa.RecordBatch:
    filled: dict[str, Any] = {
        "deal": f"D-{number}",
        "as_of": None,
        "perspective": "non_us_bank",
        "verdict": "clear" if number % 2 else "review",
        **dict.fromkeys(("regimes", "witting", "assessment"), ""),
        **dict.fromkeys(("finding_count", "gap_count", "issue_count"), 0),
    }
    filled["as_of"] = pa.scalar(20_000, pa.int32()).cast(pa.date32()).as_py()
    row = {
        name: filled.get(name, [] if pa.types.is_nested(SCHEMA.field(name).type) else None)
        for name in SCHEMA.names
    }
    return pa.RecordBatch.from_pylist([row], schema=SCHEMA)


def batches(start: int, end: int, *, dies: bool = False) -> Iterator[pa.RecordBatch]:
    yield from map(batch, range(start, end))
    if dies:
        raise Killed


def ids(path: Path) -> list[str]:
    parts = sorted(path.glob("part-*.parquet"))
    return [str(name) for part in parts for name in pq.read_table(part).column("deal").to_pylist()]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCHES", 3)


def test_a_run_that_died_goes_on_and_loses_and_doubles_nothing(tmp_path: Path) -> None:
    with (
        pytest.raises(Killed),
        AssessmentFolder(tmp_path / "out", ASKED) as first,
    ):
        first.write(batches(0, 8, dies=True))
    with AssessmentFolder(tmp_path / "out", ASKED) as second:
        assert second.done == 6  # two parts of three; the third was not whole
        second.write(batches(second.done, 10))
        second.finish({"skipped": []})
        assert second.totals.verdicts == {"review": 5, "clear": 5}
    with AssessmentFolder(tmp_path / "whole", ASKED) as whole:
        whole.write(batches(0, 10))
        whole.finish({"skipped": []})
    assert ids(tmp_path / "out") == [f"D-{number}" for number in range(10)]
    for part in sorted((tmp_path / "whole").glob("part-*")):
        assert part.read_bytes() == (tmp_path / "out" / part.name).read_bytes()


def test_what_a_killed_process_left_half_written_is_taken_away(tmp_path: Path) -> None:
    with AssessmentFolder(tmp_path, ASKED):
        left = tmp_path / ".part-00000.parquet.99.part"
        left.touch()
    with AssessmentFolder(tmp_path, ASKED):
        assert not left.exists()


def test_a_damaged_part_is_told_and_written_again(tmp_path: Path) -> None:
    with AssessmentFolder(tmp_path, ASKED) as first:
        first.write(batches(0, 9))
    (tmp_path / "part-00001.parquet").write_bytes(b"PAR1")
    with AssessmentFolder(tmp_path, ASKED) as second:
        assert second.damaged is not None
        assert "part-00001.parquet is damaged" in second.damaged
        second.write(batches(second.done, 9))
    assert ids(tmp_path) == [f"D-{number}" for number in range(9)]


def test_an_id_that_comes_again_is_counted_also_after_going_on(tmp_path: Path) -> None:
    with AssessmentFolder(tmp_path, ASKED) as first:
        first.write(batches(0, 3))
    with AssessmentFolder(tmp_path, ASKED) as second:
        second.write(batches(1, 4))
        assert (second.totals.repeated, second.totals.first_repeated) == (2, "D-1")


def test_other_lists_are_refused(tmp_path: Path) -> None:
    with AssessmentFolder(tmp_path, ASKED):
        pass
    other = {**ASKED, "fixed": {"as_of": "today", "lists": {"us.ofac.sdn": "2025-05-01"}}}
    with pytest.raises(InputError, match=r"other lists: .*2025-04-30.* then, .*2025-05-01.* now"):
        AssessmentFolder(tmp_path, other).__enter__()


def test_the_day_of_the_run_stays_when_the_clock_jumps(tmp_path: Path) -> None:
    with AssessmentFolder(tmp_path, ASKED):
        pass
    with AssessmentFolder(tmp_path, {**ASKED, "today": "1970-01-01"}) as later:
        assert later.run["today"] == "2025-05-01"


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").touch()
    with pytest.raises(InputError, match=r"not empty .*photo\.jpg"):
        AssessmentFolder(tmp_path, ASKED).__enter__()


def test_two_processes_do_not_write_one_folder(tmp_path: Path) -> None:
    with (
        AssessmentFolder(tmp_path, ASKED),
        pytest.raises(InputError, match="another process"),
    ):
        AssessmentFolder(tmp_path, ASKED).__enter__()


@pytest.mark.parametrize("content", [b"{", b"[]", b"{}"])
def test_a_run_that_cannot_be_read_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / RUN).write_bytes(content)
    with pytest.raises(InputError, match="cannot be read"):
        read_run(tmp_path)
