"""How long does it take to build the index of all lists as they stand today?"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gauge.bar import Bar
from gauge.home import read_list, write_list
from gauge.line import Line
from witting.lists import SnapshotStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gauge.setting import Setting

BAR = Bar("index of all newest lists", most=20.0, unit="s")


def measure_build(row: str, setting: Setting) -> Iterator[Line]:
    """The seconds that go into indexes; to read and write the records is not counted."""
    store = SnapshotStore(setting.home)
    names = setting.lists or store.lists()
    with tempfile.TemporaryDirectory(prefix="witting-bench-") as folder:
        spent = sum(
            write_list(
                Path(folder), name, read_list(setting.home, name, day=setting.day), day=setting.day
            )
            for name in names
        )
    yield Line(
        row=row,
        label=BAR.label,
        unit="s",
        asked=len(setting.listed.texts),
        ours=spent,
        bar=BAR.text,
        reached=BAR.holds(spent),
    )
