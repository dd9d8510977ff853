"""The one place that composes: a deal and a day in, an assessment out."""

from __future__ import annotations

from witting.screening.demonstration import build_demo_lists, demo_deals
from witting.screening.replay import Span, days_between, editions_of, replay
from witting.screening.screener import DEFAULT_PERSPECTIVE, Screener, open_screener
from witting.screening.text_answer import TextAnswer, answer_text
from witting.screening.text_lines import lines_of

__all__ = [
    "DEFAULT_PERSPECTIVE",
    "Screener",
    "Span",
    "TextAnswer",
    "answer_text",
    "build_demo_lists",
    "days_between",
    "demo_deals",
    "editions_of",
    "lines_of",
    "open_screener",
    "replay",
]
