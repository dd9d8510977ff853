"""Which papers belong to a case?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.cases.change import note_on_case
from witting.cases.documents import put_document
from witting.errors import InputError

if TYPE_CHECKING:
    from witting.cases.transaction import Transaction

MAX_BYTES = 50_000_000
_MAX_NAME = 200
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_MEDIA_TYPE = re.compile(r"[\w.+-]{1,60}/[\w.+-]{1,120}", re.ASCII)
_BYTES = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One paper of a case, such as the message that the deal was read from.

    Args:
        name: The file's name; folders before it are left out.
        media_type: As its sender says; it decides nothing here.
        content: Up to 50 MB.
    """

    name: str
    media_type: str
    content: bytes


def attach(transaction: Transaction, case_id: int, attachment: Attachment) -> int:
    """Keeps a paper with its case.

    Returns:
        The number of the event, by which it is found.

    Raises:
        InputError: It is too large.
        MissingError: There is no such case.
    """
    if len(attachment.content) > MAX_BYTES:
        raise InputError(
            f"an attachment has up to {MAX_BYTES // 1_000_000} MB.", where=f"case {case_id}"
        )
    facts = _facts(attachment)
    facts["digest"] = put_document(transaction.connection, case_id, attachment.content)
    return note_on_case(transaction, case_id, "attached", facts)


def _facts(attachment: Attachment) -> dict[str, Any]:
    name = _UNSEEN.sub("", re.split(r"[/\\]", attachment.name)[-1]).strip(" .")[:_MAX_NAME]
    known = _MEDIA_TYPE.fullmatch(attachment.media_type)
    return {
        "name": name or "attachment",
        "media_type": attachment.media_type if known else _BYTES,
        "size": len(attachment.content),
    }
