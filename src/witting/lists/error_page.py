"""Is what arrived with status 200 the file at all, or a page that says why it is not?

Consent walls, firewalls and cloud storage answer so. The list's reader checks the format for good;
this looks at the beginning, so that such a page never takes the place of a file that was fetched
before.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from witting.errors import DownloadError, ListFileError
from witting.lists.source import SourceFile
from witting.lists.xml import refuse_html

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = 4096
_BOM = b"\xef\xbb\xbf"
_GZIP = b"\x1f\x8b"
_BEGINNINGS = {
    ".xml": (b"<",),
    ".xlsx": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
    ".zip": (b"PK\x03\x04",),
    ".json": (b"{", b"["),
    ".jsonl": (b"{",),
}
_MARKUP = (b"<", b"{")
"""What no CSV file begins with, but pages and JSON messages do."""

_CLOUD_ERROR = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:\w+:)?Error[\s>/]")
"""The root element of the error documents of S3, Azure Blob and Google Cloud Storage."""


def refuse_error_page(path: Path, *, name: str, where: str) -> None:
    """Raises DownloadError if the bytes cannot be the beginning of a file of this name.

    Args:
        path: The bytes.
        name: The file's name; its ending says what to expect.
        where: The address, for messages.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD).removeprefix(_BOM)
    what = _what_is_wrong(head, name=name)
    if what is not None:
        raise DownloadError(
            f"{what}; expected {name}.",
            where=where,
            remedy="Open the address in a browser to see what it says, and try again later; what "
            "was loaded before stays in force.",
        )


def _what_is_wrong(head: bytes, *, name: str) -> str | None:
    start = head.lstrip()
    suffix = PurePosixPath(name.casefold()).suffix
    if not start:
        return "the answer is empty"
    if start.startswith(_GZIP):
        return None
    if _is_html(head, name=name):
        return "the answer is an HTML page"
    if _CLOUD_ERROR.match(head):
        return f"the answer is an error message: {_quote(head)}"
    is_other = not start.startswith(_BEGINNINGS.get(suffix, (b"",)))
    is_markup = suffix in {".csv", ".txt"} and start.startswith(_MARKUP)
    if is_other or is_markup:
        return f"the answer begins with {_quote(start[:40])}, which no {suffix} file does"
    return None


def _is_html(head: bytes, *, name: str) -> bool:
    try:
        refuse_html(SourceFile(name, head), expected=name)
    except ListFileError:
        return True
    return False


def _quote(data: bytes) -> str:
    text = " ".join(data.decode("utf-8", "replace").split())
    return repr(text[:200])
