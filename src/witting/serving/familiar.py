"""Was this key or session right when it was last asked about?

Whoever guesses asks about ever new ones, and the database answers each. What was right is no guess:
it may be asked about again, however many guesses come from the same address.
"""

from __future__ import annotations

import hashlib

MOST_KEPT = 10_000
"""So many are known at a time; then the one that was not asked about longest is forgotten."""


class Familiar:
    """Keys and tokens of sessions that were right, as digests."""

    def __init__(self) -> None:
        self._right: dict[bytes, None] = {}

    def knows(self, secret: str) -> bool:
        """Whether it was right."""
        return digest_of(secret) in self._right

    def note(self, secret: str, *, is_right: bool) -> None:
        """Keeps what the database said of it."""
        digest = digest_of(secret)
        self._right.pop(digest, None)
        if not is_right:
            return
        self._right[digest] = None
        if len(self._right) > MOST_KEPT:
            del self._right[next(iter(self._right))]


def digest_of(secret: str) -> bytes:
    """What is kept of a secret in memory."""
    return hashlib.blake2b(secret.encode("utf-8", "surrogatepass"), digest_size=16).digest()
