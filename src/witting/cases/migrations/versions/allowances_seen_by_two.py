"""An allowance knows its kind of match and who agreed; who was signed in signs in again."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ALLOWANCES = sa.table(
    "allowances",
    *map(sa.column, ("id", "seq", "at", "kind", "approved")),
)
_CONTENTS = sa.table("contents", *map(sa.column, ("seq", "content")))


def upgrade() -> None:
    """Those there are hold on as they did; the chain did not say which session was whose."""
    op.add_column("allowances", sa.Column("kind", sa.String(24), nullable=False, server_default=""))
    op.add_column("allowances", sa.Column("approved", sa.String(length=32), nullable=True))
    op.add_column("allowances", sa.Column("approved_by", sa.String(length=80), nullable=True))
    connection = op.get_bind()
    for number, seq in connection.execute(sa.select(_ALLOWANCES.c.id, _ALLOWANCES.c.seq)).all():
        values = {"kind": _kind(connection, seq), "approved": _ALLOWANCES.c.at}
        mine = sa.update(_ALLOWANCES).where(_ALLOWANCES.c.id == number)
        connection.execute(mine.values(values))
    op.execute("DELETE FROM sessions")


def _kind(connection: sa.Connection, seq: int) -> str:
    """Of the finding that was allowed, by the assessment that stood then; empty where unknown."""
    allowed = _content(connection, seq)
    assessed = _content(connection, (allowed.get("state") or {}).get("assessed"))
    kinds = {item["id"]: item["kind"] for item in assessed.get("findings") or ()}
    return str(kinds.get(allowed.get("finding"), ""))


def _content(connection: sa.Connection, seq: int | None) -> dict[str, Any]:
    query = sa.select(_CONTENTS.c.content).where(_CONTENTS.c.seq == seq)
    text = connection.execute(query).scalar()
    try:
        found = json.loads(text) if text else {}
    except ValueError:  # altered; what verifies the chain says so
        found = {}
    return found if isinstance(found, dict) else {}
