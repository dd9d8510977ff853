"""nomenklatura's enricher of yente, unchanged, against a real server."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import missing
from tests.serving.running import KEY

if TYPE_CHECKING:
    from tests.serving.running import Running

SCRIPT = Path(__file__).with_name("enricher_script.py")


@pytest.fixture(scope="module")
def python() -> str:
    """A Python that has nomenklatura: this one, or the one that WITTING_PEER_PYTHON names."""
    if importlib.util.find_spec("nomenklatura") is not None:
        return sys.executable
    peer = os.environ.get("WITTING_PEER_PYTHON", "")
    if not peer:
        missing("nomenklatura (nor does WITTING_PEER_PYTHON name a Python that has it)")
    return peer


def test_the_enricher_matches_and_expands(server: Running, python: str) -> None:
    arguments = [server.url, KEY, "Keremet Bank", "Company", "kg"]
    run = subprocess.run(
        [python, str(SCRIPT), *arguments], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    first = found["matches"][0]["id"]
    assert first.startswith(("us.ofac.sdn:", "uk.fcdo:"))
    assert found["matches"][0]["name"]
    assert found["expanded"][0]["id"] == first
    # Its link to the bank is lost on their side: an id there may have no colon (docs/api.md).
    assert "Sanction" in [item["schema"] for item in found["expanded"]]
