"""docs/api.md says what the server does."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import missing
from tests.serving.running import KEY

from witting import api
from witting.serving import Limits
from witting.serving.health import ROLES as HEALTH
from witting.serving.limits import variable_of
from witting.serving.problem import STATUS

if TYPE_CHECKING:
    from tests.serving.running import Running

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
COMMANDS = [
    command
    for block in re.findall(r"^```sh\n(curl.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
    for command in re.split(r"\n(?=curl)", block)
]


def test_every_route_is_there_with_its_role() -> None:
    rows = re.findall(r"^\| `((?:GET|POST) [^`]+)` \| (\w*) ?\|", PAGE, re.MULTILINE)
    expected = {
        name.replace(":path}", "}"): role.value if role else ""
        for name, role in {**api.ROLES, **HEALTH}.items()
    }
    assert dict(rows) == expected


def test_every_code_is_there_with_its_status() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\d{3}) \|", PAGE, re.MULTILINE)
    assert {code: int(status) for code, status in rows} == dict(STATUS)


def test_every_limit_is_among_the_settings_with_its_default() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for item in fields(Limits):
        row = next(line for line in page.splitlines() if f"`{variable_of(item.name)}`" in line)
        assert f"{item.default:,}" in row, item.name


@pytest.mark.parametrize("command", COMMANDS, ids=range(len(COMMANDS)))
def test_every_command_is_answered(server: Running, command: str) -> None:
    if shutil.which("curl") is None:
        missing("curl")
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, "URL": server.url, "KEY": KEY},
        capture_output=True,
        text=True,
        check=True,
    )
    answer = json.loads(run.stdout)
    assert "error" not in answer
    assert {"responses", "assessments", "cases"} & answer.keys()
