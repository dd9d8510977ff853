"""How is the interface described to programs?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.serving.problem import STATUS

if TYPE_CHECKING:
    from fastapi import FastAPI

ERROR_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["error", "detail"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "where", "remedy", "request_id"],
            "properties": {
                "code": {"type": "string", "enum": sorted(STATUS)},
                "message": {"type": "string"},
                "where": {"type": ["string", "null"]},
                "remedy": {"type": ["string", "null"]},
                "request_id": {"type": "string"},
            },
        },
        "detail": {"type": "string"},
    },
}
_REFERENCE = {"$ref": "#/components/schemas/Error"}


def describe(app: FastAPI) -> None:
    """Makes ``/openapi.json`` say what errors look like and how a caller signs in."""
    make = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _complete(make(), app.state.roles)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to extend it


def _complete(schema: dict[str, Any], roles: dict[str, Any]) -> dict[str, Any]:
    components = schema.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    schemas["Error"] = ERROR_SCHEMA
    components["securitySchemes"] = {
        "ApiKey": {"type": "apiKey", "in": "header", "name": "Authorization"}
    }
    # The framework leaves out what a part of a path may hold.
    roles = {name.replace(":path}", "}"): role for name, role in roles.items()}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            role = roles.get(f"{method.upper()} {path}")
            _complete_operation(operation, is_open=role is None)
            if role is not None:
                operation["x-role"] = role.value
    return schema


def _complete_operation(operation: dict[str, Any], *, is_open: bool) -> None:
    responses = operation["responses"]
    responses.pop("422", None)
    statuses = {400, 413, 422, 429, 500, 503, *(() if is_open else (401, 403)), 404, 409}
    for status in sorted(statuses):
        responses.setdefault(
            str(status),
            {
                "description": ", ".join(code for code in STATUS if STATUS[code] == status),
                "content": {"application/json": {"schema": _REFERENCE}},
            },
        )
    if not is_open:
        operation["security"] = [{"ApiKey": []}]
