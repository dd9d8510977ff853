"""Texts in other encodings are read as what they are, and that is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from witting.deals.encoding import LEAST, as_utf8, detect_encoding

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.model import Deal, Party

    Read = Callable[..., list[Deal]]
    Said = Callable[[Deal], str]

RUSSIAN = "id;покупатель;товар\n1;ООО «Пример»;подшипники шариковые\n2;ЗАО СЕВЕР № 5;МИКРОСХЕМЫ\n"
CHINESE = (
    "id,买方,商品名称\n1,宁波示例轴承有限公司,深沟球轴承\n2,上海示例电子科技有限公司,集成电路\n"
)
TURKISH = "id;alıcı;buyer_name\n1;Örnek;ÖRNEK DIŞ TİCARET ANONİM ŞİRKETİ\n2;Örnek;IŞIK İNŞAAT\n"


def _is_buyer(party: Party) -> bool:
    return (party.locator or "").endswith(" buyer_name")


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (RUSSIAN, "windows-1251", "WINDOWS-1251"),
        (RUSSIAN.upper().replace("ID", "id"), "windows-1251", "WINDOWS-1251"),
        (RUSSIAN.translate({0xAB: 0x22, 0xBB: 0x22, 0x2116: 0x4E}), "koi8-r", "KOI8-R"),
        (CHINESE, "gb18030", "GB18030"),
        (TURKISH, "windows-1254", "WINDOWS-1254"),
        (RUSSIAN, "utf-16", "UTF-16"),
        (RUSSIAN, "utf-16-le", "UTF-16"),
        (RUSSIAN, "utf-16-be", "UTF-16"),
        (CHINESE, "utf-16-be", "UTF-16"),
        (TURKISH, "utf-16-le", "UTF-16"),
    ],
)
def test_a_table_in_another_encoding_is_read_and_that_is_said(
    read: Read, said: Said, text: str, encoding: str, name: str
) -> None:
    head, *rows = text.splitlines()
    label = head.replace("покупатель", "buyer_name").replace("ПОКУПАТЕЛЬ", "buyer_name")
    label = label.replace("买方", "buyer_name")
    first, second = read("\n".join([label, *rows, ""]).encode(encoding))
    place = label.replace(",", ";").split(";").index("buyer_name")
    wanted = [row.replace(",", ";").split(";")[place] for row in rows]
    told = [party.name for deal in (first, second) for party in deal.parties if _is_buyer(party)]
    assert told == wanted
    assert f"the file is {name} by its bytes, not UTF-8, and was read as such" in said(first)
    assert "by its bytes" not in said(second)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        RUSSIAN.encode(),
        RUSSIAN.encode()[:41],
        b"id,buyer_name\n1,Caf\xe9\n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "<?xml version='1.0' encoding='windows-1251'?><a>пример примера</a>".encode("cp1251"),
        "<a>пример</a>".encode("utf-16"),
        RUSSIAN.encode("cp866", "replace"),
    ],
)
def test_what_is_utf8_or_cannot_be_told_is_left_alone(content: bytes) -> None:
    assert detect_encoding(content) is None


def test_what_cannot_be_told_is_never_read_in_silence(read: Read, said: Said) -> None:
    (deal,) = read(b"id,buyer_name\n1,Caf\xe9\n")
    assert "is not UTF-8; it was read as U+FFFD" in said(deal)


def test_a_letter_that_is_none_in_the_encoding_is_said(read: Read, said: Said) -> None:
    broken = (
        RUSSIAN.replace("покупатель", "buyer_name").encode("cp1251").replace(b";\xcc", b";\x98")
    )
    _, second = read(broken.replace("ЗАО".encode("cp1251"), b"\xc7\x98\xce"))
    assert "U+FFFD" in said(second)


CYRILLIC = st.text(
    st.sampled_from("абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТ"), min_size=3
)


@given(st.lists(CYRILLIC, min_size=3, max_size=20))
def test_russian_words_are_never_taken_for_chinese(words: list[str]) -> None:
    text = ("id, " + ", ".join(words)).encode("windows-1251")
    assert detect_encoding(text) in ("windows-1251", "koi8-r", None)


@given(st.text(min_size=1), st.sampled_from(["utf-16-le", "utf-16-be", "gb18030"]))
def test_the_text_does_not_change(text: str, encoding: str) -> None:
    stream = _Drops(text.encode(encoding, "replace"))
    assert as_utf8(stream, encoding).read().decode() == text.encode(encoding, "replace").decode(
        encoding, "replace"
    ).removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_have_an_encoding_that_reads_them_or_none(content: bytes) -> None:
    found = detect_encoding(content)
    if found is not None and not found.startswith("utf-16"):
        assert sum(byte > 0x7F for byte in content) >= LEAST


class _Drops:
    """A stream that gives a byte at a time."""

    def __init__(self, content: bytes) -> None:
        self._content = iter(content)

    def read(self, size: int = -1, /) -> bytes:
        del size
        return bytes([byte]) if (byte := next(self._content, None)) is not None else b""

    def readline(self, size: int = -1, /) -> bytes:
        return self.read(size)


def test_zeros_behind_plain_text_make_no_utf_16() -> None:
    assert detect_encoding(b'{"id": "first"}\n\x00 \x01\x00\x00 \x00 \x00') is None
