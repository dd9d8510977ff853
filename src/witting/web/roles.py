"""Who may see or do what on the pages?

The one table: a route that is not in it does not start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.cases import Role

if TYPE_CHECKING:
    from witting.serving import Roles

ROLES: Roles = {
    "GET /": None,
    "GET /desk/static/{name}": None,
    "GET /desk/sign-in": None,
    "POST /desk/sign-in": None,
    "POST /desk/preferences": None,
    "POST /desk/sign-out": Role.VIEWER,
    "GET /desk/password": Role.VIEWER,
    "POST /desk/password": Role.VIEWER,
    "GET /desk": Role.VIEWER,
    "GET /desk/search": Role.VIEWER,
    "GET /desk/lists": Role.VIEWER,
    "GET /desk/lists/{name}": Role.VIEWER,
    "GET /desk/figures": Role.VIEWER,
    "GET /desk/validation": Role.VIEWER,
    "POST /desk/validation": Role.ADMIN,
    "GET /desk/allowed": Role.VIEWER,
    "GET /desk/audit": Role.VIEWER,
    "GET /desk/audit/export": Role.VIEWER,
    "POST /desk/audit/verify": Role.VIEWER,
    "GET /desk/cases/{case_id}": Role.VIEWER,
    "GET /desk/cases/{case_id}/export": Role.VIEWER,
    "GET /desk/cases/{case_id}/page": Role.VIEWER,
    "GET /desk/cases/{case_id}/certificate": Role.VIEWER,
    "POST /desk/search": Role.VIEWER,
    "GET /desk/cases/{case_id}/attachments/{seq}": Role.VIEWER,
    "GET /desk/upload": Role.ANALYST,
    "POST /desk/upload": Role.ANALYST,
    "POST /desk/bulk": Role.ANALYST,
    "POST /desk/cases/{case_id}/judge": Role.ANALYST,
    "POST /desk/cases/{case_id}/decide": Role.ANALYST,
    "POST /desk/cases/{case_id}/approve": Role.ANALYST,
    "POST /desk/cases/{case_id}/reopen": Role.ANALYST,
    "POST /desk/cases/{case_id}/assign": Role.ANALYST,
    "POST /desk/cases/{case_id}/comment": Role.ANALYST,
    "POST /desk/cases/{case_id}/attach": Role.ANALYST,
    "POST /desk/cases/{case_id}/rescreen": Role.ANALYST,
    "POST /desk/cases/{case_id}/allow": Role.APPROVER,
    "POST /desk/allowed/{allowance_id}/approve": Role.ANALYST,
    "POST /desk/allowed/{allowance_id}/revoke": Role.APPROVER,
    "GET /desk/settings": Role.ADMIN,
    "POST /desk/settings": Role.ADMIN,
    "POST /desk/settings/proposal": Role.ADMIN,
    "POST /desk/settings/users": Role.ADMIN,
    "POST /desk/settings/users/{name}": Role.ADMIN,
    "POST /desk/settings/keys": Role.ADMIN,
    "POST /desk/settings/keys/{name}/revoke": Role.ADMIN,
}
"""To agree takes an approver, which the store sees to; an analyst may take back their own."""
