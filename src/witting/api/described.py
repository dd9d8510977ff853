"""How are the parameters of yente's routes described in ``/openapi.json``?

Those routes read their parameters themselves, so that one which is not known is refused; here is
what each of them is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_FLAG: dict[str, Any] = {"type": "boolean"}
_SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}
_TIME: dict[str, Any] = {
    "type": "string",
    "pattern": r"^\d{4}-\d{2}-\d{2}(T\d{2}(:?\d{2}(:?\d{2})?)?)?$",
}

PARAMETERS: Mapping[str, tuple[dict[str, Any], str]] = {
    "q": ({**_TEXT, "maxLength": 500}, "Words; each begins a word of a name or is a number."),
    "prefix": (_TEXT, "The beginning of a name."),
    "limit": ({"type": "integer"}, "At most so many."),
    "offset": ({"type": "integer", "minimum": 0, "maximum": 9500}, "After so many."),
    "threshold": (_SHARE, "From which score on an entity is a match; that of its list without it."),
    "cutoff": (_SHARE, "From which score on an entity is answered at all."),
    "algorithm": (_TEXT, "`best`; there is one."),
    "fuzzy": (_FLAG, "`/search`: also misspelt names. `/match` always finds them."),
    "simple": (_FLAG, "Has no effect: a query has no operators."),
    "include_dataset": (_TEXTS, "Only these lists; beside a list, these as well."),
    "exclude_dataset": (_TEXTS, "Not these lists."),
    "exclude_schema": (_TEXTS, "No entities of these schemata, nor of those that extend them."),
    "exclude_entity_ids": (_TEXTS, "Not these entities."),
    "topics": (_TEXTS, "Only entities with one of these topics."),
    "changed_since": (_TIME, "Only entities that a list changed then or later."),
    "schema": (_TEXT, "Only entities of this schema and of those that extend it."),
    "countries": (_TEXTS, "Only entities of one of these countries, by code or name."),
    "datasets": (_TEXTS, "Only entities of one of these lists."),
    "target": (_FLAG, "Only those who are listed themselves, or only those who are not."),
    "sort": (_TEXTS, "`first_seen`, `last_seen`, `last_change` or `caption`, and `:desc`."),
    "facets": (_TEXTS, "What to count: `countries`, `topics`, `datasets`, `schema`."),
    "nested": (_FLAG, "Whether what hangs on the entity is in the answer."),
    "api_key": (_TEXT, "The key, for OpenRefine, which can send no header."),
    "queries": (_TEXT, "Queries as JSON."),
    "type": (_TEXT, "A schema."),
    "cursor": (_TEXT, "Has no effect."),
}
"""The schema of each parameter, and what it does."""


def described(names: Iterable[str], *, body: dict[str, Any] | None = None) -> dict[str, Any]:
    """What a route adds to its description.

    Args:
        names: Its parameters.
        body: By media type, the schema of the body.
    """
    parameters = [
        {
            "name": name,
            "in": "query",
            "required": False,
            "schema": PARAMETERS[name][0],
            "description": PARAMETERS[name][1],
        }
        for name in sorted(names)
    ]
    found: dict[str, Any] = {"parameters": parameters}
    if body is not None:
        content = {kind: {"schema": schema} for kind, schema in body.items()}
        found["requestBody"] = {"required": True, "content": content}
    return found


EXAMPLES: dict[str, Any] = {
    "application/json": {
        "type": "object",
        "required": ["queries"],
        "additionalProperties": False,
        "properties": {
            "queries": {
                "type": "object",
                "minProperties": 1,
                "maxProperties": 100,
                "additionalProperties": {
                    "type": "object",
                    "required": ["schema", "properties"],
                    "additionalProperties": False,
                    "properties": {
                        "id": {"type": ["string", "null"]},
                        "schema": {"type": "string", "examples": ["Person", "Company"]},
                        "properties": {
                            "type": "object",
                            "additionalProperties": {"anyOf": [_TEXT, _TEXTS]},
                            "examples": [{"name": ["Ivan Petrov"], "nationality": ["ru"]}],
                        },
                    },
                },
            },
            "weights": {"type": "object", "maxProperties": 0},
            "config": {"type": "object", "maxProperties": 0},
        },
    }
}
"""The body of ``/match``."""
