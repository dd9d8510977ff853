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
    "GET /reconcile/{dataset}": Role.VIEWER,
    "POST /reconcile/{dataset}": Role.VIEWER,
    "GET /reconcile/{dataset}/suggest/entity": Role.VIEWER,
    "GET /reconcile/{dataset}/suggest/type": Role.VIEWER,
    "GET /reconcile/{dataset}/suggest/property": Role.VIEWER,
    "GET /reconcile/{dataset}/extend/property": Role.VIEWER,
    "POST /screen": Role.VIEWER,
    "GET /assessments": Role.VIEWER,
    "GET /assessments/{case_id}/{seq}": Role.VIEWER,
    "GET /cases": Role.VIEWER,
    "GET /cases/{case_id}": Role.VIEWER,
    "GET /cases/{case_id}/attachments/{seq}": Role.VIEWER,
    "POST /cases/{case_id}/judge": Role.ANALYST,
    "POST /cases/{case_id}/judge-alike": Role.ANALYST,
    "POST /cases/{case_id}/decide": Role.ANALYST,
    "POST /cases/{case_id}/approve": Role.ANALYST,
    "POST /cases/{case_id}/reopen": Role.ANALYST,
    "POST /cases/{case_id}/assign": Role.ANALYST,
    "POST /cases/{case_id}/comment": Role.ANALYST,
    "POST /cases/{case_id}/rescreen": Role.ANALYST,
    "POST /cases/{case_id}/allow": Role.APPROVER,
    "GET /allowances": Role.VIEWER,
    "POST /allowances/{allowance_id}/approve": Role.ANALYST,
    "POST /allowances/{allowance_id}/revoke": Role.APPROVER,
    "GET /lists": Role.VIEWER,
    "GET /lists/{name}": Role.VIEWER,
    "GET /regimes": Role.VIEWER,
    "GET /regimes/{key}": Role.VIEWER,
    "GET /goods": Role.VIEWER,
    "POST /goods": Role.VIEWER,
    "GET /owners": Role.VIEWER,
}
