"""Where machine code is kept between two runs, and what happens where it cannot be."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import witting

SOURCES = Path(witting.__file__).parent
SCRIPT = """
from witting.names.compiled import compiled

@compiled
def double(number):
    return 2 * number

print(double(21), sum(double.stats.cache_hits.values()))
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A program with one compiled function."""
    path = tmp_path / "double.py"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def run(script: Path, *, cache: Path, sources: Path = SOURCES, **env: str) -> list[int]:
    """The result of the program's function, and how often its code was found in the cache."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NUMBA_")}
    places = {"XDG_CACHE_HOME": str(cache), "HOME": str(cache), "LOCALAPPDATA": str(cache)}
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        env={**kept, **places, "PYTHONPATH": str(sources.parent), **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return [int(number) for number in done.stdout.split()]


def folders(cache: Path) -> list[Path]:
    """The folders of machine code, one for each of the latest states of the sources."""
    return sorted(path for path in cache.rglob("compiled/*") if path.is_dir())


def test_code_is_compiled_once(script: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    assert run(script, cache=cache) == [42, 0]
    assert run(script, cache=cache) == [42, 1]
    assert len(folders(cache)) == 1


def test_without_a_folder_every_run_compiles(script: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.write_text("This is a file, and no folder can be made below it.", encoding="utf-8")
    assert run(script, cache=cache) == [42, 0]
    assert run(script, cache=cache) == [42, 0]


def test_another_state_of_the_sources_is_another_folder(script: Path, tmp_path: Path) -> None:
    """A function is not compiled anew by itself where only one that it calls has changed."""
    cache, sources = tmp_path / "cache", tmp_path / "src" / "witting"
    shutil.copytree(SOURCES, sources, ignore=shutil.ignore_patterns("__pycache__"))
    assert run(script, cache=cache, sources=sources) == [42, 0]
    for package in ("names", "index", "matching"):
        before = {*folders(cache)}
        with (sources / package / "__init__.py").open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        assert run(script, cache=cache, sources=sources) == [42, 0]
        assert len({*folders(cache)} - before) == 1
    assert run(script, cache=cache, sources=sources) == [42, 1]


def test_who_names_a_folder_for_machine_code_has_it_there(script: Path, tmp_path: Path) -> None:
    cache, own = tmp_path / "cache", tmp_path / "own"
    assert run(script, cache=cache, NUMBA_CACHE_DIR=str(own)) == [42, 0]
    assert run(script, cache=cache, NUMBA_CACHE_DIR=str(own)) == [42, 1]
    assert not folders(cache)
