"""How is a file handed out that a slow reader takes an hour for?

It is made to its end first, in a file without a name that goes with the answer; so what it is made
from, a state of the database, is let go of at once, and what is wrong with it is said before it
begins.
"""

from __future__ import annotations

import tempfile
from typing import IO, TYPE_CHECKING

from fastapi.responses import StreamingResponse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PIECE = 256 * 1024
_IN_MEMORY = 1024 * 1024
"""Bytes of a file that is not worth a place on the disk."""


def download(parts: Iterable[bytes], name: str, media_type: str) -> StreamingResponse:
    """A file to be kept under a name."""
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, prefix="witting-download-")  # noqa: SIM115  # closed with the answer
    try:
        for part in parts:
            file.write(part)
        size = file.tell()
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return StreamingResponse(
        _pieces(file),
        media_type=media_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Length": str(size),
        },
    )


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
