"""A real desk for the tests of its pages: a server, a store, lists, owners, and four users."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import uvicorn

from witting import web
from witting.cases import Role, machine, open_store
from witting.owners.store import OwnersStore
from witting.screening import Screener, demo_deals
from witting.serving import Log, build_app, open_desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from witting.cases import CaseStore
    from witting.model import Assessment, Deal

ROOT = Path(__file__).parents[2]
MESSAGE = Path(__file__).parent / "credit.fin"
USERS = {
    "vera": Role.VIEWER,
    "anna": Role.ANALYST,
    "boris": Role.APPROVER,
    "ada": Role.ADMIN,
}
SECONDS = 300
"""The first start compiles, which takes its time on a machine that does other work, too."""
SETUP = machine("tests")


def password_of(name: str) -> str:
    return f"correct horse battery {name}"


@dataclass(frozen=True)
class RunningDesk:
    """A desk that answers."""

    url: str
    store: CaseStore
    home: Path
    log: io.BytesIO
    clients: list[httpx.Client] = field(default_factory=list)

    def visit(self) -> httpx.Client:
        client = httpx.Client(base_url=self.url, timeout=SECONDS, headers={"accept": "text/html"})
        self.clients.append(client)
        return client

    def leave(self) -> None:
        """Closes what the test has opened."""
        while self.clients:
            self.clients.pop().close()

    def signed_in(self, name: str) -> httpx.Client:
        """A browser's cookies without a browser."""
        client = self.visit()
        sent = self.send(client, "/desk/sign-in", {"name": name, "password": password_of(name)})
        assert sent.status_code == httpx.codes.SEE_OTHER, sent.text
        return client

    def send(
        self,
        client: httpx.Client,
        address: str,
        fields: Mapping[str, object],
        *,
        page: str = "",
        files: list[tuple[str, tuple[str, bytes, str]]] | None = None,
    ) -> httpx.Response:
        """Sends a form with the token of the page that it stands on."""
        token = token_in(client.get(page or "/desk/sign-in", follow_redirects=True).text)
        return client.post(address, data={"csrf": token, **fields}, files=files)

    def receive(self, deal: Deal) -> int:
        """Screens a deal on its own day and puts it into the queue."""
        assessment: Assessment = Screener(self.home).screen(deal, as_of="deal")
        return self.store.receive(deal, assessment, by=SETUP).id


def token_in(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page)
    assert found, page[:500]
    return found[1]


@contextlib.contextmanager
def running_desk(
    demo_home: Path,
    folder: Path,
    *,
    deals: int = 3,
    ready: int = httpx.codes.OK,
    clock: Callable[[], datetime] | None = None,
) -> Iterator[RunningDesk]:
    """Runs a desk over a copy of the demo's lists until the test is done."""
    home = folder / "home"
    shutil.copytree(demo_home, home)
    OwnersStore(home).add(ROOT / "examples" / "owners.csv", form="csv", added=date(2025, 6, 2))
    clock = clock or (lambda: datetime.now(UTC))
    store = open_store(None, home=home, clock=clock)
    for name, role in USERS.items():
        store.users.add(name, password_of(name), [role], SETUP)
    log = io.BytesIO()
    desk = open_desk(home, store=store, log=Log(clock, log), clock=clock, first_key="")
    app = build_app(desk, web.routers(), roles=web.ROLES, error_page=web.error_page)
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        _wait(lambda: server.started)
        port = server.servers[0].sockets[0].getsockname()[1]
        url = f"http://127.0.0.1:{port}"
        _wait(lambda: httpx.get(f"{url}/readyz").status_code == ready)
        found = RunningDesk(url, store, home, log)
        for deal in list(demo_deals())[6 : 6 + deals]:
            found.receive(deal)
        yield found
    finally:
        server.should_exit = True
        thread.join(SECONDS)
        store.close()


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)
