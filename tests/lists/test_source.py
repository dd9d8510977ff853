"""Where a list's bytes come from: files, folders, archives, and what is none of them."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from witting.errors import ListFileError
from witting.lists import source
from witting.lists.source import read_source

if TYPE_CHECKING:
    from collections.abc import Mapping


def packed(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def names(path: Path) -> list[str]:
    return [file.name for file in read_source(path).files]


def refusal(path: Path) -> str:
    with pytest.raises(ListFileError) as caught:
        read_source(path)
    return str(caught.value)


def test_an_archive_is_a_folder_without_its_hidden_twins(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    path.write_bytes(packed({"a/b.csv": b"1", "__MACOSX/a/._b.csv": b"2", "c.csv": b"3"}))
    assert names(path) == ["b.csv", "c.csv"]


@pytest.mark.parametrize(
    "members", [{"a/sdn.csv": b"1", "b/sdn.csv": b"2"}, {"sdn.csv": b"1", "SDN.CSV": b"2"}]
)
def test_of_two_files_of_one_name_none_is_chosen(
    tmp_path: Path, members: Mapping[str, bytes]
) -> None:
    path = tmp_path / "lists.zip"
    path.write_bytes(packed(members))
    assert "there are two files of the name" in refusal(path)


def test_a_file_beside_its_own_compressed_copy_is_one_name_twice(tmp_path: Path) -> None:
    (tmp_path / "sdn.csv").write_bytes(b"1")
    (tmp_path / "sdn.csv.gz").write_bytes(gzip.compress(b"2"))
    assert "there are two files of the name sdn.csv" in refusal(tmp_path)


def test_an_archive_of_nothing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "lists.zip"
    path.write_bytes(packed({"folder/": b""}))
    assert "the ZIP file has no files in it" in refusal(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
def test_a_pipe_or_a_device_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        assert "a pipe or a device and no file" in refusal(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows asks for a right to make links")
def test_a_link_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    loop, dangling = tmp_path / "loop", tmp_path / "dangling"
    loop.symlink_to(loop)
    dangling.symlink_to(tmp_path / "gone")
    assert "Too many levels of symbolic links" in refusal(loop)
    assert "No such file" in refusal(dangling)
    assert "no such file or folder" in refusal(tmp_path / "missing")
    assert "no such file or folder" in refusal(tmp_path / ("x" * 300))


def test_a_file_of_nothing_but_lines_is_a_bomb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_LINES", 3)
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress(b"a\nb\nc\nd\n"))
    assert "list.csv: the file has more than 3 lines" in refusal(path)
