"""What does the evidence of a red flag say, in words?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.redflags import load_rules
from witting.report.fact import Fact
from witting.report.legible import legible
from witting.report.wording import SOURCES, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def facts_of_flag(evidence: Mapping[str, Any]) -> Iterator[Fact]:
    """What it is, what it weighs, what to ask, and which paper names it."""
    yield Fact("Sign", legible(str(evidence["title"])))
    yield Fact("Weight", f"{evidence['weight']}; from {load_rules().review_from} in all on, review")
    yield Fact("To ask", legible(str(evidence["says"])))
    read = say(SOURCES, str(evidence["source_read"]))
    paper = f"{evidence['document']}, {evidence['document_date']}"
    yield Fact("Paper", legible(paper), (read, legible(str(evidence["source"]))))
