"""What docs/goods.md and docs/findings.md show is so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from witting.goods import identify
from witting.model import FINDING_KINDS, Deal, GoodsItem, Route
from witting.regimes import load_regimes
from witting.resources import read_yaml
from witting.screening.facts import find

if TYPE_CHECKING:
    from witting.screening.query_search import QuerySearch

DOCS = Path(__file__).parents[2] / "docs"


def blocks(name: str, language: str) -> list[str]:
    text = (DOCS / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_the_python_of_the_docs_runs() -> None:
    for name in ("goods.md", "findings.md"):
        for block in blocks(name, "python"):
            exec(compile(block, name, "exec"), {})  # our own text


def test_the_codes_of_the_table_are_read_as_it_says() -> None:
    table = (DOCS / "goods.md").read_text(encoding="utf-8").split("| written |")[1]
    rows = [line.split("|")[1:3] for line in table.split("\n\n")[0].splitlines()[2:]]
    for written, meant in rows:
        for code in re.findall(r"`([^`]+)`", written):
            found = identify(hs_code=code)
            if named := re.match(r" (\d{4})\.(\d\d)", meant):
                assert [item.code for item in found.hs6] == ["".join(named.groups())], code
            if "with the reason" in meant:
                assert found.status == "unidentified", code


def test_the_evidence_of_the_docs_is_what_is_found(nobody: QuerySearch) -> None:
    *_, goods, _flag, route = (json.loads(block) for block in blocks("findings.md", "json"))
    item = GoodsItem(description="Ball bearings", hs_code="8482.10")
    deal = Deal(id="D", goods=(item,), route=Route(final_destination="Bishkek"))
    found = find(deal, nobody, load_regimes())
    assert [finding.evidence for finding in found] == [goods, route]


def test_the_sides_of_the_docs_are_those_of_the_resource() -> None:
    text = (DOCS / "findings.md").read_text(encoding="utf-8")
    plain = read_yaml("routes/sides.yaml").plain()
    assert isinstance(plain, list)
    for side in plain:
        (row,) = re.findall(rf"^\| `{side['side']}` \|(.*)$", text, re.MULTILINE)
        told, _, certainty = (cell.strip() for cell in row.split("|")[:3])
        assert certainty == side["certainty"]
        for role in side["roles"]:
            assert role in told or role == "party"


def test_every_kind_of_finding_is_in_the_docs() -> None:
    text = (DOCS / "findings.md").read_text(encoding="utf-8")
    assert all(f"`{kind}`" in text for kind in FINDING_KINDS)
