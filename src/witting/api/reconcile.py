"""``/reconcile``: how does OpenRefine match a column of a table?

The service is that of the Reconciliation Service API, version 0.2, as yente has it. OpenRefine can
send no header, so the key may stand in the address here: ``?api_key=…``.

Source: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
"""

from __future__ import annotations

from typing import Any

import orjson
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from witting.api.answer import json_answer
from witting.api.body import parse_json
from witting.api.described import described
from witting.api.example import Example, notes_of, read_example
from witting.api.extension import extend
from witting.api.hits import Hit, find_hits
from witting.api.match import MOST_QUERIES, check_algorithm
from witting.api.parameters import Filters, Parameters, lists_of
from witting.index import fold
from witting.lists import get_list
from witting.lists.ftm_labels import labels
from witting.serving import Edition, EditionHere, Problem, shown

router = APIRouter(tags=["Reconciliation"])
LIMIT, MOST = 5, 100
_SPACE = "https://followthemoney.tech/explorer/"
_FORM = ("application/x-www-form-urlencoded", "multipart/form-data")
_KEY = frozenset({"api_key"})
_ASKED = _KEY | {"queries"}
_MATCHED = _KEY | {"algorithm", "changed_since"}
_PREFIX = _KEY | {"prefix", "limit", "cursor"}
_TYPE = _KEY | {"type", "limit"}
_BODY: dict[str, Any] = {
    _FORM[0]: {
        "type": "object",
        "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
    }
}
_FIELDS = frozenset({"query", "type", "limit", "properties", "type_strict"})


@router.get(
    "/reconcile/{dataset}", summary="What the service can do", openapi_extra=described(_ASKED)
)
async def manifest(request: Request, dataset: str, edition: EditionHere) -> Response:
    """The manifest; with `queries` in the address, their answers."""
    given = Parameters(request.query_params, _ASKED)
    chosen = lists_of(dataset, edition)
    if queries := given.text("queries"):
        return await _answer(queries, Filters(lists=chosen), edition)
    address = str(request.url.replace(query="")).removesuffix("?")
    key = f"?{request.url.query}" if request.url.query else ""
    title = "all lists" if chosen is None else get_list(chosen[0]).title

    def service(path: str) -> dict[str, str]:
        return {"service_url": address, "service_path": f"{path}{key}"}

    body = {
        "versions": ["0.2"],
        "name": f"{title} (witting)",
        "identifierSpace": _SPACE,
        "schemaSpace": _SPACE,
        "view": {"url": f"{request.base_url}entities/{{{{id}}}}"},
        "batchSize": MOST_QUERIES,
        "defaultTypes": _types(""),
        "suggest": {
            "entity": service("/suggest/entity"),
            "type": service("/suggest/type"),
            "property": service("/suggest/property"),
        },
        "extend": {"propose_properties": service("/extend/property"), "property_settings": []},
    }
    return _open(json_answer(orjson.dumps(body), edition))


@router.post(
    "/reconcile/{dataset}",
    summary="Match the cells of a column",
    openapi_extra=described(_MATCHED, body=_BODY),
)
async def reconcile(request: Request, dataset: str, edition: EditionHere) -> Response:
    """Answers the queries of a form's field `queries`, or adds the columns of `extend`."""
    given = Parameters(request.query_params, _MATCHED)
    check_algorithm(given.text("algorithm", "best"))
    filters = Filters(lists=lists_of(dataset, edition), changed_since=given.time("changed_since"))
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in _FORM:
        raise Problem("wrong_media_type", "this takes a form.", remedy=f"Send {_FORM[0]}.")
    form = await request.form()
    queries, wanted = form.get("queries"), form.get("extend")
    if isinstance(wanted, str) and wanted.strip():
        body = await run_in_threadpool(extend, parse_json(wanted, where="extend"), edition)
        return _open(json_answer(orjson.dumps(body), edition))
    if not isinstance(queries, str) or not queries.strip():
        raise Problem("bad_request", "the form has no queries.", where="queries")
    return await _answer(queries, filters, edition)


@router.get(
    "/reconcile/{dataset}/suggest/entity",
    summary="Entities by the beginning of a name",
    openapi_extra=described(_PREFIX),
)
async def suggest_entity(request: Request, dataset: str, edition: EditionHere) -> Response:
    """Those in whose names each word of `prefix` begins a word."""
    given = Parameters(request.query_params, _PREFIX)
    limit = given.number("limit", 10, least=1, most=MOST)
    prefix, chosen = given.text("prefix"), lists_of(dataset, edition)
    found: list[dict[str, Any]] = []
    for name, index in edition.entities.indexes.items():
        if (words := fold(prefix)[:10]) and (chosen is None or name in chosen):
            places = index.find_words(words)[:limit]
            found += [_entity(orjson.loads(index.row(place))) for place in places]
    found.sort(key=lambda entity: (len(entity["name"]), entity["id"]))
    return _suggestions(prefix, found[:limit], edition)


@router.get(
    "/reconcile/{dataset}/suggest/type",
    summary="Schemata by the beginning of a word",
    openapi_extra=described(_PREFIX),
)
async def suggest_type(request: Request, dataset: str, edition: EditionHere) -> Response:
    """The schemata by which one may look for somebody."""
    prefix = _prefix(request, dataset, edition)
    return _suggestions(prefix, _types(prefix), edition)


@router.get(
    "/reconcile/{dataset}/suggest/property",
    summary="Properties, likewise",
    openapi_extra=described(_PREFIX),
)
async def suggest_property(request: Request, dataset: str, edition: EditionHere) -> Response:
    """The properties that a column may hold."""
    prefix = _prefix(request, dataset, edition)
    found = {
        name: {"id": name, "name": label}
        for words in labels().values()
        if words.is_matchable
        for name, label in words.properties.items()
        if _begins(prefix, name, label)
    }
    return _suggestions(prefix, [found[name] for name in sorted(found)], edition)


