"""What docs/deals.md and the examples show is so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from witting.deals import parse_deal, read_deals
from witting.deals.customs import load_mappings, read_table_mapping
from witting.errors import ResourceError
from witting.model import IDENTIFIER_SCHEMES, ROLES
from witting.names import NATIONAL_NUMBERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "deals.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCS, re.DOTALL | re.MULTILINE)


def test_the_json_of_the_docs_is_understood_whole() -> None:
    deal = parse_deal(json.loads(blocks("json")[0]))
    assert deal.issues == ()
    assert deal.goods[0].manufacturer == "Taizhou Lanhu"


def test_the_issue_of_the_docs_is_the_one_that_is_raised(read: Callable[..., list[Deal]]) -> None:
    shown = json.loads(blocks("json")[1])
    (deal,) = read("\n" * 5 + "goods_1_hs_code,id\n101.21,A\n", name="deals.csv")
    assert [issue.to_dict() for issue in deal.issues] == [shown]


def test_the_csv_of_the_docs_is_one_deal(read: Callable[..., list[Deal]]) -> None:
    (deal,) = read(blocks("csv")[0])
    assert [item.hs_code for item in deal.goods] == ["8482.10", "8542.31"]
    assert deal.issues == ()


def test_the_python_of_the_docs_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(blocks("python")[0], "docs/deals.md", "exec"), {})


def test_the_edifact_of_the_docs_is_understood_whole(read: Callable[..., list[Deal]]) -> None:
    (message,) = re.findall(r"^```\n(UNB.*?)^```", DOCS, re.DOTALL | re.MULTILINE)
    (deal,) = read(message, name="docs.edi")
    assert deal.issues == ()
    assert [item.hs_code for item in deal.goods] == ["848210"]


def test_the_mapping_of_the_docs_is_one_and_every_bundled_one_is_named(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(blocks("yaml")[0], encoding="utf-8")
    mapping = read_table_mapping(path)
    assert mapping.parties[0].resident == "ru"
    named = set(re.findall(r"`([a-z_]+)`", DOCS))
    assert named.issuperset(mapping.name for mapping in load_mappings())


def test_every_key_of_a_mapping_is_in_the_docs(tmp_path: Path) -> None:
    """The keys are those that the error for an unknown one lists."""
    named = set(re.findall(r"[a-z_]+", DOCS.partition("### A mapping of your own")[2]))
    parts = {
        "no_key: x": "title: x\n{}\n",
        "parties: [{name: x, no_key: x}]": "title: x\n{}\n",
        "goods: {no_key: x}": "title: x\n{}\n",
        "route: {no_key: x}": "title: x\n{}\n",
    }
    for part, text in parts.items():
        path = tmp_path / "own.yaml"
        path.write_text(text.format(part))
        with pytest.raises(ResourceError, match="has no key 'no_key'") as raised:
            read_table_mapping(path)
        keys = raised.value.what.partition("it may have ")[2].rstrip(".").split(", ")
        assert len(keys) > 5
        assert named.issuperset(keys), set(keys) - named
    assert named.issuperset(NATIONAL_NUMBERS)


def test_every_role_and_scheme_is_in_the_docs() -> None:
    words = set(re.findall(r"[a-z_]+", DOCS))
    assert words.issuperset(ROLES)
    assert words.issuperset(IDENTIFIER_SCHEMES)


@pytest.mark.parametrize(("name", "count"), [("deals.jsonl", 3), ("deals.csv", 3)])
def test_the_examples_are_understood_whole(name: str, count: int) -> None:
    deals = list(read_deals(ROOT / "examples" / name))
    assert len(deals) == count
    assert [deal.issues for deal in deals] == [()] * count
