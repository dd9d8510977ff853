"""The one place that composes: a deal and a day in, an assessment out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lazy import lazily

if TYPE_CHECKING:
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

# Reading articles, replaying and the demonstration are not for who screens a deal.
__getattr__ = lazily(
    "witting.screening",
    {
        "DEFAULT_PERSPECTIVE": "witting.screening.screener:DEFAULT_PERSPECTIVE",
        "Screener": "witting.screening.screener:Screener",
        "Span": "witting.screening.replay:Span",
        "TextAnswer": "witting.screening.text_answer:TextAnswer",
        "answer_text": "witting.screening.text_answer:answer_text",
        "build_demo_lists": "witting.screening.demonstration:build_demo_lists",
        "days_between": "witting.screening.replay:days_between",
        "demo_deals": "witting.screening.demonstration:demo_deals",
        "editions_of": "witting.screening.replay:editions_of",
        "lines_of": "witting.screening.text_lines:lines_of",
        "open_screener": "witting.screening.screener:open_screener",
        "replay": "witting.screening.replay:replay",
    },
)
