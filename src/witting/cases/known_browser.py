"""Did this person sign in with this browser before?

A browser that did has a token which only the store could have made: it is sealed with what the
store keeps of the password, so another password, and nothing else, makes it worthless. It opens no
door; it only says which tally a wrong password counts under.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

_MARK_BYTES = 16


def new_browser(kept: str) -> str:
    """A token for a browser.

    Args:
        kept: What the store keeps of the user's password.
    """
    mark = secrets.token_hex(_MARK_BYTES)
    return f"{mark}.{_seal(mark, kept)}"


def is_known_browser(token: str, kept: str | None) -> bool:
    """Whether the token was made for this user; never where there is no such user."""
    mark, _, seal = token.partition(".")
    is_whole = hmac.compare_digest(_seal(mark, kept or "").encode(), _bytes(seal))
    return is_whole and kept is not None


def _seal(mark: str, kept: str) -> str:
    return hmac.new(kept.encode(), b"browser " + _bytes(mark), hashlib.sha256).hexdigest()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
