"""What happened, when, by whom, and how does each event hold on to the one before?"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.cases.canonical import canonical, read_json, sha256
from witting.cases.moment import moment_text, parse_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.cases.tables import Row

BEGINNING = "0" * 64
"""What the first event holds on to."""

UNDER = "under"
"""What any content may have beside its own: the digest of the session or key it was done under."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the chain.

    The digest covers everything but the content, and the digest of the content; so the content can
    be purged when its time is over and the chain still holds. The content's digest is salted, and
    the salt goes with the content: what was purged cannot be guessed from it.

    Args:
        seq: From 1, without a gap.
        at: When.
        by: The user's name.
        kind: Such as ``judged``.
        case: The case it is about, or None.
        content: JSON values, or None where it was purged or is withheld.
        salt: Of the content's digest; None where the content is.
        content_digest: SHA-256 of salt and content.
        previous: The digest of the event before.
        digest: SHA-256 of all of this but content and salt.
    """

    seq: int
    at: dt.datetime
    by: str
    kind: str
    case: int | None
    content: Mapping[str, Any] | None
    salt: str | None
    content_digest: str
    previous: str
    digest: str

    def to_dict(self) -> dict[str, Any]:
        """As an exported chain has it."""
        return {
            "seq": self.seq,
            "at": moment_text(self.at),
            "by": self.by,
            "kind": self.kind,
            "case": self.case,
            "content": self.content,
            "salt": self.salt,
            "content_digest": self.content_digest,
            "previous": self.previous,
            "digest": self.digest,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Event:
        """The event that :meth:`to_dict` wrote."""
        return cls(**{**data, "at": parse_moment(data["at"])})

    @property
    def is_sealed(self) -> bool:
        """Whether the digest is that of the facts."""
        return self.digest == seal(
            seq=self.seq, at=moment_text(self.at), by=self.by, kind=self.kind, case=self.case,
            content_digest=self.content_digest, previous=self.previous,
        )  # fmt: skip

    @property
    def is_content_whole(self) -> bool:
        """Whether the content is the one that was written; also where it is not there."""
        if self.content is None or self.salt is None:
            return self.content is None and self.salt is None
        return sha256(self.salt, canonical(self.content)) == self.content_digest


def seal(
    *, seq: int, at: str, by: str, kind: str, case: int | None, content_digest: str, previous: str
) -> str:
    """The digest of an event: SHA-256 of its facts as a canonical JSON list in this order."""
    return sha256(canonical([seq, at, by, kind, case, content_digest, previous]))


def event_of(row: Row) -> Event:
    """The event of a row of events, joined with its content."""
    return Event(
        seq=row["seq"],
        at=_moment(row["at"]),
        by=row["by"],
        kind=row["kind"],
        case=row["case_id"],
        content=_content(row["content"]),
        salt=row["salt"],
        content_digest=row["content_digest"],
        previous=row["previous"],
        digest=row["digest"],
    )


def _moment(text: str) -> dt.datetime:
    """One that was altered beyond reading is the first of all; the digest tells that it was."""
    try:
        return parse_moment(text)
    except (TypeError, ValueError):
        return dt.datetime.min.replace(tzinfo=dt.UTC)


def _content(text: str | None) -> Mapping[str, Any] | None:
    """One that was altered beyond reading is kept as it is; the digest tells that it was."""
    if text is None:
        return None
    try:
        found = read_json(text)
    except (TypeError, ValueError):
        found = None
    return found if isinstance(found, dict) else {"unreadable": text}
