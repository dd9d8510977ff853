"""What of a file has arrived so far, and can the rest be asked for?

The bytes are in ``NAME.part``, what they are a part of is noted in ``NAME.part.json``. The note is
always older than the bytes, so that a process killed at any point leaves bytes that belong to the
note, or no bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.lists.file_version import read_version, write_note

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from witting.lists.file_version import FileVersion


class PartialFile:
    """The beginning of one file.

    Args:
        folder: Where it lies.
        name: The whole file's name.
    """

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.part"
        self._note = folder / f"{name}.part.json"
        self.version = read_version(self._note)

    @property
    def size(self) -> int:
        """Bytes that are here; 0 where there is no such file."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    @property
    def is_whole(self) -> bool:
        """Whether all bytes are here, as far as the publisher said how many there are."""
        return self.version is not None and self.version.total == self.size

    def request_headers(self, address: str) -> dict[str, str]:
        """The headers that ask for the rest, or, where nothing is missing, for another version.

        Empty where the file must be asked for whole.

        Args:
            address: What will be asked; bytes of another address are no beginning of it.
        """
        version = self.version
        if version is None or version.address != address or not self.size:
            return {}
        if self.is_whole:
            return version.change_condition
        condition = version.resume_condition
        if condition is None:
            return {}
        return {"Range": f"bytes={self.size}-", "If-Range": condition}

    def start(self, version: FileVersion) -> None:
        """Forgets what was here and begins a file of this version."""
        self.discard()
        self.path.touch()  # An answer without a byte is an empty file.
        write_note(self._note, version)
        self.version = version

    def append(self, chunks: Iterable[bytes]) -> None:
        """Adds the chunks as they come, unbuffered: what has arrived survives a kill."""
        with self.path.open("ab", buffering=0) as file:
            for chunk in chunks:
                view = memoryview(chunk)
                while view:
                    view = view[file.write(view) :]

    def discard(self) -> None:
        """Forgets what was here: first the bytes, then the note."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)
        self.version = None
