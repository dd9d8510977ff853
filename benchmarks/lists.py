"""How long and how much memory does it take to load every list beside the checkout?

Each list is added by the command that a user types, in a process of its own, into a fresh home.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from witting.resources import parse_yaml

ROOT = Path(__file__).parents[1]
LISTS = ROOT / "tests" / "acceptance" / "lists.yaml"
SHARED = ROOT.parent / "shared" / "lists"


def main() -> None:
    if not SHARED.is_dir():
        sys.exit("the folder ../shared/lists with the real lists is not on this machine")
    plain = parse_yaml(LISTS.read_text(encoding="utf-8"), file=LISTS.name).plain()
    assert isinstance(plain, dict)
    with tempfile.TemporaryDirectory(prefix="witting-bench-") as folder:
        environment = {**os.environ, "WITTING_HOME": folder}
        for group in ("newest", "dated"):
            seconds, peak = 0.0, 0
            for name, path, published in plain[group]:
                spent, used = add(name, SHARED / path, published, environment)
                seconds, peak = seconds + spent, max(peak, used)
                print(f"{spent:6.1f} s  {used:5d} MB  {name} {published}", flush=True)
            print(f"{seconds:6.1f} s  {peak:5d} MB  {group}: all together, peak of one", flush=True)
        status = [witting(), "lists", "status", "--all", "--format", "table"]
        subprocess.run(status, env=environment, check=True)


def add(name: str, path: Path, published: str, environment: dict[str, str]) -> tuple[float, int]:
    """Seconds and peak resident memory in megabytes of one ``witting lists add``."""
    started = time.perf_counter()
    command = [witting(), "lists", "add", name, str(path), "--published", published]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{name} {published}: exit status {process.returncode}")
    return time.perf_counter() - started, usage.ru_maxrss // 1024


def witting() -> str:
    return str(Path(sys.executable).with_name("witting"))


if __name__ == "__main__":
    main()
