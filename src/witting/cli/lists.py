"""``witting lists``: which lists are loaded, and what is in them."""

from __future__ import annotations

import importlib

import click

COMMANDS = {
    "add": "witting.cli.lists_add:add",
    "count": "witting.cli.lists_count:count",
    "diff": "witting.cli.lists_diff:diff",
    "issues": "witting.cli.lists_issues:issues",
    "status": "witting.cli.lists_status:status",
    "update": "witting.cli.lists_update:update",
}


class ListsGroup(click.Group):
    """Imports a command when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, sorted."""
        del ctx
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=ListsGroup)
def lists() -> None:
    """Loads watchlists as dated snapshots and shows what is in them.

    They are kept in the folder that WITTING_HOME names.
    """
