"""What is kept in a home, and what a write that was broken off leaves of it."""

from __future__ import annotations

import datetime as dt
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest

from witting.errors import HomeError, InputError
from witting.learning import GoodsLine, Lesson, ModelStore, open_learned
from witting.learning.store import name_of
from witting.model import Issue

if TYPE_CHECKING:
    from pathlib import Path

    from witting.learning import LearnedModel

DAY = dt.date(2026, 5, 1)
LINES = [GoodsLine(text) for text in ("ball bearing 6205", "cotton t-shirt", "", "something else")]


def add(home: Path, lesson: Lesson, *, name: str = "own", day: dt.date = DAY) -> LearnedModel:
    issues = [Issue("own.csv line 3", "there is no code; the row was left out.")]
    return ModelStore(home).add(name, lesson, issues=issues, source="own.csv", learned=day)


def test_a_model_comes_in_is_replaced_and_goes(tmp_path: Path, lesson: Lesson) -> None:
    store = ModelStore(tmp_path)
    assert store.models() == ()
    assert open_learned(tmp_path) is None
    first = add(tmp_path, lesson)
    assert store.models() == (first,)
    assert [issue.where for issue in first.read_issues()] == ["own.csv line 3"]
    second = add(tmp_path, lesson, day=DAY - dt.timedelta(9))
    assert store.models() == (second,)
    assert second.version == first.version  # the same lines teach the same
    store.remove("own")
    assert store.models() == ()
    with pytest.raises(InputError, match="there are: none"):
        store.remove("own")


def test_what_is_read_back_says_the_same(tmp_path: Path, lesson: Lesson) -> None:
    opened = add(tmp_path, lesson).open()
    for one, other in zip(lesson.weights.scores(LINES), opened.weights.scores(LINES), strict=True):
        assert one.tobytes() == other.tobytes()
    assert opened.calibration.slope == lesson.calibration.slope
    assert not opened.weights.weights.flags.owndata  # mapped, not loaded


def test_no_file_of_a_model_is_a_pickle(tmp_path: Path, lesson: Lesson) -> None:
    folder = add(tmp_path, lesson).folder
    for path in folder.glob("*.npy"):
        np.load(path, allow_pickle=False)
    assert {path.suffix for path in folder.iterdir()} <= {".npy", ".json", ".jsonl"}


def test_the_same_lesson_has_the_same_bytes(tmp_path: Path, lesson: Lesson) -> None:
    one, other = add(tmp_path / "1", lesson).folder, add(tmp_path / "2", lesson).folder
    for path in one.iterdir():
        assert path.read_bytes() == (other / path.name).read_bytes()


def test_a_write_that_is_broken_off_leaves_the_former_model(tmp_path: Path, lesson: Lesson) -> None:
    former = add(tmp_path, lesson)
    # What a killed process leaves: a draft that never took its place.
    shutil.copytree(former.folder, former.folder.parent / ".new")
    (former.folder.parent / ".new" / "weights.npy").write_bytes(b"")
    assert ModelStore(tmp_path).models() == (former,)
    assert open_learned(tmp_path) is not None
    add(tmp_path, lesson, day=DAY + dt.timedelta(1))
    assert not (former.folder.parent / ".new").exists()


@pytest.mark.parametrize("name", ["model.json", "weights.npy", "ends.npy", "meta.json"])
def test_a_damaged_model_is_told_and_can_be_removed(
    tmp_path: Path, lesson: Lesson, name: str
) -> None:
    folder = add(tmp_path, lesson).folder
    (folder / name).write_bytes((folder / name).read_bytes()[:100])
    with pytest.raises(HomeError, match="goods learned remove"):
        open_learned(tmp_path)
    ModelStore(tmp_path).remove("own")
    assert open_learned(tmp_path) is None


def test_a_place_outside_of_the_arrays_is_told(tmp_path: Path, lesson: Lesson) -> None:
    folder = add(tmp_path, lesson).folder
    numbers = np.load(folder / "numbers.npy")
    numbers[0] = 60_000
    np.save(folder / "numbers.npy", numbers)
    with pytest.raises(HomeError, match="damaged"):
        open_learned(tmp_path)


def test_names_that_are_none_are_refused(tmp_path: Path, lesson: Lesson) -> None:
    with pytest.raises(InputError, match="cannot be a name"):
        add(tmp_path, lesson, name="../x")


def test_a_file_names_its_model(tmp_path: Path) -> None:
    assert name_of(tmp_path / "Declarations 2025.CSV") == "declarations-2025"
    assert name_of(tmp_path / "....csv") == "own"
