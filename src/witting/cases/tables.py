"""Which tables does the store have?

``events`` is the truth and is only ever added to; ``contents`` and ``documents`` are what the
events speak of and can be purged; every other table is what the events come to, kept so that a
queue can be asked for quickly, and compared with them by ``witting cases verify``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

Row: TypeAlias = Mapping[Any, Any]
"""A row by the names of its columns."""

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_DIGEST, _MOMENT, _NAME = String(64), String(32), String(80)

EVENTS = Table(
    "events",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", _MOMENT, nullable=False),
    Column("by", _NAME, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("case_id", Integer, index=True),
    Column("content_digest", _DIGEST, nullable=False),
    Column("previous", _DIGEST, nullable=False),
    Column("digest", _DIGEST, nullable=False),
)
CONTENTS = Table(
    "contents",
    METADATA,
    Column("seq", Integer, ForeignKey("events.seq"), primary_key=True, autoincrement=False),
    Column("salt", String(32), nullable=False),
    Column("content", Text, nullable=False),
)
HEAD = Table(
    "chain_head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("count", Integer, nullable=False),
    Column("digest", _DIGEST, nullable=False),
    Column("cases", Integer, nullable=False),
    Column("allowances", Integer, nullable=False),
)
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("case_id", Integer, primary_key=True, autoincrement=False),
    Column("digest", _DIGEST, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)
CASES = Table(
    "cases",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("deal_key", _DIGEST, nullable=False, unique=True),
    Column("deal_id", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("search", Text, nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("weight", Float, nullable=False),
    Column("why", Text, nullable=False),
    Column("status", String(16), nullable=False, index=True),
    Column("decision", String(16)),
    Column("proposed", String(16)),
    Column("proposed_by", _NAME),
    Column("assignee", _NAME, index=True),
    Column("due", _MOMENT, index=True),
    Column("opened", _MOMENT, nullable=False, index=True),
    Column("updated", _MOMENT, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("assessed", Integer, nullable=False),
    Column("is_allowed", Boolean, nullable=False),
)
TAGS = Table(
    "case_tags",
    METADATA,
    Column("case_id", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(8), primary_key=True),
    Column("value", String(200), primary_key=True),
    Index(None, "kind", "value"),
)
FINDINGS = Table(
    "findings",
    METADATA,
    Column("case_id", Integer, primary_key=True, autoincrement=False),
    Column("finding_id", String(16), primary_key=True),
    Column("fingerprint", _DIGEST, nullable=False, index=True),
    Column("allowance_id", Integer, index=True),
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("case_id", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", _DIGEST, primary_key=True),
    Column("value", String(16), nullable=False),
    Column("seq", Integer, nullable=False),
)
JUDGEMENT_TAGS = Table(
    "judgement_tags",
    METADATA,
    Column("case_id", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", _DIGEST, primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("value", String(200), primary_key=True),
    Index(None, "kind", "value"),
)
ALLOWANCES = Table(
    "allowances",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("party_key", _DIGEST, nullable=False, index=True),
    Column("entity", Text, nullable=False),
    Column("party_digest", _DIGEST, nullable=False),
    Column("listing_digest", _DIGEST, nullable=False),
    Column("snapshot", String(80), nullable=False),
    Column("party_name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", _NAME, nullable=False),
    Column("at", _MOMENT, nullable=False),
    Column("until", _MOMENT, nullable=False),
    Column("seq", Integer, nullable=False, index=True),
    Column("case_id", Integer, nullable=False),
    Column("ended", _MOMENT),
    Column("ended_why", Text),
    Column("kind", String(24), nullable=False, server_default=""),
    Column("approved", _MOMENT),
    Column("approved_by", _NAME),
)
USERS = Table(
    "users",
    METADATA,
    Column("name", _NAME, primary_key=True),
    Column("password", Text, nullable=False),
    Column("roles", String(80), nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("created", _MOMENT, nullable=False),
)
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("digest", _DIGEST, primary_key=True),
    Column("user", _NAME, nullable=False, index=True),
    Column("opened", _MOMENT, nullable=False),
    Column("expires", _MOMENT, nullable=False),
)
KEYS = Table(
    "api_keys",
    METADATA,
    Column("name", _NAME, primary_key=True),
    Column("digest", _DIGEST, nullable=False, unique=True),
    Column("roles", String(80), nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("created", _MOMENT, nullable=False),
)
FAILURES = Table(
    "sign_in_failures",
    METADATA,
    Column("name_digest", _DIGEST, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last", _MOMENT, nullable=False),
)
SETTINGS = Table(
    "settings",
    METADATA,
    Column("name", String(40), primary_key=True),
    Column("value", String(40), nullable=False),
)
