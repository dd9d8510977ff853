"""A listed party is found wherever a message names it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from witting.cli.command import group

SAMPLES = Path(__file__).parent / "samples"
LISTED = "KEREMET BANK OAO"


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("pacs008.xml", "OsOO Primer Trade"),
        ("pacs008.xml", "Beta Bank"),
        ("pacs008.xml", "Bank Severny, Tver branch"),
        ("pacs008.xml", "Second Owner LLC"),
        ("pacs008.xml", "Muster Werk AG"),
        ("pain001.xml", "Creditor B"),
        ("pain001.xml", "Primer Holding"),
        ("several.xml", "Creditor A"),
        ("several.xml", "Vymysel OOO"),
        ("several.xml", "Primer One"),
    ],
)
def test_a_listed_party_in_a_message_is_found(
    file: str, name: str, demo_home: Path, tmp_path: Path
) -> None:
    text = (SAMPLES / file).read_text()
    path = tmp_path / file
    path.write_text(text.replace(f">{name}<", f">{LISTED}<"))
    arguments = ["screen", str(path), "--as-of", "2025-05-01"]
    result = CliRunner().invoke(group, arguments, env={"WITTING_HOME": str(demo_home)})
    found = [
        finding["evidence"]
        for line in result.stdout.splitlines()
        for finding in json.loads(line)["findings"]
        if finding["kind"] == "party_match"
    ]
    assert any("us.ofac.sdn:52743" in json.dumps(evidence) for evidence in found)
    assert result.exit_code == 1
