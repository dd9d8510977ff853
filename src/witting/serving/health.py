"""Is the server up, can it answer, and how is it doing?"""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from witting.cases import Role
from witting.serving.access import Roles
from witting.serving.desk import DeskHere

router = APIRouter(tags=["System"])
ROLES: Roles = {
    "GET /healthz": None,
    "GET /readyz": None,
    "GET /metrics": Role.VIEWER,
}


@router.get("/healthz", summary="Is the server up?")
async def healthz() -> JSONResponse:
    """Says `ok` whenever the process answers, whether lists are loaded or not."""
    return JSONResponse({"status": "ok"})


@router.get("/readyz", summary="Can the server answer?")
async def readyz(desk: DeskHere) -> JSONResponse:
    """Says `ok` once lists are open; until then 503, with what to do."""
    if not desk.editions.is_ready:
        raise desk.editions.trouble()
    return JSONResponse({"status": "ok"})


class Figures(Response):
    """Prometheus' text format."""

    media_type = "text/plain; version=0.0.4; charset=utf-8"


@router.get("/metrics", summary="Figures for Prometheus", response_class=Figures)
async def metrics(desk: DeskHere) -> Response:
    """Requests, their times, and the lists in use, in Prometheus' text format."""
    return Figures(desk.metrics.page())
