"""``/match``: who on the lists may these be?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams

from witting.api.answer import json_answer
from witting.api.body import read_json
from witting.api.described import EXAMPLES, described
from witting.api.example import Example, notes_of, read_example
from witting.api.hits import FEATURES, find_hits, scored_row
from witting.api.parameters import FILTERS, Filters, Parameters, read_filters
from witting.serving import Edition, Problem, get_desk, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

router = APIRouter(tags=["Matching"])
ALGORITHM = "witting"
ALGORITHMS = frozenset({"best", "default", ALGORITHM})
MOST_QUERIES = 100
LIMIT, MOST = 5, 500
INLINE = 2
INLINE_SIGNS = 200
"""So few names, of so many signs together, are answered at once; to hand more to a thread keeps
others from waiting."""
KNOWN = FILTERS | {
    "limit", "threshold", "cutoff", "algorithm", "exclude_entity_ids", "fuzzy",
}  # fmt: skip
_NONE_ASKED = QueryParams()
_FIELDS = frozenset({"queries", "weights", "config", "params"})


MATCHER = orjson.Fragment(
    orjson.dumps(
        {name: {"description": text, "coefficient": 1.0} for name, text in FEATURES.items()}
    )
)
"""What the scores consist of, once for all answers."""


@router.post(
    "/match/{dataset}",
    summary="Who on the lists may these be?",
    openapi_extra=described(KNOWN, body=EXAMPLES),
)
async def match(request: Request, dataset: str) -> Response:
    """Takes entities as examples and answers with those on the lists that they may be.

    The answer has yente's form, so that its clients work unchanged.
    """
    # Asked here and not by a parameter: this is the route that is asked most, and each parameter
    # that the framework fills takes a tenth of its time.
    edition = get_desk(request).editions.current
    asked = request.query_params if request.scope["query_string"] else _NONE_ASKED
    given = Parameters(asked, KNOWN)
    filters = read_filters(given, dataset, edition)
    ask = _Ask(given, filters, edition)
    examples = read_queries(await read_json(request))
    if _is_light(examples):
        responses = ask.responses(examples)
    else:
        responses = await run_in_threadpool(ask.responses, examples)
    body = {"responses": responses, "matcher": MATCHER, "limit": ask.limit}
    headers = {"x-batch-size": str(len(responses))}
    if notes := ask.notes(examples):
        headers["x-witting-note"] = notes
    return json_answer(orjson.dumps(body), edition, headers=headers)


def _is_light(examples: Mapping[str, Example]) -> bool:
    """Whether they are answered before anybody would notice that others wait."""
    if len(examples) > INLINE:
        return False
    queries = [query for example in examples.values() for query in example.queries]
    return len(queries) <= INLINE and sum([len(query.name) for query in queries]) <= INLINE_SIGNS


class _Ask:
    """How a request wants its examples answered."""

    def __init__(self, given: Parameters, filters: Filters, edition: Edition) -> None:
        self._filters, self._edition = filters, edition
        self.limit, self._has_fuzzy = LIMIT, True
        self._threshold: float | None = None
        self._cutoff: float | None = None
        if given:
            self.limit = given.number("limit", LIMIT, least=1, most=MOST)
            self._threshold = given.share("threshold")
            self._cutoff = given.share("cutoff")
            self._has_fuzzy = given.flag("fuzzy", default=True)
            check_algorithm(given.text("algorithm", "best"))

    @property
    def _least(self) -> float | None:
        """From which score on entities are answered; that of each list where it is None."""
        if self._cutoff is not None:
            return self._cutoff
        least = self._edition.screener.thresholds.least
        if self._threshold is None or self._threshold >= least:
            return None
        return self._threshold

    def responses(self, examples: dict[str, Example]) -> dict[str, Any]:
        return {name: self._response(example) for name, example in examples.items()}

    def _response(self, example: Example) -> dict[str, Any]:
        found = find_hits(
            example, self._edition, self._filters, limit=self.limit, threshold=self._least
        )
        rows = [scored_row(hit, threshold=self._threshold) for hit in found.hits]
        return {
            "status": 200,
            "results": [orjson.Fragment(row) for row in rows],
            "total": {"value": found.total, "relation": "eq"},
            "query": example.to_dict(),
        }

    def notes(self, examples: dict[str, Example]) -> str:
        """What of the request had no effect, as a header says it."""
        notes = []
        if not self._has_fuzzy:
            notes.append("fuzzy=false has no effect: misspellings are always found")
        return "; ".join([*notes, *notes_of(examples.values())])


def check_algorithm(name: str) -> None:
    """Refuses the name of an algorithm that this server does not have.

    Raises:
        Problem: It is one.
    """
    if name not in ALGORITHMS:
        raise Problem(
            "bad_request",
            f"there is no algorithm {shown(name)!r}.",
            where="algorithm",
            remedy="Leave it out, or take `best`.",
        )


def read_queries(body: object) -> dict[str, Example]:
    """The examples of a request's body, by the names that the caller gave them.

    Raises:
        Problem: The body is not what it should be.
    """
    if not isinstance(body, dict):
        raise Problem("bad_request", "the body is an object with queries.", where="body")
    if odd := sorted(set(body) - _FIELDS):
        raise Problem("bad_request", "this field is not known.", where=shown(odd[0]))
    for field in ("weights", "config", "params"):
        if body.get(field):
            raise Problem(
                "bad_request",
                "the matcher has no weights or settings that a caller may change.",
                where=field,
                remedy="Leave it out; thresholds are parameters of the address.",
            )
    queries = body.get("queries")
    if not isinstance(queries, dict) or not queries:
        raise Problem("bad_request", "there are no queries.", where="queries")
    if len(queries) > MOST_QUERIES:
        raise Problem(
            "bad_request",
            f"there are more than {MOST_QUERIES} queries.",
            where="queries",
            remedy="Send them in several requests.",
        )
    return {
        name: read_example(example, where=f"queries.{shown(name)}")
        for name, example in queries.items()
    }
