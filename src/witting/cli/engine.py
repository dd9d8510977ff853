"""Who does the work of many deals: this machine, or a cluster?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

LOCAL, SPARK = ENGINES = ("local", "spark")


def parse_cluster(
    engine: str, conf: Sequence[str], *, is_many: bool, workers: int | None
) -> dict[str, str] | None:
    """The settings of Spark; None where this machine does the work.

    Args:
        engine: One of ENGINES.
        conf: Settings as ``KEY=VALUE``.
        is_many: Whether the output is a folder.
        workers: How many processes of this machine were asked for.

    Raises:
        click.BadParameter: The options do not go together, or a setting is none.
    """
    if engine == LOCAL:
        if conf:
            raise click.BadParameter("this is for --engine spark.", param_hint="--conf")
        return None
    if not is_many:
        what = "Spark writes a folder; give --output FOLDER."
        raise click.BadParameter(what, param_hint="--engine")
    if workers is not None:
        what = "Spark has its own; such as --conf spark.master=local[4]."
        raise click.BadParameter(what, param_hint="--workers")
    return dict(_parse_setting(text) for text in conf)


def _parse_setting(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise click.BadParameter(f"{text!r} is no KEY=VALUE.", param_hint="--conf")
    return key.strip(), value.strip()
