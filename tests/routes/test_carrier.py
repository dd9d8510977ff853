"""Where is a carrier at home, and which flag does a ship fly?"""

from __future__ import annotations

import re

import pytest

from witting.model import Deal, Identifier, Party
from witting.names import lookup_country
from witting.resources import read_csv
from witting.routes import assess_route, explain_place
from witting.routes.carrier import flag_of_ship, home_of_carrier


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("FESCO", "ru"),
        ("FESCO Integrated Transport LLC", "ru"),
        ("ПАО «Аэрофлот»", "ru"),
        ("AirBridgeCargo Airlines", "ru"),
        ("OAO Russian Railways (RZD)", "ru"),
        ("Belavia", "by"),
        ("Maersk A/S", None),
        ("Confesco", None),
        ("", None),
    ],
)
def test_a_carrier_is_known_by_its_name(name: str, country: str | None) -> None:
    assert home_of_carrier(name) == country


@pytest.mark.parametrize(
    ("mmsi", "country"),
    [
        ("273123456", "ru"),
        ("273 123 456", "ru"),
        ("206000000", "by"),
        ("636012345", "lr"),
        ("002731234", None),
        ("27312345", None),
        ("2731234567", None),
        ("РУС", None),
    ],
)
def test_a_ship_is_known_by_the_first_digits_of_its_number(mmsi: str, country: str | None) -> None:
    assert flag_of_ship(mmsi) == country


def test_the_home_of_a_carrier_and_the_flag_of_a_ship_are_places_of_the_deal() -> None:
    carrier = Party(role="carrier", name="FESCO")
    ship = Party(role="vessel", name="Amber Star", identifiers=(Identifier("mmsi", "273123456"),))
    home, flag = assess_route(Deal(id="D", parties=(carrier, ship)))
    assert (home.subject, home.concern, home.side) == ("parties[0].name", "target", "carrying")
    assert (flag.subject, flag.concern, flag.certainty) == ("parties[1].mmsi", "target", "possible")
    assert explain_place(home).startswith("The home of the carrier (FESCO) is in Russia: ")
    assert explain_place(flag).startswith("The flag of the vessel (MMSI 273123456) is in Russia: ")


def test_what_the_deal_says_itself_is_not_told_twice() -> None:
    carrier = Party(role="carrier", name="FESCO", country="ru")
    (place,) = assess_route(Deal(id="D", parties=(carrier,)))
    assert place.subject == "parties[0].country"


def test_who_is_no_carrier_is_not_looked_up() -> None:
    assert assess_route(Deal(id="D", parties=(Party(role="buyer", name="Aeroflot"),))) == ()


def test_every_carrier_and_flag_has_its_country() -> None:
    rows = read_csv("routes/carriers.csv")
    assert {row["country"] for row in rows} == {"ru", "by"}
    assert {row["kind"] for row in rows} == {"shipping", "nvocc", "rail", "airline"}
    flags = read_csv("routes/ship_flags.csv")
    assert len({row["digits"] for row in flags}) == len(flags)
    for row in flags:
        assert re.fullmatch(r"[2-7]\d\d", row["digits"]), row
        assert lookup_country(row["country"]) == row["country"], row
