"""A day as an option's value."""

from __future__ import annotations

import click


class _Day(click.DateTime):
    """An ISO date, shown as DATE in the help."""

    name = "date"

    def __init__(self) -> None:
        super().__init__(formats=["%Y-%m-%d"])

    def get_metavar(self, param: click.Parameter, ctx: click.Context | None = None) -> str:
        """What the help shows for the value."""
        del param, ctx
        return "DATE"


DAY = _Day()
"""An ISO date; click hands it on as a datetime at midnight."""
