"""What if standard output is closed or full, or cannot say a letter?"""

from __future__ import annotations

import io
import os
import sys


def open_streams() -> None:
    """Gives a closed stream a place to write to, and lets every letter be written.

    Python has None for a stream that the caller closed (``>&-``). A terminal or a pipe of another
    encoding (``LANG=C``) gets a question mark for what it lacks; JSON lines are bytes and UTF-8
    always.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Held until the process ends, and first: no file may get the number 1 or 2.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115  # see above
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace" if name == "stdout" else "backslashreplace")


def drop_output() -> None:
    """Forgets what is still to be written to standard output, which takes no more.

    Otherwise Python tries again at its very end, and complains on its own.
    """
    try:
        number = sys.__stdout__.fileno() if sys.__stdout__ is not None else -1
    except (OSError, ValueError):  # It is closed, or no file at all.
        return
    if number >= 0:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, number)
        os.close(nowhere)
