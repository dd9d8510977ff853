"""Which lines does a file have, whatever its bytes are?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LINE = 16 << 20
"""Bytes. A letter of credit has some ten thousand; what is longer is passed over, not loaded."""

BOM = b"\xef\xbb\xbf"


class ByteStream(Protocol):
    """What is needed of an open file."""

    def readline(self, size: int = ..., /) -> bytes:
        """Up to the next line feed, at most so many bytes."""
        ...

    def read(self, size: int = ..., /) -> bytes:
        """At most so many bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Args:
        number: From 1.
        text: Without its end; U+FFFD for what is not UTF-8. Empty where the line was passed over.
        problem: What is wrong with it, as a sentence, or None.
        is_lost: Whether it was passed over.
        is_open: Whether the file ends in it, without a line break, so that it may be cut.
    """

    number: int
    text: str
    problem: str | None = None
    is_lost: bool = False
    is_open: bool = False


def iter_lines(stream: ByteStream, *, limit: int = MAX_LINE) -> Iterator[Line]:
    """Every line of the stream in turn, holding no more than one."""
    number = 0
    while raw := stream.readline(limit + 1):
        number += 1
        if len(raw) > limit and not raw.endswith(b"\n"):
            size = len(raw) + _pass_over(stream)
            what = f"the line of {size:,} bytes is too long; {_LIMIT}."
            yield Line(number, "", what, is_lost=True)
            continue
        if number == 1:
            raw = raw.removeprefix(BOM)
        text, problem = decode(raw)
        yield Line(number, text.rstrip("\r\n"), problem, is_open=not raw.endswith(b"\n"))


def decode(raw: bytes) -> tuple[str, str | None]:
    """The text, and where it is not UTF-8 if it is not."""
    try:
        return raw.decode(), None
    except UnicodeDecodeError as error:
        return raw.decode(errors="replace"), (
            f"byte 0x{raw[error.start]:02X} at position {error.start + 1} is not UTF-8; it was "
            "read as U+FFFD. Save the file as UTF-8."
        )


def _pass_over(stream: ByteStream) -> int:
    size = 0
    while rest := stream.readline(1 << 20):
        size += len(rest)
        if rest.endswith(b"\n"):
            break
    return size


_LIMIT = f"at most {MAX_LINE >> 20} MiB are read, and it was not"
