"""Do the tables say what the chain says?

A queue is asked for from tables that can be altered behind the chain's back: a case closed that
nobody closed, a role given that nobody gave. Each row is compared with what the events come to.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from witting.cases.canonical import sha256
from witting.cases.expected_rows import ExpectedRows, Rows, digest_of
from witting.cases.tables import (
    ALLOWANCES,
    CASES,
    FINDINGS,
    HEAD,
    JUDGEMENT_TAGS,
    JUDGEMENTS,
    KEYS,
    SESSIONS,
    SETTINGS,
    TAGS,
    USERS,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Table

    from witting.cases.tables import Row


def compare_state(
    connection: Connection, expected: ExpectedRows, blame: Callable[[int, str], None]
) -> None:
    """Compares every row.

    Args:
        connection: That reads, in the state of the last event.
        expected: What the events come to.
        blame: Is told what is wrong.
    """
    for name, found in _tables(connection):
        wanted = expected.rows[name]
        for key in sorted(wanted.keys() | found.keys(), key=str):
            if wanted.get(key) != found.get(key):
                how = "is missing" if key not in found else "was altered"
                how = how if key in wanted else "was put in"
                place = " ".join(map(str, key))
                blame(0, f"the row {place} of {name} {how}: the chain says otherwise.")


def _tables(connection: Connection) -> Iterator[tuple[str, Rows]]:
    """Each table's rows by their keys, in the shape of what the events come to."""
    yield "cases", {(row["id"],): digest_of(_case(row)) for row in _rows(connection, CASES)}
    tags: dict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(connection, TAGS):
        tags[row["case_id"],].append((row["kind"], row["value"]))
    cases = {(row["id"],): () for row in _rows(connection, CASES)}
    yield "case_tags", {**cases, **{key: tuple(sorted(tags[key])) for key in tags}}
    yield (
        "findings",
        {
            (row["case_id"], row["finding_id"]): (row["fingerprint"], row["allowance_id"])
            for row in _rows(connection, FINDINGS)
        },
    )
    yield "judgements", _judgements(connection)
    yield "allowances", {(row["id"],): _besides(row, "id") for row in _rows(connection, ALLOWANCES)}
    yield (
        "users",
        {
            (row["name"],): _right(row, sha256(str(row["password"])))
            for row in _rows(connection, USERS)
        },
    )
    yield (
        "api_keys",
        {(row["name"],): _right(row, row["digest"]) for row in _rows(connection, KEYS)},
    )
    yield (
        "sessions",
        {
            (row["digest"],): (row["user"], row["opened"], row["expires"])
            for row in _rows(connection, SESSIONS)
        },
    )
    heads = _rows(connection, HEAD)
    yield "chain_head", {(row["id"],): (row["cases"], row["allowances"]) for row in heads}
    yield "settings", {(row["name"],): row["value"] for row in _rows(connection, SETTINGS)}


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    yield from connection.execute(select(table)).mappings()


def _case(row: Row) -> dict[str, Any]:
    return {**_besides(row, "id"), "is_allowed": bool(row["is_allowed"])}


def _besides(row: Row, key: str) -> dict[str, Any]:
    return {name: row[name] for name in row if name != key}


def _right(row: Row, secret: str) -> dict[str, Any]:
    facts = {"created": row["created"], "roles": row["roles"]}
    return {**facts, "is_active": bool(row["is_active"]), "secret": secret}


def _judgements(connection: Connection) -> Rows:
    tags: dict[tuple[Any, ...], list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(connection, JUDGEMENT_TAGS):
        tags[row["case_id"], row["fingerprint"]].append((row["kind"], row["value"]))
    found: Rows = {key: ("", 0, tuple(sorted(tags[key]))) for key in tags}
    for row in _rows(connection, JUDGEMENTS):
        key = (row["case_id"], row["fingerprint"])
        found[key] = (row["value"], row["seq"], tuple(sorted(tags.get(key, ()))))
    return found
