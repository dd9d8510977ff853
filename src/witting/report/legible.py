"""How is a text from outside shown so that nothing in it hides or acts?

A name may hold an escape sequence that clears the terminal, a mark that turns the writing around,
or half a character. What was sent must be seen, not obeyed.
"""

from __future__ import annotations

import re

from witting.model.encodable import encodable

__all__ = ["encodable", "legible", "legible_lines"]

_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u2028-\u202e\u2060-\u206f\ufeff]")
_CONTROL_PICTURES = 0x2400
_LAST_CONTROL = 0x1F


def legible(text: str) -> str:
    """The text for a person: controls as ``␛``, invisible marks as ``⟨U+202E⟩``, lines joined.

    The joiners U+200C and U+200D and the marks U+200E and U+200F stay: Persian, Arabic and Hebrew
    are written with them.
    """
    return encodable(" ".join(_ACTING.sub(_show, text).split()))


def legible_lines(text: str) -> str:
    """As :func:`legible`, where lines and blanks are part of what is to be seen."""
    return encodable(_ACTING.sub(_show, text))


def _show(found: re.Match[str]) -> str:
    code = ord(found.group())
    if found.group() in "\r\x0b\x0c\u2028\u2029":
        return " "
    return chr(_CONTROL_PICTURES + code) if code <= _LAST_CONTROL else f"⟨U+{code:04X}⟩"
