"""Whatever is changed behind the store's back is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import DBAPIError
from tests.cases.deals import SELLER, assess, deal, take_in
from tests.cases.people import ADA, ANNA, ARON, PETRA, START

from witting.cases import Attachment, Head, Role, User, verify_chain_file
from witting.cases.canonical import sha256
from witting.cases.fingerprint import party_digest, party_key
from witting.cases.tables import SESSIONS, USERS
from witting.errors import NotAllowedError, StoreError
from witting.model import Party

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from tests.cases.conftest import Place
    from tests.cases.people import Clock

    from witting.cases import CaseStore
    from witting.cases.verification import Trouble


def _work(store: CaseStore, clock: Clock) -> None:
    """Two cases with everything in them: the first judged, decided and allowed, the second open."""
    case = take_in(store, deal(1), ANNA)
    store.judge(case.id, "f1", "negative", reason="", by=ANNA, expected_version=1)
    until = START.replace(year=2027)
    store.allow(case.id, "f1", reason="No.", until=until, by=PETRA, expected_version=2)
    store.approve_allowance(1, is_agreed=True, reason="", by=ADA)
    store.attach(case.id, Attachment("a.txt", "text/plain", b"words"), ANNA)
    store.comment(case.id, "Looked twice.", ANNA)
    store.decide(case.id, "release", reason="No match.", by=ANNA, expected_version=3)
    clock.pass_time(days=1)
    take_in(store, deal(2, SELLER), ANNA)
    store.keys.add("payments", [Role.ANALYST], ADA)
    store.change_settings(ADA, session_hours=2)
    store.sessions.open(ANNA)


def test_a_chain_that_nobody_touched_is_whole(store: CaseStore, clock: Clock) -> None:
    _work(store, clock)
    report = store.audit.verify()
    assert report.troubles == ()
    assert report.is_whole
    assert (report.count, report.head) == (store.audit.head.count, store.audit.head.digest)


ALTERED = {
    "time": "UPDATE events SET at = '2020-01-01T00:00:00.000000+00:00' WHERE seq = 9",
    "no time": "UPDATE events SET at = 'soon' WHERE seq = 9",
    "user": "UPDATE events SET by = 'petra' WHERE seq = 9",
    "kind": "UPDATE events SET kind = 'commented' WHERE seq = 9",
    "case": "UPDATE events SET case_id = 2 WHERE seq = 9",
    "digest": "UPDATE events SET digest = previous WHERE seq = 9",
    "content": "UPDATE contents SET content = REPLACE(content, 'negative', 'positive')",
    "content cut": "UPDATE contents SET content = '{' WHERE seq = 9",
    "salt": "UPDATE contents SET salt = '00' WHERE seq = 9",
    "content gone": "DELETE FROM contents WHERE seq = 9",
    "last event gone": "DELETE FROM events WHERE seq = (SELECT count FROM chain_head)",
    "head": "UPDATE chain_head SET digest = 'a' WHERE id = 1",
    "document gone": "DELETE FROM documents WHERE case_id = 1",
    "document of another": "UPDATE documents SET case_id = 9 WHERE case_id = 2",
    "case closed": "UPDATE cases SET status = 'closed' WHERE id = 2",
    "case released": "UPDATE cases SET decision = 'release', proposed = NULL WHERE id = 1",
    "case hidden": "UPDATE cases SET search = '' WHERE id = 1",
    "case renamed": "UPDATE cases SET title = 'Nobody' WHERE id = 1",
    "case gone": "DELETE FROM cases WHERE id = 1",
    "case made lighter": "UPDATE cases SET weight = 0 WHERE id = 1",
    "case made older": "UPDATE cases SET opened = '2001' WHERE id = 1",
    "tag gone": "DELETE FROM case_tags WHERE case_id = 1 AND kind = 'code'",
    "tags gone": "DELETE FROM case_tags WHERE case_id = 1",
    "tag put in": "INSERT INTO case_tags (case_id, kind, value) VALUES (1, 'code', 'X')",
    "finding gone": "DELETE FROM findings WHERE case_id = 1",
    "finding allowed": "UPDATE findings SET allowance_id = 1 WHERE case_id = 2",
    "judgement turned": "UPDATE judgements SET value = 'positive'",
    "judgement gone": "DELETE FROM judgements",
    "judgement tag gone": "DELETE FROM judgement_tags WHERE kind = 'list'",
    "allowance longer": "UPDATE allowances SET until = '2099-01-01T00:00:00.000000+00:00'",
    "allowance for more": "UPDATE allowances SET party_digest = party_key",
    "allowance gone": "DELETE FROM allowances",
    **{
        f"allowance's {column}": f"UPDATE allowances SET {column} = {value}"
        for column, value in {
            "entity": "'us.ofac.sdn:78'",
            "kind": "'address_match'",
            "party_name": "'Another'",
            "reason": "'Looked at the passport.'",
            "by": "'ada'",
            "at": "'2020-01-01T00:00:00.000000+00:00'",
            "seq": "seq + 1",
            "approved": "at",
            "approved_by": "'vera'",
            "ended_why": "'revoked: no.'",
        }.items()
    },
    "number of cases": "UPDATE chain_head SET cases = 0",
    "number of allowances": "UPDATE chain_head SET allowances = 7",
    "second head": "INSERT INTO chain_head (id, count, digest, cases, allowances)"
    " VALUES (2, 0, 'a', 0, 0)",
    "session put in": 'INSERT INTO sessions (digest, "user", opened, expires) VALUES'
    " ('ab', 'ada', '2026-03-02T00:00:00.000000+00:00', '2099-01-01T00:00:00.000000+00:00')",
    "session longer": "UPDATE sessions SET expires = '2099-01-01T00:00:00.000000+00:00'",
    "session of another": "UPDATE sessions SET \"user\" = 'ada'",
    "session gone": "DELETE FROM sessions",
    "user made older": "UPDATE users SET created = '2001' WHERE name = 'ada'",
    "key put in": "INSERT INTO api_keys (name, digest, roles, is_active, created)"
    " VALUES ('eve', 'x', 'admin', true, '2026-01-01T00:00:00.000000+00:00')",
    "key made older": "UPDATE api_keys SET created = '2001'",
    "key of another": "UPDATE api_keys SET digest = 'ab'",
    "role given": "UPDATE users SET roles = 'admin' WHERE name = 'vera'",
    "password set": "UPDATE users SET password = 'scrypt$2$1$1$00$00' WHERE name = 'ada'",
    "user put in": "INSERT INTO users (name, password, roles, is_active, created)"
    " VALUES ('eve', 'x', 'admin', true, '2026-01-01T00:00:00.000000+00:00')",
    "user back": "UPDATE users SET is_active = false WHERE name = 'ada'",
    "key given more": "UPDATE api_keys SET roles = 'admin'",
    "setting changed": "UPDATE settings SET value = '0' WHERE name = 'four_eyes'",
    "settings gone": "DELETE FROM settings",
}


@pytest.mark.parametrize("what", ALTERED)
def test_what_was_altered_is_found(
    store: CaseStore, clock: Clock, tamper: Callable[..., None], what: str
) -> None:
    _work(store, clock)
    statements = [ALTERED[what]]
    if "gone" in what and "event" in what:
        last = "SELECT count FROM chain_head"
        statements.insert(0, f"DELETE FROM contents WHERE seq = ({last})")
    tamper(*statements)
    report = store.audit.verify()
    assert not report.is_whole
    assert report.troubles


def test_the_row_that_departs_is_named(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    _work(store, clock)
    tamper(ALTERED["allowance's reason"], ALTERED["session put in"], ALTERED["number of cases"])
    assert {trouble.what for trouble in store.audit.verify().troubles} == {
        "the row 1 of allowances was altered: the chain says otherwise.",
        "the row ab of sessions was put in: the chain says otherwise.",
        "the row 1 of chain_head was altered: the chain says otherwise.",
    }


def test_a_session_lent_only_to_read_is_found_while_it_is_lent(
    store: CaseStore, tamper: Callable[..., None]
) -> None:
    """Reading is no event; what is taken out under it is one, and is found for ever."""
    take_in(store, deal(1), ANNA)
    token = store.sessions.open(ANNA)
    tamper("UPDATE sessions SET \"user\" = 'petra'")
    reader = store.sessions.lookup(token)
    assert reader is not None
    assert reader.name == "petra"
    assert store.case(1).case.id == 1
    assert any("of sessions was altered" in item.what for item in store.audit.verify().troubles)
    tamper("UPDATE sessions SET \"user\" = 'anna'")
    assert store.audit.verify().is_whole
    tamper("UPDATE sessions SET \"user\" = 'petra'")
    seq = store.note_export([1], form="page", by=reader)
    tamper("UPDATE sessions SET \"user\" = 'anna'")
    [found] = store.audit.verify().troubles
    assert (found.seq, "session or key that was not theirs" in found.what) == (seq, True)


def test_sessions_come_and_go_with_the_chain(store: CaseStore, clock: Clock) -> None:
    """Signed out, out of time, and of a user whose rights were changed."""
    first, second = store.sessions.open(ANNA), store.sessions.open(ANNA)
    store.sessions.close(first)
    store.sessions.close(first)
    store.sessions.close("none of ours")
    assert store.sessions.lookup(second) is not None
    assert store.audit.verify().troubles == ()
    again = store.sessions.open(PETRA, instead_of=second)
    assert store.sessions.lookup(second) is None
    assert store.sessions.lookup(again) is not None
    store.sessions.open(PETRA, instead_of="none of ours")
    assert store.audit.verify().troubles == ()
    store.sessions.open(ANNA)
    store.users.set_roles("anna", [Role.VIEWER], ADA)
    assert store.audit.verify().troubles == ()
    store.sessions.open(PETRA)
    clock.pass_time(days=1)
    store.sessions.open(PETRA)
    assert store.audit.verify().troubles == ()


LAUNDERED = {
    "a case closed": ("UPDATE cases SET status = 'closed' WHERE id = 2", "comment"),
    "a case released": ("UPDATE cases SET decision = 'release' WHERE id = 2", "assign"),
    "a case closed as nothing new": ("UPDATE cases SET status = 'closed' WHERE id = 2", "screen"),
    "a case of an earlier verdict": ("UPDATE cases SET assessed = 8 WHERE id = 2", "comment"),
    "a role": ("UPDATE users SET roles = 'admin' WHERE name = 'vera'", "password"),
    "a user back": ("UPDATE users SET is_active = false WHERE name = 'vera'", "roles"),
    "a key": ("UPDATE api_keys SET roles = 'admin'", "revoke"),
}
"""What was altered, and the change that says the altered row in the chain as if it had been so."""


@pytest.mark.parametrize("what", LAUNDERED)
def test_what_was_altered_is_found_after_the_next_change_has_said_it(
    store: CaseStore, clock: Clock, tamper: Callable[..., None], tmp_path: Path, what: str
) -> None:
    _work(store, clock)
    statement, then = LAUNDERED[what]
    tamper(statement)
    changes: dict[str, Callable[[], object]] = {
        "comment": lambda: store.comment(2, "Hm.", ANNA),
        "assign": lambda: store.assign(2, to="anna", due=None, by=ANNA, expected_version=1),
        "screen": lambda: store.rescreen(2, assess(deal(2, SELLER)), ANNA),
        "password": lambda: store.users.set_password("vera", "another good password", ADA),
        "roles": lambda: store.users.set_roles("vera", [Role.ANALYST], ADA),
        "revoke": lambda: store.keys.revoke("payments", ADA),
    }
    changes[then]()
    troubles = store.audit.verify().troubles
    last = store.audit.head.count
    assert any(trouble.seq == last and "it changes" in trouble.what for trouble in troubles)
    assert _offline(store, tmp_path) == _of_events(troubles)


USED: dict[str, tuple[str, str, str, str]] = {
    "four eyes": (
        "UPDATE settings SET value = '0' WHERE name = 'four_eyes'",
        "decide", "UPDATE settings SET value = '1' WHERE name = 'four_eyes'", "no second person",
    ),
    "four eyes for a party": (
        "UPDATE settings SET value = '0' WHERE name = 'four_eyes'",
        "allow", "UPDATE settings SET value = '1' WHERE name = 'four_eyes'", "no second person",
    ),
    "who proposed": (
        "UPDATE cases SET proposed_by = 'anna' WHERE id = 2",
        "agree", "UPDATE cases SET proposed_by = NULL WHERE id = 2", "whoever proposed",
    ),
    "what was proposed": (
        "UPDATE cases SET proposed = 'hold' WHERE id = 1",
        "agree to another's", "UPDATE cases SET proposed = NULL WHERE id = 1", "not proposed",
    ),
    "who allowed": (
        "UPDATE allowances SET \"by\" = 'ada' WHERE id = 2",
        "agree to a party", "UPDATE allowances SET \"by\" = 'petra' WHERE id = 2",
        "whoever proposed",
    ),
    "a role": (
        "UPDATE users SET roles = 'approver' WHERE name = 'aron'",
        "agree as aron", "UPDATE users SET roles = 'analyst' WHERE name = 'aron'", "not the right",
    ),
    "a party": (
        "UPDATE allowances SET party_digest = :digest, party_key = :key WHERE id = 1",
        "take in", "UPDATE allowances SET party_digest = :old, party_key = :old_key WHERE id = 1",
        "did not hold",
    ),
    "a user": (
        "INSERT INTO users SELECT 'mallory', 'x', 'admin', is_active, created FROM users LIMIT 1",
        "password", "SELECT 1", "whom nobody added",
    ),
}  # fmt: skip
"""What was altered, what was done meanwhile, how it was put back, and what is said of it."""


@pytest.mark.parametrize("what", USED)
def test_what_was_altered_used_and_put_back_is_found(
    store: CaseStore, clock: Clock, tamper: Callable[..., None], tmp_path: Path, what: str
) -> None:
    _work(store, clock)
    until = START.replace(year=2027)
    if what == "who proposed":
        store.decide(2, "release", reason="No.", by=PETRA, expected_version=1)
    if what == "who allowed":
        store.allow(2, "f1", reason="No.", until=until, by=PETRA, expected_version=1)
    other = Party(role="buyer", name="Borlund Valves", country="se")
    kept = (deal(1).parties[0], other)
    digests = {
        "old": party_digest(kept[0]), "old_key": party_key(kept[0]),
        "digest": party_digest(other), "key": party_key(other),
    }  # fmt: skip
    mallory = User("mallory", frozenset({Role.ADMIN}), is_active=True, created=START)
    acts: dict[str, Callable[[], object]] = {
        "decide": lambda: store.decide(2, "release", reason="No.", by=ANNA, expected_version=1),
        "allow": lambda: store.allow(
            2, "f1", reason="No.", until=until, by=PETRA, expected_version=1
        ),
        "agree": lambda: store.approve(2, is_agreed=True, reason="", by=PETRA, expected_version=2),
        "agree to another's": lambda: store.approve(
            1, is_agreed=True, reason="", by=PETRA, expected_version=4
        ),
        "agree to a party": lambda: store.approve_allowance(2, is_agreed=True, reason="", by=PETRA),
        "agree as aron": lambda: store.approve(
            1, is_agreed=True, reason="", by=ARON, expected_version=4
        ),
        "take in": lambda: take_in(store, deal(3, other), ANNA),
        "password": lambda: store.users.set_password("mallory", "a rather good one", mallory),
    }
    statement, act, back, said = USED[what]
    tamper(statement, **{name: digests[name] for name in digests if f":{name}" in statement})
    acts[act]()
    last = store.audit.head.count
    tamper(back, **{name: digests[name] for name in digests if f":{name}" in back})
    troubles = store.audit.verify().troubles
    assert any(trouble.seq == last and said in trouble.what for trouble in troubles), troubles
    assert _offline(store, tmp_path) == _of_events(troubles)
    if what != "a user":
        assert {trouble.seq for trouble in troubles} == {last}


def test_what_rested_on_one_party_rests_on_no_other_unseen(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    """One allowance is altered into the renewal of another until that has ended."""
    _work(store, clock)
    until = START.replace(year=2028)
    store.allow(2, "f1", reason="No.", until=until, by=PETRA, expected_version=1)
    store.approve_allowance(2, is_agreed=True, reason="", by=ADA)
    clock.pass_time(days=400)
    first, second = (party_digest(item) for item in (deal(1).parties[0], SELLER))
    keys = party_key(deal(1).parties[0]), party_key(SELLER)
    change = "UPDATE allowances SET party_digest = :digest, party_key = :key WHERE id = 2"
    tamper(change, digest=first, key=keys[0])
    assert store.end_lapsed(ADA) == 1
    assert store.case(1).findings[0].allowance == store.allowances()[0]
    tamper(change, digest=second, key=keys[1])
    [trouble] = store.audit.verify().troubles
    assert trouble.what == "what rested on it rests on allowance 2, another one."


LENT: dict[str, tuple[str, str, str]] = {
    "a session": (
        "UPDATE sessions SET \"user\" = 'petra' WHERE digest = :mine",
        "UPDATE sessions SET \"user\" = 'anna' WHERE digest = :mine",
        "session or key",
    ),
    "a session put in": (
        ('INSERT INTO sessions (digest, "user", opened, expires)'
        " SELECT :other, 'petra', opened, expires FROM sessions WHERE digest = :mine"),
        "DELETE FROM sessions WHERE digest = :other",
        "session or key",
    ),
    "a session that is over": (
        "UPDATE sessions SET expires = '2027-01-01T00:00:00.000000+00:00' WHERE digest = :mine",
        "UPDATE sessions SET expires = :expires WHERE digest = :mine",
        "session or key",
    ),
    "a key": (
        "UPDATE api_keys SET digest = :other",
        "UPDATE api_keys SET digest = :key",
        "session or key",
    ),
    "a password": (
        ("UPDATE users SET password = (SELECT password FROM users WHERE name = 'anna')"
        " WHERE name = 'petra'"),
        "UPDATE users SET password = :petra WHERE name = 'petra'",
        "by a password",
    ),
}  # fmt: skip
"""How it was lent to another, taken back, and what is said of what was done meanwhile."""


@pytest.mark.parametrize("what", LENT)
def test_what_was_lent_to_another_and_taken_back_is_found(
    store: CaseStore, place: Place, tamper: Callable[..., None], tmp_path: Path, what: str
) -> None:
    _work(store, place.clock)
    token, key = store.sessions.open(ANNA), store.keys.add("ledger", [Role.ANALYST], ADA)
    rows = _rows(place, sha256(token))
    values = {"mine": sha256(token), "other": sha256("forged"), "key": sha256(key), **rows}
    used = {"a session put in": "forged", "a key": "forged"}.get(what, token)
    if what == "a session that is over":
        place.clock.pass_time(hours=3)
        assert store.sessions.lookup(token) is None
    if what == "a key":
        tamper("DELETE FROM api_keys WHERE name = 'payments'")
    there, back, said = LENT[what]
    tamper(there, **{name: values[name] for name in values if f":{name}" in there})
    if what == "a password":
        by = store.users.verify("petra", "anna has a password")
        assert by is not None
        store.sessions.open(by)
    else:
        by = store.keys.lookup(used) if what == "a key" else store.sessions.lookup(used)
        assert by is not None
        store.comment(2, "Hm.", by)
    last = store.audit.head.count
    tamper(back, **{name: values[name] for name in values if f":{name}" in back})
    troubles = _of_events(store.audit.verify().troubles)
    assert [(item.seq, said in item.what) for item in troubles] == [(last, True)]
    assert _offline(store, tmp_path) == troubles


def _of_events(troubles: Iterable[Trouble]) -> list[Trouble]:
    return [item for item in troubles if item.seq]


def _offline(store: CaseStore, folder: Path) -> list[Trouble]:
    """What is found with the exported file alone."""
    path = folder / "chain.jsonl"
    path.write_bytes(b"".join(store.export()))
    return list(verify_chain_file(path).troubles)


def _rows(place: Place, session: str) -> dict[str, str]:
    """What two rows hold, to put it back."""
    engine = create_engine(place.url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as connection:
        mine, petra = (
            connection.execute(select(column).where(where)).scalar_one()
            for column, where in (
                (SESSIONS.c.expires, SESSIONS.c.digest == session),
                (USERS.c.password, USERS.c.name == "petra"),
            )
        )
    engine.dispose()
    return {"expires": mine, "petra": petra}


def test_a_session_that_has_ended_meanwhile_changes_nothing(store: CaseStore, clock: Clock) -> None:
    """What a page was asked for before is not done after its session was closed, or is over."""
    take_in(store, deal(1), ANNA)
    for end in (store.sessions.close, lambda _: clock.pass_time(days=1)):
        token = store.sessions.open(ANNA)
        by = store.sessions.lookup(token)
        assert by is not None
        store.comment(1, "Still here.", by)
        end(token)
        with pytest.raises(NotAllowedError, match="no longer in force"):
            store.comment(1, "Gone.", by)
    assert store.audit.verify().troubles == ()


def test_a_password_that_is_changed_while_it_is_looked_at_opens_nothing(store: CaseStore) -> None:
    by = store.users.verify("anna", "anna has a password")
    assert by is not None
    store.users.set_password("anna", "another good password", ADA)
    with pytest.raises(NotAllowedError, match="was changed at this moment"):
        store.sessions.open(by)


def test_a_setting_that_was_altered_is_said_by_no_later_change(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    _work(store, clock)
    tamper("UPDATE settings SET value = '0' WHERE name = 'four_eyes'")
    assert store.change_settings(ADA, session_hours=3).four_eyes
    assert store.audit.verify().troubles == ()


NO_TEXT = {
    "title of a case": "UPDATE cases SET title = x'ff'",
    "password": "UPDATE users SET password = x'ff'",
    "content": "UPDATE contents SET content = x'ff' WHERE seq = 9",
    "number for content": "UPDATE contents SET content = 7 WHERE seq = 9",
    "time": "UPDATE events SET at = x'ff' WHERE seq = 9",
    "user": "UPDATE events SET by = x'ff' WHERE seq = 9",
    "document": "UPDATE documents SET body = 'words'",
    "setting": "UPDATE settings SET value = 'many'",
    "setting that is none": "INSERT INTO settings (name, value) VALUES ('x', 'y')",
}


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
@pytest.mark.parametrize("what", NO_TEXT)
def test_what_is_no_text_where_there_should_be_some_is_no_crash(
    store: CaseStore, clock: Clock, tamper: Callable[..., None], what: str
) -> None:
    """SQLite takes anything in any column."""
    _work(store, clock)
    tamper(NO_TEXT[what])
    assert not store.audit.verify().is_whole
    assert store.settings.four_eyes


def test_a_case_whose_findings_were_taken_out_is_told(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    _work(store, clock)
    tamper("DELETE FROM findings")
    with pytest.raises(StoreError, match="findings of the case were altered"):
        store.case(1)


def test_a_session_that_was_ended_is_not_brought_back_unseen(
    store: CaseStore, tamper: Callable[..., None]
) -> None:
    token = store.sessions.open(ANNA)
    store.sessions.close(token)
    tamper(
        'INSERT INTO sessions (digest, "user", opened, expires)'
        " VALUES (:digest, 'anna', '2026', '2099')",
        digest=sha256(token),
    )
    assert not store.audit.verify().is_whole


def test_an_event_taken_out_of_the_middle_is_named(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    _work(store, clock)
    tamper("DELETE FROM contents WHERE seq = 8", "DELETE FROM events WHERE seq = 8")
    report = store.audit.verify()
    assert (9, "event 8 should stand here: one is missing or was moved.") in [
        (trouble.seq, trouble.what) for trouble in report.troubles
    ]


def test_two_events_that_changed_places_are_found(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    _work(store, clock)
    moves = ((7, 900), (8, 7), (900, 8))
    tamper(
        "DELETE FROM contents WHERE seq IN (7, 8)",
        *(f"UPDATE events SET seq = {new} WHERE seq = {old}" for old, new in moves),
    )
    assert {7, 8} <= {trouble.seq for trouble in store.audit.verify().troubles}


def test_a_document_that_was_altered_is_found(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    _work(store, clock)
    tamper("UPDATE documents SET body = :body WHERE case_id = 2", body=b"nothing")
    assert "was altered" in store.audit.verify().troubles[0].what


def test_who_kept_the_head_sees_that_the_end_was_cut_off_with_its_head(
    store: CaseStore, tamper: Callable[..., None]
) -> None:
    """Whoever owns the database can cut the chain and its head; a head kept elsewhere tells."""
    take_in(store, deal(1), ANNA)
    before = store.audit.head
    store.keys.add("payments", [Role.ANALYST], ADA)
    kept = store.audit.head
    tamper(
        f"DELETE FROM contents WHERE seq = {kept.count}",
        f"DELETE FROM events WHERE seq = {kept.count}",
        f"UPDATE chain_head SET count = {before.count}, digest = '{before.digest}'",
        "DELETE FROM api_keys",
    )
    assert store.audit.verify().is_whole
    report = store.audit.verify(kept)
    assert not report.is_whole
    assert report.troubles[0].what == f"the chain went to event {kept.count} and was cut off."


def test_who_kept_the_head_sees_that_the_chain_was_written_anew(
    store: CaseStore, place: Place
) -> None:
    take_in(store, deal(1), ANNA)
    head = store.audit.head
    report = store.audit.verify(Head(head.count, sha256("another")))
    assert report.troubles[0].what == "the head that was kept is of another event."
    assert store.audit.verify(head).is_whole
    take_in(store, deal(2), ANNA)
    assert store.audit.verify(head).is_whole
    again = place.open()
    assert again.audit.verify(head).is_whole
    again.close()


def test_a_chain_of_somebody_elses_making_is_no_crash(
    store: CaseStore, clock: Clock, tamper: Callable[..., None]
) -> None:
    """Whoever can compute digests can write an event that is sealed and says nothing."""
    _work(store, clock)
    tamper("UPDATE contents SET content = '[]' WHERE seq = 7")
    tamper("UPDATE contents SET content = '{}' WHERE seq = 8")
    assert not store.audit.verify().is_whole


def test_the_database_itself_refuses_to_change_an_event(store: CaseStore, place: Place) -> None:
    take_in(store, deal(1), ANNA)
    engine = create_engine(place.url.replace("postgresql:", "postgresql+psycopg:"))
    for statement in ("UPDATE events SET kind = 'x'", "DELETE FROM events"):
        with pytest.raises(DBAPIError, match="only added to"), engine.begin() as connection:
            connection.execute(text(statement))
    engine.dispose()
    assert store.audit.verify().is_whole
