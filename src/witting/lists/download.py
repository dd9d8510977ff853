"""How does a publisher's file get onto this disk, whole, over a line that may fail?

The bytes arrive in ``NAME.part``. Once they are all there and look like the file, they take the
place of ``files/NAME``; what was there before stays until then. A run that was killed, or gave up,
goes on where it stopped if the publisher still has the same version. ``NAME.json`` remembers which
version is here, so that the next run asks only whether there is another.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

import httpx

from witting.errors import DownloadError, HomeError
from witting.lists.address import AddressRule, open_client, show_address
from witting.lists.answer import Answer, read_answer
from witting.lists.content_encoding import decode_file
from witting.lists.error_page import refuse_error_page
from witting.lists.file_version import (
    FileVersion,
    KeptVersion,
    read_kept,
    write_note,
)
from witting.lists.line_trouble import PassingError, trouble_of
from witting.lists.partial_file import PartialFile
from witting.lists.patience import Patience
from witting.lists.source import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """A file at its publisher or at a mirror.

    Args:
        name: What it is called on this disk, such as ``sdn.csv``.
        address: Where it is.
        is_given: Whether the user named the address, as a mirror's.
    """

    name: str
    address: str
    is_given: bool = False


@dataclass(frozen=True, slots=True)
class Download:
    """A whole file on this disk, known to be what its publisher has now.

    Args:
        name: Its name.
        path: Where it lies.
        address: Where it came from, without name and password.
        size: Its bytes.
        digest: Their SHA-256, in hex.
        modified: When the publisher last changed it, in UTC, or None where it does not say.
        is_new: Whether the bytes are other than those of the run before.
    """

    name: str
    path: Path
    address: str
    size: int
    digest: str
    modified: datetime | None
    is_new: bool


class Watcher(Protocol):
    """Is told how a download goes; a progress bar, or nothing."""

    def received(self, name: str, *, size: int, total: int | None) -> None:
        """So many bytes of the file are here, of so many if that is known."""
        ...

    def pausing(self, name: str, *, what: str, seconds: float) -> None:
        """Something went wrong; the next try is after the pause."""
        ...


@dataclass(frozen=True, slots=True)
class Downloader:
    """Fetches files into one folder.

    Args:
        folder: Where parts and notes lie; the whole files are in its ``files``.
        patience: The limits.
        wait: Sleeps for so many seconds.
        clock: Seconds on a clock that only goes forward.
        watcher: Is told how it goes.
        user_agent: How to introduce ourselves; some publishers refuse a client without a name.
    """

    folder: Path
    wait: Callable[[float], None]
    clock: Callable[[], float]
    watcher: Watcher
    patience: Patience = field(default_factory=Patience)
    user_agent: str = "witting"

    def fetch(self, remote: RemoteFile) -> Download:
        """The file as its publisher has it now; fetched, resumed, or found to be unchanged.

        Raises:
            DownloadError: It cannot be had now; the file of the run before is still there.
            HomeError: The disk is full or cannot be written to.
        """
        try:
            (self.folder / "files").mkdir(parents=True, exist_ok=True)
            return _Fetch(self, remote).run()
        except OSError as error:
            raise HomeError(
                f"the download cannot be written: {error.strerror or error}.",
                where=str(self.folder),
                remedy="Free some space, or set WITTING_HOME to another disk; what has arrived "
                "is kept.",
            ) from error


class _Fetch:
    """One file being fetched: tries until it is there, or patience ends."""

    def __init__(self, setting: Downloader, remote: RemoteFile) -> None:
        self._set = setting
        self._name = remote.name
        self._address = remote.address
        self._where = show_address(remote.address)
        self._rule = AddressRule.of(remote.address, is_given=remote.is_given)
        self._part = PartialFile(setting.folder, remote.name)
        self._path = setting.folder / "files" / remote.name
        self._note = setting.folder / f"{remote.name}.json"
        self._kept = self._find_kept()
        self._deadline = setting.clock() + setting.patience.overall

    def run(self) -> Download:
        patience = self._set.patience
        with open_client(
            rule=self._rule,
            connect=patience.connect,
            read=patience.read,
            headers={"User-Agent": self._set.user_agent},
        ) as client:
            failures, most = 0, self._part.size
            while True:
                try:
                    return self._try(client)
                except PassingError as trouble:
                    # A line that drops again and again but brings something each time is not given
                    # up; the overall limit ends it.
                    failures = 1 if self._part.size > most else failures + 1
                    most = max(most, self._part.size)
                    self._pause(trouble, failures)

    def _try(self, client: httpx.Client) -> Download:
        headers = self._part.request_headers(self._where)
        if not headers:
            self._part.discard()
            headers = self._kept.version.change_condition if self._kept is not None else {}
        try:
            with client.stream("GET", self._address, headers=headers) as response:
                answer = read_answer(response, part=self._part, where=self._where)
                if answer is not Answer.UNCHANGED:
                    self._receive(response, answer)
                elif not self._part.is_whole:
                    return self._unchanged()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise trouble_of(error, where=self._where) from error
        return self._finish()

    def _receive(self, response: httpx.Response, answer: Answer) -> None:
        if answer is Answer.WHOLE:
            self._part.start(FileVersion.of(response, address=self._address))
        version = self._part.version
        assert version is not None
        self._refuse_size(version.total or 0)
        self._part.append(self._watch(response.iter_raw(), version.total))
        self._check_whole(version)

    def _watch(self, chunks: Iterator[bytes], total: int | None) -> Iterator[bytes]:
        size = self._part.size
        self._set.watcher.received(self._name, size=size, total=total)
        for chunk in chunks:
            size += len(chunk)
            self._refuse_size(size)
            yield chunk
            self._set.watcher.received(self._name, size=size, total=total)
            self._refuse_delay(0, "the file came too slowly")

    def _check_whole(self, version: FileVersion) -> None:
        size = self._part.size
        if version.total is not None and size < version.total:
            raise PassingError(f"the connection ended after {size} of {version.total} bytes")
        if version.total is not None and size > version.total:
            self._part.discard()
            raise PassingError(f"more bytes came than the {version.total} that were announced")

    def _finish(self) -> Download:
        """The part is whole: looks at it, and puts it in the place of the file before."""
        version = self._part.version
        assert version is not None
        decoded = self._set.folder / f"{self._name}.decoded"
        try:
            arrived = self._decode(version, target=decoded)
            refuse_error_page(arrived, name=self._name, where=self._where)
        except DownloadError:
            decoded.unlink(missing_ok=True)
            self._part.discard()
            raise
        _flush(arrived)
        kept = KeptVersion(version, arrived.stat().st_size, _digest(arrived))
        arrived.replace(self._path)
        write_note(self._note, kept)
        self._part.discard()
        is_new = self._kept is None or self._kept.digest != kept.digest
        return self._download(kept, is_new=is_new)

    def _decode(self, version: FileVersion, *, target: Path) -> Path:
        """The file that holds what the bytes mean: the part itself, unless it is compressed."""
        if version.encoding is None:
            return self._part.path
        decode_file(self._part.path, encoding=version.encoding, target=target, where=self._where)
        return target

    def _unchanged(self) -> Download:
        if self._kept is None:
            self._part.discard()
            raise PassingError(
                "the publisher answered 304 although nothing was asked that allows it"
            )
        self._part.discard()
        return self._download(self._kept, is_new=False)

    def _download(self, kept: KeptVersion, *, is_new: bool) -> Download:
        return Download(
            name=self._name,
            path=self._path,
            address=self._where,
            size=kept.size,
            digest=kept.digest,
            modified=kept.version.modified,
            is_new=is_new,
        )

    def _find_kept(self) -> KeptVersion | None:
        """The file of an earlier run, if it came from here and its bytes are still the same."""
        kept = read_kept(self._note)
        if kept is None or kept.version.address != self._where or not self._path.is_file():
            return None
        same = self._path.stat().st_size == kept.size and _digest(self._path) == kept.digest
        return kept if same else None

    def _pause(self, trouble: PassingError, failures: int) -> None:
        patience = self._set.patience
        if failures >= patience.attempts:
            raise DownloadError(
                f"{trouble.what}, {failures} times in a row.",
                where=self._where,
                remedy="Try again later: what has arrived is kept, and the next run goes on there. "
                "Behind a proxy set HTTPS_PROXY; without network give a mirror (--from) or add the "
                "file with `witting lists add`.",
            ) from trouble
        seconds = patience.pause(failures) if trouble.pause is None else trouble.pause
        if seconds > patience.longest_pause:
            raise DownloadError(
                f"{trouble.what} and asks to wait for {seconds:.0f} seconds.",
                where=self._where,
                remedy="Try again after that time.",
            ) from trouble
        self._refuse_delay(seconds, trouble.what)
        self._set.watcher.pausing(self._name, what=trouble.what, seconds=seconds)
        self._set.wait(seconds)

    def _refuse_delay(self, seconds: float, what: str) -> None:
        if self._set.clock() + seconds > self._deadline:
            limit = self._set.patience.overall
            raise DownloadError(
                f"{what}; the file is not here after {limit:.0f} seconds.",
                where=self._where,
                remedy="Try again: what has arrived is kept, and the next run goes on there.",
            )

    def _refuse_size(self, size: int) -> None:
        if size > MAX_BYTES:
            self._part.discard()
            raise DownloadError(
                f"the file has more than {MAX_BYTES >> 20} MiB, which no list has.",
                where=self._where,
                remedy="Open the address in a browser to see what is there.",
            )


def _flush(path: Path) -> None:
    """Puts the bytes on the disk, so that the rename that follows never outruns them."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
