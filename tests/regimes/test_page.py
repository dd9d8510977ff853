"""What docs/regimes.md shows is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from witting.model import EFFECTS, PERSPECTIVES
from witting.regimes import CODES, SOURCE_READ, Licence, Provision, load_regimes
from witting.regimes.grammar import KINDS
from witting.regimes.page_section import provision_section
from witting.regimes.provision_file import parse_provision
from witting.resources import parse_yaml

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "regimes.md").read_text(encoding="utf-8")
PROVISIONS = (DOCS / "provisions.md").read_text(encoding="utf-8")
FILES: tuple[Provision | Licence, ...] = (*load_regimes().provisions, *load_regimes().licences)
KEYS = [item.key for item in FILES]


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_a_reading_that_only_yields_a_review_is_shown_as_one() -> None:
    (row,) = [line for line in PROVISIONS.splitlines() if "| 2022-03-01 to 2023-12-14 |" in line]
    assert row.count("| review ") == len(PERSPECTIVES)


@pytest.mark.parametrize("item", FILES, ids=KEYS)
def test_each_file_has_a_section_with_its_days_law_source_and_reviewer(
    item: Provision | Licence,
) -> None:
    section = PROVISIONS.split(f"\n### {item.key}\n")[1].split("\n### ")[0]
    assert f"- **in force:** {', '.join(map(str, item.in_force))}\n" in section
    assert f"- **legal basis:** {item.legal_basis} ([text]({item.legal_basis.source}))" in section
    assert f"- **reviewed:** {item.reviewed_on or 'nobody'}" in section
    parts = item.variants if isinstance(item, Provision) else item.editions
    for part in parts:
        (row,) = [line for line in section.splitlines() if f"| {part.window}" in line]
        assert f"[{part.source_read}]({part.source}) |" in row


def test_each_key_of_the_index_leads_to_its_section() -> None:
    found = re.findall(r"\[`([^`]+)`\]\(#([^)]+)\)", PROVISIONS)
    assert [key for key, _ in found] == KEYS
    headings = re.findall(r"^### (.+)$", PROVISIONS, re.MULTILINE)
    # As the sites that render Markdown make them: small letters, digits and hyphens.
    anchors = {re.sub(r"[^a-z0-9-]", "", heading.lower()) for heading in headings}
    assert {anchor for _, anchor in found} == anchors
    assert len(anchors) == len(FILES)


def test_a_file_that_was_reviewed_says_by_whom_and_when() -> None:
    node = parse_yaml(
        blocks("yaml")[0]
        .replace("reviewed_by: null ", "reviewed_by: A. Counsel ")
        .replace("reviewed_on: null", "reviewed_on: 2026-01-02"),
        file="regimes.md",
    )
    provision = parse_provision(node, key="us.eo14024.s1")
    assert "- **reviewed:** 2026-01-02 by A. Counsel\n" in provision_section(provision)


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
