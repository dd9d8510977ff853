"""Provisions of law as dated files, and their evaluation over findings."""

from __future__ import annotations

from witting.regimes.claim import is_critical
from witting.regimes.code_list import CodeList, Naming
from witting.regimes.evaluation import evaluate, notices, unjudged
from witting.regimes.headline import say_review
from witting.regimes.library import Regimes, load_regimes
from witting.regimes.licence import Edition, Licence
from witting.regimes.naming import find_named, near_names
from witting.regimes.page import markdown_page
from witting.regimes.page_section import say_codes
from witting.regimes.provision import (
    CODES,
    NO_EFFECT,
    SOURCE_READ,
    LegalBasis,
    LesserCase,
    Provision,
    Ruling,
    Variant,
)
from witting.regimes.relief import Relief, relieve
from witting.regimes.switching import Switch, switches_on
from witting.regimes.window import Window

__all__ = [
    "CODES",
    "NO_EFFECT",
    "SOURCE_READ",
    "CodeList",
    "Edition",
    "LegalBasis",
    "LesserCase",
    "Licence",
    "Naming",
    "Provision",
    "Regimes",
    "Relief",
    "Ruling",
    "Switch",
    "Variant",
    "Window",
    "evaluate",
    "find_named",
    "is_critical",
    "load_regimes",
    "markdown_page",
    "near_names",
    "notices",
    "relieve",
    "say_codes",
    "say_review",
    "switches_on",
    "unjudged",
]
