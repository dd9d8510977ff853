"""What was parsed once is kept, and read again only where it is whole."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting import prepared as module
from witting.goods.goods_text import parse_goods_text
from witting.goods.mention_finder import _finder, find_mentions
from witting.goods.part_files import load_part_families
from witting.names.automaton import Automaton
from witting.names.concept_table import load_concepts
from witting.prepared import keep, prepared, read_kept
from witting.routes.gazetteer import load_gazetteer
from witting.routes.text_names import load_text_names

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = {"ball bearing": ("848210",)}


@pytest.fixture
def loads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How often the loader was called; what it makes is kept in a folder of the test's own."""
    monkeypatch.setattr(module, "_folder", lambda: tmp_path)
    return []


def loader(loads: list[str]) -> Callable[[], dict[str, tuple[str, ...]]]:
    """A loader as each process has it."""

    @prepared
    def load() -> dict[str, tuple[str, ...]]:
        loads.append("read")
        return dict(WORDS)

    return load


def kept(folder: Path) -> Path:
    [file] = folder.iterdir()
    return file


def test_the_second_process_reads_what_the_first_one_kept(loads: list[str], tmp_path: Path) -> None:
    first, second = loader(loads), loader(loads)
    assert (first(), first(), second()) == (WORDS, WORDS, WORDS)
    assert loads == ["read"]
    assert kept(tmp_path).is_file()


@pytest.mark.parametrize("damage", [b"", b"\0" * 40, b"cposix\nsystem\n(S'false'\ntR."])
def test_what_is_damaged_is_made_anew(loads: list[str], tmp_path: Path, damage: bytes) -> None:
    loader(loads)()
    kept(tmp_path).write_bytes(damage)
    assert loader(loads)() == WORDS
    assert loads == ["read", "read"]
    assert read_kept(kept(tmp_path)) == WORDS


def test_a_byte_that_changed_is_seen_before_anything_is_loaded(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    keep(file, WORDS)
    data = bytearray(file.read_bytes())
    data[-3] ^= 1
    file.write_bytes(data)
    with pytest.raises(ValueError, match="damaged"):
        read_kept(file)


class Acts:
    """Is made by calling something, as bytes of an attacker are."""

    def __init__(self, act: Callable[..., object], *words: object) -> None:
        self._act = act, words

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._act


@pytest.mark.parametrize(
    "value",
    [
        Acts(os.system, "true"),
        Acts(getattr, "x", "upper"),
        Acts(module.keep, Path("x"), 1),
        [Acts(eval, "1")],
        {"x": Acts(Path, "x")},
    ],
)
def test_what_is_no_record_of_a_loader_is_not_made(tmp_path: Path, value: object) -> None:
    keep(tmp_path / "kept", value)
    with pytest.raises(ValueError, match="no record of a loader"):
        read_kept(tmp_path / "kept")


def test_records_that_loaders_make_are_read_again(tmp_path: Path) -> None:
    for load in (_finder, load_text_names, load_gazetteer, load_part_families, load_concepts):
        keep(tmp_path / "kept", load())
        assert type(read_kept(tmp_path / "kept")) is type(load())


@pytest.mark.skipif(os.name != "posix", reason="rights are told otherwise on Windows")
def test_a_file_that_others_may_write_is_made_anew(loads: list[str], tmp_path: Path) -> None:
    loader(loads)()
    assert kept(tmp_path).stat().st_mode & 0o777 == 0o600
    kept(tmp_path).chmod(0o602)
    assert loader(loads)() == WORDS
    assert loads == ["read", "read"]
    assert kept(tmp_path).stat().st_mode & 0o777 == 0o600


def test_where_nothing_can_be_written_the_loader_is_asked(
    loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_folder", lambda: None)
    assert loader(loads)() == WORDS


def test_where_the_folder_is_gone_the_answer_stays(
    loads: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_folder", lambda: tmp_path / "gone")
    assert loader(loads)() == WORDS


@given(text=st.text(alphabet="abc ", max_size=12), needles=st.sets(st.text("abc", min_size=1)))
def test_an_automaton_that_was_pickled_finds_the_same(text: str, needles: set[str]) -> None:
    if needles:
        automaton = Automaton(sorted(needles))
        assert pickle.loads(pickle.dumps(automaton)).find(text) == automaton.find(text)


def test_a_vocabulary_that_was_kept_names_the_same_goods() -> None:
    text = parse_goods_text("deep groove ball bearings 6205-2RS and cotton shirts")
    named = [mention.clue.kind.key for mention in find_mentions(text)]
    assert pickle.loads(pickle.dumps(find_mentions(text))) == find_mentions(text)
    assert named
