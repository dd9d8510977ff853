"""What do the papers of a deal say differently, as findings?

Source: UCP 600, article 14 d: data in a document must not conflict with data in the credit or any
other document; Departments of Commerce, Treasury and Justice, Tri-Seal Compliance Note of 2 March
2023: last-minute changes and false shipping documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from witting.model import Deal, Difference

FLAG = "papers"
MOST_SHOWN = 200
"""Letters of what a paper says."""


def difference_findings(deal: Deal) -> Iterator[Callable[[str], Finding]]:
    """What makes a finding of each difference between the papers of a deal."""
    return map(_maker, deal.differences)


def _maker(difference: Difference) -> Callable[[str], Finding]:
    what = difference.what.replace("_", " ")
    said = " and ".join(f"{value[:MOST_SHOWN]!r} in {paper}" for paper, value in difference.values)
    values = [{"document": paper, "value": value} for paper, value in difference.values]
    return lambda name: Finding(
        id=name,
        kind="red_flag",
        subject=difference.what,
        score=1.0,
        certainty="possible",
        evidence={"flag": FLAG, "what": difference.what, "values": values},
        explanation=f"The papers of the deal differ on the {what}: {said}.",
    )
