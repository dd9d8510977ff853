"""``witting owners``: who owns whom, by the files that were added."""

from __future__ import annotations

import click

from witting.cli.lazy_group import LazyGroup

COMMANDS = {
    "add": "witting.cli.owners_files:add",
    "issues": "witting.cli.owners_files:issues",
    "list": "witting.cli.owners_files:list_files",
    "remove": "witting.cli.owners_files:remove",
    "show": "witting.cli.owners_show:show",
}


@click.group(cls=LazyGroup, members=COMMANDS)
def owners() -> None:
    """Adds files of owners and shows who owns whom, by the test of each regime."""
