"""Is a party of the deal someone on whom a list lays a measure that applies on the day?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.regimes.condition import POSSIBLE
from witting.regimes.meeting import Doubt, Meeting, meet_by
from witting.regimes.standing import Standing, published_of, standing_of
from witting.regimes.wording import either, has_any, text_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from witting.model import Finding
    from witting.regimes.window import Window

MENTION_KIND = "text_mention"
MATCH_KINDS = frozenset({"party_match", "identifier_match", MENTION_KIND})
"""Findings that say: this party, or whoever this text names, is that listed one."""
MENTIONED = "a text names it, and a person must say whether it takes part in the deal"

ADDRESS_KIND, ADDRESS = "address_match", "Address"
"""The finding that says where a party is, and the schema of an entry that is a place."""

ROLE_WORDS = " in another role than "


@dataclass(frozen=True, slots=True)
class UnderMeasure:
    """A party is listed, and one of its measures is of a certain kind and applies on the day.

    Programs, provisions and authorities are compared whole, without regard to case and to a full
    stop at the end. An empty tuple asks nothing. A party without a role may be in any role.
    ``not_beside`` are programs and provisions of which the entry must have none at all.
    """

    lists: tuple[str, ...]
    programs: tuple[str, ...] = ()
    not_programs: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    not_provisions: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    not_roles: tuple[str, ...] = ()
    not_beside: tuple[str, ...] = ()

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        return _meet(_matches(findings, self.lists, self.not_roles), self._measures, day)

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return not MATCH_KINDS.isdisjoint(kinds)

    def _measures(self, evidence: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        measures = evidence.get("measures") or ()
        words = {text_key(text) for measure in measures for text in _words(measure)}
        if not words.isdisjoint(map(text_key, self.not_beside)):
            return []
        return [measure for measure in measures if self._fits(measure)]

    def _fits(self, measure: Mapping[str, Any]) -> bool:
        program = {text_key(measure.get("program") or "")}
        provisions = {text_key(text) for text in measure.get("provisions") or ()}
        authority = {text_key(measure.get("authority") or "")}
        return (
            has_any(program, self.programs)
            and has_any(provisions, self.provisions)
            and has_any(authority, self.authorities)
            and program.isdisjoint(map(text_key, self.not_programs))
            and provisions.isdisjoint(map(text_key, self.not_provisions))
        )

    def __str__(self) -> str:
        """Lists, programs and provisions in words."""
        asked = (
            (" under ", self.programs),
            (" under a program other than ", self.not_programs),
            (" with the measure ", self.provisions),
            (" and not ", self.not_provisions),
            (" on the authority of ", self.authorities),
            (ROLE_WORDS, self.not_roles),
            (" with nothing beside it of ", self.not_beside),
        )
        words = "".join(before + either(texts) for before, texts in asked if texts)
        return f"a party matches an entry of {either(self.lists)}{words}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A party is on a list, whatever its measures; one that states none applies."""

    lists: tuple[str, ...]
    not_roles: tuple[str, ...] = ()

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        found = _matches(findings, self.lists, self.not_roles)
        return _meet(found, lambda evidence: evidence.get("measures") or [{}], day)

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return not MATCH_KINDS.isdisjoint(kinds)

    def __str__(self) -> str:
        """The lists in words."""
        aside = f"{ROLE_WORDS}{either(self.not_roles)}" if self.not_roles else ""
        return f"a party matches an entry of {either(self.lists)}{aside}"


@dataclass(frozen=True, slots=True)
class ListedIn:
    """A party matches an entry of one of the lists that gives one of the countries as its own."""

    lists: tuple[str, ...]
    countries: tuple[str, ...]

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        found = [
            finding
            for finding in _matches(findings, self.lists, ())
            if not set(finding.evidence.get("countries") or ()).isdisjoint(self.countries)
        ]
        return _meet(found, lambda evidence: evidence.get("measures") or [{}], day)

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return not MATCH_KINDS.isdisjoint(kinds)

    def __str__(self) -> str:
        """Lists and countries in words."""
        where = either(tuple(code.upper() for code in self.countries))
        return f"a party matches an entry of {either(self.lists)} that is of {where}"


