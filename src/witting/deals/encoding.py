"""In which encoding is a text that is no UTF-8?

UTF-16 is told by its mark or by the upper bytes of its Latin and Cyrillic letters. For the others,
the bytes of Russian, Turkish and Chinese letters follow each other differently; where that is not
clear, nothing is guessed, and each byte that is no UTF-8 becomes U+FFFD and an issue.
"""

from __future__ import annotations

import codecs
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from witting.model import Issue

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from witting.deals.lines import ByteStream
    from witting.model import Deal

LEAST = 6
"""Bytes above 0x7F by which an encoding can be told."""
LOOKED_AT = 4096
"""Bytes in which the zeros of UTF-16 are looked for."""
MOST, NEARLY_ALL = 0.8, 0.98
"""Of these bytes, so many are letters, and so many letters or other signs of the encoding."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HIGH = re.compile(rb"[\x80-\xff]+")
# Windows-1251: the Russian letters with \u0401 and \u0451, the quotation marks and the number sign.
_CYRILLIC = frozenset({*range(0xC0, 0x100), 0xA8, 0xB8})
_CYRILLIC_SIGNS = frozenset({0xB9, 0xAB, 0xBB, 0x96, 0x97, 0x93, 0x94, 0xA0, 0x85, 0xB0})
# Windows-1254: the letters that only Turkish has, and the others that it shares.
_TURKISH_ONLY = frozenset({0xD0, 0xDD, 0xDE, 0xF0, 0xFD, 0xFE})
_TURKISH = _TURKISH_ONLY | {0xC7, 0xD6, 0xDC, 0xE7, 0xF6, 0xFC, 0xC2, 0xCE, 0xDB, 0xE2, 0xEE, 0xFB}
_COMMON = frozenset({0xA7, *range(0xB0, 0xD8)})
"""First bytes of Russian letters and of the 3,755 commonest characters. Source: GB 2312-80, row 7
and level 1."""


def detect_encoding(head: bytes) -> str | None:
    """Which it is: UTF-16, ``windows-1251``, ``koi8-r``, ``windows-1254``, ``gb18030``, or None.

    None is UTF-8, ASCII, XML (which says its encoding itself), or what cannot be told. The two
    encodings of Russian have their letters at the same bytes, in another order.

    Args:
        head: The first bytes of the file; the last character may be cut off.
    """
    for mark, name in _MARKS:
        if head.startswith(mark):
            return None if head[2:4] in (b"<\x00", b"\x00<", b"\x00\x00") else name
    if 0 in head[:LOOKED_AT]:
        return _unmarked(head[: LOOKED_AT & ~1])
    if head.isascii() or _CONTROL.search(head) or head.lstrip().startswith(b"<"):
        return None
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return _detect_single(head)
    return None


_BEGINNING = 4
_OF_LETTERS = (0, 4)
"""What the upper byte of a Latin and of a Cyrillic letter is."""


def _unmarked(head: bytes) -> str | None:
    """UTF-16 without a mark: the zeros of its Latin letters are all first or all last bytes.

    So are the fours of its Cyrillic ones. A few may stand on the other side, such as the zero of
    U+4E00, and single ones in other texts.
    """
    first, last = (sum(map(half.count, _OF_LETTERS)) for half in (head[::2], head[1::2]))
    is_sided = min(first, last) * 4 <= max(first, last)
    if not is_sided or max(first, last) * 20 < len(head) or b"<" in head[:2]:
        return None
    beginning = head[:_BEGINNING]
    if len(head) >= _BEGINNING and beginning.isascii() and not {*_OF_LETTERS} & {*beginning}:
        return None  # Text of single bytes, with zeros further on.
    name = "utf-16-le" if last > first else "utf-16-be"
    try:
        text = codecs.getincrementaldecoder(name)().decode(head)
    except UnicodeDecodeError:
        return None
    control = _CONTROL.findall(text.encode(errors="replace"))
    return name if len(control) * 20 < len(text) else None  # a few are a slip, many are no text


def _detect_single(head: bytes) -> str | None:
    runs = _HIGH.findall(head)
    high = b"".join(runs)
    if len(high) < LEAST:
        return None
    alone = sum(len(run) == 1 for run in runs)
    if _share(high, _TURKISH) == 1 and alone > len(runs) / 2 and _TURKISH_ONLY & {*high}:
        return "windows-1254"
    cyrillic = _share(high, _CYRILLIC)
    signs = _share(high, _CYRILLIC_SIGNS)
    if cyrillic > MOST and cyrillic + signs > NEARLY_ALL and alone < len(high) / 4:
        return max(("windows-1251", "koi8-r"), key=lambda name: _common(high, name))
    return "gb18030" if _is_chinese(head) else None


def _is_chinese(head: bytes) -> bool:
    """Whether all pairs are characters, and most of them common ones."""
    try:
        text = codecs.getincrementaldecoder("gb18030")().decode(head)
    except UnicodeDecodeError:
        return False
    signs = [sign for sign in text if not sign.isascii()]
    common = sum(sign.encode("gb18030")[0] in _COMMON for sign in signs)
    return common > 0.6 * len(signs)  # names have rarer ones; punctuation is none


def _common(high: bytes, encoding: str) -> int:
    """How many are among the six commonest letters of Russian, if this is the encoding."""
    return sum(high.count(letter.encode(encoding)) for letter in "оеаинтОЕАИНТ")


def _share(high: bytes, known: frozenset[int]) -> float:
    return sum(byte in known for byte in high) / len(high)


def as_utf8(stream: ByteStream, encoding: str) -> io.BufferedReader:
    """The same text in UTF-8, as it is read; what is no text in the encoding is U+FFFD."""
    return io.BufferedReader(_Recoded(stream, encoding), buffer_size=1 << 18)


def recoded(head: bytes, encoding: str) -> bytes:
    """The beginning of a text, as UTF-8."""
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    return decoder.decode(head).removeprefix("\ufeff").encode()


def with_encoding(deal: Deal, encoding: str, file: str) -> Deal:
    """The deal, with the issue that the file was read in another encoding than UTF-8."""
    name = encoding.removesuffix("-le").removesuffix("-be").upper()
    what = f"the file is {name} by its bytes, not UTF-8, and was read as such."
    return replace(deal, issues=(Issue(file, what), *deal.issues))


class _Recoded(io.RawIOBase):
    """A text in another encoding, as UTF-8."""

    def __init__(self, stream: ByteStream, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._ready = b""
        self._is_first = True

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        while not self._ready:
            piece = self._stream.read(1 << 16)
            text = self._decoder.decode(piece, final=not piece)
            self._ready = self._without_mark(text).encode()
            if not piece:
                break
        data, self._ready = self._ready[: len(view)], self._ready[len(view) :]
        view[: len(data)] = data
        return len(data)

    def _without_mark(self, text: str) -> str:
        if text and self._is_first:
            self._is_first = False
            return text.removeprefix("\ufeff")
        return text
