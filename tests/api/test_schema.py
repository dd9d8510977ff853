"""Every route takes what its description says, and survives what it does not say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.serving.running import KEY

pytest.importorskip("schemathesis", reason="schemathesis is not installed")

if TYPE_CHECKING:
    from tests.serving.running import Running


def test_made_up_requests_find_no_fault(server: Running, tmp_path: Path) -> None:
    command = [
        str(Path(sys.executable).with_name("schemathesis")),
        "run",
        f"{server.url}/openapi.json",
        *("-H", f"Authorization: ApiKey {KEY}"),
        *("--max-examples", "4"),
        *("--phases", "coverage,fuzzing"),
        *("--seed", "11"),
        # Our rules say more than a schema can: a list that is loaded, a reason that has words.
        *("--exclude-checks", "positive_data_acceptance"),
        "--no-color",
    ]
    run = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=600
    )
    assert run.returncode == 0, run.stdout[-8_000:]
    assert b'"event":"fault"' not in server.log.getvalue()


def test_the_description_names_roles_errors_and_the_key(server: Running) -> None:
    with server.client(None) as client:
        found = client.get("/openapi.json").json()
    match = found["paths"]["/match/{dataset}"]["post"]
    assert match["x-role"] == "viewer"
    assert match["security"] == [{"ApiKey": []}]
    assert match["responses"]["400"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Error"
    }
    assert found["paths"]["/healthz"]["get"].get("security") is None
    assert found["paths"]["/entities/{entity_id}"]["get"]["x-role"] == "viewer"
