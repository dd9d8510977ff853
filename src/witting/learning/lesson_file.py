"""How does a model lie on disk?

``model.json`` holds what is small; each array is a file of NumPy's own format, without pickles, so
that it is mapped into memory and shared between processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from witting.errors import HomeError
from witting.learning.calibration import Calibration
from witting.learning.lesson import Lesson
from witting.learning.trait_table import SLOTS
from witting.learning.weights import Weights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.learning.figures import Figures

    Array = np.ndarray[Any, Any]

FORMAT = 2
"""Goes up whenever traits are read otherwise, or more is kept: older weights would mean nothing."""

MODEL = "model.json"
_ARRAYS = {
    "rarity": np.float32,
    "ends": np.int32,
    "numbers": np.uint16,
    "weights": np.int16,
    "handicaps": np.float32,
}


def write_lesson(lesson: Lesson, folder: Path) -> Iterator[bytes]:
    """Writes a model into a folder, and hands out the bytes of each file.

    Raises:
        OSError: The disk is full, or cannot be written to.
    """
    small = {
        "format": FORMAT,
        "codes": lesson.weights.codes,
        "unit": lesson.weights.unit,
        "unseen": lesson.weights.unseen,
        "slope": lesson.calibration.slope,
        "usual": lesson.calibration.usual,
        "shares": lesson.calibration.shares.tolist(),
        "probabilities": lesson.calibration.probabilities.tolist(),
        "sure_at": lesson.sure_at,
        "hint_at": lesson.hint_at,
    }
    data = orjson.dumps(small, option=orjson.OPT_INDENT_2)
    (folder / MODEL).write_bytes(data)
    yield data
    for name, kind in _ARRAYS.items():
        array: Array = np.ascontiguousarray(getattr(lesson.weights, name), kind)
        np.save(folder / f"{name}.npy", array, allow_pickle=False)
        yield array.tobytes()


def read_lesson(folder: Path, figures: Figures) -> Lesson:
    """The model of a folder, mapped into memory.

    Raises:
        HomeError: It is missing, damaged, or of a version that reads texts otherwise.
    """
    try:
        small = orjson.loads((folder / MODEL).read_bytes())
        arrays = {name: _read_array(folder, name) for name in _ARRAYS}
        _check(small["format"], arrays, codes=len(small["codes"]))
        return Lesson(
            weights=Weights(
                codes=tuple(small["codes"]),
                unit=float(small["unit"]),
                unseen=float(small["unseen"]),
                **arrays,
            ),
            calibration=Calibration(
                float(small["slope"]),
                float(small["usual"]),
                np.array(small["shares"], np.float32),
                np.array(small["probabilities"], np.float32),
            ),
            sure_at=small["sure_at"],
            hint_at=small["hint_at"],
            figures=figures,
        )
    except (OSError, ValueError, KeyError, TypeError, EOFError) as error:
        raise HomeError(
            "this learned model is damaged, or was learned by another version.",
            where=str(folder),
            remedy="Learn it again with `witting goods learn FILE`, or run "
            "`witting goods learned remove NAME`.",
        ) from error


def _read_array(folder: Path, name: str) -> Array:
    array: Array = np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)
    if array.dtype != _ARRAYS[name] or array.ndim != 1:
        raise ValueError(name)
    return array


def _check(form: object, arrays: dict[str, Array], *, codes: int) -> None:
    """Refuses another format, and a place in one array that points outside of another.

    Raises:
        ValueError: There is one.
    """
    ends, numbers = arrays["ends"], arrays["numbers"]
    fits = (
        form == FORMAT
        and len(arrays["rarity"]) == len(ends) == SLOTS
        and len(numbers) == len(arrays["weights"]) == ends[-1]
        and bool((np.diff(ends, prepend=np.int32(0)) >= 0).all())
        and int(numbers.max(initial=0)) < codes == len(arrays["handicaps"])
    )
    if not fits:
        raise ValueError(form)
