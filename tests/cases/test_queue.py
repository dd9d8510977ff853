"""What is to be seen, and in which order."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from tests.cases.deals import SELLER, deal, exposure, match, take_in
from tests.cases.people import ANNA, PETRA, START

from witting.cases import WAITING, CaseFilter, Page, Status
from witting.errors import InputError
from witting.model import Party, Reference

if TYPE_CHECKING:
    from tests.cases.people import Clock

    from witting.cases import CaseStore

HOSTILE = (
    "'; DROP TABLE events; --",
    "%",
    "_",
    "\\",
    '"',
    "\x00",
    "\ud800",
    "' OR 1=1 --",
    "x" * 9999,
)


@pytest.fixture
def queue(store: CaseStore, clock: Clock) -> CaseStore:
    """1 exposed, 2 for review by another list and given to Aron, 3 clear, 4 proposed."""
    law = (exposure("f1", code="EU-AF"),)
    take_in(store, deal(1), ANNA, "exposed")
    clock.pass_time(hours=1)
    eu = (match(list="eu.fsf", entity="eu.fsf:1"),)
    tanker = Party(role="vessel", name="Straße 100%")
    second = deal(2, tanker, references=(Reference("uetr", "Ab-77_c"),))
    take_in(store, second, ANNA, findings=eu, exposures=law)
    due = START + dt.timedelta(days=2)
    store.assign(2, to="aron", due=due, by=ANNA, expected_version=1)
    clock.pass_time(hours=1)
    take_in(store, deal(3, SELLER), ANNA, "clear")
    take_in(store, deal(4, SELLER), ANNA)
    store.decide(4, "hold", reason="Ask.", by=ANNA, expected_version=1)
    return store


def _ids(store: CaseStore, wanted: CaseFilter, sort: str = "id") -> list[int]:
    found = store.queue(wanted, sort)
    assert found.total == len(found.items)
    return [case.id for case in found.items]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (CaseFilter(), [1, 2, 3, 4]),
        (WAITING, [1, 2, 4]),
        (CaseFilter(status=(Status.CLOSED,)), [3]),
        (CaseFilter(verdict=("exposed", "clear")), [1, 3]),
        (CaseFilter(assignee="aron"), [2]),
        (CaseFilter(is_unassigned=True), [1, 3, 4]),
        (CaseFilter(to_agree="petra"), [4]),
        (CaseFilter(to_agree="anna"), []),
        (CaseFilter(code="EU-AF"), [2]),
        (CaseFilter(list="us.ofac.sdn"), [1, 4]),
        (CaseFilter(list="us.ofac.sdn", status=(Status.OPEN,)), [1]),
        (CaseFilter(text="turbine ivolginsk"), [1]),
        (CaseFilter(text="STRASSE"), [2]),
        (CaseFilter(text="100%"), [2]),
        (CaseFilter(text="77_c"), [2]),
        (CaseFilter(text="lc-3"), [3]),
        (CaseFilter(text="kleinmühle LC"), [1, 3, 4]),
        (CaseFilter(due_before=START + dt.timedelta(days=3)), [2]),
        (CaseFilter(due_before=START), []),
        (CaseFilter(opened_from=START + dt.timedelta(minutes=90)), [3, 4]),
        (CaseFilter(opened_before=START + dt.timedelta(minutes=30)), [1]),
        (CaseFilter(decision=("release",)), []),
    ],
    ids=str,
)
def test_a_filter(queue: CaseStore, wanted: CaseFilter, ids: list[int]) -> None:
    assert _ids(queue, wanted) == ids


def test_an_order(queue: CaseStore) -> None:
    orders = {
        "weight": [1, 2, 4, 3],
        "-weight": [3, 2, 4, 1],
        "age": [1, 2, 3, 4],
        "-age": [4, 3, 2, 1],
        "due": [2, 1, 3, 4],
        "-due": [2, 1, 3, 4],
        "updated": [4, 3, 2, 1],
        "-id": [4, 3, 2, 1],
    }
    for sort, ids in orders.items():
        assert _ids(queue, CaseFilter(), sort) == ids, sort
    for nothing in ("", "name", "id; DROP TABLE events", "--id"):
        with pytest.raises(InputError, match="cannot be sorted"):
            queue.queue(sort=nothing)


def test_a_page(queue: CaseStore) -> None:
    found = queue.queue(sort="id", page=Page(2, 1))
    assert ([case.id for case in found.items], found.total) == ([2, 3], 4)
    assert queue.queue(page=Page(10, 9)).items == ()
    for page in (Page(0), Page(501), Page(1, -1), Page(1, 2**40)):
        with pytest.raises(InputError, match="1 to 500"):
            queue.queue(page=page)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_filter_obeys_nothing(queue: CaseStore, text: str) -> None:
    for wanted in (
        CaseFilter(assignee=text),
        CaseFilter(code=text),
        CaseFilter(list=text),
        CaseFilter(verdict=(text,)),
        CaseFilter(decision=(text,)),
    ):
        assert queue.queue(wanted).total == 0
    queue.queue(CaseFilter(text=text))
    assert queue.audit.verify().is_whole


def test_a_time_without_a_zone_is_refused(queue: CaseStore) -> None:
    with pytest.raises(InputError, match="needs its zone"):
        queue.queue(CaseFilter(due_before=START.replace(tzinfo=None)))


def test_a_line_of_the_queue_says_why_it_is_there(queue: CaseStore) -> None:
    first = queue.queue().items[0]
    assert first.title == "Ivolginsk Turbine Works · Kleinmühle Lager GmbH"
    assert first.why == "US-SDN14024: a listed party."
    assert first.weight == 2.41501
    assert (first.codes, first.lists) == (("US-SDN14024",), ("us.ofac.sdn",))
    fourth = queue.queue(CaseFilter(status=(Status.PROPOSED,))).items[0]
    assert (fourth.proposed, fourth.proposed_by) == ("hold", "anna")
    assert fourth.is_waiting
    queue.approve(4, is_agreed=True, reason="", by=PETRA, expected_version=2)
    assert _ids(queue, CaseFilter(decision=("hold",))) == [4]
