"""Whose run is in a folder, may this one go on with it, and is it complete?

Files that begin with ``_`` are about the run and are passed over by whatever reads such folders.
"""

from __future__ import annotations

import os
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import orjson
from filelock import FileLock, Timeout

from witting.errors import InputError
from witting.report.output import replacing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from typing import Self

RUN, SUMMARY, LOCK = "_run.json", "_summary.json", "_lock"


def read_run(path: Path) -> Mapping[str, Any] | None:
    """What the run of a folder rests on; None where it holds none.

    Raises:
        InputError: It cannot be read.
    """
    file, reason = path / RUN, "it is no object"
    try:
        found = orjson.loads(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        found, reason = None, str(error)
    if not isinstance(found, dict) or not isinstance(found.get("fixed"), dict):
        raise InputError(
            f"what this run rests on cannot be read: {reason}.",
            where=str(file),
            remedy="Name another folder, or delete this one to begin again.",
        )
    return found


class RunFolder:
    """A folder of one run; enter it to hold it against other processes.

    Args:
        path: The folder; it is made where it is not there.
        asked: What the run rests on, as JSON values. ``fixed`` of it must be the same for a run to
            go on; the rest is taken from the run that began.

    Raises:
        InputError: It holds another run, or something else, or another process writes to it.
    """

    def __init__(self, path: Path, asked: Mapping[str, Any]) -> None:
        self.path = path
        self._asked = asked
        self.run: Mapping[str, Any] = asked
        """What the run rests on: as asked, or as it was asked when it began."""

    def __enter__(self) -> Self:
        """Locks the folder and finds out where the run stands."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self.path / LOCK, timeout=0)
            self._lock.acquire()
        except Timeout as error:
            raise InputError("another process writes to this folder.", where=str(self.path)) from (
                error
            )
        except OSError as error:
            raise self._refusal(error) from error
        try:
            self._begin()
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Lets others write to it."""
        self._lock.release()

    @property
    def is_complete(self) -> bool:
        """Whether the run has come to its end before."""
        return (self.path / SUMMARY).exists()

    def summary(self) -> dict[str, Any]:
        """What :meth:`close_run` wrote."""
        found = orjson.loads((self.path / SUMMARY).read_bytes())
        assert isinstance(found, dict)
        return found

    def close_run(self, summary: Mapping[str, Any]) -> None:
        """Says in the folder that the run is complete, and what it came to."""
        self._write_json(SUMMARY, summary)

    def keep(self, name: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What the run keeps in a file of its folder, made when it is first asked for.

        Raises:
            InputError: It cannot be read.
        """
        file = self.path / name
        try:
            found = orjson.loads(file.read_bytes())
        except FileNotFoundError:
            self._write_json(name, found := make())
        except (OSError, ValueError) as error:
            raise InputError(
                f"what this run keeps cannot be read: {error}.",
                where=str(file),
                remedy="Name another folder, or delete this one to begin again.",
            ) from error
        assert isinstance(found, dict)
        return found

    def _begin(self) -> None:
        for left in self.path.glob(".*.part"):  # A killed process could not take it away.
            left.unlink(missing_ok=True)
        found = read_run(self.path)
        if found is None:
            others = sorted(item.name for item in self.path.iterdir() if item.name != LOCK)
            if others:
                raise InputError(
                    f"the folder is not empty and holds no run of witting ({others[0]}).",
                    where=str(self.path),
                    remedy="Name another folder.",
                )
            self._write_json(RUN, self._asked)
            return
        self.run = found
        self._check_same()

    def _check_same(self) -> None:
        """Refuses to go on with another input or on other lists: no row would say which it was."""
        difference = tell_difference(self.run["fixed"], self._asked["fixed"])
        if difference is not None:
            key, then, today = difference
            raise InputError(
                f"the folder holds a run that rests on other {key}: {then} then, {today} now.",
                where=str(self.path),
                remedy="Name another folder, or delete this one to begin again.",
            )

    def _write_json(self, name: str, value: Mapping[str, Any]) -> None:
        with replacing(self.path / name) as file:
            file.write(orjson.dumps(value, option=orjson.OPT_INDENT_2))

    def _refusal(self, error: OSError) -> InputError:
        return InputError(
            f"the folder cannot be written to: {error.strerror or error}.",
            where=str(self.path),
            remedy="Choose another place, or make room.",
        )


def tell_difference(was: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """What first differs in what two runs rest on: its key and both values, for a message."""
    for key in sorted({*was, *now}):
        if was.get(key) != now.get(key):
            return key, *_difference(was.get(key), now.get(key))
    return None


def _difference(one: object, other: object) -> tuple[str, str]:
    """What two values are where they first differ."""
    if isinstance(one, list) and isinstance(other, list):
        pairs = zip_longest(one, other)
        one, other = next((pair for pair in pairs if pair[0] != pair[1]), (one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        keys = [key for key in sorted({*one, *other}) if one.get(key) != other.get(key)]
        one, other = ({key: each.get(key) for key in keys[:1]} for each in (one, other))
    return _short(one), _short(other)


def _short(value: object) -> str:
    text = os.fsdecode(orjson.dumps(value))
    return text if len(text) <= 80 else f"{text[:80]}…"  # noqa: PLR2004  # a line of a message
