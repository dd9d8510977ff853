"""Can a report be written there, and how does no half of one ever stay?"""

from __future__ import annotations

import os
import platform
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES = (".html", ".jsonl", ".parquet")


def check_output(path: Path) -> None:
    """Says no before the work, not after it: is this a file that a report can be written to?

    Raises:
        InputError: The suffix is none of SUFFIXES, or nothing can be written there.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(
            f"a report's form is told by the end of its name, and {path.suffix or 'none'!r} is "
            "not known.",
            where=str(path),
            remedy=f"End the name in {', '.join(SUFFIXES[:-1])} or {SUFFIXES[-1]}.",
        )
    check_place(path)


def check_place(path: Path) -> None:
    """Says no before the work: can any file be written there?

    Raises:
        InputError: It is a folder, its folder is not there, or nothing can be written to it.
    """
    part = _part(path)
    try:
        if path.is_dir():
            raise InputError("this is a folder.", where=str(path), remedy="Name a file in it.")
        if not path.parent.is_dir():
            what = "the file cannot be written: there is no such folder."
            raise InputError(what, where=str(path.parent), remedy="Make it first.")
        part.open("wb").close()
        part.unlink()
    except OSError as error:
        raise _refusal(path, error) from error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file beside ``path`` that takes its place when it is whole and on the disk.

    Whatever goes wrong, what stood at ``path`` before stands there still.

    Raises:
        InputError: The disk is full or the place cannot be written to.
    """
    part = _part(path)
    try:
        with part.open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(_target(path))
    except OSError as error:
        # An error that names another file is the input's, not ours.
        if error.filename not in (None, str(part)):
            raise
        raise _refusal(path, error) from error
    finally:
        part.unlink(missing_ok=True)


def _part(path: Path) -> Path:
    target = _target(path)
    # Processes of two machines that share the folder may have one number.
    return target.with_name(f".{target.name[:150]}.{platform.node()[:40]}.{os.getpid()}.part")


def _target(path: Path) -> Path:
    """The file itself where ``path`` is a link to it: the link is to stay one."""
    return Path(os.path.realpath(path))


def _refusal(path: Path, error: OSError) -> InputError:
    return InputError(
        f"the file cannot be written: {error.strerror or error}.",
        where=str(path),
        remedy="Choose another place, or make room.",
    )
