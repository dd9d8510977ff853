"""Which bytes does a part of a spreadsheet have, if it does not unpack to more than it may?"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from witting.errors import DealFileError
from witting.tables.broken_zip import BROKEN_ZIP

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, BinaryIO

    from _typeshed import WriteableBuffer

MAX_RATIO = 200
"""A sheet packs to a tenth or a twentieth; what packs to less than a 200th holds nothing."""
FREE = 64 << 20
"""So many bytes may unpack from however few."""
BROKEN = (*BROKEN_ZIP, etree.XMLSyntaxError)


class Archive:
    """The parts of an XLSX or ODS, read as they are asked for.

    Args:
        file: The open file.
        name: Its name, for messages.

    Raises:
        DealFileError: It is broken.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(file)
        except BROKEN as error:
            raise broken(name, error) from error
        self._parts = {part.filename.lstrip("/"): part for part in self._zip.infolist()}

    def close(self) -> None:
        """Closes the file."""
        self._zip.close()

    def __contains__(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._parts

    def elements(self, part: str, *names: str) -> Iterator[etree._Element]:
        """The elements of a part with these local names, one at a time, each emptied afterwards.

        Raises:
            DealFileError: The part is broken, declares a document type or unpacks to too much.
        """
        try:
            with self._zip.open(self._parts[part]) as stream:
                limited = _Limited(stream, self._parts[part].compress_size)
                wanted = {f"{{*}}{name}" for name in names}
                events = etree.iterparse(
                    io.BufferedReader(limited, 1 << 16),
                    tag=tuple(wanted),
                    resolve_entities=False,
                    no_network=True,
                )
                for _, element in events:
                    if element.getroottree().docinfo.doctype:
                        raise DealFileError(  # of the part, while it is read
                            "the spreadsheet declares a document type, which may hide entities.",
                            where=f"{self.name} {part}",
                            remedy="Save it anew in an office program.",
                        )
                    yield element
                    _forget(element)
        except _TooMuchError as error:
            raise DealFileError(
                f"a part of the spreadsheet unpacks to more than {MAX_RATIO} times its size.",
                where=f"{self.name} {part}",
                remedy="It may be a decompression bomb; save the sheet as CSV.",
            ) from error
        except BROKEN as error:
            raise broken(f"{self.name} {part}", error) from error


def broken(where: str, error: BaseException) -> DealFileError:
    """The error that a spreadsheet cannot be read (any further)."""
    if "password required" in str(error) or "encrypted" in str(error):
        return locked(where)
    message = str(error).partition("\n")[0].rstrip(".")
    return DealFileError(
        f"the spreadsheet is broken or cut off: {message or type(error).__name__}.",
        where=where,
        remedy="Save it anew in an office program, or save the sheet as CSV.",
    )


def locked(where: str) -> DealFileError:
    """The error that a spreadsheet has a password."""
    return DealFileError(
        "the spreadsheet is locked with a password.", where=where, remedy="Save it without one."
    )


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and (first := element.getprevious()) is not None:
        parent.remove(first)


class _TooMuchError(Exception):
    """More was unpacked than may be."""


class _Limited(io.RawIOBase):
    """A part as it is unpacked, until it is too much."""

    def __init__(self, stream: IO[bytes], packed: int) -> None:
        self._stream = stream
        self._left = max(FREE, packed * MAX_RATIO)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        self._left -= len(data)
        if self._left < 0:
            raise _TooMuchError
        view[: len(data)] = data
        return len(data)
