"""Is every document that the chain speaks of there, and what it was?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.cases.canonical import sha256

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.cases.event import Event

_NAMED = {
    "received": ("deal", "assessment"),
    "rescreened": ("deal", "assessment"),
    "attached": ("digest",),
}
"""Which fields of an event's content are digests of documents."""


class DocumentCheck:
    """Compares documents with the events that speak of them.

    Args:
        blame: Is told what is wrong, and at which event.
    """

    def __init__(self, blame: Callable[[int, str], None]) -> None:
        self._blame = blame
        self._wanted: dict[tuple[int, str], int] = {}

    def expect(self, event: Event) -> None:
        """The next event of the chain."""
        if event.content is not None and event.case is not None:
            for field in _NAMED.get(event.kind, ()):
                self._wanted.setdefault((event.case, event.content[field]), event.seq)

    def find(self, case: int, digest: str, body: bytes | None) -> None:
        """A document that is there; None is one that cannot be unpacked."""
        seq = self._wanted.pop((case, digest), None)
        if seq is None:
            self._blame(0, f"case {case}: no event speaks of the document {digest}.")
        elif body is None or sha256(body) != digest:
            self._blame(seq, f"its document {digest} was altered.")

    def end(self) -> None:
        """After the last document."""
        for (_, digest), seq in self._wanted.items():
            self._blame(seq, f"its document {digest} is missing.")
