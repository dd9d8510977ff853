"""How long does each name take? Asked in a process of its own, on one core.

JSON in: ``home``, ``lists``, ``day``, ``threshold``, ``warm`` (names to warm up with), ``names``,
``explain`` and ``at_once``: how many names are asked together, as ``witting match --input`` does.
JSON out: ``seconds`` of each name, in order (of names asked together each has its share), ``cpu``
(the same of processor time, so that what else the machine does counts less), ``first`` (to open the
lists and answer one name), and the peak of resident memory in megabytes, ``peak``.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import sys
import time
from itertools import chain
from pathlib import Path
from typing import Any

ONE = ("NUMBA_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def main() -> None:
    for name in ONE:
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(json.dumps(answer(json.load(sys.stdin))))


def answer(order: dict[str, Any]) -> dict[str, object]:
    import witting  # noqa: PLC0415  # late: numba reads the number of threads when it is loaded
    from witting.model import Party  # noqa: PLC0415  # likewise

    screener = witting.open(home=order["home"], lists=order["lists"])
    day, threshold = dt.date.fromisoformat(order["day"]), order["threshold"]

    def ask(names: list[str]) -> tuple[float, float]:
        """Seconds by the clock and of the processor, for each of some names."""
        started, started_cpu = time.perf_counter(), time.process_time()
        if len(names) == 1:
            answers = [screener.match(names[0], as_of=day, threshold=threshold)]
        else:
            parties = [Party(name=name) for name in names]
            answers = screener.match_parties(parties, as_of=day, threshold=threshold)
        if order["explain"]:
            for hit in chain.from_iterable(answers):
                assert hit.explanation
        taken, cpu = time.perf_counter() - started, time.process_time() - started_cpu
        return taken / len(names), cpu / len(names)

    warm, names, size = order["warm"], order["names"], order["at_once"]
    first, _ = ask(warm[:1])
    for name in warm:
        ask([name])
    parts = [names[start : start + size] for start in range(0, len(names), size)]
    asked = [(ask(part), len(part)) for part in parts]
    seconds = [taken for (taken, _), count in asked for _ in range(count)]
    cpu = [taken for (_, taken), count in asked for _ in range(count)]
    return {"seconds": seconds, "cpu": cpu, "first": first, "peak": peak_memory()}


def peak_memory() -> float:
    """In megabytes, with what is mapped; a process takes over ``ru_maxrss`` from who started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return math.nan
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main()
