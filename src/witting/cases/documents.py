"""Where are the deal, its assessments and its papers, each under its digest?"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select

from witting.cases.canonical import sha256
from witting.cases.tables import DOCUMENTS
from witting.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

_ADD = insert(DOCUMENTS)
_IS_THERE = select(DOCUMENTS.c.digest).where(
    DOCUMENTS.c.case_id == bindparam("of_case"), DOCUMENTS.c.digest == bindparam("of_digest")
)


def put_document(connection: Connection, case_id: int, body: bytes) -> str:
    """Keeps a document with its case; one that is there already is not kept twice.

    Returns:
        Its SHA-256.
    """
    digest = sha256(body)
    mine = {"case_id": case_id, "digest": digest}
    if connection.execute(_IS_THERE, {"of_case": case_id, "of_digest": digest}).first() is None:
        connection.execute(_ADD, {**mine, "body": zlib.compress(body)})
    return digest


def add_documents(connection: Connection, case_id: int, bodies: Sequence[bytes]) -> list[str]:
    """Keeps documents that differ with a case that has none yet.

    Returns:
        Their SHA-256s.
    """
    rows = [
        {"case_id": case_id, "digest": sha256(body), "body": zlib.compress(body)} for body in bodies
    ]
    connection.execute(_ADD, rows)
    return [str(row["digest"]) for row in rows]


def lookup_document(connection: Connection, case_id: int, digest: str) -> bytes | None:
    """The document, or None where it is not there or is not what it was."""
    mine = (DOCUMENTS.c.case_id == case_id, DOCUMENTS.c.digest == digest)
    packed = connection.execute(select(DOCUMENTS.c.body).where(*mine)).scalar()
    body = unpack(packed) if packed is not None else None
    return body if body is not None and sha256(body) == digest else None


def unpack(packed: bytes) -> bytes | None:
    """The document as it was given, or None where that is damaged."""
    try:
        return zlib.decompress(packed)
    except (TypeError, zlib.error):
        return None


def get_document(connection: Connection, case_id: int, digest: str) -> bytes:
    """The document.

    Raises:
        StoreError: It is not there or is not what it was.
    """
    body = lookup_document(connection, case_id, digest)
    if body is None:
        raise StoreError(
            "a document of the case is missing or was altered.",
            where=f"case {case_id}",
            remedy="Run `witting cases verify`, and put back a copy of the database.",
        )
    return body
