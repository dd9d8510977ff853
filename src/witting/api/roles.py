"""Which role does each route take?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.serving import Role

if TYPE_CHECKING:
    from witting.serving import Roles

ROLES: Roles = {
    "POST /match/{dataset}": Role.VIEWER,
    "GET /search/{dataset}": Role.VIEWER,
    "GET /entities/{entity_id:path}": Role.VIEWER,
    "GET /entities/{entity_id:path}/adjacent": Role.VIEWER,
    "GET /entities/{entity_id:path}/adjacent/{prop}": Role.VIEWER,
    "GET /catalog": Role.VIEWER,
    "GET /algorithms": Role.VIEWER,
}
