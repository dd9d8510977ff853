from __future__ import annotations

import errno
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from witting.errors import InputError
from witting.report import check_output, write_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.report.assessed import Pair


FORMS = pytest.mark.parametrize("suffix", [".html", ".jsonl", ".parquet"])


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        check_output(path)
    return str(caught.value)


@FORMS
def test_a_place_that_can_be_written_to_is_accepted_and_left_as_it_was(
    suffix: str, tmp_path: Path
) -> None:
    check_output(tmp_path / f"report{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_another_form_is_refused_with_those_that_are_known(tmp_path: Path) -> None:
    assert "'.xlsx' is not known. End the name in .html, .jsonl or .parquet." in refusal(
        tmp_path / "report.xlsx"
    )
    assert "'none' is not known" in refusal(tmp_path / "report")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "there is no such folder. Make it first." in refusal(tmp_path / "no" / "report.html")


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    assert "this is a folder" in refusal(tmp_path / "report.html")


def test_a_place_that_cannot_be_written_to() -> None:
    if not Path("/proc/self").is_dir():
        pytest.skip("only Linux has a folder that not even root may write to")
    assert "cannot be written" in refusal(Path("/proc/report.html"))


@FORMS
def test_screening_that_fails_half_way_leaves_the_report_of_before(
    suffix: str, tmp_path: Path, pairs: list[Pair]
) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_text("the report of yesterday")

    def failing() -> Iterator[Pair]:
        yield pairs[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_report(failing(), path)
    assert path.read_text() == "the report of yesterday"
    assert list(tmp_path.iterdir()) == [path]


def test_an_error_of_the_input_is_not_blamed_on_the_report(tmp_path: Path) -> None:
    def failing() -> Iterator[Pair]:
        raise FileNotFoundError(errno.ENOENT, "No such file", "deals.csv")
        yield

    with pytest.raises(FileNotFoundError, match=r"deals\.csv"):
        write_report(failing(), tmp_path / "report.html")
    assert list(tmp_path.iterdir()) == []


@FORMS
def test_a_full_disk_is_said_and_leaves_nothing(
    suffix: str, tmp_path: Path, pairs: list[Pair]
) -> None:
    resource = pytest.importorskip("resource", reason="only Unix limits the size of files")

    def forever() -> Iterator[Pair]:
        for number in range(2000):
            deal, assessment = pairs[0]
            name = hashlib.sha256(str(number).encode()).hexdigest() * 9
            yield deal, replace(assessment, deal=name)

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(InputError, match="make room"):
            write_report(forever(), tmp_path / f"report{suffix}")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.iterdir()) == []


@FORMS
def test_the_same_input_gives_the_same_bytes(
    suffix: str, tmp_path: Path, pairs: list[Pair]
) -> None:
    one, two = tmp_path / f"one{suffix}", tmp_path / f"two{suffix}"
    write_report(iter(pairs), one)
    write_report(iter(pairs), two)
    assert one.read_bytes() == two.read_bytes()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_link_to_the_report_stays_a_link(tmp_path: Path, exporter: Pair) -> None:
    (tmp_path / "filed").mkdir()
    link = tmp_path / "latest.jsonl"
    link.symlink_to(tmp_path / "filed" / "report.jsonl")
    write_report([exporter], link)
    assert link.is_symlink()
    assert [path.name for path in (tmp_path / "filed").iterdir()] == ["report.jsonl"]
