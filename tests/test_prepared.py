"""What was parsed once is kept, and read again only where it is whole."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting import prepared as module
from witting.goods.goods_text import parse_goods_text
from witting.goods.mention_finder import find_mentions
from witting.names.automaton import Automaton
from witting.prepared import keep, prepared, read_kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
