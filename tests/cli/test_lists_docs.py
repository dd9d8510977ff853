"""What docs/lists.md shows is so."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from witting.cli.lists import lists
from witting.lists import known_lists

DOCS = (Path(__file__).parents[2] / "docs" / "lists.md").read_text(encoding="utf-8")
BLOCKS = "".join(re.findall(r"^```\n(.*?)^```", DOCS, re.DOTALL | re.MULTILINE))
COMMANDS = [line.partition(" #")[0].strip() for line in BLOCKS.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_docs_is_understood(command: str) -> None:
    program, group, name, *arguments = shlex.split(command)
    assert (program, group) == ("witting", "lists")
    found = lists.get_command(click.Context(lists), name)
    assert found is not None
    found.make_context(name, arguments)


def test_the_table_has_every_list() -> None:
    rows = "".join(line for line in DOCS.splitlines() if line.startswith("| `"))
    named = set(re.findall(r"`([a-z]+\.[a-z.-]+)`", rows))
    assert {known.name for known in known_lists()} <= named
