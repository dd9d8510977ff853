"""In which letters is a message written, and are they those that it declares?"""

from __future__ import annotations

import re

_CODECS = {
    "UNOA": "ascii",
    "UNOB": "ascii",
    "UNOC": "iso8859-1",
    "UNOD": "iso8859-2",
    "UNOE": "iso8859-5",
    "UNOF": "iso8859-7",
    "UNOG": "iso8859-3",
    "UNOH": "iso8859-4",
    "UNOI": "iso8859-6",
    "UNOJ": "iso8859-8",
    "UNOK": "iso8859-9",
    "UNOL": "iso8859-15",
    "UNOW": "utf-8",
    "UNOX": "iso2022_jp_2",
    "UNOY": "utf-8",
    "KECA": "euc_kr",
}
"""Source: ISO 9735-1:2002, annex A (syntax identifiers); UN/EDIFACT service code list 0001."""

_LATIN = frozenset({"ascii", "iso8859-1", "iso8859-15", "utf-8"})
_CONTROLS = re.compile("[\x80-\x9f]")
_SHIFT = "\x1b"


def choose_codec(text: str, declared: str) -> tuple[str, str | None]:
    """The codec of a text that has a letter for each byte, and what is odd about it.

    Many programs write UTF-8 whatever they declare. What is UTF-8 by chance is not taken for it:
    bytes that read well as the Cyrillic or Greek that is declared are that.
    """
    if text.isascii() and _SHIFT not in text:
        return "ascii", None
    codec = _CODECS.get(declared, "ascii")
    raw = text.encode("latin-1")
    if codec == "utf-8" or (_SHIFT in text and codec == "iso2022_jp_2"):
        return codec, None
    if _is_utf8(raw) and (codec in _LATIN or _reads_badly(raw, codec)):
        return "utf-8", f"the interchange declares {declared or 'no letters'} and has UTF-8."
    if codec in ("ascii", "iso2022_jp_2"):
        what = (
            f"the interchange declares {declared or 'no letters'} and has others, which cannot be "
            "told; they were read as Western European ones (Windows-1252)."
        )
        return "cp1252", what
    return codec, None


def is_doubtful(codec: str) -> bool:
    """Whether letters may have been read as others."""
    return codec == "cp1252"


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _reads_badly(raw: bytes, codec: str) -> bool:
    text = raw.decode(codec, errors="replace")
    return "\ufffd" in text or _CONTROLS.search(text) is not None
