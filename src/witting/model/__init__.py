"""The nouns: frozen records without input or output."""

from __future__ import annotations

from witting.model.assessment import (
    EFFECTS,
    PERSPECTIVES,
    VERDICTS,
    Assessment,
    Coverage,
    Exposure,
    NotChecked,
    Versions,
)
from witting.model.day import DateInterval, parse_partial_date
from witting.model.deal import (
    IDENTIFIER_SCHEMES,
    REFERENCE_SCHEMES,
    ROLES,
    Deal,
    Difference,
    GoodsItem,
    Identifier,
    Money,
    Party,
    Reference,
    Reliance,
    Route,
    Source,
)
from witting.model.entity import Entity, ListRecord
from witting.model.finding import FINDING_KINDS, Finding
from witting.model.issue import Issue
from witting.model.listing import NAME_PROPERTIES, ListedName, Listing, Measure, listing_of
from witting.model.query import Query

__all__ = [
    "EFFECTS",
    "FINDING_KINDS",
    "IDENTIFIER_SCHEMES",
    "NAME_PROPERTIES",
    "PERSPECTIVES",
    "REFERENCE_SCHEMES",
    "ROLES",
    "VERDICTS",
    "Assessment",
    "Coverage",
    "DateInterval",
    "Deal",
    "Difference",
    "Entity",
    "Exposure",
    "Finding",
    "GoodsItem",
    "Identifier",
    "Issue",
    "ListRecord",
    "ListedName",
    "Listing",
    "Measure",
    "Money",
    "NotChecked",
    "Party",
    "Query",
    "Reference",
    "Reliance",
    "Route",
    "Source",
    "Versions",
    "listing_of",
    "parse_partial_date",
]
