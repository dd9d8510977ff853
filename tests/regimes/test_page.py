"""What docs/regimes.md shows is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from witting.model import EFFECTS, PERSPECTIVES
from witting.regimes import CODES, SOURCE_READ, load_regimes, markdown_table
from witting.regimes.grammar import KINDS
from witting.regimes.provision_file import parse_provision
from witting.resources import parse_yaml

PAGE = (Path(__file__).parents[2] / "docs" / "regimes.md").read_text(encoding="utf-8")
TABLE = re.compile(r"<!-- witting regimes list --format markdown -->\n(.*?)<!-- end -->", re.DOTALL)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_the_table_is_current() -> None:
    found = TABLE.search(PAGE)
    assert found is not None
    assert found[1] == markdown_table(load_regimes()), (
        "put what `witting regimes list --format markdown` prints between the two comments"
    )


def test_a_reading_that_only_yields_a_review_is_shown_as_one() -> None:
    (row,) = [line for line in PAGE.splitlines() if "| 2022-03-01 to 2023-12-14 |" in line]
    assert row.count("| review ") == len(PERSPECTIVES)


def test_the_python_of_the_page_runs() -> None:
    exec(compile(blocks("python")[0], "docs/regimes.md", "exec"), {})


def test_the_file_of_the_page_is_read_whole() -> None:
    node = parse_yaml(blocks("yaml")[0], file="regimes.md")
    assert parse_provision(node, key="us.eo14024.s1").code == "US-SDN14024"


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_of_condition_is_on_the_page(kind: str) -> None:
    assert f"`{kind}: " in PAGE


def test_every_word_of_the_files_is_known() -> None:
    for provision in load_regimes().provisions:
        assert provision.code in CODES
        assert not provision.title.endswith(".")
        for variant in provision.variants:
            assert variant.source_read in SOURCE_READ
            assert tuple(variant.rulings) == PERSPECTIVES
            for ruling in variant.rulings.values():
                assert ruling.effect == "none" or ruling.effect in EFFECTS
                assert ruling.effect == "none" or ruling.consequence.endswith(".")
            for case in variant.review:
                assert case.note.endswith(".")
