"""Which desk does a command work on, and as whom?"""

from __future__ import annotations

import contextlib
import getpass
from typing import TYPE_CHECKING

import click

from witting.home import default_home
from witting.local_zone import local_now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.cases import CaseStore, User

DATABASE = click.option(
    "--database",
    metavar="URL",
    envvar="WITTING_DATABASE",
    help="sqlite:///PATH or postgresql://… [default: WITTING_DATABASE, else WITTING_HOME's own]",
)
_MAX_NAME = 64


@contextlib.contextmanager
def opened_desk(url: str | None) -> Iterator[CaseStore]:
    """The desk at that address, or in WITTING_HOME."""
    # Late, so that `witting --help` does not load it.
    from witting.cases import open_store

    # By the day of this place: what is asked as of today is of no day to come here.
    store = open_store(url, home=default_home(), clock=local_now)
    try:
        yield store
    finally:
        store.close()


def operator() -> User:
    """Who has the machine has the desk; what they do stands in the chain as ``system:NAME``."""
    from witting.cases import machine

    try:
        name = getpass.getuser()
    except (OSError, KeyError):  # A container's user may have no name.
        name = "command-line"
    return machine(name[:_MAX_NAME])
