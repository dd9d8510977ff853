"""Every command, option, error and setting that a user can meet is in docs/, and docs/ are so."""

from __future__ import annotations

import importlib.util
import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from witting.cli.command import group

if TYPE_CHECKING:
    from types import ModuleType

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
DOCS = sorted((ROOT / "docs").glob("*.md"))


def _pages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_pages", HERE / "pages.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(_pages().PAGES))
def test_a_page_that_is_written_from_the_code_is_current(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == _pages().PAGES[name](), "run python tests/docs/pages.py"


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    settings = set(re.findall(r"\bWITTING_[A-Z_]+\b", code))
    assert settings
    assert settings <= set(re.findall(r"\bWITTING_[A-Z_]+\b", page))


@pytest.mark.parametrize("page", [ROOT / "README.md", *DOCS], ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", [ROOT / "README.md", *DOCS], ids=lambda page: page.name)
def test_every_command_that_a_page_shows_exists_with_its_options(page: Path) -> None:
    lines = [
        line.strip().removeprefix("$ ")
        for block in re.findall(
            r"^```(?:sh|console|)\n(.*?)^```",
            page.read_text(encoding="utf-8"),
            re.DOTALL | re.MULTILINE,
        )
        for line in block.splitlines()
    ]
    for line in lines:
        if not line.startswith("witting "):
            continue
        words = [word for word in shlex.split(line, comments=True) if word not in ("|", ">")]
        command, rest = _find(words[1:])
        known = {name for item in command.params for name in (*item.opts, *item.secondary_opts)}
        used = {word.split("=")[0] for word in rest if word.startswith("--")}
        assert used <= known | {"--help", "--version"}, f"{page.name}: {line}"


def _find(words: list[str]) -> tuple[click.Command, list[str]]:
    command: click.Command = group
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        child = command.get_command(click.Context(command), words[0])
        assert child is not None, f"there is no command {words[0]}"
        command, words = child, words[1:]
    return command, words


def test_every_page_is_named_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [page.name for page in DOCS if f"docs/{page.name}" not in readme]
    assert missing == []


def test_help_is_short_and_quick() -> None:
    result = CliRunner().invoke(group, ["--help"])
    assert result.exit_code == 0
    for name in ("demo", "lists", "match", "parse", "regimes", "screen"):
        assert name in result.stdout


PYTHON = [
    (page, place, code)
    for page in [ROOT / "README.md", *DOCS]
    for place, code in enumerate(
        re.findall(
            r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
    )
]


@pytest.mark.parametrize(
    ("name", "code"), [(f"{page.name}-{place}", code) for page, place, code in PYTHON]
)
def test_every_piece_of_python_runs(
    name: str, code: str, demo_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WITTING_HOME", str(demo_home))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    exec(compile(code, name, "exec"), {})
