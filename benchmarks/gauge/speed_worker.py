"""How long does each name take? Asked in a process of its own, on one core.

JSON in: ``home``, ``lists``, ``day``, ``threshold``, ``warm`` (names to warm up with), ``names``
and ``explain``. JSON out: ``seconds`` of each name, in order, ``first`` (to open the lists and
answer one name), and the peak of resident memory in megabytes, ``peak``.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import sys
import time
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

    screener = witting.open(home=order["home"], lists=order["lists"])
    day = dt.date.fromisoformat(order["day"])
    explains = order["explain"]

    def ask(name: str) -> float:
        started = time.perf_counter()
        found = screener.match(name, as_of=day, threshold=order["threshold"])
        if explains:
            for hit in found:
                assert hit.explanation
        return time.perf_counter() - started

    warm, names = order["warm"], order["names"]
    first = ask(warm[0])
    for name in warm:
        ask(name)
    seconds = [ask(name) for name in names]
    return {"seconds": seconds, "first": first, "peak": peak_memory()}


def peak_memory() -> float:
    """In megabytes, with what is mapped; a process takes over ``ru_maxrss`` from who started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return math.nan
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main()
