"""What do files of owners say of a party that they did not say before?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.model import Assessment, Finding


def owner_changes(before: Assessment, after: Assessment) -> Iterator[str]:
    """Each as a sentence: whose share rose or fell, who came, who went.

    Args:
        before: The last answer.
        after: The answer on the same day and lists.
    """
    was, now = _holders(before), _holders(after)
    for key in sorted(was.keys() | now.keys()):
        asset, owner = key
        one, other = was.get(key), now.get(key)
        if one is None:
            yield f"{owner} holds {other} of {asset} by the files of owners, which did not say so."
        elif other is None:
            yield f"{owner} no longer holds of {asset} by the files of owners; it was {one}."
        elif one != other:
            yield f"{owner} holds {other} of {asset} by the files of owners; it was {one}."


def _holders(assessment: Assessment) -> dict[tuple[str, str], str]:
    """What each owner holds of each asset, as the chains of the findings have it."""
    found: dict[tuple[str, str], str] = {}
    for finding in assessment.findings:
        if finding.kind == "ownership":
            found.update(_steps(finding))
    return found


def _steps(finding: Finding) -> Iterator[tuple[tuple[str, str], str]]:
    steps: list[Mapping[str, Any]] = finding.evidence["chain"]["steps"]
    for step in steps:
        for part in step["holders"]:
            share = part["share_text"] or f"a part ({part['kind']})"
            yield (str(step["asset"]), str(part["owner"])), str(share)
