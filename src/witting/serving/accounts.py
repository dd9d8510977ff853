"""Whose key or session is this?"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Protocol

from witting.cases import machine
from witting.errors import InputError
from witting.serving.familiar import digest_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from witting.cases import CaseStore, User

SECONDS_KEPT = 5.0
"""So long a key that was taken back may still be let in."""
MOST_KEPT = 1_000
FIRST_KEY = "WITTING_API_KEY"
"""The variable of the environment with a key that has all rights."""
FIRST_NAME = "api-key"
"""Whoever has that key has the machine, and does as it what the store's events say."""


LEAST = 16
"""Characters of a key that nobody guesses."""


def read_first_key(environment: Mapping[str, str]) -> str:
    """The key of the environment; empty where there is none.

    Raises:
        InputError: It is so short that it could be guessed.
    """
    secret = environment.get(FIRST_KEY, "").strip()
    if 0 < len(secret) < LEAST:
        raise InputError(
            f"the key has fewer than {LEAST} characters.",
            where=FIRST_KEY,
            remedy="Take a longer one, such as `openssl rand -hex 32` prints.",
        )
    return secret


class Accounts(Protocol):
    """Who has which key and session."""

    def lookup_key(self, secret: str) -> User | None:
        """Whose key it is, or None."""
        ...

    def lookup_session(self, token: str) -> User | None:
        """Who signed in under it, or None where it is unknown, closed or expired."""
        ...


class StoredAccounts:
    """Those that the store of cases keeps.

    Args:
        store: The store.
    """

    def __init__(self, store: CaseStore) -> None:
        self._store = store

    def lookup_key(self, secret: str) -> User | None:
        """Whose key it is, or None."""
        return self._store.keys.lookup(secret)

    def lookup_session(self, token: str) -> User | None:
        """Who signed in under it, or None."""
        return self._store.sessions.lookup(token)


class FirstKey:
    """Knows the key of the environment, and asks others about the rest.

    Args:
        secret: The key with all rights; none where it is empty.
        others: Who else has which; nobody where it is None.
    """

    def __init__(self, secret: str, others: Accounts | None = None) -> None:
        self._secret = secret.encode()
        self._others = others

    def lookup_key(self, secret: str) -> User | None:
        """Whose key it is, or None."""
        if self._secret and secrets.compare_digest(secret.encode(), self._secret):
            return machine(FIRST_NAME)
        return self._others.lookup_key(secret) if self._others else None

    def lookup_session(self, token: str) -> User | None:
        """Who signed in under it, or None."""
        return self._others.lookup_session(token) if self._others else None


class KnownKeys:
    """Remembers for some seconds whose a key is, so that not every request asks the database.

    Args:
        accounts: Who has which.
        seconds: A clock that only goes forward.
    """

    def __init__(self, accounts: Accounts, seconds: Callable[[], float]) -> None:
        self._accounts = accounts
        self._seconds = seconds
        self._known: dict[bytes, tuple[float, User]] = {}

    def recall(self, secret: str) -> User | None:
        """Whose key it was some seconds ago, or None where that is not known any more."""
        until, user = self._known.get(digest_of(secret), (0.0, None))
        return user if self._seconds() < until else None

    def ask(self, secret: str) -> User | None:
        """Whose key it is now, or None."""
        user = self._accounts.lookup_key(secret)
        if user is not None:
            if len(self._known) >= MOST_KEPT:
                self._known.clear()
            self._known[digest_of(secret)] = self._seconds() + SECONDS_KEPT, user
        return user
