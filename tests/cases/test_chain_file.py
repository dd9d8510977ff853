"""Who has the exported file alone can check it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.cases.deals import SELLER, deal, take_in
from tests.cases.people import ADA, ANNA, PETRA, START, VERA

from witting.cases import Attachment, Head, verify_chain_file
from witting.errors import InputError, MissingError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from witting.cases import CaseStore

Row = dict[str, Any]


def _export(store: CaseStore, path: Path, cases: Collection[int] | None = None) -> Head:
    path.write_bytes(b"".join(store.export(cases)))
    return store.audit.head


def _work(store: CaseStore) -> None:
    take_in(store, deal(1), ANNA)
    store.attach(1, Attachment("a.txt", "text/plain", b"words"), ANNA)
    store.judge(1, "f1", "negative", reason="Other town.", by=ANNA, expected_version=1)
    store.decide(1, "release", reason="Fine.", by=ANNA, expected_version=2)
    store.approve(1, is_agreed=True, reason="", by=PETRA, expected_version=3)
    take_in(store, deal(2, SELLER), ANNA)
    store.change_settings(ADA, session_hours=3)


def test_an_export_is_whole_and_goes_through_its_head(store: CaseStore, tmp_path: Path) -> None:
    _work(store)
    path = tmp_path / "chain.jsonl"
    head = _export(store, path)
    report = verify_chain_file(path, expected=head)
    assert report.troubles == ()
    assert (report.count, report.head) == (head.count, head.digest)
    assert path.read_bytes().isascii()


def test_an_export_of_one_case_holds_nothing_of_the_others(
    store: CaseStore, tmp_path: Path
) -> None:
    _work(store)
    path = tmp_path / "case.jsonl"
    _export(store, path, [2])
    text = path.read_text()
    assert "Kleinm" in text
    assert "Ivolginsk" not in text
    assert "Other town" not in text
    report = verify_chain_file(path)
    assert report.troubles == ()
    assert report.purged > 0
    with pytest.raises(MissingError):
        list(store.export([3]))


def test_who_takes_out_what_is_an_event(store: CaseStore, tmp_path: Path) -> None:
    _work(store)
    with pytest.raises(MissingError):
        store.note_export([9], form="page", by=VERA)
    seq = store.note_export([2, 1], form="chain", by=VERA)
    last = list(store.audit.events())[-1]
    assert (last.seq, last.by, last.kind, last.case) == (seq, "vera", "exported", None)
    assert last.content == {"cases": [1, 2], "what": "case 1, 2", "form": "chain"}
    store.note_export(None, form="page", by=VERA)
    store.note_export(None, form="certificate", event=seq, by=VERA)
    last = list(store.audit.events())[-1]
    assert last.content == {"cases": [], "what": f"event {seq}", "form": "certificate"}
    path = tmp_path / "chain.jsonl"
    _export(store, path)
    assert verify_chain_file(path).troubles == ()
    assert store.audit.verify().troubles == ()


def test_an_export_of_one_case_tells_what_one_person_did_there_that_takes_two(
    store: CaseStore, tmp_path: Path, tamper: Callable[..., None]
) -> None:
    """An allowance of another case, and who has which right, it cannot know."""
    take_in(store, deal(1), ANNA)
    until = START.replace(year=2027)
    store.allow(1, "f1", reason="No.", until=until, by=PETRA, expected_version=1)
    store.approve_allowance(1, is_agreed=True, reason="", by=ADA)
    take_in(store, deal(2), ANNA)
    store.reopen(2, reason="Look again.", by=ANNA, expected_version=1)
    path = tmp_path / "case.jsonl"
    _export(store, path, [2])
    report = verify_chain_file(path)
    assert (report.troubles, report.is_part) == ((), True)
    tamper("INSERT INTO settings (name, value) VALUES ('four_eyes', '0')")
    store.decide(2, "release", reason="Fine.", by=ANNA, expected_version=2)
    _export(store, path, [2])
    [trouble] = verify_chain_file(path).troubles
    assert trouble.seq == store.audit.head.count
    assert "no second person agreed" in trouble.what


@pytest.mark.parametrize("cases", [7, "all", [[]], [None], {"a": 1}])
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_header_of_somebody_elses_making_is_refused(
    store: CaseStore, tmp_path: Path, cases: object
) -> None:
    _work(store)
    path = tmp_path / "chain.jsonl"
    _export(store, path)
    first, *rest = path.read_text().splitlines()
    path.write_text("\n".join([json.dumps({**json.loads(first), "cases": cases}), *rest]))
    with pytest.raises(InputError, match="cases that are none"):
        verify_chain_file(path)


def _drop(rows: list[Row], place: int) -> list[Row]:
    return rows[:place] + rows[place + 1 :]


def _altered(rows: list[Row], place: int, **values: object) -> list[Row]:
    return [
        {"event": {**row["event"], **values}} if at == place else row for at, row in enumerate(rows)
    ]


CHANGES: dict[str, Callable[[list[Row]], list[Row]]] = {
    "an event is missing": lambda rows: _drop(rows, 7),
    "two changed places": lambda rows: [*rows[:7], rows[8], rows[7], *rows[9:]],
    "cut off": lambda rows: [row for row in rows if row.get("event", {}).get("seq", 0) < 9],
    "a document is missing": lambda rows: _drop(rows, len(rows) - 1),
    "a document is there twice": lambda rows: [*rows, rows[-1]],
    "another time": lambda rows: _altered(rows, 7, at="2020-01-01T00:00:00.000000+00:00"),
    "another user": lambda rows: _altered(rows, 7, by="eve"),
    "another content": lambda rows: _altered(rows, 7, content={"text": "I said nothing"}),
    "no content": lambda rows: _altered(rows, 7, content=None, salt=None),
    "no salt": lambda rows: _altered(rows, 7, salt=None),
    "no event": lambda rows: _altered(rows, 7, seq="seven", extra=1),
    "content of another shape": lambda rows: _altered(rows, 7, content={"a": 1}, salt="x"),
    "a strange line": lambda rows: [*rows, {"note": "hello"}],
    "a list for a document": lambda rows: [*rows, {"document": []}],
    "a word for an event": lambda rows: [*rows, {"event": "x"}],
    "fewer in the header": lambda rows: [{**rows[0], "count": 3}, *rows[1:]],
    "a header without count": lambda rows: [
        {key: rows[0][key] for key in rows[0] if key != "count"}, *rows[1:],
    ],
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_what_was_changed_in_a_file_is_found(store: CaseStore, tmp_path: Path, what: str) -> None:
    _work(store)
    path = tmp_path / "chain.jsonl"
    _export(store, path)
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    path.write_text("".join(json.dumps(row) + "\n" for row in CHANGES[what](rows)))
    assert not verify_chain_file(path).is_whole


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_file_that_was_torn_is_found(store: CaseStore, tmp_path: Path) -> None:
    _work(store)
    path = tmp_path / "chain.jsonl"
    _export(store, path)
    whole = path.read_bytes()
    for size in range(len(whole) // 3, len(whole) - 1, len(whole) // 11):
        path.write_bytes(whole[:size])
        assert not verify_chain_file(path).is_whole


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_line_as_deep_as_a_well_is_no_crash(store: CaseStore, tmp_path: Path) -> None:
    _work(store)
    path = tmp_path / "chain.jsonl"
    _export(store, path)
    whole = path.read_text()
    for line in ("[" * 200_000, '{"event": ' + '{"a":' * 200_000):
        path.write_text(whole + line + "\n")
        assert not verify_chain_file(path).is_whole


def test_what_is_no_chain_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "chain.jsonl"
    for text in ("", "[1]\n", '{"id": "D-1"}\n', "\x80\n", "hello"):
        path.write_text(text, encoding="latin-1")
        with pytest.raises(InputError, match="no exported chain"):
            verify_chain_file(path)
    with pytest.raises(InputError, match="cannot be read"):
        verify_chain_file(tmp_path / "nowhere")


def test_the_page_for_an_examiner_shows_all_and_obeys_nothing(store: CaseStore) -> None:
    _work(store)
    store.comment(1, "<script>alert(1)</script> \ud83d & more", ANNA)
    page = "".join(store.export_page([1]))
    for text in ("Ivolginsk Turbine Works", "Other town.", "US-SDN14024", store.audit.head.digest):
        assert text in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "Kleinm" in page
    assert "Case 2" not in page
    page.encode()
    assert "Case 2" in "".join(store.export_page())
    with pytest.raises(MissingError):
        "".join(store.export_page([9]))
