"""Which text do these bytes hold?"""

from __future__ import annotations

import codecs
import re

from witting.errors import InputError

MOST = 20_000_000
"""Bytes. A text of that size is a thousand pages of a newspaper, and no article."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?([\w-]{2,30})", re.IGNORECASE
)
_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_CYRILLIC = re.compile("[а-яёіїєґ]{2,}")
_HAN = re.compile("[\u4e00-\u9fff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a data base"),
    (b"PAR1", "a Parquet table"),
)


def check_size(size: int, *, source: str) -> None:
    """Refuses what is too large to be a text for a person.

    Raises:
        InputError: It is.
    """
    if size > MOST:
        raise InputError(
            f"the text has more than {MOST // 1_000_000} MB; it is a collection and no article.",
            where=source,
            remedy="Cut it into its articles and read them one by one.",
        )


def decode_text(data: bytes, *, source: str) -> tuple[str, str]:
    """The text, and the encoding that it was read by.

    Raises:
        InputError: It is empty, binary, too large or in no encoding that is known.
    """
    check_size(len(data), source=source)
    if not data.strip():
        raise InputError("the file is empty.", where=source, remedy="Give it some text.")
    for mark, kind in _KINDS:
        if data.startswith(mark):
            raise _no_text(f"this is {kind} and no text.", source)
    text, encoding = _decode(data, source)
    if _is_binary(text):
        raise _no_text("the file is binary and no text.", source)
    return text, encoding


def is_html(text: str) -> bool:
    """Whether a text is a page of HTML."""
    return _HTML.match(text[:8_000]) is not None


def _decode(data: bytes, source: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(data, encoding, source), encoding
    declared = _DECLARED.search(data[:4_000])
    names = ["utf-8"]
    if declared and _is_encoding(name := declared[1].decode("ascii").lower()):
        names.insert(0, name)
    for encoding in names:
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return _guess(data, source)


def _is_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001  # base64 and zip are codecs, too
    except LookupError:
        return False


def _by(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _no_text(f"the file says that it is {encoding}, and is not.", source) from error


def _guess(data: bytes, source: str) -> tuple[str, str]:
    """Without a word of the file itself: the encoding in which its letters make sense."""
    high = sum(byte >= 0x80 for byte in data[:100_000])  # noqa: PLR2004  # beyond ASCII
    if b"\x00" in data[:4_000]:
        raise _no_text("the file is binary and no text.", source)
    sample = data[:100_000]
    words = _CYRILLIC.findall(sample.decode("windows-1251", errors="replace"))
    russian = sum(map(len, words))
    if russian >= 0.7 * high:  # small letters beside each other
        return data.decode("windows-1251", errors="replace"), "windows-1251"
    chinese = sample.decode("gb18030", errors="replace")
    # Two bytes a sign; where one is enough for each, they were letters with accents.
    is_chinese = 0.35 * high <= len(_HAN.findall(chinese)) <= 0.6 * high
    if is_chinese and "\ufffd" not in chinese[:-4]:
        return data.decode("gb18030", errors="replace"), "gb18030"
    return data.decode("windows-1252", errors="replace"), "windows-1252"


def _is_binary(text: str) -> bool:
    sample = text[:100_000]
    return len(_CONTROL.findall(sample)) > len(sample) // 200


def _no_text(what: str, source: str) -> InputError:
    remedy = "Save the article as plain text or HTML, in UTF-8, and read that."
    return InputError(what, where=source, remedy=remedy)
