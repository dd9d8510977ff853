"""What does a person see who works on the cases: the review pages?

The server composes them: ``build_app(desk, routers(), roles=ROLES, error_page=error_page)`` over a
desk that has a store of cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.web.error_page import error_page
from witting.web.roles import ROLES

if TYPE_CHECKING:
    from fastapi import APIRouter

__all__ = ["ROLES", "error_page", "routers"]


def routers() -> list[APIRouter]:
    """The routes of all pages."""
    # Late, so that the table of roles is there without the engine.
    from witting.web import pages  # noqa: PLC0415  # the pages import this package

    return pages.routers()
