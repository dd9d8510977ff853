"""``--mapping``: what the columns of a table of deals hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from witting.cli.input import INPUT

if TYPE_CHECKING:
    from pathlib import Path

    from witting.deals.customs import TableMapping

MAPPING = click.option(
    "--mapping",
    type=INPUT,
    metavar="FILE",
    help="What the columns of your tables hold (docs/deals.md). Files that are no tables are read "
    "as ever.",
)


def read_mapping(path: Path | None) -> TableMapping | None:
    """The mapping, or None where none is given.

    Raises:
        ResourceError: It cannot be read or breaks the rules.
    """
    # Late, so that `witting --help` does not load the readers.
    from witting.deals.customs import read_table_mapping

    return None if path is None else read_table_mapping(path)
