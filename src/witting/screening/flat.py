"""What does an assessment look like as one row of a table?

The columns are documented in docs/reports.md; they are the same with no deal and with a million.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from witting.model.encodable import encodable
from witting.screening.encoding import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.model import Assessment, Deal

_FIELDS: list[pa.Field[Any]] = [
    pa.field("deal", pa.string(), nullable=False),
    pa.field("date", pa.date32()),
    pa.field("as_of", pa.date32(), nullable=False),
    pa.field("perspective", pa.string(), nullable=False),
    pa.field("verdict", pa.string(), nullable=False),
    pa.field("why", pa.list_(pa.string()), nullable=False),
    pa.field("codes", pa.list_(pa.string()), nullable=False),
    pa.field("provisions", pa.list_(pa.string()), nullable=False),
    pa.field("effects", pa.list_(pa.string()), nullable=False),
    pa.field("score_max", pa.float64()),
    pa.field("entities", pa.list_(pa.string()), nullable=False),
    pa.field("listed_names", pa.list_(pa.string()), nullable=False),
    pa.field("finding_count", pa.int32(), nullable=False),
    pa.field("not_checked", pa.list_(pa.string()), nullable=False),
    pa.field("gap_count", pa.int32(), nullable=False),
    pa.field("issue_count", pa.int32(), nullable=False),
    pa.field("lists", pa.map_(pa.string(), pa.string()), nullable=False),
    pa.field("regimes", pa.string(), nullable=False),
    pa.field("witting", pa.string(), nullable=False),
    pa.field("source_file", pa.string()),
    pa.field("source_locator", pa.string()),
    pa.field("assessment", pa.string(), nullable=False),
]
SCHEMA = pa.schema(_FIELDS)


def row_of(deal: Deal, assessment: Assessment) -> dict[str, Any]:
    """The flat view of one deal's assessment, with the whole of it as JSON text at the end."""
    listed = [found for found in assessment.findings if "entity" in found.evidence]
    gaps = assessment.coverage.not_checked
    return {
        "deal": encodable(assessment.deal),
        "date": assessment.date,
        "as_of": assessment.as_of,
        "perspective": assessment.perspective,
        "verdict": assessment.verdict,
        "why": _texts(assessment.why),
        "codes": _unique(item.code for item in assessment.exposures),
        "provisions": _unique(item.provision for item in assessment.exposures),
        "effects": _unique(item.effect for item in assessment.exposures),
        "score_max": max((found.score for found in listed), default=None),
        "entities": _unique(str(found.evidence["entity"]) for found in listed),
        "listed_names": _unique(str(found.evidence.get("listed_name") or "") for found in listed),
        "finding_count": len(assessment.findings),
        "not_checked": _unique(item.check for item in gaps),
        "gap_count": sum(item.matters for item in gaps),
        "issue_count": len(assessment.issues),
        "lists": sorted(assessment.versions.lists.items()),
        "regimes": assessment.versions.regimes,
        "witting": assessment.versions.witting,
        "source_file": encodable(deal.source.file) if deal.source else None,
        "source_locator": encodable(deal.source.locator) if deal.source else None,
        "assessment": encode(assessment).decode(),
    }


def _texts(texts: Iterable[str]) -> list[str]:
    return [encodable(text) for text in texts]


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(_texts(text for text in texts if text)))
