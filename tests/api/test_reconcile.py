"""OpenRefine's way to match a column, step by step."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx
from tests.serving.running import KEY

if TYPE_CHECKING:
    from tests.serving.running import Running


def test_openrefine_finds_the_service_and_matches_a_column(server: Running) -> None:
    # It sends no header: the key is in the address that the user pastes, and in all that follow.
    with httpx.Client() as client:
        address = f"{server.url}/reconcile/default"
        assert client.get(address).status_code == 401
        answer = client.get(address, params={"api_key": KEY})
        manifest = answer.json()
        assert manifest["versions"] == ["0.2"]
        assert {"id": "Company", "name": "Companies"} in manifest["defaultTypes"]
        assert answer.headers["access-control-allow-origin"] == "*"

        queries = {
            "q0": {"query": "Keremet Bank", "type": "Company", "limit": 3},
            "q1": {
                "query": "Lisboa Confecoes",
                "properties": [{"pid": "country", "v": {"id": "pt", "name": "Portugal"}}],
            },
        }
        found = client.post(
            address, params={"api_key": KEY}, data={"queries": json.dumps(queries)}
        ).json()
        best = found["q0"]["result"][0]
        assert best["match"] is True
        assert best["type"] == [{"id": best["type"][0]["id"], "name": best["type"][0]["name"]}]
        assert found["q1"] == {"result": []}

        for kind, prefix, wanted in (
            ("entity", "kere", best["id"]),
            ("type", "comp", "Company"),
            ("property", "birth", "birthDate"),
        ):
            service = manifest["suggest"][kind]
            url = httpx.URL(service["service_url"] + service["service_path"])
            body = client.get(url.copy_merge_params({"prefix": prefix})).json()
            assert wanted in [item["id"] for item in body["result"]], kind

        wanted = {"ids": [best["id"], "none"], "properties": [{"id": "country"}, {"id": "name"}]}
        rows = client.post(
            address, params={"api_key": KEY}, data={"extend": json.dumps(wanted)}
        ).json()
        assert [item["id"] for item in rows["meta"]] == ["country", "name"]
        assert rows["rows"]["none"] == {}
        assert rows["rows"][best["id"]]["name"][0]["str"]
        proposed = client.get(
            f"{address}/extend/property", params={"api_key": KEY, "type": "Company"}
        ).json()
        assert {"id": "leiCode", "name": "LEI"} in proposed["properties"]


def test_what_a_query_cannot_be_is_said(server: Running) -> None:
    address = "/reconcile/default"
    wrong = [
        {"queries": "{"},
        {"queries": "[]"},
        {"queries": json.dumps({"q": "Keremet"})},
        {"queries": json.dumps({"q": {"query": "x", "colour": 1}})},
        {"queries": json.dumps({"q": {"query": "x", "limit": 0.5}})},
        {"queries": json.dumps({"q": {"query": "x", "type": "Spaceship"}})},
        {"queries": json.dumps({"q": {"query": "x", "properties": [{"pid": "nope", "v": 1}]}})},
        {"queries": json.dumps({"q": {"query": 7}})},
        {"queries": json.dumps({"q": {}})},
        {"extend": json.dumps({"ids": 1, "properties": []})},
        {"extend": json.dumps({"ids": [], "properties": [{"id": "nope"}]})},
        {"nothing": ""},
    ]
    with server.client() as client:
        for form in wrong:
            answer = client.post(address, data=form)
            assert answer.status_code == 400, form
            assert answer.json()["error"]["where"], form
        assert client.post(address, json={}).status_code == 415
        assert client.get("/reconcile/nowhere").status_code == 404


def test_a_date_that_is_none_is_told(server: Running) -> None:
    born = {"pid": "birthDate", "v": "1952-13-45"}
    queries = {"q": {"query": "Keremet Bank", "type": "Person", "properties": [born]}}
    with server.client() as client:
        answer = client.post("/reconcile/default", data={"queries": json.dumps(queries)})
    assert answer.status_code == 200
    assert answer.headers["x-witting-note"] == "cannot be used: birthDate '1952-13-45' (no date)"
