"""The command line: options in, print out."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Runs the command line and ends the process with its exit status."""
    try:
        # Late, so that an interrupt while it is loaded ends like any other.
        from witting.interrupts import interrupts_wait

        with interrupts_wait():
            from witting.cli.command import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
