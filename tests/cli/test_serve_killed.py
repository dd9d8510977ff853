"""What a server accepted is there after it was killed, and nothing is there by half."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import httpx
from tests.cli.test_serve import KEY, serving, wait_for

from witting.cases import open_store

if TYPE_CHECKING:
    from pathlib import Path

SENDERS, ENOUGH = 4, 60


class Sender(threading.Thread):
    """Sends deals to be kept until the server is gone; remembers those that were accepted."""

    def __init__(self, address: str, number: int) -> None:
        super().__init__()
        self.accepted: dict[int, str] = {}
        self._address, self._number = address, number

    def run(self) -> None:
        """Ends with the server."""
        headers = {"Authorization": f"ApiKey {KEY}"}
        with httpx.Client(base_url=self._address, headers=headers, timeout=60) as client:
            for count in range(10_000):
                deal = {"id": f"D-{self._number}-{count}", "parties": [{"name": "Keremet Bank"}]}
                try:
                    answer = client.post("/screen?keep=true", json=deal)
                except httpx.HTTPError:
                    return
                assert answer.status_code == httpx.codes.OK, answer.text
                (case,) = answer.json()["cases"]
                self.accepted[case] = str(deal["id"])


def test_nothing_that_was_accepted_is_lost(tmp_path: Path, demo_home: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "lists").symlink_to(demo_home / "lists")
    with serving(home) as (process, address):
        wait_for(address, "/readyz", 200)
        senders = [Sender(address, number) for number in range(SENDERS)]
        for sender in senders:
            sender.start()
        end = time.monotonic() + 120
        while sum(len(sender.accepted) for sender in senders) < ENOUGH:
            assert time.monotonic() < end
            time.sleep(0.05)
        process.kill()
        for sender in senders:
            sender.join()
    accepted = {case: deal for sender in senders for case, deal in sender.accepted.items()}
    store = open_store(None, home=home, clock=lambda: datetime.now(UTC))
    try:
        assert len(accepted) >= ENOUGH
        for case, deal in accepted.items():
            file = store.case(case)
            assert file.deal.id == deal
            assert file.assessments
        assert store.audit.verify().is_whole
    finally:
        store.close()
    with serving(home) as (_, address):
        wait_for(address, "/readyz", 200)
        answer = httpx.get(f"{address}/cases?limit=1", headers={"Authorization": f"ApiKey {KEY}"})
        assert answer.json()["total"] >= len(accepted)
