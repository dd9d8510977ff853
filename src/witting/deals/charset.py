"""Which text are these bytes, whatever is said of their encoding?"""

from __future__ import annotations

import codecs
import re

from witting.deals.encoding import detect_encoding

MOST = 1 << 20
"""Bytes by which the encoding is told."""

_TEXT = re.compile(
    r"utf-8|utf-16(?:-[bl]e)?|ascii|iso8859-\d+|cp(?:125\d|866|850|437|932|936|949|950)|koi8-[rut]"
    r"|gb18030|gbk|gb2312|hz|big5|shift_jis|euc_(?:jp|kr)|iso2022_(?:jp|kr)|mac-cyrillic"
)
"""Python has codecs that are no encodings (zip, rot13, idna), and a file may not choose those."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def is_text(raw: bytes) -> bool:
    """Whether the bytes are any text at all."""
    head = raw[:MOST]
    is_binary = len(_CONTROL.findall(head)) > len(head) // 100
    return not is_binary or (detect_encoding(head) or "").startswith("utf-16")


def decode_text(raw: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text, and what is odd about its encoding if something is.

    Args:
        raw: The bytes.
        declared: The encoding that they are said to be in; another is read where it cannot be.
    """
    codec = lookup_codec(declared) if declared else None
    if codec and _is_valid(raw, codec):
        return raw.decode(codec, errors="replace"), None
    name = told_encoding(raw)
    text, problem = _decoded(raw, name)
    if declared:
        said = f"the text is said to be in {declared[:40]!r}, and is not"
    elif name.startswith("utf"):
        return text, problem
    else:
        said = "nothing says in which encoding the text is"
    return text, problem or f"{said}; it was read as {name}."


def told_encoding(raw: bytes) -> str:
    """The codec by the bytes themselves; what is none that can be told is Windows' Latin one."""
    head = raw[:MOST]
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if name := detect_encoding(head):
        return "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else name
    return "utf-8" if _is_mostly_utf8(head) else "windows-1252"


def lookup_codec(declared: str) -> str | None:
    """The codec of a declared encoding, or None where it is none of text."""
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    return name if _TEXT.fullmatch(name) else None


def _decoded(raw: bytes, name: str) -> tuple[str, str | None]:
    try:
        return raw.decode(name), None
    except UnicodeDecodeError as error:
        return raw.decode(name, errors="replace"), (
            f"byte 0x{raw[error.start]:02X} at position {error.start + 1} is not {name}; it was "
            "read as U+FFFD."
        )


def _is_valid(raw: bytes, name: str) -> bool:
    """Whether the bytes are of the encoding, but for a letter that is cut at their end."""
    try:
        codecs.getincrementaldecoder(name)().decode(raw, final=False)
    except (UnicodeError, LookupError):
        return False
    return True


def _is_mostly_utf8(raw: bytes) -> bool:
    """Whether at most one letter in ten beyond ASCII is none of UTF-8, which is a slip."""
    if _is_valid(raw, "utf-8"):
        return True
    text = raw.decode(errors="replace")
    return text.count("\ufffd") * 10 < sum(sign > "\x7f" for sign in text)
