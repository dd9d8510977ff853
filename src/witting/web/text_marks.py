"""Where in the texts of a deal does what was found stand?"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.report.legible import legible_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import Assessment, Deal, Finding

    Span = tuple[int, int, str, str]

LABELS = PURPOSE, TEXT, GOODS = "Purpose", "Text", "Goods"
_TEXT = re.compile(r"text\[(\d+)\]\Z")


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of a text; where it is marked, the finding it belongs to and what it means."""

    text: str
    finding: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One free text of the deal: what it is called, its place in the deal, its pieces."""

    label: str
    subject: str
    parts: tuple[TextPart, ...]


def mark_texts(deal: Deal, assessment: Assessment) -> list[MarkedText]:
    """Every free text of the deal with the findings in it; goods only where one is marked."""
    spans = defaultdict[str, list["Span"]](list)
    for finding in assessment.findings:
        for subject, span in _spans(finding):
            spans[subject].append(span)
    texts = [(PURPOSE, "purpose", deal.purpose)]
    texts += [(TEXT, f"text[{place}]", text) for place, text in enumerate(deal.text)]
    for place, item in enumerate(deal.goods):
        subject = f"goods[{place}].description"
        if spans[subject]:
            texts.append((GOODS, subject, item.description))
    return [
        MarkedText(label, subject, tuple(_cut(text, spans[subject])))
        for label, subject, text in texts
        if text
    ]


def _spans(finding: Finding) -> Iterator[tuple[str, Span]]:
    evidence = finding.evidence
    if finding.kind == "text_mention":
        start, end = evidence.get("start"), evidence.get("end")
        if isinstance(start, int) and isinstance(end, int):
            names = (evidence.get(name) for name in ("caption", "what", "place"))
            means = str(next(filter(None, names), ""))
            yield finding.subject, (start, end, finding.id, means)
    elif finding.kind == "goods":
        is_text = finding.subject == "purpose" or _TEXT.match(finding.subject)
        for mark in evidence.get("marks") or ():
            if mark.get("field") == "description":
                subject = finding.subject if is_text else f"{finding.subject}.description"
                yield subject, (mark["start"], mark["end"], finding.id, str(mark["means"]))


def _cut(text: str, spans: Sequence[Span]) -> Iterator[TextPart]:
    """The text in pieces; of two marks that overlap the first and longer one stays."""
    at = 0
    for start, end, finding, means in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not at <= start < end <= len(text):
            continue
        if at < start:
            yield TextPart(legible_lines(text[at:start]))
        yield TextPart(legible_lines(text[start:end]), finding, legible_lines(means))
        at = end
    if at < len(text):
        yield TextPart(legible_lines(text[at:]))
