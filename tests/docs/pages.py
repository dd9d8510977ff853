"""The pages of docs/ that are written from the code; run as a script, it writes them anew."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import click

from witting.cli.command import group
from witting.regimes import load_regimes, markdown_page

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ERRORS = (
    "InputError",
    "ListFileError",
    "DealFileError",
    "ResourceError",
    "HomeError",
    "DownloadError",
    "WorkerError",
    "StoreError",
    "DatabaseError",
    "CaseError",
    "ConflictError",
    "NotAllowedError",
    "MissingError",
    "ReasonError",
    "TooManyAttemptsError",
)
WRITTEN = "Written from the code by `python tests/docs/pages.py`.\n"


def commands_page() -> str:
    """Every command with its help and its options."""
    parts = ["# Commands\n", WRITTEN]
    for path, command in _commands((), group):
        parts += [f"## witting {' '.join(path)}\n".replace(" \n", "\n"), _help(command)]
        options = [item for item in command.params if isinstance(item, click.Option)]
        shown = [item for item in options if item.help and not item.hidden]
        if shown:
            parts += ["| option | |\n|---|---|\n" + "".join(map(_row, shown))]
    return "\n".join(parts)


def _commands(
    path: tuple[str, ...], command: click.Command
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None
            yield from _commands((*path, name), child)


def _help(command: click.Command) -> str:
    arguments = [
        item.make_metavar(click.Context(command))
        for item in command.params
        if isinstance(item, click.Argument)
    ]
    usage = f"`{' '.join(arguments)}`\n\n" if arguments else ""
    text = (command.help or "").replace("\b\n", "")
    return usage + "\n".join(line.strip() for line in text.splitlines()).strip() + "\n"


def _row(option: click.Option) -> str:
    names = ", ".join(option.opts)
    values = "" if option.is_flag else f" {option.make_metavar(click.Context(group))}"
    default = (
        f" [default: {option.default}]"
        if option.show_default and option.default not in (None, ())
        else ""
    )
    cells = f"{names}{values}".replace("|", "\\|"), f"{option.help}{default}".replace("|", "\\|")
    return f"| `{cells[0]}` | {cells[1]} |\n"


def errors_page() -> str:
    """Every message that a command can end with; … stands for what differs."""
    intro = (
        "A command that cannot go on prints one line, `witting: WHERE: WHAT REMEDY`, on standard\n"
        "error and ends in 3. Wrong usage ends in 2 and says which option is wrong. `…` stands\n"
        "for what differs from case to case.\n"
    )
    parts = ["# Errors\n", WRITTEN, intro]
    messages = sorted(set(_messages()))
    for kind in ERRORS:
        rows = [f"| {what} | {remedy} |\n" for found, what, remedy in messages if found == kind]
        if rows:
            parts += [f"## {kind}\n", "| what | remedy |\n|---|---|\n" + "".join(rows)]
    return "\n".join(parts)


def _messages() -> Iterator[tuple[str, str, str]]:
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in ERRORS and node.args:
                remedy = next((item.value for item in node.keywords if item.arg == "remedy"), None)
                yield node.func.id, _text(node.args[0]), _text(remedy) if remedy else ""


def _text(node: ast.expr) -> str:
    """A message with … where a value goes."""
    if isinstance(node, ast.Constant):
        return " ".join(str(node.value).split()).replace("|", "\\|")
    if isinstance(node, ast.JoinedStr):
        parts = (str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        return " ".join("".join(parts).split()).replace("|", "\\|")
    return "…"


def provisions_page() -> str:
    """Every provision and licence, as `witting regimes list --format markdown` prints them."""
    return markdown_page(load_regimes())


PAGES = {
    "commands.md": commands_page,
    "errors.md": errors_page,
    "provisions.md": provisions_page,
}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (ROOT / "docs" / name).write_text(page(), encoding="utf-8")
