"""Is what the files say of places sound?"""

from __future__ import annotations

import re

from witting.names import lookup_country
from witting.names.town import normalize_place
from witting.resources import read_csv
from witting.routes.gazetteer import load_gazetteer

KINDS = {"sea", "river", "air", "rail", "road", "dry", "free"}


def test_every_port_has_a_country_a_kind_and_coordinates() -> None:
    for row in read_csv("routes/ports.csv"):
        assert lookup_country(row["country"]) == row["country"], row
        assert row["kinds"], row
        assert {*row["kinds"].split("|")} <= KINDS, row
        assert abs(float(row["latitude"])) <= 90, row
        assert abs(float(row["longitude"])) <= 180, row


def test_a_locode_is_of_the_country_and_of_one_place() -> None:
    rows = [row for row in read_csv("routes/ports.csv") if row["locode"]]
    for row in rows:
        assert re.fullmatch(r"[A-Z]{2}[A-Z2-9]{3}", row["locode"]), row
        assert row["locode"][:2].lower() == row["country"][:2], row
    codes = [row["locode"] for row in rows]
    assert sorted({*codes}) == sorted(codes)
    assert len(rows) > 1500


def test_places_of_both_files_are_one_place_with_its_coordinates() -> None:
    by_name = load_gazetteer().by_name
    (place,) = by_name["uasvp"]
    assert (place.country, place.status, place.kinds[0]) == ("ua-cri", "occupied", "sea")
    assert by_name["новороссийск"][0].at == (44.7, 37.8)
    assert by_name[normalize_place("Port Kavkaz")][0].at is not None


def test_where_two_ports_of_a_name_are_as_well_known_the_name_does_not_tell() -> None:
    assert all(place.asks for place in load_gazetteer().by_name["manzanillo"])
    assert not load_gazetteer().by_name["rotterdam"][0].asks
