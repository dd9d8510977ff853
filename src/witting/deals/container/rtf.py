"""Which text does a file in Rich Text Format hold?

Source: Microsoft, Rich Text Format Specification, version 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from witting.deals.container.inner import lost_file
from witting.deals.paper import is_paper, read_paper
from witting.model import Issue

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
_CODED = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""The encoding of a file without a Windows code page."""
_PAGES = {
    "77": "mac_roman", "130": "johab", "254": "cp437",
    "128": "cp932", "129": "cp949", "134": "gb18030", "136": "big5",
    "161": "cp1253", "162": "cp1254", "163": "cp1258", "177": "cp1255", "178": "cp1256",
    "186": "cp1257", "204": "cp1251", "222": "cp874", "238": "cp1250",
}  # fmt: skip
"""The encoding of a font by its ``fcharset``; that of all others is the file's."""


class RtfText(NamedTuple):
    """What a file says.

    Args:
        lines: Those of its text; cells of a table are parted by tabs.
        problem: Why words may be missing, as a sentence; or None.
    """

    lines: list[str]
    problem: str | None = None


def read_rtf(data: bytes, name: str) -> Iterator[Deal]:
    """The deal of its text, as of a plain one; what is no document is prose."""
    lines, problem = read_rtf_text(data)
    if not any(map(str.isalpha, "".join(lines))):
        yield lost_file(name, problem or "the RTF has no text that could be read.")
        return
    deals = list(read_paper(lines, file=name, form=FORMAT, is_prose=not is_paper(lines)))
    more = (Issue(name, problem, unread=True),) if problem else ()
    deals[0] = replace(deals[0], issues=(*deals[0].issues, *more))
    yield from deals


def read_rtf_text(data: bytes) -> RtfText:
    """The text; what is broken is left out, and said where words may be missing by that."""
    reader = _Reader()
    at = 0
    while reader.is_in_depth and (token := _TOKEN.search(data, at)):
        at = token.end() + _binary_behind(token)
        reader.take(token)
    return RtfText(reader.text().split("\n"), reader.problem())


def _binary_behind(token: re.Match[bytes]) -> int:
    """How many bytes behind a token are a picture's, whatever signs they are."""
    return max(int(token["number"] or 0), 0) if token["word"] == b"bin" else 0


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
    usual: str = ""
    is_starred: bool = False
    has_object: bool = False

    @property
    def is_in_depth(self) -> bool:
        """Whether more is to be looked at."""
        return len(self.outer) <= MAX_DEPTH

    def problem(self) -> str | None:
        """Why words may be missing, once all is read."""
        if not self.is_in_depth:
            return f"more than {MAX_DEPTH:,} groups stand in each other; the rest was not read."
        if self.outer:
            return "the RTF is cut off or broken: a group does not end, so that words may be lost."
        if self.has_object:
            return "an object of another program stands in it; only what is shown of it was read."
        return None

    def take(self, token: re.Match[bytes]) -> None:
        """Takes a token."""
        if brace := token["brace"]:
            self._brace(brace)
        elif word := token["word"]:
            self._word(word.decode(), token["number"])
        elif code := token["hex"]:
            self._add_bytes(bytes.fromhex(code.decode()))
        elif sign := token["sign"]:
            self._sign(sign)
        elif text := token["text"]:
            self._add_bytes(text)

    def text(self) -> str:
        """All that was said."""
        self._flush()
        # A letter beyond U+FFFF stands there as two halves.
        said = "".join(self.parts).encode("utf-16-le", "surrogatepass")
        return said.decode("utf-16-le", "replace")

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self.left = 0
        self.is_starred = False
        if brace == b"{":
            self.outer.append(self.group)
        elif self.outer:
            is_told = self.group.of_fonts
            self.group = self.outer.pop()
            if is_told and not self.group.of_fonts:
                self._set_font(self.usual)

    def _word(self, word: str, number: bytes | None) -> None:
        value = number.decode() if number else ""
        if word == "u" and value:
            self._flush()
            code = int(value) % 0x10000
            self._say(chr(code))
            self.left = self.group.skip
            return
        self._flush()
        self.has_object |= word == "objdata"
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
            if value in _PAGES:
                self.fonts[self.font] = _PAGES[value]
        elif word == "deff":
            self.usual = value
        elif word in ("f", "plain"):
            self._set_font(value if word == "f" else self.usual)
        elif word in _CODED:
            self.page = _CODED[word]
            self.group = replace(self.group, page=self.page)

    def _set_font(self, font: str) -> None:
        self.group = replace(self.group, page=self.fonts.get(font, self.page))

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
