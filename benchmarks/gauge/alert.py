"""Who alerts that should not?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gauge.bar import ALERTS
from gauge.clean import read_clean
from gauge.tally import alerts, ask_all, iter_alerts, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gauge.line import Line
    from gauge.setting import Setting


def measure_alerts(row: str, setting: Setting) -> Iterator[Line]:
    """How many clean names have any match; the strict figure counts the strong ones."""
    _, which, *known = row.split("_")
    probes = read_clean(
        setting.shared,
        which,
        known=bool(known),
        size=setting.sample,
        chance=setting.chance("clean", which),
    )
    ours = ask_all(setting.ours, probes, {})
    setting.alerts.write(row, iter_alerts(ours))
    # The peers are asked for names alone; what else is known would need their own data model.
    few = [] if known else probes[: setting.peer_sample * 5]
    peers = {peer.name: ask_all(peer, few, {}) for peer in (setting.peers if few else ())}
    yield from lines_of(row, ours, peers, counts=alerts, bar=ALERTS[row], by=None)
