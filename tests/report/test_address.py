"""How a party's address that is a listed one is shown to the officer."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from witting.model import Finding
from witting.report import print_assessments, write_report

if TYPE_CHECKING:
    from pathlib import Path

    from tests.report.assessed import Pair


ENTRY = "Rm. 1605, Aster Centre, 2-16 Tai Foo Street, Mong Kok, Hong Kong."
GIVEN = "Room 1605 Aster Ctr, Tai Foo St 2-16, Mongkok"


def found(schema: str, caption: str) -> Finding:
    tenant = {"list": "us.ofac.sdn", "entity": "us.ofac.sdn:7", "caption": "Tenant Lilac LLC"}
    evidence = {
        "list": "us.bis.entity-list",
        "snapshot": "2025-04-28",
        "entity": "us.bis.entity-list:a1",
        "caption": caption,
        "schema": schema,
        "address": GIVEN,
        "listed_address": ENTRY,
        "relation": "same",
        "agreeing": ["unit", "building"],
        "programs": ["Entity List"],
        "measures": [],
        "features": [],
        "sharing": 14,
        "in_building": 20,
        "entities": [tenant | {"listed_address": ENTRY, "relation": "same"}],
    }
    said = f"{GIVEN!r} is the listed address {ENTRY!r}."
    return Finding("f1", "address_match", "parties[0]", 1.0, "strong", evidence, said)


@pytest.fixture
def pair(exporter: Pair) -> Pair:
    deal, assessment = exporter
    return deal, replace(assessment, findings=(found("Address", ENTRY),), exposures=())


def test_the_page_has_both_addresses_and_who_is_there(pair: Pair, tmp_path: Path) -> None:
    write_report([pair], tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    row = page.split("Who is there")[1].split("</tr>")[0]
    name = pair[0].parties[0].name
    assert name is not None
    assert name in row.replace("&amp;", "&")
    assert "Tenant Lilac LLC (us.ofac.sdn:7)" in row
    assert "and 13 more on the list" in row
    assert page.index(">Address</th>") < page.index("Who is there")


def test_the_listed_party_itself_is_there(exporter: Pair, tmp_path: Path) -> None:
    deal, assessment = exporter
    finding = found("Company", "Landlord Lotus LLC")
    write_report([(deal, replace(assessment, findings=(finding,)))], tmp_path / "r.html")
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    row = page.split("Who is there")[1].split("</tr>")[0]
    assert row.index("Landlord Lotus LLC") < row.index("Tenant Lilac LLC")


def test_the_table_has_one_line_for_it(pair: Pair) -> None:
    file = io.StringIO()
    print_assessments([pair], form="table", console=Console(file=file, width=400))
    (line,) = [line for line in file.getvalue().splitlines() if "evidence" in line]
    assert f"at {GIVEN} ~ {ENTRY} (a listed address, us.bis.entity-list:a1, score 1.00)" in line
