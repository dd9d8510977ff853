"""``witting goods learn`` and ``learned``: models of the user's own declarations."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from witting.cli.form import FORMAT, is_table, print_json_lines
from witting.cli.input import INPUT
from witting.cli.lazy_group import LazyGroup
from witting.home import default_home

if TYPE_CHECKING:
    from pathlib import Path

    from witting.learning import LearnedModel, ModelStore

COMMANDS = {
    "issues": "witting.cli.goods_learn:issues",
    "list": "witting.cli.goods_learn:list_models",
    "remove": "witting.cli.goods_learn:remove",
    "show": "witting.cli.goods_learn:show",
}


@click.command()
@click.argument("path", metavar="FILE", type=INPUT)
@click.option("--name", help="What to call the model. [default: the file's own name]")
@FORMAT
def learn(*, path: Path, name: str | None, form: str | None) -> None:
    """Learns from FILE, your own labelled declarations, to tell goods by their words.

    FILE is CSV or JSON lines with text and code, and if you have them part_number and
    manufacturer. The model stays in WITTING_HOME and is used beside the shipped knowledge from now
    on; one of the same name is replaced once the new one is complete. A part of the lines is held
    out to say how good it is.
    """
    # Late, so that `witting --help` does not load the engine.
    from witting.cli.work_line import WorkLine
    from witting.learning import learn as learn_lines
    from witting.learning import read_labelled
    from witting.learning.store import checked_name, name_of

    name = checked_name(name or name_of(path))
    with WorkLine() as work:
        labelled = read_labelled(path)
        [lesson] = work.track(
            (learn_lines(labelled.lines, where=path.name) for _ in range(1)), label="learning"
        )
        model = _store().add(
            name,
            lesson,
            issues=labelled.issues,
            source=path.name,
            learned=dt.date.today(),  # noqa: DTZ011  # the user's own day
        )
    _print([model], form=form)
    if model.issues:
        click.echo(
            f"Rows that were left out: {model.issues:,}; `witting goods learned issues {name}` "
            "shows them.",
            err=True,
        )


@click.group(cls=LazyGroup, members=COMMANDS)
def learned() -> None:
    """Shows and removes what was learned from your own declarations."""


@click.command("list")
@FORMAT
def list_models(*, form: str | None) -> None:
    """Shows the models that are in force, with how good they are on lines held out."""
    _print(_store().models(), form=form)


@click.command()
@click.argument("name")
@FORMAT
def show(*, name: str, form: str | None) -> None:
    """Shows all figures of the model NAME, and which codes it has rarely seen."""
    model = _store().get(name)
    if not is_table(form):
        print_json_lines([model.to_dict()])
        return
    from witting.cli.learned_table import print_model

    print_model(model)


@click.command()
@click.argument("name")
@FORMAT
def issues(*, name: str, form: str | None) -> None:
    """Shows which rows of its file the model NAME was not learned from, and why."""
    from witting.report.legible import legible

    found = _store().get(name).read_issues()
    if not is_table(form):
        print_json_lines(issue.to_dict() for issue in found)
        return
    for issue in found:
        click.echo(f"{legible(issue.where)}: {legible(issue.what)}")


@click.command()
@click.argument("name")
def remove(*, name: str) -> None:
    """Takes the model NAME out of force."""
    _store().remove(name)
    click.echo(f"{name} was removed.", err=True)


def _store() -> ModelStore:
    # Late, so that `witting --help` does not load the engine.
    from witting.learning import ModelStore

    return ModelStore(default_home())


def _print(models: list[LearnedModel] | tuple[LearnedModel, ...], *, form: str | None) -> None:
    if not is_table(form):
        print_json_lines(model.to_dict() for model in models)
        return
    from witting.cli.learned_table import print_models

    print_models(models)
