"""Options for a cluster go together, or the command says which do not."""

from __future__ import annotations

import click
import pytest

from witting.cli.engine import parse_cluster


def test_this_machine_needs_no_settings() -> None:
    assert parse_cluster("local", (), is_many=False, workers=2) is None


def test_settings_of_spark_are_keys_and_values() -> None:
    settings = ("spark.master=yarn", "spark.executorEnv.A=b=c")
    assert parse_cluster("spark", settings, is_many=True, workers=None) == {
        "spark.master": "yarn",
        "spark.executorEnv.A": "b=c",
    }


@pytest.mark.parametrize(
    ("engine", "conf", "is_many", "workers", "what"),
    [
        ("local", ("spark.master=yarn",), True, None, "this is for --engine spark"),
        ("spark", (), False, None, "give --output FOLDER"),
        ("spark", (), True, 4, "such as --conf spark.master=local"),
        ("spark", ("yarn",), True, None, "'yarn' is no KEY=VALUE"),
        ("spark", ("=yarn",), True, None, "'=yarn' is no KEY=VALUE"),
    ],
)
def test_what_does_not_go_together_is_refused(
    engine: str, conf: tuple[str, ...], is_many: bool, workers: int | None, what: str
) -> None:
    with pytest.raises(click.BadParameter, match=what):
        parse_cluster(engine, conf, is_many=is_many, workers=workers)
