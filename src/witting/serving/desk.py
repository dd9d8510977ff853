"""What does a running server consist of?"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from fastapi import Depends, Request

from witting.cases import CaseStore
from witting.local_zone import local_moment, local_now
from witting.serving.accounts import Accounts, FirstKey, KnownKeys, StoredAccounts, read_first_key
from witting.serving.bucket import Buckets
from witting.serving.edition import Edition, Editions
from witting.serving.familiar import Familiar
from witting.serving.limits import Limits
from witting.serving.log import Log
from witting.serving.measuring import Measuring
from witting.serving.metrics import Metrics
from witting.serving.problem import Problem
from witting.serving.sign_in import SignIn

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that routes share; they get it as :data:`DeskHere`.

    Args:
        home: WITTING_HOME.
        editions: The lists in use.
        accounts: Who has which key and session.
        keys: The same keys, remembered for some seconds.
        familiar: Which keys and sessions are no guesses.
        buckets: Counts requests.
        limits: How much one caller may ask for.
        metrics: What Prometheus reads.
        log: Where lines go.
        clock: What time it is, with its zone.
        sign_in: Looks at passwords.
        measuring: Measures the name filter.
        store: The cases; None where the server keeps none.
    """

    home: Path
    editions: Editions
    accounts: Accounts
    keys: KnownKeys
    familiar: Familiar
    buckets: Buckets
    limits: Limits
    metrics: Metrics
    log: Log
    clock: Callable[[], dt.datetime]
    sign_in: SignIn
    measuring: Measuring
    store: CaseStore | None = None


def open_desk(
    home: Path,
    *,
    store: CaseStore | None = None,
    accounts: Accounts | None = None,
    limits: Limits | None = None,
    log: Log | None = None,
    clock: Callable[[], dt.datetime] | None = None,
    first_key: str | None = None,
) -> Desk:
    """A desk over a home; nothing is read before the server starts.

    Args:
        home: WITTING_HOME.
        store: The cases; none are kept where it is None.
        accounts: Who has which key and session beside the key of the environment; whom the store
            knows where it is None.
        limits: How much one caller may ask for; the defaults where it is None.
        log: Where lines go; standard error where it is None.
        clock: What time it is; the machine's where it is None.
        first_key: A key with all rights; that of the environment where it is None.

    Raises:
        InputError: The key of the environment is too short.
    """
    log = log or Log(clock or local_moment)
    clock = clock or local_now
    metrics = Metrics()
    secret = read_first_key(os.environ) if first_key is None else first_key
    if accounts is None and store is not None:
        accounts = StoredAccounts(store)
    everyone = FirstKey(secret, accounts)
    return Desk(
        home=home,
        editions=Editions(home, today=lambda: clock().date(), log=log, metrics=metrics),
        accounts=everyone,
        keys=KnownKeys(everyone, time.monotonic),
        familiar=Familiar(),
        buckets=Buckets(time.monotonic),
        limits=limits or Limits(),
        metrics=metrics,
        log=log,
        clock=clock,
        sign_in=SignIn(),
        measuring=Measuring(home, log, clock),
        store=store,
    )


def get_desk(request: Request) -> Desk:
    """The desk of the server that a request came to."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


async def _get_desk(request: Request) -> Desk:
    return get_desk(request)


async def _get_edition(request: Request) -> Edition:
    return get_desk(request).editions.current


async def _get_store(request: Request) -> CaseStore:
    store = get_desk(request).store
    if store is None:
        raise Problem("not_found", "this server keeps no cases.")
    return store


DeskHere = Annotated[Desk, Depends(_get_desk)]
"""The desk, as a route's parameter."""
EditionHere = Annotated[Edition, Depends(_get_edition)]
"""The lists in use, as a route's parameter; the same ones during the whole request."""
StoreHere = Annotated[CaseStore, Depends(_get_store)]
"""The cases, as a route's parameter."""
