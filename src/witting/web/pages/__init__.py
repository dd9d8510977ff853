"""One module for each page of the desk: its routes, thin over what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.web.pages import (
    allowed,
    assets,
    audit,
    case,
    case_work,
    figures,
    lists,
    password,
    queue,
    search,
    settings,
    sign_in,
    taste,
    upload,
    validation,
)

if TYPE_CHECKING:
    from fastapi import APIRouter

_PAGES = (
    assets, taste, sign_in, password, queue, upload, case, case_work, search, lists,
    figures, validation, allowed, audit, settings,
)  # fmt: skip


def routers() -> list[APIRouter]:
    """The routes of all pages."""
    return [page.router for page in _PAGES]
