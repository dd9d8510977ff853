"""A group of commands, each imported only when it is called."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

import click

from witting.interrupts import interrupts_wait

if TYPE_CHECKING:
    from collections.abc import Mapping


class LazyGroup(click.Group):
    """Imports a command when it is named, so that ``--help`` and ``--version`` are instant.

    Args:
        members: The commands by their names, each as ``MODULE:NAME``.
        **options: Click's own.
    """

    def __init__(self, *, members: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self._members = members

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, sorted."""
        del ctx
        return sorted(self._members)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        del ctx
        if cmd_name not in self._members:
            return None
        module, name = self._members[cmd_name].split(":")
        with interrupts_wait():
            command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command
