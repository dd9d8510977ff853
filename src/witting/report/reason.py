"""What is one reason of a verdict in words, and which finding does it speak of?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Assessment

_NAMED = re.compile(r"(?:^|(?<=: ))(f\d+): ")


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, and the id of the finding that it tells in full; empty where it names none."""

    text: str
    finding: str = ""


def reasons_of(assessment: Assessment) -> Iterator[Reason]:
    """The reasons, the gravest first; ``f5: General License 8J …`` becomes words and an id."""
    known = {finding.id for finding in assessment.findings}
    for text in assessment.why:
        named = _NAMED.search(text)
        if named and named[1] in known:
            yield Reason(legible(text[: named.start()] + text[named.end() :]), named[1])
        else:
            yield Reason(legible(text))


def first_reason(assessment: Assessment) -> str:
    """The gravest reason in a few words, for a row where the codes stand beside it already."""
    titles = (item.title for item in assessment.exposures[:1] if item.title)
    licences = (
        f"Cleared by {item.evidence['edition']}"
        for item in assessment.findings
        if assessment.verdict == "clear" and item.evidence.get("basis") == "cleared"
    )
    others = (reason.text for reason in reasons_of(assessment))
    return next(iter([*titles, *licences, *others]), "")
