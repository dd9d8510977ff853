"""witting's own routes: deals are screened, kept, judged and decided over HTTP."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.api.conftest import key_of

from witting.cases import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx
    from tests.serving.running import Running

ROOT = Path(__file__).parents[2]
DEAL: dict[str, Any] = {
    "id": "D-api",
    "date": "2025-06-01",
    "parties": [{"role": "beneficiary", "name": "Keremet Bank", "country": "KG"}],
}


@pytest.fixture
def analyst(server: Running) -> Iterator[httpx.Client]:
    with server.client(key_of(Role.ANALYST)) as client:
        yield client


def test_a_deal_is_screened(analyst: httpx.Client) -> None:
    answer = analyst.post("/screen", json=DEAL)
    assert answer.status_code == 200
    body = answer.json()
    (assessment,) = body["assessments"]
    assert assessment["deal"] == "D-api"
    assert assessment["as_of"] == "2025-06-02"
    assert assessment["verdict"] in ("exposed", "review")
    assert (
        body["versions"]["lists"]["us.ofac.sdn"] == assessment["versions"]["lists"]["us.ofac.sdn"]
    )
    assert body["versions"]["witting"] == answer.headers["x-witting-version"]
    assert "us.ofac.sdn=" in answer.headers["x-list-versions"]
    assert "cases" not in body


def test_many_deals_come_back_in_their_order(analyst: httpx.Client) -> None:
    deals = [{**DEAL, "id": f"D-{number}"} for number in (3, 1, 2)]
    body = analyst.post("/screen", json={"deals": deals}).json()
    assert [item["deal"] for item in body["assessments"]] == ["D-3", "D-1", "D-2"]


def test_a_file_of_any_format_is_read_by_its_content(analyst: httpx.Client) -> None:
    table = b"id,beneficiary name\nD-csv,Keremet Bank\n"
    raw = analyst.post("/screen?name=deals.csv", content=table)
    assert [item["deal"] for item in raw.json()["assessments"]] == ["D-csv"], raw.text
    lines = "\n".join(json.dumps({**DEAL, "id": name}) for name in ("D-a", "D-b")).encode()
    form = {"file": ("../../etc/passwd.jsonl", lines, "text/plain")}
    found = analyst.post("/screen", files=form).json()
    assert [item["deal"] for item in found["assessments"]] == ["D-a", "D-b"]


def test_the_same_deal_is_screened_as_the_command_does(analyst: httpx.Client) -> None:
    content = (ROOT / "examples" / "deals.jsonl").read_bytes()
    found = analyst.post("/screen?as_of=deal&name=deals.jsonl", content=content).json()
    deals = [json.loads(line) for line in content.splitlines()]
    assert [item["deal"] for item in found["assessments"]] == [deal["id"] for deal in deals]


def test_a_case_goes_its_way(server: Running, analyst: httpx.Client) -> None:
    kept = analyst.post("/screen?keep=true&as_of=deal", json={**DEAL, "id": "D-way"}).json()
    (number,) = kept["cases"]
    case = analyst.get(f"/cases/{number}").json()
    assert case["deal"]["id"] == "D-way"
    assert case["case"]["status"] == "open"
    finding = case["findings"][0]["id"]
    queue = analyst.get("/cases?text=keremet&status=open&limit=500").json()
    assert number in [item["id"] for item in queue["cases"]]

    judged = analyst.post(
        f"/cases/{number}/judge",
        json={
            "finding": finding,
            "value": "positive",
            "reason": "It is the bank.",
            "expected_version": case["case"]["version"],
        },
    ).json()
    late = analyst.post(
        f"/cases/{number}/decide",
        json={"action": "hold", "reason": "Ask.", "expected_version": case["case"]["version"]},
    )
    assert (late.status_code, late.json()["error"]["code"]) == (409, "conflict")
    version = judged["case"]["version"]
    proposed = analyst.post(
        f"/cases/{number}/decide",
        json={"action": "reject", "reason": "Listed.", "expected_version": version},
    ).json()["case"]
    assert (proposed["status"], proposed["proposed"]) == ("proposed", "reject")
    agreeing = {"agreed": True, "reason": "Yes.", "expected_version": proposed["version"]}
    own = analyst.post(f"/cases/{number}/approve", json=agreeing)
    assert own.status_code == 403
    with server.client(key_of(Role.APPROVER)) as approver:
        closed = approver.post(f"/cases/{number}/approve", json=agreeing).json()["case"]
    assert (closed["status"], closed["decision"]) == ("closed", "reject")

    assert analyst.post(f"/cases/{number}/comment", json={"text": "Filed."}).json()["seq"]
    again = analyst.post(f"/cases/{number}/rescreen")
    assert again.status_code == 200, again.text
    records = analyst.get(f"/assessments?case={number}").json()["assessments"]
    assert len(records) == 2
    first = analyst.get(f"/assessments/{number}/{records[-1]['seq']}").json()["assessment"]
    assert first["as_of"] == "2025-06-01"
    whole = analyst.get(f"/cases/{number}").json()
    kinds = [event["kind"] for event in whole["events"]]
    assert {"judged", "proposed", "approved", "commented"} <= {*kinds}


def test_a_party_is_allowed_by_two(server: Running, analyst: httpx.Client) -> None:
    deal = {**DEAL, "id": "D-allow", "parties": [{"name": "Keremet Bank", "country": "KG"}]}
    (number,) = analyst.post("/screen?keep=true", json=deal).json()["cases"]
    case = analyst.get(f"/cases/{number}").json()
    matches = {"party_match", "identifier_match"}
    kinds = {item["id"]: item["kind"] for item in case["assessment"]["findings"]}
    allowing = {
        "finding": next(name for name, kind in kinds.items() if kind in matches),
        "reason": "Another bank.",
        "until": "2026-01-01T00:00:00Z",
        "expected_version": case["case"]["version"],
    }
    with server.client(key_of(Role.APPROVER)) as approver:
        proposed = approver.post(f"/cases/{number}/allow", json=allowing).json()["allowance"]
        assert (proposed["approved"], proposed["by"]) == (None, "key:approver")
        shown = analyst.get(f"/cases/{number}").json()["findings"]
        assert [item["proposed"]["id"] for item in shown if item["proposed"]] == [proposed["id"]]
        path = f"/allowances/{proposed['id']}"
        agreeing = {"agreed": True, "reason": ""}
        assert approver.post(f"{path}/approve", json=agreeing).status_code == 403
        with server.client(key_of(Role.ADMIN)) as admin:
            agreed = admin.post(f"{path}/approve", json=agreeing).json()["allowance"]
        assert (agreed["approved_by"], agreed["ended"]) == ("key:admin", None)
        assert analyst.get("/allowances").json()["allowances"][0] == agreed
        ended = approver.post(f"{path}/revoke", json={"reason": "A mistake."}).json()["allowance"]
        assert ended["ended_why"] == "revoked: A mistake."


def test_an_answer_of_an_earlier_day_does_not_stand(analyst: httpx.Client) -> None:
    deal = {**DEAL, "id": "D-earlier"}
    (number,) = analyst.post("/screen?keep=true", json=deal).json()["cases"]
    assert analyst.post("/screen?keep=true&as_of=deal", json=deal).json()["cases"] == [number]
    records = analyst.get(f"/assessments?case={number}").json()["assessments"]
    assert [(item["as_of"], item["is_standing"]) for item in records] == [
        ("2025-06-01", False),
        ("2025-06-02", True),
    ]
    assert analyst.get(f"/cases/{number}").json()["assessment"]["as_of"] == "2025-06-02"


def test_an_uploaded_file_is_kept_with_its_case(analyst: httpx.Client) -> None:
    line = json.dumps({**DEAL, "id": "D-paper"}).encode()
    kept = analyst.post("/screen?keep=true&name=deal.jsonl", content=line).json()
    case = analyst.get(f"/cases/{kept['cases'][0]}").json()
    (paper,) = case["attachments"]
    assert paper["name"] == "deal.jsonl"
    answer = analyst.get(f"/cases/{kept['cases'][0]}/attachments/{paper['seq']}")
    assert answer.content == line
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_viewer_sees_and_keeps_nothing(server: Running) -> None:
    with server.client(key_of(Role.VIEWER)) as viewer:
        assert viewer.post("/screen", json=DEAL).status_code == 200
        answer = viewer.post("/screen?keep=true", json=DEAL)
        assert (answer.status_code, answer.json()["error"]["where"]) == (403, "keep")
        assert viewer.get("/cases").status_code == 200


def test_the_facts_behind_an_assessment_can_be_asked(analyst: httpx.Client) -> None:
    lists = analyst.get("/lists").json()
    assert {"us.ofac.sdn", "uk.fcdo"} <= {item["list"] for item in lists["lists"]}
    assert all(item["title"] for item in lists["absent"])
    assert analyst.get("/lists/us.ofac.sdn").json()["snapshots"][0]["published"]
    regimes = analyst.get("/regimes?as_of=2025-06-01").json()
    key = regimes["regimes"][0]["key"]
    assert analyst.get(f"/regimes/{key}").json()["regimes"][0]["key"] == key
    assert analyst.get("/regimes/UK-17A").json()["regimes"]
    goods = analyst.get("/goods", params={"text": "deep groove ball bearings"}).json()["goods"]
    assert goods[0]["hs6"]
    items = {"items": [{"text": "cotton towels"}, {"hs_code": "8482.10"}]}
    assert len(analyst.post("/goods", json=items).json()["goods"]) == 2
    owners = analyst.get("/owners?entity=Nobody+At+All").json()
    assert owners["owners"] == []


@pytest.mark.parametrize(
    ("asked", "body", "status", "where"),
    [
        ("POST /screen?as_of=someday", DEAL, 400, "as_of"),
        ("POST /screen?perspective=me", DEAL, 400, "perspective"),
        ("POST /screen?speed=9", DEAL, 400, "speed"),
        ("POST /screen", [], 400, "body"),
        ("POST /screen", "a deal", 400, "body"),
        ("POST /screen", {"deals": [1]}, 400, "body"),
        ("POST /screen", {"deals": []}, 400, "deals"),
        ("POST /screen", {"deals": [DEAL], "as_of": "deal"}, 400, "as_of"),
        ("POST /screen", {"id": "D-1", "partys": []}, 400, "partys"),
        ("POST /screen", {"deals": [DEAL, {"id": "D-1", "partys": []}]}, 400, "deals[1].partys"),
        ("POST /cases/1/assign", {"due": "2027-02-30", "expected_version": 1}, 400, None),
        ("GET /cases?sort=colour", None, 400, "sort"),
        ("GET /cases?limit=0", None, 400, "limit"),
        ("GET /cases?limt=1", None, 400, "limt"),
        ("GET /cases?due_before=soon", None, 400, "due_before"),
        ("GET /cases/999999", None, 404, None),
        ("GET /cases/x", None, 400, "case_id"),
        ("GET /assessments/1/999999", None, 404, None),
        ("GET /lists/nowhere", None, 404, "name"),
        ("GET /regimes/nothing", None, 404, "key"),
        ("GET /goods", None, 400, "items[0]"),
        ("GET /owners", None, 400, "entity"),
        ("POST /goods", {"items": [{"txt": "x"}]}, 400, "items.0.txt"),
        ("POST /cases/1/comment", {"words": "x"}, 400, None),
        ("POST /cases/1/decide", {"action": "hold", "expected_version": 1}, 400, "reason"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    analyst: httpx.Client, asked: str, body: object, status: int, where: str | None
) -> None:
    method, _, path = asked.partition(" ")
    answer = analyst.request(method, path, json=body)
    error = answer.json()["error"]
    assert answer.status_code == status, answer.text
    if where is not None:
        assert error["where"] == where
    assert error["message"]


def test_a_field_that_is_none_and_a_list_without_deals_are_said(analyst: httpx.Client) -> None:
    error = analyst.post("/screen", json={**DEAL, "partys": []}).json()["error"]
    assert error["message"] == "this field is not known, and is not passed over in silence."
    assert error["remedy"] == "Did you mean parties?"
    error = analyst.post("/screen", json={"deals": []}).json()["error"]
    assert error["message"] == "there is no deal in it."
    written = analyst.post("/screen", json={**DEAL, "source": None, "issues": [], "papers": []})
    assert written.status_code == 200


def test_what_is_wrong_with_a_step_is_said_at_its_field(analyst: httpx.Client) -> None:
    """A truth value is no version, blanks are no reason, and there are no other decisions."""
    deal = {**DEAL, "id": "D-wrong"}
    [case] = analyst.post("/screen?keep=true", json=deal).json()["cases"]
    good = {"action": "hold", "reason": "why", "expected_version": 1}
    for change, where in (
        ({"reason": "  "}, "reason"),
        ({"reason": None}, "reason"),
        ({"action": "explode"}, "action"),
        ({"expected_version": True}, "expected_version"),
        ({"expected_version": "1"}, "expected_version"),
        ({"more": 1}, "more"),
    ):
        answer = analyst.post(f"/cases/{case}/decide", json={**good, **change})
        assert (answer.status_code, answer.json()["error"]["where"]) == (400, where)
    lacking = analyst.post(f"/cases/{case}/decide", json={"action": "hold", "expected_version": 1})
    assert lacking.json()["error"]["message"] == "this is missing."
    agreed = {"agreed": "yes", "reason": "", "expected_version": 1}
    assert analyst.post(f"/cases/{case}/approve", json=agreed).json()["error"]["where"] == "agreed"
    assert analyst.get("/cases?decision=explode").json()["error"]["where"] == "decision.0"
    assert analyst.post(f"/cases/{case}/decide", json=good).status_code == 200


def test_a_mapping_is_named_or_brought_with_a_table(analyst: httpx.Client) -> None:
    table = b"Shipper Name,Product Description\nKeremet Bank,x\n"
    named = analyst.post("/screen?name=t.csv&mapping=volza", content=table)
    assert named.json()["assessments"][0]["findings"], named.text
    text = b"title: Ours\nparties:\n- {role: buyer, name: [Zielkunde]}\n"
    files: dict[str, Any] = {
        "file": ("ours.csv", b"Zielkunde;Lfd;Typ\nKeremet Bank;1;a\n"),
        "mapping": ("ours.yaml", text + b"goods: {description: [Typ]}\n"),
    }
    brought = analyst.post("/screen?keep=true", files=files)
    [case] = brought.json()["cases"]
    papers = analyst.get(f"/cases/{case}").json()["attachments"]
    assert [paper["name"] for paper in papers] == ["ours.csv", "ours.yaml"]
    unknown = analyst.post("/screen?name=t.csv&mapping=nope", content=table).json()["error"]
    assert (unknown["code"], unknown["where"]) == ("bad_request", "mapping")
    both = analyst.post("/screen?mapping=volza", files=files).json()["error"]
    assert (both["code"], both["where"]) == ("bad_request", "mapping")
    files["mapping"] = ("ours.yaml", b"title: Ours\nparties: 3\n")
    broken = analyst.post("/screen", files=files).json()["error"]
    assert (broken["code"], broken["where"]) == ("bad_request", "ours.yaml, line 2")


def test_a_day_is_taken_where_a_time_is(server: Running, analyst: httpx.Client) -> None:
    kept = analyst.post("/screen?keep=true&as_of=deal", json={**DEAL, "id": "D-day"}).json()
    (number,) = kept["cases"]
    case = analyst.get(f"/cases/{number}").json()
    asked = {"due": "2026-01-31", "expected_version": case["case"]["version"]}
    assigned = analyst.post(f"/cases/{number}/assign", json=asked)
    assert assigned.json()["case"]["due"] == "2026-01-31T23:59:00+00:00", assigned.text
    (assessment,) = kept["assessments"]
    finding = next(item["id"] for item in assessment["findings"] if item["kind"] == "party_match")
    asked = {
        "finding": finding, "reason": "Another bank.", "until": "2026-01-31",
        "expected_version": assigned.json()["case"]["version"],
    }  # fmt: skip
    with server.client(key_of(Role.APPROVER)) as approver:
        allowed = approver.post(f"/cases/{number}/allow", json=asked)
    assert allowed.json()["allowance"]["until"] == "2026-01-31T23:59:00+00:00", allowed.text
    for name in ("opened_from", "due_before", "opened_before"):
        assert analyst.get("/cases", params={name: "2025-06-02"}).status_code == 200
    found = analyst.get("/cases", params={"text": "D-day", "opened_from": "2025-06-02"}).json()
    assert found["total"] == 1


def test_that_nobody_looked_at_owners_is_said(analyst: httpx.Client) -> None:
    answer = analyst.get("/owners?entity=Keremet+Bank").json()
    assert answer["files"] == {}
    (gap,) = answer["not_checked"]
    assert gap["check"] == "ownership"
    assert "no file of owners is loaded" in gap["reason"]


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"{", "application/json", "bad_json"),
        (b'{"id": NaN}', "application/json", "bad_json"),
        (b"[" * 100_000, "application/json", "bad_json"),
        (b'{"a":' * 100_000, "application/json", "bad_json"),
        (b"\xff\xfe", "application/json", "bad_json"),
        (b'{"id": "\\ud800"}', "application/json", "bad_json"),
        (b"", "application/json", "bad_json"),
        (b"", "application/octet-stream", "bad_request"),
        (b"\x00\x01\x02\x03" * 100, "application/octet-stream", "unreadable"),
        (b"no form at all", "multipart/form-data; boundary=x", "bad_request"),
        (b"no form at all", "multipart/form-data", "bad_request"),
        (b"0" * 2_000_001, "application/octet-stream", "too_large"),
    ],
)
@pytest.mark.parametrize("path", ["/screen", "/match/default"])
def test_a_body_that_is_none_is_an_error_object(
    analyst: httpx.Client, content: bytes, kind: str, code: str, path: str
) -> None:
    answer = analyst.post(path, content=content, headers={"Content-Type": kind})
    found = answer.json()["error"]["code"]
    if path == "/match/default" and code != "too_large":
        code = "bad_json"
    assert found == code, answer.text


def test_a_name_with_a_nought_sign_is_looked_for(analyst: httpx.Client) -> None:
    query = {"schema": "Company", "properties": {"name": ["Kere\x00met Bank"]}}
    answer = analyst.post("/match/default", json={"queries": {"q": query}})
    assert answer.status_code == 200
    deal = {"id": "D-\x00", "parties": [{"name": "Keremet\x00 Bank"}], "text": ["\x00"]}
    assert analyst.post("/screen?keep=true", json=deal).status_code == 200


def test_every_route_has_its_role_and_refuses_whoever_has_less(server: Running) -> None:
    from witting import api  # noqa: PLC0415  # one test alone

    values = {
        "{dataset}": "default", "{entity_id:path}": "x", "{prop}": "sanctions",
        "{case_id}": "1", "{allowance_id}": "1", "{seq}": "1", "{name}": "us.ofac.sdn",
        "{key}": "UK-17A",
    }  # fmt: skip
    roles = [None, *Role]
    for name, needed in api.ROLES.items():
        method, _, path = name.partition(" ")
        for part, value in values.items():
            path = path.replace(part, value)
        for role in roles:
            with server.client(key_of(role) if role else None) as client:
                status = client.request(method, path).status_code
            if needed is None:
                assert status not in (401, 403), name
            elif role is None:
                assert status == 401, name
            elif role.rank < needed.rank:
                assert status == 403, (name, role)
            else:
                assert status not in (401, 403), (name, role)
            assert status != 500, name


def test_a_date_and_a_country_that_are_none_are_told(analyst: httpx.Client) -> None:
    properties = {"name": ["Keremet Bank"], "birthDate": ["1952-13-45"], "country": ["Atlantis"]}
    queries = {"q": {"schema": "LegalEntity", "properties": properties}}
    answer = analyst.post("/match/default", json={"queries": queries})
    assert answer.status_code == 200
    told = "cannot be used: birthDate '1952-13-45' (no date), country 'Atlantis' (no country)"
    assert answer.headers["x-witting-note"] == told
    assert answer.json()["responses"]["q"]["results"]

    properties = {"name": ["Keremet Bank"], "birthDate": ["1952-05"], "country": ["kg"]}
    queries = {"q": {"schema": "LegalEntity", "properties": properties}}
    answer = analyst.post("/match/default", json={"queries": queries})
    assert "x-witting-note" not in answer.headers


def test_the_note_has_room_for_ten_values_in_any_script(analyst: httpx.Client) -> None:
    countries = [f"Атлантида\n{number:02}" for number in range(12)]
    properties = {"name": ["Keremet Bank"], "country": countries}
    queries = {"q": {"schema": "Company", "properties": properties}}
    answer = analyst.post("/match/default", json={"queries": queries})
    assert answer.status_code == 200
    note = answer.headers["x-witting-note"]
    assert note.endswith(", and 2 more")
    assert note.count("(no country)") == 10
