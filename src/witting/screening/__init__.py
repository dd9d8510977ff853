"""The one place that composes: a deal and a day in, an assessment out."""

from __future__ import annotations

from witting.screening.demonstration import build_demo_lists, demo_deals
from witting.screening.replay import Span, days_between, editions_of, replay
from witting.screening.screener import DEFAULT_PERSPECTIVE, Screener, open_screener

__all__ = [
    "DEFAULT_PERSPECTIVE",
    "Screener",
    "Span",
    "build_demo_lists",
    "days_between",
    "demo_deals",
    "editions_of",
    "open_screener",
    "replay",
]
