"""Which exposures does a licence clear, and what remains?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from witting.model import Finding
from witting.regimes.claim import LICENCE_KIND, claim_of
from witting.regimes.evaluation import REVIEW, gravity
from witting.regimes.weighing import Weight, weigh
from witting.regimes.window import days_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from witting.model import Exposure
    from witting.regimes.claim import Claim
    from witting.regimes.library import Regimes
    from witting.regimes.weighing import Weighing


@dataclass(frozen=True, slots=True)
class Relief:
    """What licences leave of the exposures.

    Args:
        exposures: What remains, the gravest first; one that a licence may clear is a review.
        licences: A finding for each licence that cleared something, with its legal basis.
        unmet: Statements of the asker that do not hold: no such licence, or none on the day.
    """

    exposures: tuple[Exposure, ...]
    licences: tuple[Finding, ...] = ()
    unmet: tuple[Finding, ...] = ()


def relieve(
    regimes: Regimes, exposures: Sequence[Exposure], findings: Sequence[Finding], *, day: date
) -> Relief:
    """What remains after the licences in force on the day.

    Args:
        regimes: The licences.
        exposures: What :func:`evaluate` made of the findings.
        findings: All findings; those of licences are numbered after them.
        day: The day of the law.
    """
    claim = claim_of(findings)
    kept: list[Exposure] = []
    cleared: dict[str, list[tuple[Weighing, Exposure]]] = {}
    for exposure in exposures:
        weighings = [
            found for item in regimes.licences if (found := weigh(item, exposure, claim, day))
        ]
        best = max(weighings, key=lambda item: item.weight, default=None)
        if best is not None and best.weight is Weight.CLEARS:
            cleared.setdefault(best.licence.key, []).append((best, exposure))
        else:
            kept.append(_noted(exposure, weighings))
    licences = (
        _clearing(f"f{len(findings) + number}", claim, pairs)
        for number, (_, pairs) in enumerate(sorted(cleared.items()), start=1)
    )
    unmet = (_unmet(regimes, finding, day) for _, finding in sorted(claim.statements.items()))
    return Relief(
        exposures=tuple(sorted(kept, key=gravity)),
        licences=tuple(licences),
        unmet=tuple(finding for finding in unmet if finding),
    )


def _noted(exposure: Exposure, weighings: Sequence[Weighing]) -> Exposure:
    if not weighings:
        return exposure
    best = max(item.weight for item in weighings)
    notes = (item.note for item in weighings if item.weight is best)
    return replace(
        exposure,
        effect=REVIEW if best is Weight.MAY_CLEAR else exposure.effect,
        note=" ".join(text for text in (exposure.note, *notes) if text),
    )


def _unmet(regimes: Regimes, finding: Finding, day: date) -> Finding | None:
    key = str(finding.evidence.get("licence") or "")
    licence = regimes.find_licence(key)
    if licence is not None and licence.edition_on(day) is not None:
        return None
    why = licence.gap_on(day) if licence else f"There is no licence {key!r}."
    return replace(finding, explanation=f"{finding.explanation} {why}")


def _clearing(name: str, claim: Claim, pairs: Sequence[tuple[Weighing, Exposure]]) -> Finding:
    """The finding that says which licence cleared what, and why it may be relied on."""
    weighing, first = pairs[0]
    own = {item.entity for item in weighing.licence.parties}
    parties = {
        item.id: item
        for _, exposure in pairs
        for item in claim.parties_of(exposure)
        if not own or item.evidence.get("entity") in own
    }
    return Finding(
        id=name,
        kind=LICENCE_KIND,
        subject=next(iter(parties.values())).subject if parties else first.code,
        score=1.0,
        certainty="strong",
        evidence=_evidence(weighing, claim, pairs, because=sorted(parties)),
        explanation=" ".join(_sentences(weighing, claim, pairs, parties=sorted(parties))),
    )


def _evidence(
    weighing: Weighing,
    claim: Claim,
    pairs: Sequence[tuple[Weighing, Exposure]],
    *,
    because: Sequence[str],
) -> dict[str, Any]:
    licence, edition = weighing.licence, weighing.edition
    assert edition is not None  # what clears is in force
    stated = claim.statements.get(licence.key)
    return {
        "basis": "cleared",
        "licence": licence.key,
        "edition": edition.name,
        "legal_basis": str(licence.legal_basis),
        "source": edition.source,
        "source_read": edition.source_read,
        "in_force": days_of(edition.window),
        "lifts": [{"code": item.code, "provision": item.provision} for _, item in pairs],
        "because": list(because),
        "hs_codes": list(claim.hs_codes) if licence.goods else [],
        "conditions": list(edition.conditions),
        "statement": stated.evidence.get("statement") if stated else None,
    }


def _sentences(
    weighing: Weighing,
    claim: Claim,
    pairs: Sequence[tuple[Weighing, Exposure]],
    *,
    parties: Sequence[str],
) -> Iterator[str]:
    licence, edition = weighing.licence, weighing.edition
    assert edition is not None  # as above
    lifted = ", ".join(f"{item.code} ({item.provision})" for _, item in pairs)
    yield (
        f"{edition.name} ({licence.title}), in force {edition.window}, clears {lifted} for "
        f"{', '.join(parties)}."
    )
    if licence.goods:
        yield f"All goods are of its subject: HS {', '.join(claim.hs_codes)}."
    stated = claim.statements.get(licence.key)
    if edition.conditions and stated is not None:
        yield (
            f"The asker states, on {stated.evidence.get('statement')}, that "
            f"{', and that '.join(edition.conditions)}."
        )
