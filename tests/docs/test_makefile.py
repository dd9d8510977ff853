"""What `make` says while pip is silent for minutes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(shutil.which("make") is None, reason="there is no make on this machine")
def test_each_step_of_the_demo_is_told_before_it_begins(tmp_path: Path) -> None:
    command = ["make", "--dry-run", "demo", f"VENV={tmp_path}/venv"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)  # ours
    lines = done.stdout.splitlines()
    for step in ("-m venv", "install --quiet", "witting demo"):
        [place] = [at for at, line in enumerate(lines) if step in line]
        assert lines[place - 1].startswith("echo "), step
