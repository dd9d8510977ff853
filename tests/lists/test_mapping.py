"""A mapping is understood key by key, or refused with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.lists.own_mapping import DOCS, MINIMAL, mapping

from witting.errors import ResourceError
from witting.lists.mapping import read_mapping
from witting.lists.own_list import bundled_mapping

if TYPE_CHECKING:
    from pathlib import Path


def test_every_key_that_a_mapping_may_have_is_documented() -> None:
    with pytest.raises(ResourceError) as caught:
        mapping(f"{MINIMAL}hat: top\n")
    text = DOCS.read_text(encoding="utf-8")
    known = caught.value.what.partition("it may have ")[2].rstrip(".").split(", ")

    assert len(known) > 10
    assert [key for key in known if f"| `{key}` |" not in text] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("format: csv", "format: pdf", 2, "'pdf' is no format; known are csv, xlsx, json"),
        ("format: csv", "formt: csv", 2, "lacks the key 'format'"),
        ("id: {columns: Nr}", "id: {columns: Nr, hat: x}", 3, "id has no key 'hat'"),
        ("id: {columns: Nr}", "id: {}", 3, "needs either"),
        ("id: {columns: Nr}", "id: {columns: Nr, repeated: x}", 3, "'x' is no choice"),
        ("LegalEntity", "Bank", 4, "is no schema"),
        ("LegalEntity", "Thing", 4, "no entity can be"),
        ("  name: Name", "  nam: Name", 6, "'nam' is no property"),
        ("  name: Name", "  name: {colum: Name}", 6, "needs one of"),
        ("  name: Name", "  name: {column: Name, find: '('}", 6, "no regular expression"),
        ("  name: Name", "  name: Name\nidentifiers: {column: x}", 7, "a list is expected"),
        ("  name: Name", "  name: Name\nidentifiers: [{column: x, scheme: y}]", 7, "no scheme"),
        ("  name: Name", "  name: Name\naddresses: [{country: x}]", 7, "more than a country"),
        ("  name: Name", "  name: Name\nsheet: x", 7, "says nothing about the format csv"),
        ("  name: Name", "  name: Name\nheader_row: zero", 7, "no number of a row"),
        ("  name: Name", "  name: Name\ndelimiter: xx", 7, "must be one sign"),
        ("  name: Name", "  name: Name\nignore: [Name]", 7, "is used and ignored"),
        ("  name: Name", "  name: Name\n  name: Name", 7, "given twice"),
    ],
)
def test_a_mistake_in_a_mapping_is_told_with_its_line(
    old: str, new: str, line: int, said: str
) -> None:
    with pytest.raises(ResourceError) as caught:
        mapping(MINIMAL.replace(old, new))
    assert said in str(caught.value)
    if said != "lacks the key 'format'":
        assert caught.value.where == f"own.yaml:{line}"


def test_a_mapping_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot be read"):
        read_mapping(tmp_path / "none.yaml")
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"format: \xfc")
    with pytest.raises(ResourceError, match="cannot be read"):
        read_mapping(path)


def test_a_list_without_a_mapping_is_told_which_there_are() -> None:
    with pytest.raises(ResourceError, match=r"there are us\.bis\.dpl, us\.bis\.entity-list"):
        bundled_mapping("us.bis.nothing")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"[" * 5000, "nest"),
        (b"caf\xe9", "byte 0xE9 is not UTF-8"),
        (b"a" * 2_000_000, "more than 1 MiB"),
    ],
)
def test_what_can_be_no_mapping_is_told(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_bytes(data)
    with pytest.raises(ResourceError, match=said):
        read_mapping(path)


def test_a_folder_is_no_mapping(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="is no file"):
        read_mapping(tmp_path)
    with pytest.raises(ResourceError, match="No such file"):
        read_mapping(tmp_path / "missing.yaml")