@router.get(
    "/reconcile/{dataset}/extend/property",
    summary="Which columns may be added?",
    openapi_extra=described(_TYPE),
)
async def propose_properties(request: Request, dataset: str, edition: EditionHere) -> Response:
    """The properties of a schema."""
    given = Parameters(request.query_params, _TYPE)
    lists_of(dataset, edition)
    schema, limit = given.text("type", "Thing"), given.number("limit", 0, least=0, most=1_000)
    if schema not in labels():
        raise Problem("bad_request", f"there is no schema {shown(schema)!r}.", where="type")
    known = sorted(labels()[schema].properties.items(), key=lambda item: item[1])
    rows = [{"id": name, "name": label} for name, label in known[: limit or None]]
    body = {"limit": limit, "type": schema, "properties": rows}
    return _open(json_answer(orjson.dumps(body), edition))


async def _answer(text: str, filters: Filters, edition: Edition) -> Response:
    queries = parse_json(text, where="queries")
    if not isinstance(queries, dict) or len(queries) > MOST_QUERIES:
        raise Problem(
            "bad_request",
            f"queries are an object of at most {MOST_QUERIES}.",
            where="queries",
        )
    asked = {name: _read_query(query, shown(name)) for name, query in queries.items()}
    body = await run_in_threadpool(_results, asked, filters, edition)
    answer = _open(json_answer(orjson.dumps(body), edition))
    answer.headers["x-batch-size"] = str(len(asked))
    if notes := "; ".join(notes_of(example for example, _ in asked.values())):
        answer.headers["x-witting-note"] = notes
    return answer


def _results(
    asked: dict[str, tuple[Example, int]], filters: Filters, edition: Edition
) -> dict[str, Any]:
    return {
        name: {
            "result": [
                _scored(hit) for hit in find_hits(example, edition, filters, limit=limit).hits
            ]
        }
        for name, (example, limit) in asked.items()
    }


def _read_query(query: object, name: str) -> tuple[Example, int]:
    if not isinstance(query, dict):
        raise Problem("bad_request", "a query is an object.", where=name)
    if odd := sorted(set(query) - _FIELDS):
        raise Problem("bad_request", "this field is not known.", where=f"{name}.{shown(odd[0])}")
    limit = query.get("limit") or LIMIT
    if isinstance(limit, bool) or not isinstance(limit, int) or not 1 <= limit <= MOST:
        raise Problem("bad_request", f"this is a number from 1 to {MOST}.", where=f"{name}.limit")
    properties: dict[str, Any] = {}
    if query.get("query"):
        properties["name"] = [query["query"]]
    given_properties = query.get("properties") or []
    if not isinstance(given_properties, list):
        raise Problem("bad_request", "properties are a list.", where=name)
    for item in given_properties:
        prop, values = _read_property(item, name)
        properties.setdefault(prop, []).extend(values)
    given = {"schema": _schema(query.get("type")), "properties": properties}
    return read_example(given, where=name), limit


def _schema(given: object) -> object:
    first = given[0] if isinstance(given, list) and given else given
    if isinstance(first, dict):
        first = first.get("id")
    return first or "Thing"


def _read_property(item: object, where: str) -> tuple[str, list[Any]]:
    if not isinstance(item, dict) or not isinstance(item.get("pid"), str):
        raise Problem("bad_request", "a property has a pid and a v.", where=f"{where}.properties")
    values = item.get("v")
    several = values if isinstance(values, list) else [values]
    texts = [value.get("name") if isinstance(value, dict) else value for value in several]
    prop = item["pid"].rpartition(":")[2]
    return prop, [str(text) if isinstance(text, int | float) else text for text in texts]


def _scored(hit: Hit) -> dict[str, Any]:
    return {
        **_entity(orjson.loads(hit.row)),
        "score": round(hit.match.score, 4),
        "match": hit.match.score >= hit.match.threshold,
    }


def _entity(entity: dict[str, Any]) -> dict[str, Any]:
    words = labels()[entity["schema"]]
    return {
        "id": entity["id"],
        "name": entity["caption"],
        "description": f"{words.label}, {get_list(entity['datasets'][0]).title}",
        "type": [{"id": entity["schema"], "name": words.plural}],
    }


def _types(prefix: str) -> list[dict[str, str]]:
    return [
        {"id": name, "name": words.plural}
        for name, words in sorted(labels().items())
        if words.is_matchable and _begins(prefix, name, words.label)
    ]


def _prefix(request: Request, dataset: str, edition: Edition) -> str:
    given = Parameters(request.query_params, _PREFIX)
    lists_of(dataset, edition)
    return given.text("prefix")


def _begins(prefix: str, *names: str) -> bool:
    """Whether a word of any of the names begins so."""
    wanted = prefix.strip().casefold()
    return any(
        word.startswith(wanted)
        for name in names
        for word in (name.casefold(), *name.casefold().split())
    )


def _suggestions(prefix: str, found: list[Any], edition: Edition) -> Response:
    body = {"code": "/api/status/ok", "status": "200 OK", "prefix": prefix, "result": found}
    return _open(json_answer(orjson.dumps(body), edition))


def _open(answer: Response) -> Response:
    """OpenRefine asks from a page of its own; the key in the address is all that it has to show."""
    answer.headers["access-control-allow-origin"] = "*"
    answer.headers["cross-origin-resource-policy"] = "cross-origin"
    return answer
