"""Which version of a publisher's file do we have, as the publisher's answer named it?"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from witting.lists.address import show_address

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import httpx


@dataclass(frozen=True, slots=True)
class FileVersion:
    """What an answer said about the file whose bytes it carried.

    Args:
        address: What was asked, without name and password.
        etag: The ``ETag`` header.
        last_modified: The ``Last-Modified`` header.
        encoding: The ``Content-Encoding`` header, where the bytes are compressed all the same.
        total: Bytes in the whole file as sent, or None where the publisher does not say.
    """

    address: str
    etag: str | None = None
    last_modified: str | None = None
    encoding: str | None = None
    total: int | None = None

    @classmethod
    def of(cls, response: httpx.Response, *, address: str) -> FileVersion:
        """The version that a whole answer (status 200) carries."""
        length = response.headers.get("Content-Length", "")
        return cls(
            address=show_address(address),
            etag=response.headers.get("ETag"),
            last_modified=response.headers.get("Last-Modified"),
            encoding=_encoding(response),
            total=int(length) if length.isascii() and length.isdigit() else None,
        )

    @property
    def resume_condition(self) -> str | None:
        """The value of ``If-Range``: a strong ETag, else Last-Modified, else None.

        Source: RFC 9110 section 13.1.5 (a weak ETag may not be used).
        """
        if self.etag and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified

    @property
    def change_condition(self) -> dict[str, str]:
        """The headers that ask for the file only if it is another by now; empty if unknown."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}

    @property
    def modified(self) -> datetime | None:
        """Last-Modified as a time in UTC, or None where it is absent or unreadable."""
        return parse_http_date(self.last_modified)

    def is_continued_by(self, response: httpx.Response) -> bool:
        """Whether a partial answer speaks of the same bytes, as far as it says."""
        etag = response.headers.get("ETag")
        modified = response.headers.get("Last-Modified")
        return (
            (etag is None or self.etag is None or etag == self.etag)
            and (modified is None or self.last_modified is None or modified == self.last_modified)
            and _encoding(response) == self.encoding
        )


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """The version of a file that was fetched whole, and what its bytes are."""

    version: FileVersion
    size: int
    digest: str


def parse_http_date(text: str | None) -> datetime | None:
    """The time that an HTTP header gives, or None; a time without a zone is none.

    Source: RFC 9110 section 5.6.7.
    """
    try:
        time = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return time if time is not None and time.tzinfo is not None else None


def read_version(path: Path) -> FileVersion | None:
    """The version noted in a file, or None where there is none that can be read."""
    return _version(_read(path))


def read_kept(path: Path) -> KeptVersion | None:
    """The kept version noted in a file, or None where there is none that can be read."""
    note = _read(path)
    version = _version(note.pop("version", None))
    match note:
        case {"size": int(size), "digest": str(digest)} if version is not None:
            return KeptVersion(version, size, digest)
    return None


def write_note(path: Path, note: FileVersion | KeptVersion) -> None:
    """Writes a note beside its file; there is the old one or the new one, never half of one."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(json.dumps(asdict(note), indent=1), encoding="utf-8")
    fresh.replace(path)


def _encoding(response: httpx.Response) -> str | None:
    encoding = response.headers.get("Content-Encoding", "").strip().casefold()
    return None if encoding in {"", "identity"} else encoding


def _read(path: Path) -> dict[str, object]:
    # A note is a convenience: without it the file is fetched anew, so any fault means "none".
    try:
        note = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return note if isinstance(note, dict) else {}


def _version(note: object) -> FileVersion | None:
    match note:
        case {
            "address": str(address),
            "etag": str() | None as etag,
            "last_modified": str() | None as modified,
            "encoding": str() | None as encoding,
            "total": int() | None as total,
        }:
            return FileVersion(address, etag, modified, encoding, total)
    return None
