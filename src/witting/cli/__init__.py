"""The command line: options in, print out."""

from __future__ import annotations

from witting.cli.command import main

__all__ = ["main"]