@dataclass(frozen=True, slots=True)
class ListedAddress:
    """A party uses an address that is an entry of a list itself, whoever is there."""

    lists: tuple[str, ...]
    not_roles: tuple[str, ...] = ()

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        entries = [
            finding
            for finding in findings
            if finding.kind == ADDRESS_KIND and finding.evidence.get("schema") == ADDRESS
        ]
        found = _on_lists(entries, self.lists, self.not_roles)
        return _meet(found, lambda evidence: evidence.get("measures") or [{}], day)

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return ADDRESS_KIND in kinds

    def __str__(self) -> str:
        """The lists in words."""
        aside = f"{ROLE_WORDS}{either(self.not_roles)}" if self.not_roles else ""
        return f"a party uses an address that is an entry of {either(self.lists)}{aside}"


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """An entity that a publisher named outside of its list's own fields.

    Args:
        entity: Its id, such as ``us.ofac.sdn:52743``.
        name: Its name, for people.
        window: When it was so named.
        source: Where.
    """

    entity: str
    name: str
    window: Window
    source: str


@dataclass(frozen=True, slots=True)
class Named:
    """A party is one of certain listed entities."""

    entities: tuple[NamedEntity, ...]

    def meet(self, findings: Sequence[Finding], day: date) -> Meeting:
        """See :class:`Condition`."""
        named = {item.entity for item in self.entities if item.window.covers(day)}
        found = [
            finding
            for finding in findings
            if finding.kind in MATCH_KINDS and finding.evidence.get("entity") in named
        ]
        return _meet(found, lambda evidence: evidence.get("measures") or [{}], day)

    def is_open_to(self, kinds: AbstractSet[str]) -> bool:
        """See :class:`Condition`."""
        return not MATCH_KINDS.isdisjoint(kinds)

    def __str__(self) -> str:
        """The entities in words."""
        return "a party matches " + either(
            tuple(f"{item.name} ({item.entity}, {item.window})" for item in self.entities)
        )


def _words(measure: Mapping[str, Any]) -> Iterator[str]:
    yield measure.get("program") or ""
    yield from measure.get("provisions") or ()


def _matches(
    findings: Sequence[Finding], lists: tuple[str, ...], not_roles: tuple[str, ...]
) -> Iterator[Finding]:
    matches = (finding for finding in findings if finding.kind in MATCH_KINDS)
    return _on_lists(matches, lists, not_roles)


def _on_lists(
    findings: Iterable[Finding], lists: tuple[str, ...], not_roles: tuple[str, ...]
) -> Iterator[Finding]:
    for finding in findings:
        evidence = finding.evidence
        if evidence.get("list") in lists and evidence.get("role") not in not_roles:
            yield finding


def _meet(
    findings: Iterable[Finding],
    measures_of: Callable[[Mapping[str, Any]], Sequence[Mapping[str, Any]]],
    day: date,
) -> Meeting:
    """Matches of which a measure applies on the day; a measure that may apply leaves a doubt."""
    sure, doubts = [], []
    for finding in findings:
        measures, published = measures_of(finding.evidence), published_of(finding.evidence)
        standings = [standing_of(measure, day, published=published) for measure in measures]
        if Standing.APPLIES in standings:
            if finding.certainty == "strong":
                sure.append(finding.id)
            else:
                why = MENTIONED if finding.kind == MENTION_KIND else POSSIBLE
                doubts.append(Doubt(finding.id, why))
        elif Standing.MAY_APPLY in standings:
            measure = measures[standings.index(Standing.MAY_APPLY)]
            doubts.append(Doubt(finding.id, _imprecise(measure, published)))
    return meet_by(sure, doubts)


def _imprecise(measure: Mapping[str, Any], published: date | None) -> str:
    program = measure.get("program") or "the measure"
    if not (measure.get("start") or measure.get("listed_on") or measure.get("end")):
        return (
            f"whether {program} applied on the day already is not known: the list of {published} "
            "is younger and does not say since when"
        )
    start, end = (measure.get(name) or "unknown" for name in ("start", "end"))
    return (
        f"whether {program} applied on the day is not known: the list dates its start {start} and "
        f"its end {end}"
    )
