"""``witting lists``: which lists are loaded, and what is in them."""

from __future__ import annotations

import click

from witting.cli.lazy_group import LazyGroup

COMMANDS = {
    "add": "witting.cli.lists_add:add",
    "count": "witting.cli.lists_count:count",
    "diff": "witting.cli.lists_diff:diff",
    "index": "witting.cli.lists_index:index",
    "issues": "witting.cli.lists_issues:issues",
    "reindex": "witting.cli.lists_reindex:reindex",
    "status": "witting.cli.lists_status:status",
    "thresholds": "witting.cli.lists_thresholds:thresholds",
    "update": "witting.cli.lists_update:update",
}


@click.group(cls=LazyGroup, members=COMMANDS)
def lists() -> None:
    """Loads watchlists as dated snapshots and shows what is in them.

    They are kept in the folder that WITTING_HOME names.
    """
