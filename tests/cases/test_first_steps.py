"""From a deal to a decision that somebody else agreed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cases.deals import assess, deal
from tests.cases.people import ADA, ANNA, PETRA

from witting.cases import Attachment, Status
from witting.model import Issue, Source

if TYPE_CHECKING:
    from witting.cases import CaseStore

UNREAD = Issue("mt700.txt message 1, field 59", "The country is missing.", unread=True)


def test_a_deal_is_taken_in_judged_decided_and_approved(store: CaseStore) -> None:
    one = deal(source=Source("mt700.txt", "swift.mt700", "message 1"), issues=(UNREAD,))
    paper = Attachment("../letters/mt700.txt", "text/plain", b":20:LC-1")
    case = store.receive(one, assess(one), by=ANNA, source=paper)
    assert (case.status, case.verdict, case.codes) == (Status.OPEN, "review", ("US-SDN14024",))
    case = store.judge(
        case.id, "f1", "negative", reason="Another town.", by=ANNA, expected_version=case.version
    )
    case = store.decide(
        case.id, "release", reason="No match.", by=ANNA, expected_version=case.version
    )
    assert (case.status, case.proposed, case.decision) == (Status.PROPOSED, "release", None)
    store.comment(case.id, "Looked at the register.", ANNA)
    case = store.approve(
        case.id, is_agreed=True, reason="", by=PETRA, expected_version=case.version
    )
    assert (case.status, case.decision) == (Status.CLOSED, "release")
    file = store.case(case.id)
    assert file.deal == one
    assert file.assessment == assess(one)
    assert [item.kind for item in file.decisions] == ["proposed", "approved"]
    assert [item.text for item in file.comments] == ["Looked at the register."]
    assert [item.name for item in file.attachments] == ["mt700.txt"]
    assert store.attachment(case.id, file.attachments[0].seq).content == b":20:LC-1"
    judgement = file.findings[0].judgement
    assert judgement is not None
    assert (judgement.value, judgement.by) == ("negative", "anna")
    assert [(row.name, row.negative) for row in store.precision("list")] == [("us.ofac.sdn", 1)]
    assert store.audit.verify().is_whole


def test_somebody_signs_in_and_is_known(store: CaseStore) -> None:
    user = store.users.verify("Anna", "anna has a password")
    assert user is not None
    token = store.sessions.open(user)
    assert store.sessions.lookup(token) == user
    store.sessions.close(token)
    assert store.sessions.lookup(token) is None
    secret = store.keys.add("payments", user.roles, ADA)
    key = store.keys.lookup(secret)
    assert key is not None
    assert key.name == "key:payments"
    one = deal()
    assert store.receive(one, assess(one), by=key).id == 1
