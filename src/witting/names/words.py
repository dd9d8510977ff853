"""What are a short text's words, apart from how they are written?"""

from __future__ import annotations

import re
import unicodedata

_APOSTROPHES = re.compile("['`\u00b4\u02bb\u02bc\u2018\u2019]")
_BETWEEN = re.compile(r"[\W_]+")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_ISLANDS = (
    (re.compile(r"\b\u043e \u0432\u0430\b"), "\u043e\u0441\u0442\u0440\u043e\u0432\u0430"),
    (re.compile(r"\b\u043e \u0432\b"), "\u043e\u0441\u0442\u0440\u043e\u0432"),
)
_INITIALS = re.compile(r"\b(\w) (?=\w\b)")
_SAINT = re.compile(r"\bst\b")
_LETTERS = str.maketrans({"ı": "i", "đ": "d", "ł": "l", "ø": "o", "&": " and "})


def fold_words(text: str) -> str:
    """The words of a country's name or a label, one blank between two.

    Case, accents and punctuation are gone, initials are joined (``D-U-N-S`` is ``duns``), ``&``
    is ``and``, and Chinese stands apart from what is not. The script stays as it is.

    Args:
        text: A name or a label in any script; may be hostile, but short.

    Returns:
        Words in lower case; empty where the text has none.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    parts = unicodedata.normalize("NFKD", folded)
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    words = _BETWEEN.sub(" ", _APOSTROPHES.sub("", plain))
    words = " ".join(_CHINESE.sub(r" \g<0> ", words).split())
    for short, full in _ISLANDS:  # as CLDR shortens the Russian words
        words = short.sub(full, words)
    return _SAINT.sub("saint", _INITIALS.sub(r"\1", words))
