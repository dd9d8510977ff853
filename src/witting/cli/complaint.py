"""How is told, on one line of standard error, what went wrong?"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from witting.errors import WittingError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


def complain(error: WittingError | str) -> None:
    """Prints the error; a file's own words in it are shown, not obeyed."""
    # Nothing is imported for it: it must work when the memory is gone.
    text = " ".join(f"witting: {error}".split())
    shown = (sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)
    click.echo("".join(shown), err=True)


def explain(error: Exception) -> str:
    """What an error of the system or of Python means to the user."""
    if isinstance(error, MemoryError):
        return "there is not enough memory for this input. Give it in smaller files."
    if isinstance(error, ImportError):
        return f"a part of the installation cannot be loaded: {error}. Install witting anew."
    if isinstance(error, RecursionError):
        return "the input is nested too deeply to be read."
    if isinstance(error, OSError):
        return _refused(error)
    return (
        f"this is a fault of witting's own: {type(error).__name__}: {error} ({_place(error)}). "
        "Please report it; with WITTING_DEBUG=1 it shows how it came about."
    )


def _refused(error: OSError) -> str:
    what = error.strerror or str(error)
    if error.filename is not None:
        return f"{error.filename!s}: {what}."
    if error.errno in _NO_ROOM:
        return f"the output cannot be written: {what}. Free some space, or write elsewhere."
    return f"something cannot be read or written: {what}."


def _place(error: Exception) -> str:
    """Module and line of the innermost frame."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    if frame is None:
        return "nowhere"
    return f"{frame.tb_frame.f_globals.get('__name__', '?')}, line {frame.tb_lineno}"
