"""A file of JSON lines that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

OUTPUT = click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a .jsonl file instead of printing.",
)


def check_written(output: Path, *, suffixes: Sequence[str], sources: Iterable[Path] = ()) -> None:
    """Refuses, before any work is done, what cannot be the output.

    Args:
        output: The file to be written.
        suffixes: One of them ends its name.
        sources: Files that are read and must stay.

    Raises:
        click.BadParameter: The name ends otherwise, or it is one of the files to read.
        InputError: Nothing can be written there, such as into a folder that does not exist.
    """
    from witting.report.output import check_place

    if output.suffix.lower() not in suffixes:
        ends = " or ".join(suffixes)
        what = f"{output}: the file's name must end in {ends}."
        raise click.BadParameter(what, param_hint="--output")
    _refuse_source(output, sources)
    check_place(output)


def check_jsonl(output: Path, sources: Iterable[Path]) -> None:
    """The same for an output that must be JSON lines.

    Raises:
        click.BadParameter: As above.
        InputError: As above.
    """
    check_written(output, suffixes=(".jsonl",), sources=sources)


def write_lines(lines: Iterable[bytes], output: Path) -> None:
    """Writes beside the file and takes its place at the end, so that half a file is never there.

    Raises:
        InputError: The file cannot be written.
    """
    part = output.with_name(f"{output.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.writelines(lines)
        part.replace(output)
    except OSError as error:
        raise InputError(
            f"the file cannot be written: {error.strerror or error}.",
            where=str(output),
            remedy="Free some space or choose another --output.",
        ) from error
    finally:
        with contextlib.suppress(OSError):  # It is gone, or was never there.
            part.unlink()


def _refuse_source(output: Path, sources: Iterable[Path]) -> None:
    target = os.path.realpath(output)
    if any(os.path.realpath(path) == target for path in sources):
        raise click.BadParameter("this is one of the files to read.", param_hint="--output")
