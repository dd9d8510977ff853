"""Is everyone found?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gauge.bar import RECALL
from gauge.edits import changes_of, iter_probes, probe_of
from gauge.tally import ask_all, is_found, iter_misses, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gauge.line import Line
    from gauge.probe import Probe
    from gauge.setting import Setting


def measure_recall(row: str, setting: Setting) -> Iterator[Line]:
    """How many of the listed names are found, written as they are or otherwise."""
    probes = draw_probes(row, setting, size=setting.sample or RECALL[row].size)
    bearers = setting.listed.bearers
    ours = ask_all(setting.ours, probes, bearers)
    setting.misses.write(row, iter_misses(ours, setting.ours))
    few = setting.chance(row, "peers").sample(probes, min(len(probes), setting.peer_sample))
    peers = {peer.name: ask_all(peer, few, bearers) for peer in setting.peers}
    yield from lines_of(row, ours, peers, counts=is_found, bar=RECALL[row], by=setting.by)


def draw_probes(row: str, setting: Setting, *, size: int | None) -> list[Probe]:
    """Names drawn from all lists, changed as the row has it; all of them where size is None."""
    texts, chance = setting.listed.texts, setting.chance(row)
    if row == "exact":
        drawn = texts if size is None else chance.sample(texts, min(size, len(texts)))
        return [probe_of(name, kind=name.list, query=name.text) for name in drawn]
    changes = changes_of(row, setting.listed)
    return list(iter_probes(texts, changes, size=size or len(texts), chance=chance))
