"""EDIFACT: which deals do the messages of a file describe?"""

from __future__ import annotations

from witting.deals.edifact.reader import read_edifact
from witting.deals.edifact.separators import is_edifact

__all__ = ["is_edifact", "read_edifact"]
