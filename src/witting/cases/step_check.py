"""May an event of this kind change what it changes?

Whoever alters a row behind the store's back waits for the next change of it, which says the altered
row in the chain as if it had always been so. A comment closes no case, and a new password gives no
role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_STEPS: Mapping[str, tuple[str, str]] = {
    "rescreened": ("verdict is_allowed status proposed proposed_by assessed", "reopened"),
    "judged": ("", ""),
    "allowed": ("", ""),
    "assigned": ("assignee due", ""),
    "decided": ("status decision", "closed"),
    "proposed": ("status proposed proposed_by", "proposed"),
    "approved": ("status decision proposed proposed_by", "closed"),
    "declined": ("status proposed proposed_by", "reopened"),
    "reopened": ("status is_allowed", "reopened"),
}
"""Which fields of a case each kind of event may change, and the status that it may bring. Of all
other events, such as a comment, nothing changes, and the version stays."""

_OF_PEOPLE: Mapping[str, str] = {
    "user.roles": "roles",
    "user.password": "secret",
    "user.disabled": "is_active",
    "user.enabled": "is_active",
    "key.revoked": "is_active",
}


def find_misstep(
    kind: str, before: Mapping[str, Any], after: Mapping[str, Any], *, is_aside: bool
) -> str:
    """What an event changes of a case that it may not; empty where there is nothing.

    Args:
        kind: Of the event.
        before: The state of the case by the event before.
        after: By this one.
        is_aside: Whether it brought an assessment that does not stand.
    """
    is_change = kind in _STEPS and not is_aside
    fields, status = _STEPS[kind] if is_change else ("", "")
    may = {*fields.split(), "version"} if is_change else set()
    wrong = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    wrong -= may
    if after["status"] not in {before["status"], status}:
        wrong.add("status")
    if after["version"] != before["version"] + is_change:
        wrong.add("version")
    return ", ".join(sorted(wrong))


def find_wrong_right(kind: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """The same of a user or a key: what an event changes that it may not.

    Args:
        kind: Of the event, which is not that it was added.
        before: ``roles``, ``is_active`` and ``secret`` by the event before.
        after: By this one.
    """
    may = _OF_PEOPLE.get(kind)
    return ", ".join(name for name in after if name != may and before[name] != after[name])
