"""The thresholds of a home: its own file, or the defaults where it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from witting.errors import HomeError, ResourceError
from witting.matching.threshold import load_thresholds
from witting.screening.thresholds import MAX_BYTES, read_thresholds

if TYPE_CHECKING:
    from pathlib import Path


def test_a_home_without_a_file_has_the_defaults(tmp_path: Path) -> None:
    assert read_thresholds(tmp_path) == read_thresholds(tmp_path / "none") == load_thresholds()


def test_a_file_of_ones_own_goes_first(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.yaml"
    path.write_text("lists: {own.watch: {match: 0.6}}\n", encoding="utf-8-sig")
    found = read_thresholds(tmp_path, lists=["own.watch"])
    assert found.of("own.watch", "Person").match == 0.6
    with pytest.raises(ResourceError, match=r"there is no list 'own\.watch'") as caught:
        read_thresholds(tmp_path)
    assert caught.value.where == f"{path}:1"


def test_what_cannot_be_read_is_an_error_and_no_default(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.yaml"
    path.symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(HomeError, match="No such file"):
        read_thresholds(tmp_path)
    path.unlink()
    path.mkdir()
    with pytest.raises(HomeError, match="the thresholds cannot be read"):
        read_thresholds(tmp_path)
    path.rmdir()
    path.write_bytes(b"match: \xff")
    with pytest.raises(HomeError, match="byte 0xff of the thresholds is not UTF-8"):
        read_thresholds(tmp_path)
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    with pytest.raises(HomeError, match="more than"):
        read_thresholds(tmp_path)
