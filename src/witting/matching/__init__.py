"""Scores a query against a listing, and explains it; knows neither index nor law."""

from __future__ import annotations

from witting.matching.feature import Feature
from witting.matching.match import Match, match

__all__ = ["Feature", "Match", "match"]
