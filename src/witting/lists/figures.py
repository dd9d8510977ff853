"""How much is in a list: records, names, identifiers, measures, issues?"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from witting.model import listing_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.model import Issue, ListRecord

_EDGES = """
    Associate ContractAward Control CourtCaseParty Debt Directorship Documentation Employment
    Family Membership Occupancy Ownership Payment ProjectParticipant Representation Succession
    UnknownLink
"""
EDGES = frozenset(_EDGES.split())
"""FollowTheMoney's schemas of links between two entities, the edges of
resources/lists/ftm/schemata.yaml; a test holds them to it, and reading that file takes longer than
a list's figures."""

MAX_KINDS = 50
"""So many kinds of issues are kept with a snapshot; the issues themselves are kept all."""

_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_NUMBER = re.compile(r"\d+")
_MISSING = re.compile(r"\bthese are missing: ([^.]+)\.")


def is_edge(record: ListRecord) -> bool:
    """Whether the record is a link and no listed thing."""
    return record.principal.schema in EDGES


class Figures:
    """Counts records and issues as they pass."""

    __slots__ = (
        "_edges",
        "_identifiers",
        "_issues",
        "_kinds",
        "_measures",
        "_missing",
        "_names",
        "_schemas",
        "records",
    )

    def __init__(self) -> None:
        self.records = 0
        self._edges = 0
        self._names = 0
        self._identifiers = 0
        self._measures = 0
        self._issues = 0
        self._kinds: Counter[str] = Counter()
        self._schemas: Counter[str] = Counter()
        self._missing: dict[str, None] = {}

    def add_record(self, record: ListRecord) -> None:
        """Counts one record."""
        if is_edge(record):
            self._edges += 1
            return
        listing = listing_of(record)
        self.records += 1
        self._schemas[listing.schema] += 1
        self._names += len(listing.names)
        self._identifiers += len(listing.identifiers)
        self._measures += len(listing.measures)

    def add_issue(self, issue: Issue) -> None:
        """Counts one issue; one that says "these are missing: …" names what the source lacks."""
        self._issues += 1
        self._kinds[kind_of(issue)] += 1
        if found := _MISSING.search(issue.what):
            self._missing.update(dict.fromkeys(found[1].split(", ")))

    def to_facts(self) -> dict[str, Any]:
        """The counts under the names that :class:`~witting.lists.snapshot.Snapshot` has."""
        return {
            "records": self.records,
            "edges": self._edges,
            "names": self._names,
            "identifiers": self._identifiers,
            "measures": self._measures,
            "issues": self._issues,
            "issue_kinds": dict(_most_first(self._kinds.items())[:MAX_KINDS]),
            "schemas": dict(_most_first(self._schemas.items())),
            "missing": tuple(self._missing),
        }


def kind_of(issue: Issue) -> str:
    """The field and the sentence without the values in it, so that like issues count as one."""
    _, _, field = issue.where.rpartition(", ")
    sentence = _NUMBER.sub("N", _QUOTED.sub("…", issue.what))
    return f"{_NUMBER.sub('N', field)}: {sentence}"


def _most_first(counts: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counts, key=lambda item: (-item[1], item[0]))
