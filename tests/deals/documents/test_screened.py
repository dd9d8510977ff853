"""A listed party is found wherever a document names it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from witting.cli.command import group

SAMPLES = Path(__file__).parent / "samples"
LISTED = "us.ofac.sdn:52743"
"""Keremet Bank, which papers spell in several ways."""


@pytest.mark.parametrize(
    ("file", "name", "spelling"),
    [
        ("invoice.xml", "Muster Lager GmbH", "KEREMET BANK OAO"),
        ("invoice.xml", "Muster Lager", "Keremet-Bank OJSC"),
        ("invoice.xml", "OsOO Primer Trade", "KEREMET  BANK"),
        ("invoice.xml", "Pavel Testov", "KEREMET BANK OAO"),
        ("invoice.xml", "Obrazets Sklad", "Keremet-Bank OJSC"),
        ("invoice.xml", "Beta Bank", "KEREMET  BANK"),
        ("invoice.xml", "Second Owner LLC", "KEREMET BANK OAO"),
        ("invoice.xml", "Pribor Zavod", "Keremet-Bank OJSC"),
        ("waybill.xml", "Linea Ejemplo", "KEREMET  BANK"),
        ("waybill.xml", "Spedition Probe", "KEREMET BANK OAO"),
        ("waybill.xml", "Vymysel OOO", "Keremet-Bank OJSC"),
        ("cross.xml", "Muster Chips", "KEREMET  BANK"),
        ("cross.xml", "Primer Institut", "KEREMET BANK OAO"),
        ("cross.xml", "Alpha Bank", "Keremet-Bank OJSC"),
        ("cross.xml", "Vymysel OOO", "KEREMET  BANK"),
        ("batch.xml", "Primer One", "KEREMET BANK OAO"),
        ("batch.xml", "Probe Bank", "Keremet-Bank OJSC"),
        ("declaration.xml", "Obrazets Export", "KEREMET  BANK"),
        ("declaration.xml", "Primer Trade", "KEREMET BANK OAO"),
    ],
)
def test_a_listed_party_in_a_document_is_found(
    file: str, name: str, spelling: str, demo_home: Path, tmp_path: Path
) -> None:
    text = (SAMPLES / file).read_text()
    assert f">{name}<" in text
    assert _screened(text.replace(f">{name}<", f">{spelling}<"), demo_home, tmp_path / file)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("ubl/peppol_base-example.xml", "Delivery party Name"),
        ("cii/akretion_zugferd-basic.xml", "Kunden AG Mitte"),
        ("wco/hmrc3_TT_EX001a.xml", "Packings Import Incorporated"),
        ("wco/TTM4_TC012_Declaration_submitted_with_currency_of_USD.xml", "Bags Exports"),
    ],
)
def test_a_listed_party_in_a_public_sample_is_found(
    file: str, name: str, shared: Path, demo_home: Path, tmp_path: Path
) -> None:
    text = (shared / "deals" / file).read_text(encoding="utf-8-sig")
    assert f">{name}<" in text
    changed = text.replace(f">{name}<", ">\nKeremet-Bank OJSC\n<")
    assert _screened(changed, demo_home, tmp_path / "sample.xml")


def _screened(text: str, home: Path, path: Path) -> bool:
    """Whether the listing is a match of a party of the deals in the file."""
    path.write_text(text, encoding="utf-8")
    arguments = ["screen", str(path), "--as-of", "2025-05-01"]
    result = CliRunner().invoke(group, arguments, env={"WITTING_HOME": str(home)})
    assert result.exit_code == 1
    return any(
        finding["kind"] == "party_match" and LISTED in json.dumps(finding["evidence"])
        for line in result.stdout.splitlines()
        for finding in json.loads(line)["findings"]
    )
