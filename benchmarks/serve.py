"""How many requests a second does one process on one core answer, and how long does each take?

    python benchmarks/serve.py --home HOME [--clients N] [--seconds N] [--rate N] [--seed N]

Asked twice: by clients that each ask again as soon as they have an answer, which says how much the
server can do, and by as many that together ask so many times a second, which says how long somebody
waits where there is something to spare. Then a request counts from when it was due, so that one
that had to wait for an earlier one is as late as it is.

Starts `witting serve` on one core and asks `/match/default` from another, one example in each
request, over connections that stay open. Half of the names are listed ones, some of them misspelt;
half are made up of words that nobody is called. Every answer is read in full.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from witting.lists import SnapshotStore, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "a-key-for-the-benchmark"
GIVEN = [
    "Anna",
    "Boris",
    "Clara",
    "Dmitri",
    "Elena",
    "Farid",
    "Galina",
    "Hassan",
    "Irina",
    "Jun",
    "Katya",
    "Luis",
    "Maria",
    "Nils",
]
FAMILY = [
    "Abramov",
    "Becker",
    "Chen",
    "Demir",
    "Eriksson",
    "Fischer",
    "Garcia",
    "Hansen",
    "Ito",
    "Jensen",
    "Kovacs",
    "Lopez",
]
FIRMS = [
    "Alpine",
    "Baltic",
    "Central",
    "Delta",
    "Eastern",
    "Fine",
    "Global",
    "Harbour",
    "Inland",
    "Jade",
    "Kestrel",
    "Lunar",
]
TRADES = [
    "Textiles",
    "Ceramics",
    "Timber",
    "Furniture",
    "Foods",
    "Packaging",
    "Printing",
    "Glass",
    "Garments",
    "Tools",
]
FORMS = ["Ltd", "LLC", "GmbH", "S.A.", "OOO", "Co."]
COUNTRIES = ["ru", "kg", "kz", "tr", "cn", "ae", "de", "it", "us"]
STARTS_IN = 300
HALF = 8_000
"""Names that are listed, and as many that are not."""
SHORT = 5
"""Letters of a name too short to spoil."""


@dataclass
class Tally:
    """What came of it."""

    seconds: list[float] = field(default_factory=list)
    found: int = 0
    bytes: int = 0
    lasted: float = 0.0
    server_seconds: float = 0.0


def main() -> None:
    """Prints the figures."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--home", type=Path, required=True)
    arguments.add_argument("--clients", type=int, default=8)
    arguments.add_argument("--seconds", type=float, default=20)
    arguments.add_argument("--rate", type=float, default=500, help="requests a second, together")
    arguments.add_argument("--seed", type=int, default=7)
    given = arguments.parse_args()
    bodies = draw_bodies(given.home, random.Random(given.seed))
    with subprocess.Popen(
        [sys.executable, "-m", "witting", "serve", "--port", "0"],
        env={**os.environ, "WITTING_HOME": str(given.home), "WITTING_API_KEY": KEY},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as server:
        _pin(0, server.pid)
        _pin(1, 0)
        try:
            assert server.stdout is not None
            port = int(server.stdout.readline().decode().rpartition(":")[2])
            asyncio.run(wait_ready(port))
            asyncio.run(ask(port, bodies[:500], clients=given.clients, seconds=5))
            # Other names each time: the server remembers what it was asked.
            for rate, names in ((None, bodies[500:HALF]), (given.rate, bodies[HALF:])):
                before = _own_seconds(server.pid)
                tally = asyncio.run(
                    ask(port, names, clients=given.clients, seconds=given.seconds, rate=rate)
                )
                tally.server_seconds = _own_seconds(server.pid) - before
                asked = f"{rate:.0f} a second together" if rate else "each as fast as it can"
                print(f"{given.clients} clients, {asked}")
                report(tally, memory=_memory(server.pid))
        finally:
            server.terminate()


def _pin(core: int, process: int) -> None:
    cores = sorted(os.sched_getaffinity(process))
    os.sched_setaffinity(process, {cores[core % len(cores)]})


def draw_bodies(home: Path, draw: random.Random) -> list[bytes]:
    """Requests' bodies, in a random order that the seed gives."""
    listed = list(_listed(home))
    made_up = [*_made_up(draw)]
    queries = draw.sample(listed, HALF) + draw.sample(made_up, HALF)
    draw.shuffle(queries)
    return [json.dumps({"queries": {"q": query}}).encode() for query in queries]


def _listed(home: Path) -> Iterator[dict[str, object]]:
    store = SnapshotStore(home)
    spoil = random.Random(1)
    for name in store.lists():
        for record in read_records(store.snapshots(name)[-1].folder):
            entity = record.principal
            if text := entity.first("name"):
                if spoil.random() < 1 / 3 and len(text) > SHORT:
                    at = spoil.randrange(1, len(text) - 1)
                    text = text[:at] + text[at + 1 :]
                properties = {"name": [text]}
                if country := entity.first("country"):
                    properties["country"] = [country]
                yield {"schema": entity.schema, "properties": properties}


def _made_up(draw: random.Random) -> Iterator[dict[str, object]]:
    for given in GIVEN:
        for family in FAMILY:
            for _ in range(20):
                country = draw.choice(COUNTRIES)
                name = f"{given} {draw.choice(GIVEN)[0]} {family}"
                yield _example("Person", name, "nationality", country)
    for firm in FIRMS:
        for trade in TRADES:
            for family in FAMILY:
                for _ in range(4):
                    name = f"{firm} {family} {trade} {draw.choice(FORMS)}"
                    yield _example("Company", name, "country", draw.choice(COUNTRIES))


def _example(schema: str, name: str, prop: str, country: str) -> dict[str, object]:
    return {"schema": schema, "properties": {"name": [name], prop: [country]}}


async def wait_ready(port: int) -> None:
    """Until lists are open."""
    end = time.monotonic() + STARTS_IN
    while time.monotonic() < end:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /readyz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        line = await reader.readline()
        writer.close()
        if b" 200 " in line:
            return
        await asyncio.sleep(0.5)
    raise SystemExit("the server did not become ready.")


async def ask(
    port: int, bodies: list[bytes], *, clients: int, seconds: float, rate: float | None = None
) -> Tally:
    """Asks from so many clients at once, at a rate together or each as soon as it can."""
    tally = Tally()
    start = time.perf_counter()
    step = clients / rate if rate else 0.0
    await asyncio.gather(
        *(
            _client(
                port,
                bodies[number::clients],
                Pace(start=start + number * step / clients, step=step, end=start + seconds),
                tally,
            )
            for number in range(clients)
        )
    )
    tally.lasted = time.perf_counter() - start
    return tally


@dataclass(frozen=True)
class Pace:
    """When a client asks: every ``step`` seconds, or where that is 0 without a pause."""

    start: float
    step: float
    end: float

    async def due(self, place: int) -> float:
        """Waits for the request of that place, and says when it was due."""
        if not self.step:
            return time.perf_counter()
        due = self.start + place * self.step
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        return due


async def _client(port: int, bodies: list[bytes], pace: Pace, tally: Tally) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = (
        f"POST /match/default HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ApiKey {KEY}\r\n"
        "Content-Type: application/json\r\nContent-Length: "
    ).encode()
    place = 0
    while (start := await pace.due(place)) < pace.end:
        body = bodies[place % len(bodies)]
        place += 1
        writer.write(head + str(len(body)).encode() + b"\r\n\r\n" + body)
        answer = await _read(reader)
        tally.seconds.append(time.perf_counter() - start)
        tally.bytes += len(answer)
        tally.found += b'"results":[{' in answer
    writer.close()


async def _read(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(head.decode())
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
    return await reader.readexactly(length)


def report(tally: Tally, *, memory: str) -> None:
    """Prints the figures, one on each line."""
    ranked = sorted(tally.seconds)
    count = len(ranked)
    print(f"requests a second   {count / tally.lasted:8.0f}   (bar: 500)")
    own = tally.server_seconds
    worked = f"{own / tally.lasted:8.0%} of the time: {count / own:.0f} a second of work"
    print(f"the server worked   {worked}")
    print(f"median              {statistics.median(ranked) * 1000:8.2f} ms")
    print(f"95th percentile     {ranked[int(count * 0.95)] * 1000:8.2f} ms")
    print(f"99th percentile     {ranked[int(count * 0.99)] * 1000:8.2f} ms   (bar: 10)")
    print(f"longest             {ranked[-1] * 1000:8.2f} ms")
    print(f"with a match        {tally.found / count:8.1%}")
    print(f"bytes in an answer  {tally.bytes / count:8.0f}")
    print(f"server's memory     {memory}")
    print(f"client's own time   {resource.getrusage(resource.RUSAGE_SELF).ru_utime:8.1f} s")


def _own_seconds(pid: int) -> float:
    """Of the processor, which on a shared machine is less than what passed."""
    facts = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> str:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    facts = dict(line.split(":", 1) for line in status.splitlines() if ":" in line)
    own, mapped = (int(facts[name].split()[0]) // 1024 for name in ("RssAnon", "RssFile"))
    return f"{own} MB of its own, {mapped} MB of files that processes share"


if __name__ == "__main__":
    main()
