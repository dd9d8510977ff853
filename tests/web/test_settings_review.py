"""One admin proposes on the page that the desk guards less, another agrees there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from tests.web.running import SETUP, password_of, running_desk

from witting.cases import Role

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.running import RunningDesk

PAGE = "/desk/settings"
FORM = {
    "seen_four_eyes": "yes", "seen_retention_years": 10, "seen_session_hours": 12,
    "retention_years": 6, "session_hours": 8,
}  # fmt: skip


@pytest.fixture
def two(demo_home: Path, tmp_path: Path) -> Iterator[RunningDesk]:
    """A desk of two admins."""
    with running_desk(demo_home, tmp_path, deals=0) as found:
        found.store.users.add("alma", password_of("alma"), [Role.ADMIN], SETUP)
        yield found
        found.leave()


def test_what_one_admin_saves_waits_for_the_other(two: RunningDesk) -> None:
    ada, alma = two.signed_in("ada"), two.signed_in("alma")
    sent = two.send(ada, PAGE, FORM, page=PAGE)
    assert sent.headers["location"] == f"{PAGE}?done=settings_proposed"
    assert two.store.settings.four_eyes
    own, other = ada.get(PAGE).text, alma.get(PAGE).text
    for words in (
        "Waits for a second admin",
        "One person decides and allows alone.",
        "Records are kept for 6 years instead of 10.",
        "A sign-in lasts 8 hours instead of 12.",
    ):
        assert words in own
        assert words in other
    assert "Take it back" in own
    assert 'value="yes">Agree' not in own
    assert 'value="yes">Agree' in other
    waiting = two.store.proposed_settings
    assert waiting is not None
    answer = {"proposal": waiting.seq, "agreed": "yes"}
    forced = two.send(ada, f"{PAGE}/proposal", answer, page=PAGE)
    assert forced.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert "Whoever proposes is not the second pair of eyes." in forced.text
    boris = two.signed_in("boris")
    refused = two.send(boris, f"{PAGE}/proposal", answer, page="/desk")
    assert refused.status_code == httpx.codes.FORBIDDEN
    assert two.store.settings.four_eyes
    agreed = two.send(alma, f"{PAGE}/proposal", answer, page=PAGE)
    assert agreed.headers["location"] == f"{PAGE}?done=changed"
    assert two.store.settings == waiting.settings
    again = two.send(alma, f"{PAGE}/proposal", answer, page=PAGE)
    assert "This no longer waits for anybody." in again.text
    shown = ada.get("/desk/audit").text
    assert "Proposed other settings" in shown
    assert "Waits for a second admin" not in ada.get(PAGE).text
    assert two.store.audit.verify().is_whole


def test_what_was_declined_changes_nothing(two: RunningDesk) -> None:
    ada, alma = two.signed_in("ada"), two.signed_in("alma")
    two.send(ada, PAGE, FORM, page=PAGE)
    waiting = two.store.proposed_settings
    assert waiting is not None
    answer = {"proposal": waiting.seq, "agreed": "no"}
    sent = two.send(alma, f"{PAGE}/proposal", answer, page=PAGE)
    assert sent.headers["location"] == f"{PAGE}?done=settings_declined"
    assert two.store.settings.four_eyes
    assert two.store.proposed_settings is None
