"""On how many cores may a command work?"""

from __future__ import annotations

import math
import os
from pathlib import Path

import click

WORKERS = click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="Work in so many processes. [default: one for each core that may be used]",
)

_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def usable_cores() -> int:
    """How many cores this process may use: of all, those that it is bound to and its quota."""
    if hasattr(os, "sched_getaffinity"):
        cores = len(os.sched_getaffinity(0))
    else:  # macOS, Windows
        cores = os.cpu_count() or 1
    return max(1, min(cores, read_quota(_QUOTA) or cores))


def read_quota(path: Path) -> int | None:
    """How many cores a container may use, as Linux says it: ``200000 100000`` is 2, ``max`` all."""
    try:
        quota, period = path.read_text(encoding="ascii").split()
        return math.ceil(int(quota) / int(period))
    except (OSError, ValueError, ZeroDivisionError):  # None is set, or this is no container.
        return None
