"""A deal comes in once, and again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event
from tests.cases.deals import BUYER, SELLER, assess, deal, exposure, match, take_in, with_number
from tests.cases.people import ADA, ANNA, PETRA, START

from witting.cases import Attachment, Status
from witting.errors import InputError, StoreError
from witting.model import Coverage, Issue, NotChecked, Party, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.cases import CaseStore


def _close(store: CaseStore, case: int) -> None:
    version = store.case(case).version
    store.decide(case, "release", reason="Fine.", by=ANNA, expected_version=version)
    store.approve(case, is_agreed=True, reason="", by=PETRA, expected_version=version + 1)


def test_a_clear_deal_is_kept_as_a_closed_case(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA, "clear")
    assert (case.status, case.decision, case.weight) == (Status.CLOSED, None, 0.00501)
    assert store.case(case.id).assessment.verdict == "clear"


def test_the_same_deal_from_another_file_is_the_same_case(store: CaseStore) -> None:
    first = take_in(store, deal(), ANNA)
    moved = deal(source=Source("upload-2.txt", "swift.mt700", "message 4"))
    again = take_in(store, moved, ANNA)
    assert again.id == first.id
    assert again.version == 2
    file = store.case(first.id)
    assert len(file.assessments) == 2
    assert file.assessments[0].seq > file.assessments[1].seq
    assert file.deal.source == moved.source


def test_another_deal_under_the_same_id_is_another_case(store: CaseStore) -> None:
    first = take_in(store, deal(1), ANNA)
    second = take_in(store, deal(1, BUYER), ANNA)
    assert first.id != second.id


def test_every_earlier_assessment_stays(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    store.rescreen(case.id, assess(deal(), "clear"), ANNA)
    file = store.case(case.id)
    assert [item.verdict for item in file.assessments] == ["clear", "review"]
    earlier = store.assessment(case.id, file.assessments[1].seq)
    assert earlier == assess(deal())
    assert file.case.status is Status.OPEN, "a person has not decided yet"
    assert store.audit.verify().is_whole


@pytest.mark.parametrize(
    ("what", "status"),
    [
        ({}, Status.CLOSED),
        ({"findings": (match(snapshot="2026-03-09"),)}, Status.CLOSED),
        ({"findings": (match(programs=["IRAN"]),)}, Status.REOPENED),
        ({"findings": (match(), match("f2", "parties[1]"))}, Status.REOPENED),
        ({"verdict": "exposed"}, Status.REOPENED),
        ({"exposures": (exposure("f1", code="EU-AF"),)}, Status.REOPENED),
        ({"verdict": "clear", "findings": ()}, Status.CLOSED),
    ],
    ids=["same", "newer list", "listed otherwise", "second match", "graver", "law", "clear"],
)
def test_a_closed_case_is_open_again_where_something_is_new(
    store: CaseStore, what: dict[str, Any], status: Status
) -> None:
    case = take_in(store, deal(), ANNA)
    _close(store, case.id)
    found = store.rescreen(case.id, replace(assess(deal()), **what), ANNA)
    assert found.status is status
    assert found.decision == "release"


def test_what_waits_for_the_second_pair_of_eyes_is_open_again_where_something_is_new(
    store: CaseStore,
) -> None:
    case = take_in(store, deal(), ANNA)
    store.decide(case.id, "release", reason="Fine.", by=ANNA, expected_version=1)
    assert store.rescreen(case.id, assess(deal()), ANNA).status is Status.PROPOSED
    found = store.rescreen(case.id, assess(deal(), "exposed"), ANNA)
    assert (found.status, found.proposed, found.proposed_by) == (Status.REOPENED, None, None)


def test_a_clear_deal_that_is_no_longer_clear_is_open(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA, "clear")
    assert take_in(store, deal(), ANNA).status is Status.REOPENED
    assert store.case(case.id).case.codes == ("US-SDN14024",)


def test_a_name_with_half_a_letter_and_a_null_is_kept_as_it_is(store: CaseStore) -> None:
    odd = deal(1, Party(role="buyer", name="Ivan\x00ov \ud83d <b>x</b> ' OR 1=1 --"))
    case = take_in(store, odd, ANNA)
    assert store.case(case.id).deal == odd
    assert "\x00" not in case.title
    assert store.audit.verify().is_whole


def test_a_deal_without_a_party_is_called_by_its_id(store: CaseStore) -> None:
    empty = replace(deal(), parties=())
    case = store.receive(empty, assess(empty, "clear"), by=ANNA)
    assert case.title == "LC-1"


def test_a_paper_is_kept_under_a_plain_name(store: CaseStore) -> None:
    case = take_in(store, deal(), ANNA)
    names = ("../../etc/passwd", "C:\\x\\y.txt", "\u202efdp.exe", "...", "", "a\x00\nb.txt")
    for name in names:
        store.attach(case.id, Attachment(name, "text/html; <script>", b"x" + name.encode()), ANNA)
    papers = store.case(case.id).attachments
    assert [paper.name for paper in papers] == [
        "passwd", "y.txt", "fdp.exe", "attachment", "attachment", "ab.txt",
    ]  # fmt: skip
    assert {paper.media_type for paper in papers} == {"application/octet-stream"}
    with pytest.raises(InputError, match="up to 50 MB"):
        store.attach(case.id, Attachment("a", "a/b", bytes(50_000_001)), ANNA)


def test_the_deals_of_one_paper_come_in_together(store: CaseStore) -> None:
    screened = [(deal(number), assess(deal(number))) for number in range(1, 204)]
    screened.append(screened[0])
    paper = Attachment("deals.csv", "text/csv", b"words")
    cases = store.receive_many(screened, by=ANNA, source=paper)
    assert [case.id for case in cases] == [*range(1, 204), 1]
    assert [len(store.case(number).attachments) for number in (1, 2, 203)] == [1, 0, 0]
    assert [case.status for case in cases[1:203]] == [Status.OPEN] * 202
    alone = store.receive(deal(900), assess(deal(900)), by=ANNA)
    blank: dict[str, Any] = {"id": 0, "deal_id": "", "title": "", "assessed": 0}
    others = {replace(case, **blank, opened=START, updated=START) for case in (alone, cases[1])}
    assert len(others) == 1
    assert store.case(2).case == cases[1]
    assert store.receive_many([], by=ANNA) == []
    assert store.audit.verify().troubles == ()


def test_of_a_paper_that_is_refused_no_deal_is_kept(store: CaseStore) -> None:
    screened = [(deal(number), assess(deal(number))) for number in range(1, 4)]
    large = Attachment("a", "a/b", bytes(50_000_001))
    with pytest.raises(InputError, match="up to 50 MB"):
        store.receive_many(screened, by=ANNA, source=large)
    assert store.queue().total == 0
    assert take_in(store, deal(1), ANNA).id == 1
    assert store.audit.verify().troubles == ()


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_a_deal_comes_in_with_few_questions_to_the_database(store: CaseStore) -> None:
    """Each is a tenth of a millisecond and, where the database is elsewhere, the way there."""
    take_in(store, deal(1), ANNA)
    asked: list[str] = []
    event.listen(
        store._database.engine,
        "before_cursor_execute",
        lambda _connection, _cursor, statement, *_more: asked.append(statement),
    )
    take_in(store, deal(2), ANNA)
    assert len(asked) <= 13
    asked.clear()
    store.receive_many([(deal(number), assess(deal(number))) for number in range(3, 13)], by=ANNA)
    assert len(asked) <= 10 * 10


def test_a_damaged_document_is_told(store: CaseStore, tamper: Callable[..., None]) -> None:
    case = take_in(store, deal(), ANNA)
    tamper("UPDATE documents SET body = :body", body=b"x")
    with pytest.raises(StoreError, match="missing or was altered"):
        store.case(case.id)


def test_what_was_said_of_a_deal_when_it_was_read_is_not_said_again(store: CaseStore) -> None:
    """A number that is none is told once, in the words of the file that it stood in."""
    said = (Issue("mt700.txt message 1, field 59", "The number is none."),)
    one = replace(deal(1, with_number(BUYER, "uscc", "914301000668186736")), issues=said)
    case = store.receive(one, assess(one), by=ANNA)
    assert store.case(case.id).deal == one


def test_numbers_and_gaps_are_found_again(store: CaseStore) -> None:
    gap = Coverage((), (NotChecked("goods", "no model.", matters=True),))
    one = deal(1, with_number(BUYER, "inn", "1831083343"), SELLER)
    case = store.receive(one, assess(one, coverage=gap), by=ADA)
    file = store.case(case.id)
    assert file.assessment.coverage == gap
    assert file.deal.parties[0].identifiers == one.parties[0].identifiers
