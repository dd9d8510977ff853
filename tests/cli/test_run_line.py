"""The line of a long run is whole on terminals of any width."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.progress import TaskProgressColumn, TextColumn

from witting.cli import run_line as module
from witting.cli.run_line import run_line


@pytest.mark.parametrize(("width", "has_bar"), [(42, False), (63, False), (64, True), (200, True)])
def test_nothing_is_cut_off(width: int, has_bar: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.StringIO()

    def console(*, stderr: bool) -> Console:
        assert stderr
        return Console(file=screen, width=width, force_terminal=True, color_system=None)

    monkeypatch.setattr(module, "Console", console)
    progress = run_line(TextColumn("12,345,678 deals"), TaskProgressColumn(), TextColumn("1,234/s"))
    progress.add_task("", total=100, completed=40)
    progress.console.print(progress.get_renderable())
    line = screen.getvalue()
    assert "…" not in line
    assert [word in line for word in ("12,345,678 deals", "40%", "1,234/s", "left")] == [True] * 4
    assert ("━" in line) is has_bar
