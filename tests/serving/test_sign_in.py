"""Passwords are looked at one after the other, and known browsers do not wait behind strangers."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from witting.cases import Origin, Role, machine, open_store
from witting.errors import InputError, TooManyAttemptsError
from witting.serving import checked_proxies
from witting.serving.origin import place_of
from witting.serving.sign_in import MOST_WAITING, SignIn

if TYPE_CHECKING:
    from pathlib import Path

    from witting.cases import User


def test_a_flood_of_guesses_is_turned_away_and_known_browsers_pass_it(tmp_path: Path) -> None:
    store = open_store(None, home=tmp_path, clock=lambda: datetime.now(UTC))
    user = store.users.add("anna", "four words and a comma", [Role.VIEWER], machine("tests"))
    known = Origin("192.0.2.7", store.users.new_browser(user))
    door, order = SignIn(), list[str]()

    async def come(name: str, password: str, origin: Origin) -> User | str | None:
        try:
            found = await door.verify(store, name=name, password=password, origin=origin)
        except TooManyAttemptsError as error:
            return error.what
        order.append(name)
        return found

    async def all_come() -> list[User | str | None]:
        strangers = [come(f"n{n}", "x", Origin(f"198.51.100.{n}")) for n in range(2 * MOST_WAITING)]
        return await asyncio.gather(*strangers, come("anna", "four words and a comma", known))

    *strangers, anna = asyncio.run(all_come())
    store.close()
    assert anna == user
    assert order.index("anna") <= 2
    assert strangers.count("too many people sign in at this moment.") >= MOST_WAITING - 1
    assert None in strangers


def test_an_address_counts_as_the_place_that_its_holder_has() -> None:
    assert place_of("192.0.2.7") == place_of("::ffff:192.0.2.7") == "192.0.2.7"
    assert place_of("2001:db8::1") == place_of("2001:db8::ffff:2") == "2001:db8::/64"
    assert place_of("2001:db8:0:1::1") != place_of("2001:db8::1")
    assert place_of("testclient") == "testclient"


def test_a_proxy_is_an_address_or_a_network() -> None:
    given = ["10.0.0.7", " 10.1.0.0/16", "::1"]
    assert checked_proxies(given, where="x") == ["10.0.0.7/32", "10.1.0.0/16", "::1/128"]
    for wrong in ("*", "", "proxy.example", "10.0.0.7/8", "10.0.0"):
        with pytest.raises(InputError, match="no address and no network"):
            checked_proxies([wrong], where="x")
