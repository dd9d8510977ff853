"""How does another system ask over HTTP?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.api import allowances, cases, catalog, entity, facts, match, reconcile, screen, search
from witting.api.roles import ROLES
from witting.serving import Direct

if TYPE_CHECKING:
    from fastapi import APIRouter

__all__ = ["DIRECT", "ROLES", "routers"]

DIRECT = (Direct("POST", "/match/{dataset}", match.match),)
"""The route that is asked most."""


def routers() -> list[APIRouter]:
    """All routes; ROLES has the role of each, and DIRECT those that may be answered directly."""
    parts = (match, search, entity, catalog, reconcile, screen, cases, allowances, facts)
    return [part.router for part in parts]
