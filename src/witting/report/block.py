"""What does a person read of one deal on a terminal?

A line says verdict and deal, then follow the reasons, the exposures, the evidence line by line and
what was not checked. Everything wraps within the width; nothing is cut.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from witting.report.legible import legible
from witting.report.papers import shown_papers
from witting.report.reason import reasons_of
from witting.report.sides import shared_identifiers
from witting.report.subject import party_of, say_subject
from witting.report.wording import EFFECTS, PERSPECTIVES, say, say_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from witting.model import Assessment, Deal, Exposure, Finding, Issue, NotChecked
    from witting.report.reason import Reason

    Item = tuple[Text, Text]

STYLES = {"exposed": "bold white on red", "review": "bold black on yellow", "clear": "green"}
CODES = {"exposed": "bold red", "review": "bold yellow", "clear": "bold"}
DASH = Text("-", "dim")
LABEL = 11
"""Columns of the label at the left: ``not checked``."""


def render_deal(
    deal: Deal, assessment: Assessment, *, told: Sequence[NotChecked], with_lists: bool
) -> Iterator[RenderableType]:
    """The block of one deal.

    Args:
        deal: As read.
        assessment: Of that deal.
        told: Gaps whose reason was printed before; only their names are repeated.
        with_lists: Whether to say which snapshots were used.
    """
    yield head(assessment)
    yield Padding(Text(_when(deal, assessment), style="dim"), (0, 0, 0, 2))
    grid = Table.grid(padding=(0, 1), expand=False)
    grid.add_column(width=LABEL, no_wrap=True, style="dim")
    grid.add_column(min_width=3, no_wrap=True)
    grid.add_column(overflow="fold")
    for label, lines in _sections(deal, assessment, told=told, with_lists=with_lists):
        for place, (mark, line) in enumerate(lines):
            alone = mark is DASH and len(lines) == 1
            grid.add_row("" if place else label, "" if alone else mark, line)
    yield Padding(grid, (0, 0, 0, 2))


def head(assessment: Assessment) -> Text:
    """The verdict, in a colour and as a word, and the deal's id."""
    word = assessment.verdict.upper()
    return Text.assemble(
        (f" {word} ", STYLES[assessment.verdict]), " ", (legible(assessment.deal), "bold")
    )


def _when(deal: Deal, assessment: Assessment) -> str:
    day = f"deal of {assessment.date}" if assessment.date else "deal without a date"
    kind = legible(say({}, deal.kind)) if deal.kind else ""
    seen = f"for {say(PERSPECTIVES, assessment.perspective)}"
    papers = shown_papers(deal)
    return " · ".join(filter(None, [kind, day, f"judged as of {assessment.as_of}", seen, papers]))


def _sections(
    deal: Deal, assessment: Assessment, *, told: Sequence[NotChecked], with_lists: bool
) -> Iterator[tuple[str, list[Item]]]:
    yield "why", [(DASH, _reason(item)) for item in reasons_of(assessment)]
    style = CODES[assessment.verdict]
    yield "exposure", [(DASH, _exposure(item, style)) for item in assessment.exposures]
    yield "notice", [(DASH, _notice(item)) for item in assessment.notices]
    yield (
        "evidence",
        [(Text(found.id, "dim"), evidence_line(deal, found)) for found in assessment.findings],
    )
    if assessment.verdict == "clear":
        yield "checked", [(DASH, Text(_checked(assessment)))]
    yield "not checked", list(_not_checked(assessment.coverage.not_checked, told))
    yield "issues", [(DASH, _issue(item)) for item in assessment.issues]
    if with_lists:
        yield "lists", [(DASH, Text(_lists(assessment)))]


def _reason(item: Reason) -> Text:
    rests = f" · rests on {item.finding}" if item.finding else ""
    return Text.assemble(item.text, (rests, "dim"))


def _exposure(item: Exposure, style: str) -> Text:
    return Text.assemble(
        (item.code, style),
        f"  {say(EFFECTS, item.effect)} · {legible(item.legal_basis)}",
        (f" · rests on {', '.join(item.because)}" if item.because else "", "dim"),
    )


def _notice(item: Exposure) -> Text:
    return Text.assemble(
        (item.code, "bold"),
        f"  {say(EFFECTS, item.effect)} · {legible(item.title)} · {legible(item.legal_basis)}",
    )


def evidence_line(deal: Deal, finding: Finding) -> Text:
    """One finding on one line, however it wraps.

    Such as ``parties[1] seller «Lan Hu» ~ LANHU CO., LTD. (us.ofac.sdn:7, score 0.94)``.
    """
    subject = say_subject(deal, finding)
    line = Text(f"{finding.subject}{' ' if subject else ': '}")
    listed = finding.evidence.get("listed_name")
    if listed:
        line.append(f"{subject} ~ ")
        line.append(legible(str(listed)), "bold")
        line.append(f" ({', '.join(_about_match(deal, finding))})")
        return line
    address = finding.evidence.get("listed_address")
    if address:
        line.append(f"{subject} at {legible(str(finding.evidence['address']))} ~ ")
        line.append(legible(str(address)), "bold")
        line.append(f" ({', '.join(_about_address(finding))})")
        return line
    line.append(f"{subject}: " if subject else "")
    # The reasons say the same of a licence in full, just above.
    is_cleared = finding.evidence.get("basis") == "cleared"
    said = f"cleared by {finding.evidence['edition']}" if is_cleared else finding.explanation
    line.append(legible(said))
    if finding.certainty != "strong":
        line.append(f" ({finding.certainty})")
    return line


def _issue(issue: Issue) -> Text:
    return Text(f"{legible(issue.where)}: {legible(issue.what)}")


def _about_match(deal: Deal, finding: Finding) -> Iterator[str]:
    yield legible(str(finding.evidence.get("entity", "")))
    yield f"score {finding.score:.2f}"
    yield from shared_identifiers(party_of(deal, finding.subject), finding.evidence)
    if finding.evidence.get("name_kind") == "weak":
        yield "weak alias"
    if finding.certainty != "strong":
        yield finding.certainty


def _about_address(finding: Finding) -> Iterator[str]:
    evidence = finding.evidence
    is_entry = evidence.get("schema") == "Address"
    yield "a listed address" if is_entry else f"of {legible(str(evidence.get('caption', '')))}"
    yield legible(str(evidence.get("entity", "")))
    yield f"score {finding.score:.2f}"
    if finding.certainty != "strong":
        yield finding.certainty


def _not_checked(gaps: Sequence[NotChecked], told: Sequence[NotChecked]) -> Iterator[Item]:
    for gap in gaps:
        if gap not in told:
            mark = Text("!", "bold yellow") if gap.matters else DASH
            yield mark, Text(f"{legible(gap.check)}: {legible(gap.reason)}")
    again = ", ".join(legible(gap.check) for gap in gaps if gap in told)
    if again:
        yield DASH, Text(f"as above: {again}")


def _checked(assessment: Assessment) -> str:
    checked = assessment.coverage.checked
    lists = [name for name in checked if name.startswith("lists.")]
    rest = [legible(name) for name in checked if not name.startswith("lists.")]
    return ", ".join([*rest, *([f"on {say_count(len(lists), 'list')}"] if lists else [])])


def _lists(assessment: Assessment) -> str:
    lists = assessment.versions.lists
    return ", ".join(f"{name} {lists[name]}" for name in sorted(lists)) or "none"
