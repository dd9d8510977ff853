"""What a server sets for its whole process, looked at in a process of its own."""

from __future__ import annotations

import ctypes
import json
import mmap
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from witting.serving.garbage import _OFTEN, _SELDOM
from witting.serving.run import SECONDS_OF_A_TURN

if TYPE_CHECKING:
    from pathlib import Path

SERVER = """
import gc, json, os, signal, sys, threading
from pathlib import Path

import httpx

from witting.serving import build_app, open_desk, run_app


def look(address):
    status = httpx.get(f"{address}/healthz", timeout=240).status_code
    facts = {"status": status, "turn": sys.getswitchinterval(), "garbage": gc.get_threshold()}
    print(json.dumps(facts), flush=True)
    os.kill(os.getpid(), signal.SIGTERM)


def started(address):
    threading.Thread(target=look, args=(address,)).start()


app = build_app(open_desk(Path(sys.argv[1]), first_key="a-key-for-tests"), [], roles={})
run_app(app, host="127.0.0.1", port=0, started=started)
"""
MEMORY = """
from pathlib import Path

from witting.serving.garbage import settle


def pages():
    return int(Path("/proc/self/statm").read_text().split()[1])


held = [bytes(1000) for _ in range(100_000)]
full = pages()
# One in a thousand is still in use, the last one, too: nothing falls off the end of the heap.
held = held[::1000] + held[-1:]
freed = pages()
settle()
print(full, freed, pages())
"""


def _run(script: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", script, *words]
    return subprocess.run(command, capture_output=True, text=True, check=True)


def test_small_requests_get_a_turn_beside_compiled_work_and_no_long_look_for_garbage(
    tmp_path: Path,
) -> None:
    """And SIGTERM is the end of a server, not of a process."""
    found = _run(SERVER, str(tmp_path))
    facts = json.loads(found.stdout)
    assert facts["status"] == 200
    assert facts["turn"] == pytest.approx(SECONDS_OF_A_TURN)
    assert facts["turn"] < sys.getswitchinterval()
    assert facts["garbage"][1:] == [_OFTEN, _SELDOM]
    assert json.loads(found.stderr.splitlines()[-1])["event"] == "stopped"


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="the C library gives memory back itself, or never",
)
def test_memory_that_is_free_goes_back_to_the_system() -> None:
    full, freed, left = map(int, _run(MEMORY).stdout.split())
    most = 100_000 * 1000 // mmap.PAGESIZE
    assert full - freed < most * 0.2, "the C library kept what was freed"
    assert full - left > most * 0.8
