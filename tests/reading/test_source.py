"""A text from bytes of whatever kind, and what is none."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from witting.errors import InputError
from witting.reading.reader import read_bytes, read_stream, read_text_file
from witting.reading.source import MOST

if TYPE_CHECKING:
    from pathlib import Path

RUSSIAN = "Министр финансов Игорь Лапшин заявил, что платежи задерживаются.\n"
CHINESE = "外交部发言人周文表示，中方坚决反对单边制裁。正常贸易不应受到干扰。\n"
GERMAN = "Der Geschäftsführer Jürgen Größe sagte, man prüfe die Vorwürfe.\n"


@pytest.mark.parametrize(
    ("text", "encoding", "told"),
    [
        (RUSSIAN, "utf-8", "utf-8"),
        (RUSSIAN, "utf-8-sig", "utf-8-sig"),
        (RUSSIAN, "utf-16", "utf-16"),
        (RUSSIAN, "windows-1251", "windows-1251"),
        (CHINESE, "gb18030", "gb18030"),
        (GERMAN, "windows-1252", "windows-1252"),
    ],
)
def test_the_encoding_is_known_by_the_text(text: str, encoding: str, told: str) -> None:
    article = read_bytes(text.encode(encoding), source="a.txt")
    assert article.text.strip() == text.strip()
    assert article.encoding == told


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"PK\x03\x04rest", "a ZIP"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (bytes(range(1, 9)) * 99, "binary"),
        (b"\xff\xfea", "utf-16"),
    ],
)
def test_what_is_no_text_is_refused_with_a_remedy(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as raised:
        read_bytes(data, source="a.bin")
    assert raised.value.where == "a.bin"
    assert raised.value.remedy


def test_a_collection_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(MOST + 1)
    with pytest.raises(InputError, match="collection"):
        read_text_file(path)
    with pytest.raises(InputError, match="collection"):
        read_stream(io.BytesIO(b"a" * (MOST + 1)), source="-")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_text_file(tmp_path / "none.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_text_file(tmp_path)
