"""What a file of arrays is worth when it is old, cut off or damaged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from witting.errors import HomeError
from witting.index import build_index, open_index
from witting.index.artifact import make_artifact, open_arrays, write_arrays
from witting.index.list_index import FILE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from witting.model import ListRecord

    MakeEntry = Callable[..., ListRecord]

ARRAYS = {"b": np.arange(100, dtype="<i4"), "a": np.arange(7, dtype="u1")[::2], "c": np.zeros(0)}


def test_arrays_from_a_file_and_from_memory_are_of_one_form(tmp_path: Path) -> None:
    write_arrays(tmp_path / "x", ARRAYS, rules="r")
    mapped, made = open_arrays(tmp_path / "x", rules="r"), make_artifact(ARRAYS)
    assert (mapped.digest, mapped.size) == (made.digest, made.size)
    for name, array in ARRAYS.items():
        for found in (mapped.arrays[name], made.arrays[name]):
            assert found.tolist() == array.tolist()
            assert found.dtype == array.dtype
            assert found.flags.c_contiguous
            assert found.flags.aligned
            assert not found.flags.writeable


def test_any_other_array_has_another_digest() -> None:
    digests = {
        make_artifact(arrays).digest
        for arrays in (
            {},
            {"a": np.zeros(2, dtype="<i4")},
            {"b": np.zeros(2, dtype="<i4")},
            {"a": np.zeros(2, dtype="<f4")},
            {"a": np.zeros(1, dtype="<i4"), "b": np.zeros(1, dtype="<i4")},
            {"a": np.array([0, 1], dtype="<i4")},
        )
    }
    assert len(digests) == 6


def test_what_cannot_be_used_is_said(tmp_path: Path, entry: MakeEntry) -> None:
    with pytest.raises(HomeError, match="no index that can be read"):
        open_index(tmp_path)
    build_index([entry(1, "Company", name="Lilia")], tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    for broken in (whole[:-64], whole[:40], b"", b"PK\x03\x04" + whole):
        (tmp_path / FILE).write_bytes(broken)
        with pytest.raises(HomeError, match="lists reindex"):
            open_index(tmp_path)
    write_arrays(tmp_path / FILE, {}, rules="0" * 16)
    with pytest.raises(HomeError, match="another version"):
        open_index(tmp_path)


def test_no_flipped_bit_hides_a_name(tmp_path: Path, entry: MakeEntry) -> None:
    build_index([entry(1, "Company", name="Lilia")], tmp_path)
    whole, digest = (tmp_path / FILE).read_bytes(), open_index(tmp_path).digest
    refused = 0
    for place in range(len(whole)):
        (tmp_path / FILE).write_bytes(
            whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        )
        try:
            index = open_index(tmp_path)
        except HomeError:
            refused += 1
        else:  # It was in the padding between two arrays.
            assert index.digest == digest
            assert index.listing(0).caption == "Lilia"
    assert refused > 1000
