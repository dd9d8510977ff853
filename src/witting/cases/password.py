"""Is this the password, and how is it kept so that nobody can read it?"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from witting.errors import InputError

MIN_LENGTH = 12
MAX_LENGTH = 1024
_COST, _BLOCK, _LANES = 2**14, 8, 5
"""What a guess costs: 16 MB and a fifth of a second.

Source: OWASP, Password Storage Cheat Sheet, scrypt, the second of its equal choices.
"""
_SALT_BYTES = 16
_MEMORY = 64 * 1024 * 1024


def hash_password(password: str, *, name: str) -> str:
    """``scrypt$16384$8$5$SALT$HASH``, all numbers that :func:`is_password` needs.

    Args:
        password: At least 12 characters.
        name: The user's, which is no password.

    Raises:
        InputError: It is too short, too long, or the name.
    """
    if not MIN_LENGTH <= len(password) <= MAX_LENGTH or password.casefold() == name.casefold():
        raise InputError(
            f"a password has {MIN_LENGTH} to {MAX_LENGTH} characters and is not the name.",
            where="password",
            remedy="Three or four words that do not belong together are good.",
        )
    salt = secrets.token_bytes(_SALT_BYTES)
    found = _scrypt(password, salt=salt, cost=_COST, block=_BLOCK, lanes=_LANES)
    return f"scrypt${_COST}${_BLOCK}${_LANES}${salt.hex()}${found.hex()}"


def is_password(password: str, kept: str | None) -> bool:
    """Whether it is the one that was kept; as slow where nothing was (there is no such user)."""
    if len(password) > MAX_LENGTH:
        return False
    _, cost, block, lanes, salt, digest = (kept or _NOBODY).split("$")
    found = _scrypt(
        password, salt=bytes.fromhex(salt), cost=int(cost), block=int(block), lanes=int(lanes)
    )
    return hmac.compare_digest(found, bytes.fromhex(digest)) and kept is not None


_NOBODY = f"scrypt${_COST}${_BLOCK}${_LANES}${'00' * _SALT_BYTES}${'00' * 32}"


def _scrypt(password: str, *, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    return hashlib.scrypt(
        password.encode("utf-8", "surrogatepass"),
        salt=salt, n=cost, r=block, p=lanes, maxmem=_MEMORY, dklen=32,
    )  # fmt: skip
