"""Cases and their events for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from witting.cli.provision_rows import print_fields, wide_console
from witting.report.legible import legible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from witting.cases import Case, CaseFile, Event, User

_PLAIN = (str, int, float)


def print_queue(cases: Iterable[Case]) -> None:
    """Prints one case a row, with why it is there below its names."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("case", "status", "verdict", "due", "assignee", "deal"):
        table.add_column(name, no_wrap=name != "deal", overflow="fold")
    for case in cases:
        due = case.due.astimezone().strftime("%Y-%m-%d %H:%M") if case.due else ""
        title = legible(f"{case.deal_id}: {case.title}")
        about = Text.assemble(title, "\n", (legible(case.why), "dim"))
        row = (str(case.id), _status(case), case.verdict, due, case.assignee or "")
        table.add_row(*row, about)
    wide_console().print(table)


def print_users(users: Iterable[User]) -> None:
    """Prints one user a row."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("user", "roles", "", "added"):
        table.add_column(name)
    for user in users:
        roles = ", ".join(role.value for role in user.sorted_roles)
        is_active = "" if user.is_active else "disabled"
        table.add_row(user.name, roles, is_active, user.created.strftime("%Y-%m-%d"))
    wide_console().print(table)


def print_case(file: CaseFile) -> None:
    """Prints where a case stands, its findings and all that happened."""
    case = file.case
    heads = (legible(f"Case {case.id} · {case.deal_id}"), legible(case.title))
    print_fields(heads, _rows(file))
    for event in file.events:
        said = f"{event.at:%Y-%m-%d %H:%M} {event.by} {event.kind}{legible(_said(event))}"
        wide_console().print(Text(said))


def _rows(file: CaseFile) -> Iterator[tuple[str, str]]:
    yield "verdict", f"{file.case.verdict}, as of {file.assessment.as_of}"
    yield "status", _status(file.case)
    for why in file.assessment.why:
        yield "why", legible(why)
    for item in file.findings:
        said = f" ({item.judgement.value})" if item.judgement else ""
        yield item.finding.id, legible(f"{item.finding.explanation}{said}")


def _status(case: Case) -> str:
    said = case.proposed or case.decision
    return f"{case.status.value} ({said})" if said else case.status.value


def _said(event: Event) -> str:
    content: dict[str, Any] = dict(event.content or {})
    said = (content.get(name) for name in ("action", "value", "finding", "reason", "text", "name"))
    words = [str(word) for word in said if isinstance(word, _PLAIN) and word != ""]
    return f": {' · '.join(words)}" if words else ""
