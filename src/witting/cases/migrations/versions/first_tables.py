"""The first tables of the desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_REFUSE = "CREATE TRIGGER events_no_{what} BEFORE {what} ON events "
_MESSAGE = "'events are only added to'"
_BODY = f"$$ BEGIN RAISE EXCEPTION {_MESSAGE}; END $$"
_REFUSALS = {
    "sqlite": (f"{_REFUSE} BEGIN SELECT RAISE(ABORT, {_MESSAGE}); END",),
    "postgresql": (
        f"CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS {_BODY}",
        f"{_REFUSE} FOR EACH ROW EXECUTE FUNCTION refuse_change()",
    ),
}


def upgrade() -> None:
    """Makes all tables, and lets nobody change an event by mistake."""
    op.create_table(
        "allowances",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("party_key", sa.String(length=64), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("party_digest", sa.String(length=64), nullable=False),
        sa.Column("listing_digest", sa.String(length=64), nullable=False),
        sa.Column("snapshot", sa.String(length=80), nullable=False),
        sa.Column("party_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("until", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("ended", sa.String(length=32), nullable=True),
        sa.Column("ended_why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowances")),
    )
    op.create_index(op.f("ix_allowances_party_key"), "allowances", ["party_key"], unique=False)
    op.create_index(op.f("ix_allowances_seq"), "allowances", ["seq"], unique=False)
    op.create_table(
        "api_keys",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("roles", sa.String(length=80), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("digest", name=op.f("uq_api_keys_digest")),
    )
    op.create_table(
        "case_tags",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "kind", "value", name=op.f("pk_case_tags")),
    )
    op.create_index(op.f("ix_case_tags_kind_value"), "case_tags", ["kind", "value"], unique=False)
    op.create_table(
        "cases",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("deal_key", sa.String(length=64), nullable=False),
        sa.Column("deal_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("search", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("status", sa.String(length=16), nullable=False),
        sa.Column("decision", sa.String(length=16), nullable=True),
        sa.Column("proposed", sa.String(length=16), nullable=True),
        sa.Column("proposed_by", sa.String(length=80), nullable=True),
        sa.Column("assignee", sa.String(length=80), nullable=True),
        sa.Column("due", sa.String(length=32), nullable=True),
        sa.Column("opened", sa.String(length=32), nullable=False),
        sa.Column("updated", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("assessed", sa.Integer(), nullable=False),
        sa.Column("is_allowed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cases")),
        sa.UniqueConstraint("deal_key", name=op.f("uq_cases_deal_key")),
    )
    op.create_index(op.f("ix_cases_assignee"), "cases", ["assignee"], unique=False)
    op.create_index(op.f("ix_cases_due"), "cases", ["due"], unique=False)
    op.create_index(op.f("ix_cases_opened"), "cases", ["opened"], unique=False)
    op.create_index(op.f("ix_cases_status"), "cases", ["status"], unique=False)
    op.create_index(op.f("ix_cases_updated"), "cases", ["updated"], unique=False)
    op.create_table(
        "chain_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("cases", sa.Integer(), nullable=False),
        sa.Column("allowances", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain_head")),
    )
    op.create_table(
        "documents",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "digest", name=op.f("pk_documents")),
    )
    op.create_table(
        "events",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("content_digest", sa.String(length=64), nullable=False),
        sa.Column("previous", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_events")),
    )
    op.create_index(op.f("ix_events_case_id"), "events", ["case_id"], unique=False)
    op.create_table(
        "findings",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("finding_id", sa.String(length=16), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("allowance_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("case_id", "finding_id", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_allowance_id"), "findings", ["allowance_id"], unique=False)
    op.create_index(op.f("ix_findings_fingerprint"), "findings", ["fingerprint"], unique=False)
    op.create_table(
        "judgement_tags",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.PrimaryKeyConstraint(
            "case_id", "fingerprint", "kind", "value", name=op.f("pk_judgement_tags")
        ),
    )
    op.create_index(
        op.f("ix_judgement_tags_kind_value"), "judgement_tags", ["kind", "value"], unique=False
    )
    op.create_table(
        "judgements",
        sa.Column("case_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("value", sa.String(length=16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "fingerprint", name=op.f("pk_judgements")),
    )
    op.create_table(
        "sessions",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("user", sa.String(length=80), nullable=False),
        sa.Column("opened", sa.String(length=32), nullable=False),
        sa.Column("expires", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_user"), "sessions", ["user"], unique=False)
    op.create_table(
        "settings",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_settings")),
    )
    op.create_table(
        "sign_in_failures",
        sa.Column("name_digest", sa.String(length=64), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("name_digest", name=op.f("pk_sign_in_failures")),
    )
    op.create_table(
        "users",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("roles", sa.String(length=80), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_users")),
    )
    op.create_table(
        "contents",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["events.seq"], name=op.f("fk_contents_seq")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_contents")),
    )
    names = ("id", "count", "digest", "cases", "allowances")
    head = sa.table("chain_head", *map(sa.column, names))
    op.bulk_insert(head, [dict(zip(names, (1, 0, "0" * 64, 0, 0), strict=True))])
    for what in ("update", "delete"):
        for statement in _REFUSALS[op.get_bind().dialect.name]:
            op.execute(statement.format(what=what))
