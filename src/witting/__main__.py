"""``python -m witting`` is the command ``witting``."""

from __future__ import annotations

from witting.cli import main

main()
