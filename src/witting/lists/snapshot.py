"""What is known about one loaded edition of a list without opening its records?"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_ELSEWHERE = frozenset({"folder", "published", "files"})
_COUNTS = ("records", "edges", "names", "identifiers", "measures", "issues")


@dataclass(frozen=True, slots=True)
class AddedFile:
    """A file that went into a snapshot, unpacked."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One dated edition of a list in WITTING_HOME.

    Args:
        list: The list's name.
        published: Its day.
        folder: Where it is.
        amends: Whether it only adds to and replaces entries of an earlier full edition.
        publisher: Who publishes the list.
        format: The key of the reader.
        source: What was read, as the user named it without its folder.
        digest: Identifies what was read: the SHA-256 of the one file, or of all their digests.
        mapping: The SHA-256 of the mapping file, or None.
        files: What was read.
        records: Listed things; edges are not among them.
        edges: Links between listed things, such as an Ownership.
        names: Names of all kinds on the records.
        identifiers: Identifiers on the records.
        measures: Sanctions imposed on the records.
        issues: What was not understood; the sentences are in the snapshot.
        issue_kinds: How many issues say the same apart from the values in them, most first.
        schemas: How many records of each schema.
        missing: What the source lacks, such as ``aliases``.
        accepted: Why the number of records was not believed, where the user accepted it knowingly.
        witting: The version that wrote it.
    """

    list: str
    published: date
    folder: Path
    amends: bool = False
    publisher: str = ""
    format: str = ""
    source: str = ""
    digest: str = ""
    mapping: str | None = None
    files: tuple[AddedFile, ...] = ()
    records: int = 0
    edges: int = 0
    names: int = 0
    identifiers: int = 0
    measures: int = 0
    issues: int = 0
    issue_kinds: Mapping[str, int] = field(default_factory=dict)
    schemas: Mapping[str, int] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    accepted: str | None = None
    witting: str = ""

    @property
    def edition(self) -> str:
        """Its day, and which it is of that day where it replaced another: ``2026-07-17.2``."""
        day = self.published.isoformat()
        return self.folder.name if self.folder.name.startswith(f"{day}.") else day

    def to_dict(self) -> dict[str, Any]:
        """As ``meta.json`` and ``lists status --format jsonl`` have it: all but the folder."""
        plain = {
            item.name: getattr(self, item.name)
            for item in fields(self)
            if item.name not in _ELSEWHERE
        }
        files = [{"name": f.name, "sha256": f.sha256, "size": f.size} for f in self.files]
        return {
            **plain,
            "published": self.published.isoformat(),
            "files": files,
            "missing": list(self.missing),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, folder: Path) -> Self:
        """What :meth:`to_dict` wrote.

        Raises:
            KeyError: A fact is missing.
            TypeError: There is one too many, or one is of another kind.
            ValueError: The day is none, or a count is.
        """
        counts = [data[name] for name in _COUNTS]
        if not all(type(count) is int and count >= 0 for count in counts):
            raise ValueError(f"no counts: {counts}")
        if not isinstance(data["amends"], bool):
            raise TypeError(f"neither true nor false: {data['amends']}")
        return cls(
            **{
                **data,
                "folder": folder,
                "published": date.fromisoformat(data["published"]),
                "files": tuple(AddedFile(**item) for item in data["files"]),
                "missing": tuple(data["missing"]),
            }
        )
