"""Scores a query against listings, and explains it; knows neither index nor law."""

from __future__ import annotations

from witting.matching.circumstance import least_of_name
from witting.matching.compare import compare_names, match
from witting.matching.encoded_name import encode_name
from witting.matching.fact import FACTS, FRAGMENT, SCORE
from witting.matching.feature import Feature
from witting.matching.match import Match, ScoredName, match_listing
from witting.matching.name_matcher import NameMatcher, QueryName
from witting.matching.threshold import Threshold, Thresholds, load_thresholds

__all__ = [
    "FACTS",
    "FRAGMENT",
    "SCORE",
    "Feature",
    "Match",
    "NameMatcher",
    "QueryName",
    "ScoredName",
    "Threshold",
    "Thresholds",
    "compare_names",
    "encode_name",
    "least_of_name",
    "load_thresholds",
    "match",
    "match_listing",
]
