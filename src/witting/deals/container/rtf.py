"""Which text does a file in Rich Text Format hold?

Source: Microsoft, Rich Text Format Specification, version 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from witting.deals.paper import is_paper, read_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Deal

FORMAT = "rtf"
MARK = b"{\\rtf"
MAX_DEPTH = 1_000
"""Groups in each other; Word writes some twenty."""
_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?|\\'(?P<hex>[0-9a-fA-F]{2})|"
    rb"\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n\\]+",
    re.DOTALL,
)
_PASSED_OVER = frozenset(
    {
        *("colortbl", "stylesheet", "listtable", "listoverridetable", "rsidtbl", "themedata"),
        *("colorschememapping", "latentstyles", "datastore", "pict", "objdata", "generator"),
        *("info", "xmlnstbl", "mmathPr", "fldinst", "filetbl", "revtbl", "blipuid", "bkmkstart"),
        *("bkmkend", "panose", "falt", "listtext", "wgrffmtfilter", "protusertbl"),
    }
)
"""Groups whose words are none of the text."""
_KEPT = frozenset({"footnote", "annotation", "shptxt", "shpinst", "atnauthor", "nonshppict"})
"""Groups that are marked as ones to pass over, and hold words all the same."""
_LINES = frozenset({"par", "line", "row", "sect", "page", "column", "nestrow"})
_TABS = frozenset({"tab", "cell", "nestcell"})
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
}  # fmt: skip
_OF_SIGN = {b"\n": "\n", b"\r": "\n", b"~": " ", b"_": "-"}
_PAGES = {
    "0": "cp1252", "128": "cp932", "129": "cp949", "134": "gb18030", "136": "big5",
    "161": "cp1253", "162": "cp1254", "163": "cp1258", "177": "cp1255", "178": "cp1256",
    "186": "cp1257", "204": "cp1251", "222": "cp874", "238": "cp1250",
}  # fmt: skip
"""The encoding of a font by its ``fcharset``."""


def read_rtf(data: bytes, name: str) -> Iterator[Deal]:
    """The deal of its text, as of a plain one; what is no document is prose."""
    lines = lines_of_rtf(data)
    yield from read_paper(lines, file=name, form=FORMAT, is_prose=not is_paper(lines))


def lines_of_rtf(data: bytes) -> list[str]:
    """The lines; cells of a table are parted by tabs. What is broken is left out."""
    reader = _Reader()
    for token in _TOKEN.finditer(data):
        if not reader.take(token):
            break
    return reader.text().split("\n")


@dataclass(frozen=True, slots=True)
class _Group:
    r"""What holds within a pair of braces.

    Args:
        is_hidden: Whether its words are none of the text.
        skip: Letters behind a ``\u`` that stand for it in older programs.
        page: The encoding.
        of_fonts: Whether it is the table of fonts.
    """

    is_hidden: bool = False
    skip: int = 1
    page: str = "cp1252"
    of_fonts: bool = False


@dataclass(slots=True)
class _Reader:
    """Goes through the tokens."""

    group: _Group = _Group()
    outer: list[_Group] = field(default_factory=list)
    fonts: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    held: bytearray = field(default_factory=bytearray)
    left: int = 0
    font: str = ""
    page: str = "cp1252"
    is_starred: bool = False

    def take(self, token: re.Match[bytes]) -> bool:
        """Takes a token; False where nothing more is to be looked at."""
        if brace := token["brace"]:
            return self._brace(brace)
        if word := token["word"]:
            self._word(word.decode(), token["number"])
        elif code := token["hex"]:
            self._add_bytes(bytes.fromhex(code.decode()))
        elif sign := token["sign"]:
            self._sign(sign)
        elif text := token["text"]:
            self._add_bytes(text)
        return True

    def text(self) -> str:
        """All that was said."""
        self._flush()
        # A letter beyond U+FFFF stands there as two halves.
        said = "".join(self.parts).encode("utf-16-le", "surrogatepass")
        return said.decode("utf-16-le", "replace")

    def _brace(self, brace: bytes) -> bool:
        self._flush()
        self.left = 0
        self.is_starred = False
        if brace == b"{":
            self.outer.append(self.group)
            return len(self.outer) <= MAX_DEPTH
        if self.outer:
            self.group = self.outer.pop()
        return True

    def _word(self, word: str, number: bytes | None) -> None:
        value = number.decode() if number else ""
        if word == "u" and value:
            self._flush()
            code = int(value) % 0x10000
            self._say(chr(code))
            self.left = self.group.skip
            return
        self._flush()
        if word in _PASSED_OVER or (self.is_starred and word not in _KEPT):
            self.group = replace(self.group, is_hidden=True)
        elif word in _LINES or word in _TABS:
            self._say("\n" if word in _LINES else "\t")
        elif word in _SIGNS:
            self._say(_SIGNS[word])
        else:
            self._set(word, value)
        self.is_starred = False

    def _set(self, word: str, value: str) -> None:
        """What changes how the bytes behind it are read."""
        if word == "fonttbl":
            self.group = replace(self.group, of_fonts=True, is_hidden=True)
        elif word == "uc" and value:
            self.group = replace(self.group, skip=min(int(value), 10))
        elif word == "ansicpg" and _is_encoding(f"cp{value}"):
            self.page = f"cp{value}"
            self.group = replace(self.group, page=self.page)
        elif word == "f" and self.group.of_fonts:
            self.font = value
        elif word == "fcharset" and self.group.of_fonts:
            # Nothing is said of the page where it is the usual one.
            if value in _PAGES and value != "0":
                self.fonts[self.font] = _PAGES[value]
        elif word == "f":
            self.group = replace(self.group, page=self.fonts.get(value, self.page))

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.is_starred = True
        elif sign in b"\\{}":
            self._add_bytes(sign)
        elif sign in _OF_SIGN:
            self._flush()
            self._say(_OF_SIGN[sign])

    def _add_bytes(self, data: bytes) -> None:
        passed = min(self.left, len(data))
        self.left -= passed
        self.held += data[passed:]

    def _flush(self) -> None:
        """Bytes of one encoding are letters once they are all there."""
        if self.held:
            words = bytes(self.held).decode(self.group.page, "replace")
            self.held.clear()
            self._say(words)

    def _say(self, words: str) -> None:
        if not self.group.is_hidden:
            self.parts.append(words)


def _is_encoding(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True
