"""How is the name filter measured while everybody is answered?

In a process of its own that gives way to all others, by the command that anybody can run. One at a
time: a second one would measure the first.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

    from witting.serving.log import Log

_NICE = 10
_HAS_MEASURED = (0, 1)
"""Also with status 1, which says that a name was not found."""
_OWN = "WITTING_"
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Measurement:
    """The one that runs, or the last.

    Args:
        started: When.
        is_running: Whether it still runs.
        trouble: Why there is no report of it; empty where there is, or may yet be.
    """

    started: dt.datetime
    is_running: bool = True
    trouble: str = ""


class Measuring:
    """Runs ``witting validate``.

    Args:
        home: WITTING_HOME.
        log: Told when one ends.
        clock: What time it is.
    """

    def __init__(self, home: Path, log: Log, clock: Callable[[], dt.datetime]) -> None:
        self._home, self._log, self._clock = home, log, clock
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._is_over = False
        self.last: Measurement | None = None
        """The one that runs, or the last since the server started."""

    def start(self, *, sample: int, output: Path) -> bool:
        """Begins to measure.

        Args:
            sample: About so many names.
            output: Where the report goes once it is whole.

        Returns:
            False where one runs already.
        """
        with self._lock:
            if self.last is not None and self.last.is_running:
                return False
            self.last = Measurement(self._clock())
            run = threading.Thread(target=self._run, args=(self.last, sample, output), daemon=True)
            run.start()
            return True

    def stop(self) -> None:
        """Ends what runs, or is about to, with the server."""
        self._is_over = True
        if self._process is not None:
            self._process.terminate()

    def _run(self, begun: Measurement, sample: int, output: Path) -> None:
        try:
            trouble = self._measure(["--sample", str(sample), "--output", str(output)])
        except OSError as error:
            trouble = error.strerror or type(error).__name__
        self.last = Measurement(begun.started, is_running=False, trouble=trouble)
        self._log.write("validated", is_done=not trouble)

    def _measure(self, options: list[str]) -> str:
        # Without the folder that it runs in, where anybody may have put a module of that name.
        command = [sys.executable, "-P", "-m", "witting", "validate", *options]
        # Keys and addresses of databases are nothing that it needs.
        outside = {name: os.environ[name] for name in os.environ if not name.startswith(_OWN)}
        environment = {**outside, f"{_OWN}HOME": str(self._home)}
        with tempfile.TemporaryFile() as said:
            self._process = subprocess.Popen(  # noqa: S603  # our own command, a number and a path
                command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=said,
            )  # fmt: skip
            if self._is_over:
                self._process.terminate()
            if hasattr(os, "setpriority"):
                with contextlib.suppress(ProcessLookupError):
                    os.setpriority(os.PRIO_PROCESS, self._process.pid, _NICE)
            status = self._process.wait()
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").strip().splitlines()
        if status in _HAS_MEASURED:
            return ""
        return lines[-1][:_LONGEST] if lines else f"status {status}"
