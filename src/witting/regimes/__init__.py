"""Provisions of law as dated files, and their evaluation over findings."""

from __future__ import annotations

from witting.regimes.evaluation import evaluate, notices, unjudged
from witting.regimes.library import Regimes, load_regimes
from witting.regimes.licence import Edition, Licence
from witting.regimes.naming import find_named, near_names
from witting.regimes.page import markdown_page
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
    "Edition",
    "LegalBasis",
    "LesserCase",
    "Licence",
    "Provision",
    "Regimes",
    "Relief",
    "Ruling",
    "Switch",
    "Variant",
    "Window",
    "evaluate",
    "find_named",
    "load_regimes",
    "markdown_page",
    "near_names",
    "notices",
    "relieve",
    "switches_on",
    "unjudged",
]
