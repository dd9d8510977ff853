"""How is a peer asked?"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gauge.probe import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gauge.probe import Probe
    from witting.model import Listing

WORKER = Path(__file__).with_name("peer_worker.py")
PEERS = ("rapidfuzz", "logic-v2")


class PeerError(Exception):
    """The peer cannot be asked; says why."""


class Peer:
    """A peer in a process of its own.

    Args:
        name: One of PEERS.
        python: The Python that has it.
        listings: Who can be found.

    Raises:
        PeerError: That Python does not have it.
    """

    def __init__(self, name: str, *, python: str, listings: Iterable[Listing]) -> None:
        self.name = name
        self.seconds = 0.0
        pool = [(item.id, item.schema, [named.text for named in item.names]) for item in listings]
        command = [python, str(WORKER)]
        pipe = subprocess.PIPE
        try:
            self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
        except OSError as error:
            raise PeerError(f"{name} is left out: {python} cannot be run ({error}).") from error
        first = self._exchange({"peer": name, "pool": pool})
        self.title = f"{name} {first['version']}"
        self.threshold = float(first["threshold"])

    def ask(self, probe: Probe) -> list[Hit]:
        """All matches at the peer's own threshold, the best first; adds to the seconds."""
        return self.ask_name(probe.query, schema=probe.schema)

    def ask_name(self, name: str, *, schema: str = "") -> list[Hit]:
        """Likewise."""
        answer = self._exchange({"query": name, "schema": schema})
        self.seconds += answer["seconds"]
        return [Hit(*hit) for hit in answer["hits"]]

    def score(self, one: str, two: str, *, schema: str) -> float:
        """How well two names agree, between 0 and 1."""
        answer = self._exchange({"pair": (one, two), "schema": schema})
        return float(answer["score"])

    def close(self) -> None:
        """Ends the process."""
        self._process.communicate()

    def _exchange(self, question: dict[str, Any]) -> dict[str, Any]:
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin is not None
        assert stdout is not None
        try:
            stdin.write(json.dumps(question).encode() + b"\n")
            stdin.flush()
        except BrokenPipeError:
            pass  # It says why below.
        line = stdout.readline()
        if not line:
            _, trouble = self._process.communicate()
            last = trouble.decode(errors="replace").strip().splitlines()[-1:]
            raise PeerError(f"{self.name} is left out: {' '.join(last) or 'it ended'}.")
        answer: dict[str, Any] = json.loads(line)
        return answer
