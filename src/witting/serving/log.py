"""What does the server tell whoever runs it?

One JSON object a line on standard error. No line says who was looked for: no name, no query
string, no path but the route's own, no words of an error that may quote a caller.
"""

from __future__ import annotations

import logging
import sys
import traceback
from typing import TYPE_CHECKING, Any

import orjson

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import BinaryIO


class Log:
    """Writes lines.

    Args:
        clock: What time it is.
        stream: Where to; standard error where it is None.
    """

    def __init__(self, clock: Callable[[], datetime], stream: BinaryIO | None = None) -> None:
        self._clock = clock
        self._stream = stream

    def write(self, event: str, **facts: Any) -> None:
        """One line; it is dropped where nobody can take it, since the answer matters more."""
        line = {"at": self._clock(), "event": event, **facts}
        stream = self._stream or sys.stderr.buffer
        try:
            stream.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE, default=str))
            stream.flush()
        except (OSError, ValueError):
            return

    def fault(self, error: BaseException, **facts: Any) -> None:
        """One line about an error nobody foresaw: its kind and places, not its words."""
        frames = traceback.extract_tb(error.__traceback__)
        places = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in frames[-8:]]
        self.write("fault", error=type(error).__name__, places=places, **facts)


OWN = "witting."
"""What the names of our own loggers begin with; what they say names nobody who was looked for."""


class LogHandler(logging.Handler):
    """Takes what is logged at warning or above; of a library only the place, as it may quote.

    Args:
        log: Where it goes.
    """

    def __init__(self, log: Log) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        """One line about a record."""
        said = {"said": record.getMessage()} if record.name.startswith(OWN) else {}
        place = f"{record.name}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        kind = type(error).__name__ if error else None
        self._log.write("library", level=record.levelname, place=place, error=kind, **said)
