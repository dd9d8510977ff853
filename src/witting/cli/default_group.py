"""A group of commands of which one needs not be named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.cli.lazy_group import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Mapping

    import click


class DefaultGroup(LazyGroup):
    """Takes for the default command what does not begin with the name of another.

    Args:
        members: As for a :class:`LazyGroup`.
        default: The name of the default command.
        **options: Click's own.
    """

    def __init__(self, *, members: Mapping[str, str], default: str, **options: Any) -> None:
        super().__init__(members=members, **options)
        self.default = default

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does, with the default command's name put first where it is left out."""
        if args and args[0] not in {*self._members, *ctx.help_option_names}:
            args = [self.default, *args]
        return super().parse_args(ctx, args)
