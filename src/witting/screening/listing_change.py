"""Who came onto the lists, left them or was listed otherwise between one day and the next?

A list is known by its editions at hand alone. Who is on the first of them may have been listed long
before, and who is on the second was listed at some time between the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from witting.model import Assessment


@dataclass(frozen=True, slots=True)
class ListingChange:
    """One change as a sentence.

    Args:
        text: The sentence.
        is_same_edition: Whether the list is the same as before, and the entry counts otherwise
            since another list does.
    """

    text: str
    is_same_edition: bool


def listing_changes(before: Assessment, after: Assessment) -> Iterator[ListingChange]:
    """Each in a sentence with the editions that it is told from.

    Args:
        before: On the lists of the day before.
        after: On those of the day.
    """
    here, gone = _listed(after), _listed(before)
    old, new = before.versions.lists, after.versions.lists

    def change(entry: Mapping[str, Any], text: str) -> ListingChange:
        name = _list(entry)
        return ListingChange(text, is_same_edition=name in new and old.get(name) == new[name])

    for entity in sorted(here.keys() - gone.keys()):
        yield change(here[entity], _came(here[entity], before=old.get(_list(here[entity]))))
    for entity in sorted(gone.keys() - here.keys()):
        went = _went(gone[entity], after=new.get(_list(gone[entity])))
        yield change(gone[entity], went + _lack(after, _list(gone[entity])))
    for entity in sorted(here.keys() & gone.keys()):
        if here[entity].get("measures") != gone[entity].get("measures"):
            text = f"The entry of {say_party(here[entity])} is another on {_edition(here[entity])}."
            yield change(here[entity], text)


def entries_of(assessment: Assessment) -> Iterator[Mapping[str, Any]]:
    """What the findings have of each entry of a list: of owners of the parties, then of parties."""
    for finding in assessment.findings:
        asset = (finding.evidence.get("asset") or {}).get("name")
        for holder in finding.evidence.get("holders") or ():
            yield {**holder, "asset": asset}
    for finding in assessment.findings:
        if finding.evidence.get("entity"):
            yield finding.evidence


def say_party(entry: Mapping[str, Any]) -> str:
    """``OJSC KEREMET BANK (us.ofac.sdn:52743)``, and what it owns where it is no party itself."""
    owner = f", who owns or controls {entry['asset']}," if entry.get("asset") else ""
    return f"{entry.get('caption') or entry.get('listed_name')} ({entry.get('entity')}){owner}"


def _came(entry: Mapping[str, Any], *, before: str | None) -> str:
    """Args: before: The list's edition of the day before, or None where there was none."""
    who, snapshot = say_party(entry), entry.get("snapshot")
    if before is None:
        return (
            f"{who} is on {_list(entry)} since {snapshot}, the first edition at hand, or before"
            f"{_listing_day(entry)}."
        )
    if before == snapshot:
        return f"{who} counts on {_edition(entry)}, beside the lists that it was taken from."
    return (
        f"{who} is on {_edition(entry)} and was not found on that of {before}{_listing_day(entry)}."
    )


def _went(entry: Mapping[str, Any], *, after: str | None) -> str:
    """Args: after: The list's edition of the day, or None where it speaks no longer."""
    who, snapshot = say_party(entry), entry.get("snapshot")
    if after is None:
        return f"{who} was on {_edition(entry)}, which no longer speaks."
    if after == snapshot:
        return (
            f"{who} no longer counts on {_edition(entry)}: newer editions of the lists that it "
            "was taken from are at hand."
        )
    return f"{who} is not found on {_list(entry)} of {after}, and was on that of {snapshot}."


def _lack(assessment: Assessment, name: str) -> str:
    """What the list's edition is without, in which the entry may have been."""
    gaps = assessment.coverage.not_checked
    reasons = (gap.reason for gap in gaps if gap.check.startswith(f"lists.{name},"))
    return "".join(f" But {reason}" for reason in reasons)


def _listing_day(entry: Mapping[str, Any]) -> str:
    """The earliest day of listing that the entry itself gives; nothing where it gives none."""
    measures = entry.get("measures") or ()
    days = sorted(str(item["listed_on"]) for item in measures if item.get("listed_on"))
    return f"; the entry gives {days[0]} as the day of listing" if days else ""


def _listed(assessment: Assessment) -> dict[str, Mapping[str, Any]]:
    return {str(entry["entity"]): entry for entry in entries_of(assessment)}


def _list(entry: Mapping[str, Any]) -> str:
    return str(entry.get("list"))


def _edition(entry: Mapping[str, Any]) -> str:
    return f"{_list(entry)} of {entry.get('snapshot')}"
