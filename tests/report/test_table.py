from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from rich.console import Console

from witting.report import print_assessments
from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.report.assessed import Pair


def table(pairs: Iterable[Pair], width: int = 80) -> str:
    file = io.StringIO()
    print_assessments(pairs, form="table", console=Console(file=file, width=width))
    return file.getvalue()


def joined(text: str) -> str:
    """The text without the breaks that the width made."""
    return "".join(text.split())


@pytest.mark.parametrize("width", [80, 160])
def test_no_line_is_wider_than_the_terminal(width: int, pairs: list[Pair]) -> None:
    deal, assessment = pairs[0]
    endless = (deal, replace(assessment, deal="D" * 300))
    for line in table([*pairs, endless], width).splitlines():
        assert cell_len(line) <= width, line


@pytest.mark.parametrize("width", [80, 160])
def test_no_finding_exposure_reason_or_gap_is_lost(width: int, pairs: list[Pair]) -> None:
    shown = joined(table(pairs, width))
    for _, item in pairs:
        assert joined(f" {item.verdict.upper()} {item.deal}") in shown
        for text in [*item.why, *(issue.what for issue in item.issues)]:
            assert joined(text) in shown
        for exposure in item.exposures:
            assert exposure.code in shown
            assert joined(exposure.legal_basis) in shown
        for found in item.findings:
            said = str(found.evidence.get("listed_name") or found.explanation)
            assert joined(legible(said)) in shown
        for gap in item.coverage.not_checked:
            assert joined(gap.reason) in shown


def test_the_evidence_of_a_match_is_one_readable_line(exporter: Pair) -> None:
    assert (
        "f1  parties[1] seller «Chang Sha Lanhu Optical Sensor Tecnology Company Limited» ~ "
        "CHANGSHA LANHU OPTICAL SENSOR TECHNOLOGY CO., LTD. (us.ofac.sdn:90001, score 0.94, "
        "USCC 914301000668186736)"
    ) in table([exporter], 300)


def test_an_effect_is_said_in_words(exporter: Pair) -> None:
    assert "US-SDN14024  risk of secondary sanctions · E.O. 14024" in table([exporter], 200)


def test_a_gap_of_every_deal_is_explained_once(make_clear: Callable[[int], Pair]) -> None:
    shown = table(make_clear(number) for number in range(3))
    assert shown.count("who owns the parties") == 1
    assert shown.count("as above: ownership") == 2


def test_the_summary_counts(pairs: list[Pair]) -> None:
    last = table(pairs).splitlines()[-1]
    assert " ".join(last.split()) == "7 deals: 4 exposed , 2 review , 1 clear"


def test_no_deals() -> None:
    assert table([]).startswith("0 deals:")


def test_of_many_deals_the_clear_ones_are_a_line_each(
    exporter: Pair, make_clear: Callable[[int], Pair]
) -> None:
    clear = [make_clear(number) for number in range(1, 40)]
    lines = table([*clear, exporter]).splitlines()
    assert lines[0].startswith(" CLEAR  LC-2025-001 cotton  judged as of 2025-05-01")
    assert sum(line.startswith(" CLEAR ") for line in lines) == 39
    assert sum("not checked" in line for line in lines) == 1
    assert "us.ofac.sdn:90001" in "".join(lines)


def test_a_terminal_is_not_commanded_by_a_name(pairs: list[Pair]) -> None:
    assert "\x1b" not in table(pairs)
    assert "\u202e" not in table(pairs)


def test_colour_follows_the_terminal_and_no_color(
    exporter: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    def coloured() -> str:
        file = io.StringIO()
        console = Console(file=file, width=80, force_terminal=True, color_system="standard")
        print_assessments([exporter], form="table", console=console)
        return file.getvalue()

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "41m EXPOSED " in coloured()
    monkeypatch.setenv("NO_COLOR", "1")
    assert "41m" not in coloured()
    assert " EXPOSED " in coloured()


def test_a_terminal_that_lacks_the_letters_still_gets_the_table(
    pairs: list[Pair], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    print_assessments(pairs, form="table")
    sys.stdout.flush()
    assert b"EXPOSED" in raw.getvalue()
