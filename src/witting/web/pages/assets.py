"""Where are the sheet, the script and the icon of the pages?"""

from __future__ import annotations

from fastapi import APIRouter, Response

from witting.serving import Problem
from witting.web.environment import MEDIA_TYPES, static_file

router = APIRouter(include_in_schema=False)
_KEPT = "public, max-age=31536000, immutable"


@router.get("/desk/static/{name}")
def static(name: str) -> Response:
    """One of the files that pages name, which a browser may keep: its address has its digest."""
    if name not in MEDIA_TYPES:
        raise Problem("not_found", "there is no such file.")
    return Response(
        static_file(name), media_type=MEDIA_TYPES[name], headers={"Cache-Control": _KEPT}
    )
