"""How many names a second on one core, and how long does the slowest take?"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, median
from typing import TYPE_CHECKING

from gauge.bar import Bar
from gauge.clean import read_clean
from gauge.line import Line
from gauge.recall import draw_probes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gauge.peer import Peer
    from gauge.probe import Probe
    from gauge.setting import Setting

WORKER = Path(__file__).with_name("speed_worker.py")
RATE = Bar("slips and clean names in turn, 250 at once", least=4_000, unit="/s")
RATIO = 150
LATE = Bar("  99th percentile", most=2.0, unit="ms")
FEW = {"rapidfuzz": 500, "logic-v2": 60}
"""So many names each peer is asked."""
AT_ONCE = 250
"""So many names are asked together, as each worker of ``witting match --input`` does."""
SAMPLE = 2_000
WARM = 200


@dataclass(frozen=True, slots=True)
class Times:
    """What one process measured.

    Args:
        seconds: By name, by the clock.
        cpu: By name, of the processor.
        first: Seconds until the first answer.
        peak: Megabytes.
    """

    seconds: tuple[float, ...]
    cpu: tuple[float, ...]
    first: float
    peak: float

    def percentile(self, share: float) -> float:
        """The nearest rank, in milliseconds."""
        ranked = sorted(self.seconds)
        return 1000 * ranked[math.ceil(share * len(ranked)) - 1]


def measure_speed(row: str, setting: Setting) -> Iterator[Line]:
    """Witting, many names at once and one by one; then the peers on the same names."""
    names, warm = draw_mix(setting, size=setting.sample or SAMPLE)

    def ask(asked: Sequence[Probe], at_once: int = AT_ONCE, *, explain: bool = False) -> Times:
        lists, home = setting.lists, setting.home
        return time_names(
            setting, home, asked, warm=warm, lists=lists, explain=explain, at_once=at_once
        )

    many, single = ask(names), ask(names, at_once=1)
    peers = {peer.name: _peer_rate(peer, names, warm) for peer in setting.peers}
    mixed = _rate(many.seconds)
    scorer = peers.get("logic-v2")
    yield Line(
        row=row,
        label=RATE.label,
        unit="/s",
        asked=len(names),
        ours=mixed,
        bar=f"{RATE.text}, {RATIO} ×",
        reached=bool(RATE.holds(mixed)) and (scorer is None or mixed >= RATIO * scorer),
        peers=peers,
        peers_asked=min(FEW["logic-v2"] if scorer else FEW["rapidfuzz"], len(names)),
        ratio=", ".join(f"{mixed / rate:.1f} × {name}" for name, rate in peers.items()),
    )
    parts = {
        "  the same by processor time": many.cpu,
        "  listed names with slips alone, likewise": ask(names[::2]).cpu,
        "  clean names alone, likewise": ask(names[1::2]).cpu,
        "  with the explanations read, likewise": ask(names, explain=True).cpu,
        "  one by one, likewise": single.cpu,
    }
    for label, seconds in parts.items():
        yield Line(row, label, "/s", asked=len(seconds), ours=_rate(seconds))
    late = single.percentile(0.99)
    yield Line(row, "  median of one", "ms", len(names), 1000 * median(single.seconds))
    yield Line(row, LATE.label, "ms", len(names), late, bar=LATE.text, reached=LATE.holds(late))
    yield Line(row, "  slowest", "ms", len(names), 1000 * max(single.seconds))
    yield Line(row, "  first answer, lists opened", "ms", 1, 1000 * single.first)
    yield Line(row, "  peak memory", "MB", 1, max(many.peak, single.peak))


def draw_mix(setting: Setting, *, size: int) -> tuple[list[Probe], list[str]]:
    """Listed names with one slip and clean names in turn; and others to warm up with."""
    half = (size + WARM) // 2
    listed = draw_probes("one_slip", setting, size=half)
    clean = [
        probe
        for which in ("global", "us")
        for probe in read_clean(
            setting.shared, which, known=False, size=half // 2 + 1, chance=setting.chance("speed")
        )
    ]
    setting.chance("speed").shuffle(clean)
    mix = [probe for pair in zip(listed, clean, strict=False) for probe in pair]
    return mix[WARM:], [probe.query for probe in mix[:WARM]]


def time_names(
    setting: Setting,
    home: Path,
    names: Sequence[Probe],
    *,
    warm: Sequence[str],
    lists: Sequence[str] | None,
    explain: bool = False,
    at_once: int = 1,
) -> Times:
    """Asks a fresh process of one core, one name after the other or so many at once."""
    order = {
        "home": str(home),
        "lists": lists,
        "day": setting.day.isoformat(),
        "threshold": setting.threshold,
        "warm": warm,
        "names": [probe.query for probe in names],
        "explain": explain,
        "at_once": at_once,
    }
    command = [sys.executable, str(WORKER)]
    done = subprocess.run(
        command, input=json.dumps(order).encode(), stdout=subprocess.PIPE, check=True
    )
    answer = json.loads(done.stdout)
    return Times(tuple(answer["seconds"]), tuple(answer["cpu"]), answer["first"], answer["peak"])


def _rate(seconds: Sequence[float]) -> float:
    return 1 / fmean(seconds) if seconds else 0.0


def _peer_rate(peer: Peer, names: Sequence[Probe], warm: Sequence[str]) -> float:
    """The peer's own seconds, so that the pipe to it costs it nothing."""
    for name in warm[:20]:
        peer.ask_name(name)
    peer.seconds = 0.0
    few = names[: FEW[peer.name]]
    for probe in few:
        peer.ask(probe)
    return len(few) / peer.seconds
