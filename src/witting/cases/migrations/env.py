"""Run by Alembic: the steps go through the connection, and the transaction, that are given."""

from __future__ import annotations

from alembic import context

from witting.cases.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
