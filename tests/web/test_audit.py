"""The chain is shown a page at a time, and handed out without holding the database."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from tests.web.running import SETUP

from witting.cases import Role
from witting.web.download import download
from witting.web.pages.audit import RECENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.responses import StreamingResponse
    from tests.web.running import RunningDesk


def numbers(page: str) -> list[int]:
    return [int(text) for text in re.findall(r'<tr><td class="number">(\d+)</td>', page)]


def test_every_event_is_on_one_of_the_pages(desk: RunningDesk) -> None:
    for number in range(RECENT + 5):
        desk.store.comment(1, f"comment {number}", SETUP)
    client, address = desk.signed_in("vera"), "/desk/audit"
    total, seen = desk.store.audit.head.count, list[int]()
    pages = []
    while address:
        page = client.get(address).text
        pages.append(address)
        seen += numbers(page)
        assert len(numbers(page)) <= RECENT
        older = re.search(r'rel="next" href="([^"]+)"', page)
        address = older[1] if older else ""
    assert seen == [*range(total, 0, -1)]
    for place, newer in zip(pages[1:], pages, strict=False):
        found = re.search(r'rel="prev" href="([^"]+)"', client.get(place).text)
        assert found
        assert numbers(client.get(found[1]).text) == numbers(client.get(newer).text)
    for odd in ("x", "0", "-1", "9" * 30, "١"):
        assert numbers(client.get("/desk/audit", params={"before": odd}).text)[0] == total


def test_a_file_is_made_to_its_end_before_the_first_byte_is_sent() -> None:
    held = [True]

    def parts() -> Iterator[bytes]:
        try:
            yield from [b"x" * 700_000] * 3
        finally:
            held.clear()

    response = download(parts(), "chain.jsonl", "text/plain")
    assert not held
    assert response.headers["content-length"] == "2100000"
    assert asyncio.run(_read(response)) == 2_100_000


async def _read(response: StreamingResponse) -> int:
    return sum([len(piece) async for piece in response.body_iterator])


def test_what_is_done_with_users_keys_and_settings_is_said_in_words(desk: RunningDesk) -> None:
    ada = SETUP
    desk.store.users.add("ursula", "four words and a comma", [Role.VIEWER], ada)
    desk.store.users.set_roles("ursula", [Role.ANALYST], ada)
    desk.store.users.disable("ursula", ada)
    desk.store.keys.add("payments", [Role.ANALYST], ada)
    desk.store.keys.revoke("payments", ada)
    desk.store.change_settings(ada, session_hours=12)
    page = desk.signed_in("vera").get("/desk/audit").text
    for words in (
        "Added the user ursula",
        "Gave ursula the role analyst",
        "Disabled the user ursula",
        "Made the key payments",
        "Took back the key payments",
        "Changed the settings",
        "Signed in",
    ):
        assert words in page
