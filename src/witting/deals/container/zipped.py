"""Which deals are in the files of a ZIP archive?"""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from witting.deals.container.file_name import with_file_name
from witting.deals.container.inner import lost_file, shown_name
from witting.deals.reading import shown
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from witting.deals.container.inner import Inner
    from witting.model import Deal

_BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    OverflowError,
    ValueError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
)
_LEFT_OUT = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems of computers put into archives by themselves; it holds no word of a user."""
_ENCRYPTED = 0x1
"""Source: PKWARE, APPNOTE.TXT, section 4.4.4, general purpose bit 0."""
_OFFICE = {
    "xl/": "a spreadsheet (XLSX)",
    "word/": "a Word document (DOCX)",
    "ppt/": "slides (PPTX)",
}


def read_zip(stream: IO[bytes], name: str, inner: Inner) -> Iterator[Deal]:
    """The deals of every file in the archive, in its order; nothing is written to the disk.

    What cannot be read is a deal that says so, and the next file is read.

    Raises:
        DealFileError: The archive is damaged, or is a document of an office program.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except _BROKEN as error:
        raise DealFileError(
            "this is a ZIP archive or a spreadsheet, and it is damaged or cut off.",
            where=name,
            remedy="Get it anew, or unpack it with a program that repairs archives.",
        ) from error
    with archive:
        _refuse_office(archive, name)
        seen: set[str] = set()
        for info in archive.infolist():
            is_folder = info.filename.endswith("/")  # is_dir fails where the name is empty
            if not is_folder and not _is_left_out(info.filename):
                yield from _read_member(archive, info, name, inner, seen)


def _read_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, inner: Inner, seen: set[str]
) -> Iterator[Deal]:
    called = shown_name(info.filename)
    within = f"{name}/{called}"
    notes = tuple(_notes(info, within, seen))
    seen.add(within)
    content = _unfolded(archive, info, inner)
    if isinstance(content, str):
        yield from with_file_name([lost_file(within, content)], called)
    else:
        yield from with_file_name(inner.read(content, within, notes), called)


def _unfolded(archive: zipfile.ZipFile, info: zipfile.ZipInfo, inner: Inner) -> bytes | str:
    """The content; or why it cannot be read, as a sentence."""
    if problem := inner.budget.take_file():
        return f"{problem}; it was not read."
    if info.flag_bits & _ENCRYPTED:
        return "it is encrypted with a password; unpack it with the password and give the file."
    if stat.S_ISLNK(info.external_attr >> 16):
        return "it is a link to another file, which is not followed."
    limit = inner.budget.limit(info.compress_size)
    try:
        with archive.open(info) as file:
            content = file.read(limit + 1)
    except _BROKEN as error:
        return f"it is damaged, or packed in a way that is not known ({error}); it was not read."
    inner.budget.take_size(len(content))
    if len(content) > limit:
        what = f"it unfolds from {info.compress_size:,} to more than {limit:,} bytes"
        return f"{what}, which is too much; it was not read."
    return content


def _notes(info: zipfile.ZipInfo, within: str, seen: set[str]) -> Iterator[str]:
    path = info.orig_filename.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":" or ".." in path.split("/"):
        yield (
            f"its path {shown(info.orig_filename)} leads out of the archive; only its content was "
            "read, and nothing was written."
        )
    if within in seen:
        yield "another file of the archive has the same name; both were read."


def _is_left_out(path: str) -> bool:
    return path.startswith(_LEFT_OUT[0]) or path.rpartition("/")[2] in _LEFT_OUT[1:]


def _refuse_office(archive: zipfile.ZipFile, name: str) -> None:
    """A document of an office program is an archive, and reading its parts would be no use."""
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        kinds = [what for part, what in _OFFICE.items() if any(n.startswith(part) for n in names)]
        what = kinds[0] if kinds else "a document of an office program"
    elif "mimetype" in names and "content.xml" in names:
        what = "an OpenDocument file (ODS, ODT)"
    else:
        return
    raise DealFileError(
        f"the file is {what}.", where=name, remedy="Save a sheet as CSV, a document as PDF."
    )
