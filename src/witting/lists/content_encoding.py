"""What are the bytes behind a Content-Encoding that nobody asked for?

A download asks for ``identity``; some servers and proxies compress all the same.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from witting.errors import DownloadError
from witting.lists.source import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 1 << 16
_GZIP = 31
_ZLIB = 15
_RAW = -15


def decode_file(path: Path, *, encoding: str, target: Path, where: str) -> None:
    """Writes what the bytes mean into another file.

    Args:
        path: The bytes as sent.
        encoding: The header, in lower case: ``gzip``, ``x-gzip`` or ``deflate``.
        target: Where to write.
        where: The address, for messages.

    Raises:
        DownloadError: Another encoding, broken or cut bytes, or more than MAX_BYTES.
    """
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise DownloadError(
            f"the server sent the file compressed as {encoding!r} although it was asked not to.",
            where=where,
            remedy="Ask whoever runs the server or proxy to honour `Accept-Encoding: identity`.",
        )
    size = 0
    with target.open("wb") as file:
        for piece in _decode(path, encoding=encoding, where=where):
            size += len(piece)
            if size > MAX_BYTES:
                raise DownloadError(
                    f"the file unpacks to more than {MAX_BYTES >> 20} MiB, which no list does.",
                    where=where,
                )
            file.write(piece)


def _decode(path: Path, *, encoding: str, where: str) -> Iterator[bytes]:
    with path.open("rb") as file:
        head = file.read(2)
        file.seek(0)
        decoder = zlib.decompressobj(_GZIP if "gzip" in encoding else _deflate_window(head))
        try:
            while data := file.read(_CHUNK):
                while data:
                    yield decoder.decompress(data, _CHUNK)
                    data = decoder.unconsumed_tail
        except zlib.error as error:
            raise DownloadError(
                f"the server's {encoding} compression is broken: {error}.", where=where
            ) from error
    if not decoder.eof:
        raise DownloadError(f"the server's {encoding} compression ends too early.", where=where)


def _deflate_window(head: bytes) -> int:
    """``deflate`` means zlib, but some servers send it bare.

    Source: RFC 9110 section 8.4.1.2, note on implementations without the zlib wrapper.
    """
    is_zlib = len(head) == 2 and head[0] & 0x0F == 8 and int.from_bytes(head) % 31 == 0  # noqa: PLR2004  # RFC 1950 section 2.2
    return _ZLIB if is_zlib else _RAW
