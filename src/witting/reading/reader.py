"""From a file, or standard input, to an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from witting.errors import InputError
from witting.reading.page import read_page
from witting.reading.plain import read_plain
from witting.reading.source import MOST, check_size, decode_text, is_html

if TYPE_CHECKING:
    from pathlib import Path

    from witting.reading.article import Article


def read_text_file(path: Path) -> Article:
    """The article in a file.

    Raises:
        InputError: It cannot be read, is too large, binary or empty.
    """
    try:
        check_size(path.stat().st_size, source=str(path))
        with path.open("rb") as file:
            return read_stream(file, source=path.name)
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}."
        raise InputError(what, where=str(path), remedy="Check its name and its rights.") from error


def read_stream(file: BinaryIO, *, source: str) -> Article:
    """The article that a stream holds; no more than a text may have is read of it.

    Raises:
        InputError: It is too large, binary or empty.
    """
    return read_bytes(file.read(MOST + 1), source=source)


def read_bytes(data: bytes, *, source: str) -> Article:
    """The article that some bytes hold: plain text or HTML, told by the content.

    Raises:
        InputError: They are too many, binary or empty.
    """
    text, encoding = decode_text(data, source=source)
    if is_html(text):
        return read_page(text, source=source, encoding=encoding)
    return read_plain(text, source=source, encoding=encoding)
