"""Red flags: which signs of evasion that official papers name does a deal show?"""

from __future__ import annotations

from witting.redflags.case import Case
from witting.redflags.facts import FACTS
from witting.redflags.flags import Weighed, find_flags, weigh_flags
from witting.redflags.ledger import Ledger
from witting.redflags.ledger_file import build_ledger, read_history
from witting.redflags.library import Rules, load_rules

__all__ = [
    "FACTS",
    "Case",
    "Ledger",
    "Rules",
    "Weighed",
    "build_ledger",
    "find_flags",
    "load_rules",
    "read_history",
    "weigh_flags",
]
