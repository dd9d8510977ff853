"""What happened to a case, in words, the newest first?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.report.legible import legible

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from witting.cases import Event

    Gettext = Callable[[str], str]
    Content = Mapping[str, Any]

WORDS = {
    "received": "Received and screened: {verdict}",
    "rescreened": "Screened again: {verdict}",
    "judged": "Judged {finding}: {value}",
    "decided": "Decided: {action}",
    "proposed": "Proposed: {action}",
    "approved": "Agreed: {action}",
    "declined": "Sent back: {action}",
    "reopened": "Opened again",
    "assigned": "Assigned to {assignee}",
    "commented": "Commented",
    "attached": "Attached {name}",
    "allowed": "Allowed the party of {finding}",
    "allowance.approved": "Agreed to allowance {allowance}",
    "allowance.ended": "Ended allowance {allowance}",
    "exported": "Exported {what} ({form})",
    "key.added": "Made the key {name}",
    "key.revoked": "Took back the key {name}",
    "purged": "Purged what is from before {before}",
    "searched": "Kept a search",
    "settings.changed": "Changed the settings",
    "settings.declined": "Declined what was proposed of the settings",
    "settings.proposed": "Proposed other settings",
    "signed_in": "Signed in",
    "signed_out": "Signed out",
    "watched": "Compared all cases with what changed",
    "user.added": "Added the user {name}",
    "user.disabled": "Disabled the user {name}",
    "user.enabled": "Enabled the user {name} again",
    "user.password": "Gave {name} another password",
    "user.roles": "Gave {name} the role {roles}",
}
PURGED = "What was said is past its time and was purged."
AS_OF = "as of {day}"
SAME_LISTS = "the same lists"
ASIDE = "kept as an answer of its day; what stands is newer"


@dataclass(frozen=True, slots=True)
class HistoryItem:
    """One event: when, by whom, what, and what was said.

    Args:
        tone: A verdict where the event brought one, else empty.
        words: What happened.
        details: What it rested on, or what changed.
        text: A reason or a comment.
    """

    at: dt.datetime
    by: str
    tone: str
    words: str
    details: tuple[str, ...]
    text: str


def view_history(events: Sequence[Event], say: Gettext) -> list[HistoryItem]:
    """The events of a case in words."""
    items = []
    before: Content | None = None
    for event in events:
        items.append(_item(event, before, say))
        if event.kind in ("received", "rescreened") and not _is_aside(event):
            before = event.content
    return items[::-1]


def _is_aside(event: Event) -> bool:
    """Whether it brought an answer of an earlier day, which changed nothing."""
    state = (event.content or {}).get("state") or {}
    return bool(state.get("assessed", event.seq) != event.seq)


def say_event(event: Event, say: Gettext) -> str:
    """One event in a few words, such as for a line of the whole chain."""
    words = WORDS.get(event.kind)
    if words is None or event.content is None:
        return say(event.kind.replace("_", " ").replace(".", ": "))
    state = event.content.get("state") or {}
    said = {**state, **event.content}
    return say(words).format_map(_Said({key: _said(value, say) for key, value in said.items()}))


class _Said(dict[str, str]):
    """Facts of an event; one that it lacks is a dash."""

    def __missing__(self, key: str) -> str:
        return "—"


def _said(value: object, say: Gettext) -> str:
    return say(legible(str(value))) if value not in (None, "") else say("nobody")


def _item(event: Event, before: Content | None, say: Gettext) -> HistoryItem:
    content: Content = event.content or {}
    is_screened = event.kind in ("received", "rescreened")
    return HistoryItem(
        at=event.at,
        by=event.by,
        tone=str(content.get("verdict") or "") if is_screened else "",
        words=say_event(event, say),
        details=(
            *(_details(content, before, say) if is_screened else ()),
            *((say(ASIDE),) if is_screened and _is_aside(event) else ()),
        ),
        text=say(PURGED)
        if event.content is None
        else str(content.get("reason") or content.get("text") or content.get("why") or ""),
    )


def _details(content: Content, before: Content | None, say: Gettext) -> Iterator[str]:
    """For whom and as of when, and the lists that spoke; of a later one, those that are new."""
    yield say(AS_OF).format(day=content.get("as_of"))
    lists = (content.get("versions") or {}).get("lists") or {}
    earlier = ((before or {}).get("versions") or {}).get("lists") or {}
    for name, version in sorted(lists.items()):
        if before is None or earlier.get(name) != version:
            yield f"{name} {version}"
    if before is not None and lists == earlier:
        yield say(SAME_LISTS)
