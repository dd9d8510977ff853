"""What must each table hold, by the events of the chain?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from witting.cases.canonical import canonical, sha256
from witting.cases.moment import moment_text
from witting.cases.papers import ASSESSED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.cases.event import Event

Rows = dict[tuple[Any, ...], Any]
"""What is in a row by its key."""

OF_CASES = ("cases", "case_tags", "findings", "judgements")
"""Tables whose key begins with a case."""


class ExpectedRows:
    """Follows the events to what each table must hold after the last."""

    def __init__(self) -> None:
        self.rows: dict[str, Rows] = defaultdict(dict)
        """By table, and by the row's key."""
        self._shown: dict[int, Mapping[str, Any]] = {}
        self._opened: dict[int, str] = {}
        self._findings: dict[int, list[str]] = defaultdict(list)
        self._resting: dict[int, set[tuple[int, str]]] = defaultdict(set)

    def add(self, event: Event) -> None:
        """The next event of the chain; one whose content was purged left nothing behind."""
        content = event.content
        if content is None:
            return
        if event.case is not None:
            self._add_to_case(event, event.case, content)
        elif event.kind.startswith("user."):
            facts = (content["roles"], content["is_active"], content["password"])
            self.rows["users"][content["name"],] = facts
        elif event.kind.startswith("key."):
            facts = (content["roles"], content["is_active"], content["digest"])
            self.rows["api_keys"][content["name"],] = facts
        elif event.kind == "settings.changed":
            self.rows["settings"] = {(name,): str(int(content[name])) for name in content}
        elif event.kind == "purged":
            self._forget(set(content["cases"]))

    def _add_to_case(self, event: Event, case: int, content: Mapping[str, Any]) -> None:
        at = moment_text(event.at)
        if event.kind in ASSESSED:
            self._assess(case, content)
        elif event.kind == "judged":
            tags = tuple(sorted(map(tuple, content["tags"])))
            said = (content["value"], event.seq, tags)
            self.rows["judgements"][case, content["fingerprint"]] = said
        elif event.kind == "allowed":
            self._allow(case, content)
        elif event.kind == "allowance.ended":
            self._end(content["allowance"], at=at)
        opened = self._opened.setdefault(case, at)
        row = {**self._shown[case], **content["state"], "opened": opened, "updated": at}
        self.rows["cases"][case,] = digest_of(row)

    def _assess(self, case: int, content: Mapping[str, Any]) -> None:
        self._shown[case] = content["shown"]
        self.rows["case_tags"][case,] = tuple(sorted(map(tuple, content["tags"])))
        findings = self.rows["findings"]
        for name in self._findings[case]:
            _, allowance = findings.pop((case, name))
            self._resting[allowance].discard((case, name))
        self._findings[case] = [item["id"] for item in content["findings"]]
        for item in content["findings"]:
            key = (case, item["id"])
            findings[key] = (item["fingerprint"], item["allowance"])
            self._resting[item["allowance"]].add(key)

    def _allow(self, case: int, content: Mapping[str, Any]) -> None:
        facts, key = content["allowance"], (case, content["finding"])
        digests = (facts["party_key"], facts["party_digest"], facts["listing_digest"])
        row = (case, *digests, facts["snapshot"], facts["until"], None)
        self.rows["allowances"][facts["id"],] = row
        self.rows["findings"][key] = (self.rows["findings"][key][0], facts["id"])
        self._resting[facts["id"]].add(key)

    def _end(self, allowance: int, *, at: str) -> None:
        row = self.rows["allowances"][allowance,]
        self.rows["allowances"][allowance,] = (*row[:-1], at)
        findings = self.rows["findings"]
        for key in self._resting.pop(allowance, ()):
            # It may rest on another allowance since, or be gone.
            if key in findings and findings[key][1] == allowance:
                findings[key] = (findings[key][0], None)

    def _forget(self, cases: set[int]) -> None:
        for name in OF_CASES:
            rows = self.rows[name]
            self.rows[name] = {key: rows[key] for key in rows if key[0] not in cases}
        rows = self.rows["allowances"]
        self.rows["allowances"] = {key: rows[key] for key in rows if rows[key][0] not in cases}
        for case in cases:
            self._findings.pop(case, None)


def digest_of(row: Mapping[str, Any]) -> str:
    """Of a row of cases: a desk has many, and all of them are in memory while they are compared."""
    return sha256(canonical(row))
