"""Which provisions do the findings meet, on that day, seen from there?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from witting.model import EFFECTS, PERSPECTIVES, Exposure
from witting.regimes.docket import docket_of
from witting.regimes.match_condition import MATCH_KINDS
from witting.regimes.provision import RECALLED
from witting.regimes.standing import Standing, published_of, standing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from witting.model import Finding
    from witting.regimes.docket import Docketed
    from witting.regimes.library import Regimes
    from witting.regimes.meeting import Meeting
    from witting.regimes.provision import Variant

REVIEW = "review"
CONFLICT = "conflict_of_laws"
UNJUDGED_KINDS = MATCH_KINDS | {"address_match"}


def evaluate(
    regimes: Regimes, findings: Sequence[Finding], *, day: date, perspective: str
) -> tuple[Exposure, ...]:
    """The exposures, the gravest first, at most one for each provision.

    Where a provision is met only by findings that a person must confirm, or by facts that it names
    as a reason to look, or where its source is only recalled, the effect is ``review`` and the note
    says why.

    Args:
        regimes: The provisions.
        findings: In any order; the answer does not depend on it.
        day: The day of the law.
        perspective: One of PERSPECTIVES: who asks.

    Raises:
        ValueError: The perspective is none.
    """
    if perspective not in PERSPECTIVES:
        raise ValueError(f"perspective is one of {', '.join(PERSPECTIVES)}, not {perspective!r}")
    return _judged(regimes, findings, day=day, perspective=perspective, conflicts=False)


def notices(
    regimes: Regimes, findings: Sequence[Finding], *, day: date, perspective: str
) -> tuple[Exposure, ...]:
    """Acts that may forbid to act on an exposure: warnings, which no verdict rests on.

    A match that is only possible leads to none: nothing is refused for it yet.
    """
    return _judged(regimes, findings, day=day, perspective=perspective, conflicts=True)


def _judged(
    regimes: Regimes,
    findings: Sequence[Finding],
    *,
    day: date,
    perspective: str,
    conflicts: bool,
) -> tuple[Exposure, ...]:
    if not findings:
        return ()
    kinds = frozenset(finding.kind for finding in findings)
    docket = docket_of(
        regimes, day=day, perspective=perspective, kinds=kinds, are_notices=conflicts
    )
    found = (_judge(item, findings, day=day, perspective=perspective) for item in docket)
    return tuple(sorted((item for item in found if item), key=gravity))


def unjudged(
    findings: Sequence[Finding], exposures: Sequence[Exposure], *, day: date | None = None
) -> tuple[Finding, ...]:
    """The matches that no exposure rests on, such as one on a bank's own list.

    Args:
        findings: All findings.
        exposures: What :func:`evaluate` made of them.
        day: The day asked for. With it, the explanation of a match whose measures have all not yet
            begun or are over says so.
    """
    judged = {name for exposure in exposures for name in exposure.because}
    left = (item for item in findings if item.kind in UNJUDGED_KINDS and item.id not in judged)
    return tuple(item if day is None else _with_standing(item, day) for item in left)


def _judge(
    item: Docketed, findings: Sequence[Finding], *, day: date, perspective: str
) -> Exposure | None:
    provision, variant, window = item
    full = variant.condition.meet(findings, day)
    lesser = [case.condition.meet(findings, day) for case in variant.review]
    ids = full.ids.union(*(meeting.ids for meeting in lesser))
    if not ids:
        return None
    ruling = variant.rulings[perspective]
    if ruling.effect == CONFLICT and not full.is_sure:
        return None
    stands = full.is_sure and variant.source_read != RECALLED
    return Exposure(
        code=provision.code,
        provision=provision.key,
        effect=ruling.effect if stands or ruling.effect == CONFLICT else REVIEW,
        consequence=ruling.consequence,
        legal_basis=str(provision.legal_basis),
        in_force_from=window.first,
        in_force_to=window.last,
        because=tuple(sorted(ids, key=_id_order)),
        title=provision.title,
        legal_text=" ".join(text for text in (provision.legal_text, variant.reading) if text),
        source=variant.source,
        source_read=variant.source_read,
        note=" ".join(_notes(variant, full=full, lesser=lesser)),
    )


def _notes(variant: Variant, *, full: Meeting, lesser: Sequence[Meeting]) -> Iterator[str]:
    """Why the effect is weaker than the provision's own, wholly or for some of the findings."""
    said = list(_doubtful(variant, full=full, lesser=lesser))
    certain = full.ids - {doubt.finding for doubt in full.doubts}
    if said and full.is_sure and certain:
        yield f"{_names(certain)}: certain."
    if variant.source_read == RECALLED:
        yield "The text of the provision was not read, it is only recalled: at most a review."
    yield from said


def _doubtful(variant: Variant, *, full: Meeting, lesser: Sequence[Meeting]) -> Iterator[str]:
    seen = full.ids
    for case, meeting in zip(variant.review, lesser, strict=True):
        if new := meeting.ids - seen:
            seen |= new
            yield f"{_names(meeting.ids if not full.ids else new)}: {case.note}"
    doubts = {(doubt.why, doubt.finding) for meeting in (full, *lesser) for doubt in meeting.doubts}
    for why in sorted({why for why, _ in doubts}):
        names = _names(name for reason, name in doubts if reason == why)
        yield f"{names}: {why}."


def _names(ids: Iterable[str]) -> str:
    return ", ".join(sorted(ids, key=_id_order))


def _id_order(name: str) -> tuple[int, str]:
    """``f2`` before ``f10``."""
    return len(name), name


def gravity(exposure: Exposure) -> tuple[int, str, str]:
    """What exposures are sorted by, the gravest first."""
    return EFFECTS.index(exposure.effect), exposure.code, exposure.provision


def _with_standing(finding: Finding, day: date) -> Finding:
    sentences, published = [], published_of(finding.evidence)
    for measure in finding.evidence.get("measures") or ():
        program = measure.get("program") or "a measure without a name"
        standing = standing_of(measure, day, published=published)
        if standing is Standing.NOT_BEGUN:
            sentences.append(
                f"{program} does not apply yet on {day}: it begins {_first_day(measure)}."
            )
        elif standing is Standing.OVER:
            sentences.append(f"{program} no longer applies on {day}: it ended {measure['end']}.")
        else:
            return finding
    return replace(finding, explanation=" ".join((finding.explanation, *sentences)))


def _first_day(measure: Mapping[str, Any]) -> Any:
    return measure.get("start") or measure.get("listed_on")
