"""A downloader at which the tests of downloads stand, and the file they ask it for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from witting.errors import DownloadError
from witting.lists.download import Downloader, RemoteFile
from witting.lists.patience import Patience

if TYPE_CHECKING:
    from pathlib import Path

    from tests.lists.publisher import Publisher

    from witting.lists.download import Download

NAME = "list.csv"
DATA = b"id,name\n" + b"".join(b"%d,OOO Primer %d\n" % (number, number) for number in range(5000))
OTHER = DATA.replace(b"Primer", b"Obrazec")
TOTAL = len(DATA)


@dataclass
class Desk:
    """A downloader whose pauses cost no time and are written down, as is what it tells."""

    folder: Path
    patience: Patience = field(default_factory=lambda: Patience(read=5))
    now: float = 0.0
    tick: float = 0.0
    pauses: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        self.now += self.tick
        return self.now

    def received(self, name: str, *, size: int, total: int | None) -> None:
        assert name
        assert total is None or size <= total
        self.sizes.append(size)

    def pausing(self, name: str, *, what: str, seconds: float) -> None:
        assert name
        assert seconds >= 0
        self.troubles.append(what)

    def fetch(self, server: Publisher, name: str = NAME, *, address: str | None = None) -> Download:
        downloader = Downloader(
            folder=self.folder,
            wait=self.wait,
            clock=self.clock,
            watcher=self,
            patience=self.patience,
            user_agent="witting-test",
        )
        return downloader.fetch(RemoteFile(name, address or f"{server.address}/{name}"))

    def refuses(self, server: Publisher, name: str = NAME, **facts: str) -> DownloadError:
        with pytest.raises(DownloadError) as caught:
            self.fetch(server, name, **facts)
        return caught.value

    @property
    def part(self) -> Path:
        return self.folder / f"{NAME}.part"

    def names(self) -> list[str]:
        return sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.*"))
