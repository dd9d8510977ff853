"""A server with the demo's lists, cases and all routes."""

from __future__ import annotations

import io
import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.serving.running import KEY, Running, running, wait_ready

from witting import api
from witting.cases import Role, machine, open_store
from witting.serving import Limits, Log, open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SETUP = machine("tests")


def noon() -> datetime:
    """After the demo's lists, always the same."""
    return datetime(2025, 6, 2, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def server(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server that is ready; its users are ``viewer`` … ``admin``, each with a key of its role."""
    home = tmp_path_factory.mktemp("api") / "home"
    shutil.copytree(demo_home, home)
    store = open_store(None, home=home, clock=noon)
    for role in Role:
        store.keys.add(role.value, [role], SETUP, secret=key_of(role))
    log = io.BytesIO()
    desk = open_desk(
        home, store=store, limits=Limits(body_mb=2), log=Log(noon, log), clock=noon, first_key=KEY
    )
    with running(desk, log, routers=api.routers(), roles=api.ROLES, direct=api.DIRECT) as started:
        wait_ready(started)
        yield started
    store.close()


def key_of(role: Role) -> str:
    """The key of a role."""
    return f"{role.value}-key-of-the-tests"
