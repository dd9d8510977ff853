"""``witting goods``: what is in the box?"""

from __future__ import annotations

import click

from witting.cli.default_group import DefaultGroup

COMMANDS = {
    "identify": "witting.cli.goods_identify:identify",
    "learn": "witting.cli.goods_learn:learn",
    "learned": "witting.cli.goods_learn:learned",
}


@click.group(cls=DefaultGroup, members=COMMANDS, default="identify")
def goods() -> None:
    """Says which goods a text, a code or a part number tells, and on which lists they are.

    `witting goods TEXT` is `witting goods identify TEXT`.
    """
