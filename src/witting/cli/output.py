"""A file of JSON lines that is there whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from witting.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

OUTPUT = click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a .jsonl file instead of printing.",
)


def check_jsonl(output: Path, sources: Iterable[Path]) -> None:
    """Refuses, before any work is done, what cannot be the output.

    Raises:
        click.BadParameter: The name does not end in .jsonl, or it is one of the files to read.
    """
    if output.suffix != ".jsonl":
        raise click.BadParameter("the file's name must end in .jsonl.", param_hint="--output")
    refuse_source(output, sources)


def refuse_source(output: Path, sources: Iterable[Path]) -> None:
    """Refuses to write over what is to be read.

    Raises:
        click.BadParameter: The output is one of the sources, by whatever path.
    """
    target = os.path.realpath(output)
    if any(os.path.realpath(path) == target for path in sources):
        raise click.BadParameter("this is one of the files to read.", param_hint="--output")


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
