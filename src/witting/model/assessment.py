"""What is the answer, on which law, with which evidence, and what was not looked at?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.model.finding import Finding
from witting.model.issue import Issue

if TYPE_CHECKING:
    from collections.abc import Mapping

PERSPECTIVES = ("non_us_bank", "us_person", "eu_operator", "uk_person", "exporter")
VERDICTS = ("exposed", "review", "clear")
EFFECTS = (
    "prohibited",
    "secondary_sanctions",
    "licence_required",
    "listed_elsewhere",
    "conflict_of_laws",
    "review",
)


@dataclass(frozen=True, slots=True)
class Exposure:
    """A provision whose conditions are met, or would be if a person confirms the evidence.

    Args:
        code: The short code, such as ``US-SDN14024``.
        provision: The key of the provision's file, such as ``us.eo14024.s11.a-ii``.
        effect: One of EFFECTS, for the perspective asked for.
        consequence: What may follow, to whom, by which authority.
        legal_basis: Instrument and article.
        in_force_from: First day of the window that covers the day, or None where open.
        in_force_to: Last day of it, or None where open.
        because: Ids of the findings that meet the condition.
        title: The provision's title.
        legal_text: What the provision says, in our words.
        source: Address of the source.
        source_read: ``read``, ``secondary``, ``inferred`` or ``recalled``.
        note: Why the effect is weaker than the provision's own, where it is; else empty.
    """

    code: str
    provision: str
    effect: str
    consequence: str
    legal_basis: str
    in_force_from: dt.date | None
    in_force_to: dt.date | None
    because: tuple[str, ...]
    title: str = ""
    legal_text: str = ""
    source: str = ""
    source_read: str = ""
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As the assessment writes it."""
        return {
            "code": self.code,
            "provision": self.provision,
            "title": self.title,
            "effect": self.effect,
            "consequence": self.consequence,
            "legal_basis": self.legal_basis,
            "legal_text": self.legal_text,
            "in_force": {"from": _iso(self.in_force_from), "to": _iso(self.in_force_to)},
            "source": self.source,
            "source_read": self.source_read,
            "note": self.note,
            "because": list(self.because),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Exposure:
        """The exposure that :meth:`to_dict` wrote."""
        same = {key: data[key] for key in data if key not in {"in_force", "because"}}
        return cls(
            **same,
            in_force_from=_day(data["in_force"]["from"]),
            in_force_to=_day(data["in_force"]["to"]),
            because=tuple(data["because"]),
        )


@dataclass(frozen=True, slots=True, order=True)
class NotChecked:
    """A check that was not made, and why.

    Args:
        check: Such as ``goods``, ``lists.us.ofac.sdn`` or ``parties[2]``.
        reason: As a sentence.
        matters: Whether the deal may not be called clear without it.
    """

    check: str
    reason: str
    matters: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was checked and what was not."""

    checked: tuple[str, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As the assessment writes it."""
        return {
            "checked": list(self.checked),
            "not_checked": [
                {"check": item.check, "reason": item.reason, "matters": item.matters}
                for item in self.not_checked
            ],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Coverage:
        """The coverage that :meth:`to_dict` wrote."""
        gaps = (NotChecked(**item) for item in data["not_checked"])
        return cls(tuple(data["checked"]), tuple(gaps))


@dataclass(frozen=True, slots=True)
class Versions:
    """What the answer rests on.

    Args:
        lists: The snapshot of each list.
        thresholds: From which scores on a listing was a match, and a strong one; as JSON values.
        regimes: The digest of the provisions.
        witting: The version of the software.
        owners: The digest of each file of owners, where there are any.
        learned: The version of each model of the user's own, where there are any.
        red_flags: The digest of the rules, and of a history of deals and of trade flows where they
            were given.
    """

    lists: Mapping[str, str]
    thresholds: Mapping[str, Any]
    regimes: str
    witting: str
    owners: Mapping[str, str] = field(default_factory=dict)
    learned: Mapping[str, str] = field(default_factory=dict)
    red_flags: Mapping[str, str] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """As the assessment writes it."""
        return {
            "lists": {name: self.lists[name] for name in sorted(self.lists)},
            "thresholds": dict(self.thresholds),
            "regimes": self.regimes,
            "witting": self.witting,
            **({"owners": dict(sorted(self.owners.items()))} if self.owners else {}),
            **({"learned": dict(sorted(self.learned.items()))} if self.learned else {}),
            **({"red_flags": dict(sorted(self.red_flags.items()))} if self.red_flags else {}),
        }


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer for one deal, one day and one perspective.

    Args:
        deal: The deal's id.
        date: The deal's own day, or None.
        as_of: The day that law and lists were judged on.
        verdict: One of VERDICTS.
        why: One sentence per reason for the verdict, the gravest first.
        notices: Acts that may forbid to act on the exposures; the verdict does not rest on them.
    """

    deal: str
    date: dt.date | None
    as_of: dt.date
    perspective: str
    verdict: str
    exposures: tuple[Exposure, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    versions: Versions
    why: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    notices: tuple[Exposure, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The assessment as JSON values, in the order of DESIGN's contract."""
        return {
            "deal": self.deal,
            "date": _iso(self.date),
            "as_of": self.as_of.isoformat(),
            "perspective": self.perspective,
            "verdict": self.verdict,
            "why": list(self.why),
            "exposures": [item.to_dict() for item in self.exposures],
            "notices": [item.to_dict() for item in self.notices],
            "findings": [item.to_dict() for item in self.findings],
            "coverage": self.coverage.to_dict(),
            "issues": [item.to_dict() for item in self.issues],
            "versions": self.versions.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Assessment:
        """The assessment that :meth:`to_dict` wrote, with the scores as they were rounded there."""
        as_of = _day(data["as_of"])
        assert as_of is not None
        return cls(
            deal=data["deal"],
            date=_day(data["date"]),
            as_of=as_of,
            perspective=data["perspective"],
            verdict=data["verdict"],
            exposures=tuple(map(Exposure.from_dict, data["exposures"])),
            findings=tuple(map(Finding.from_dict, data["findings"])),
            coverage=Coverage.from_dict(data["coverage"]),
            versions=Versions(**data["versions"]),
            why=tuple(data["why"]),
            issues=tuple(map(Issue.from_dict, data["issues"])),
            notices=tuple(map(Exposure.from_dict, data["notices"])),
        )


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
