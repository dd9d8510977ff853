"""The client that yente's makers publish, unchanged, against a real server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.serving.running import KEY

yente_client = pytest.importorskip("yente_client", reason="yente-client is not installed")

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from tests.serving.running import Running


@pytest.fixture
def client(server: Running) -> Iterator[Any]:
    with yente_client.Client(api_key=KEY, base_url=server.url) as found:
        yield found


def test_it_sees_that_the_server_is_up(client: Any) -> None:
    assert client.healthz().status == "ok"
    assert client.readyz().status == "ok"


def test_lists_are_its_datasets(client: Any) -> None:
    found = client.datasets()
    names = {item.name for item in found.datasets}
    assert {"default", "us.ofac.sdn", "uk.fcdo"} <= names
    default = next(item for item in found.datasets if item.name == "default")
    assert set(default.children) == names - {"default"}
    assert all(item.entity_count for item in found.datasets)
    assert found.outdated == []
    algorithms = client.algorithms()
    assert algorithms.best == algorithms.default == algorithms.algorithms[0].name


def test_a_match_has_entity_score_and_reasons(client: Any) -> None:
    company = yente_client.entities.Company(name=["Keremet Bank"], country=["kg"])
    found = client.match(company, limit=2)
    assert found.limit == 2
    assert found.query["properties"] == {"name": ["Keremet Bank"], "country": ["kg"]}
    best = found.top
    assert best is not None
    assert best.match
    assert best.score > 0.9
    assert best.datasets[0] in ("us.ofac.sdn", "uk.fcdo")
    assert best.id.startswith(best.datasets[0])
    assert best.target
    assert best.properties["name"]
    assert best.contributing_explanations["name"].detail
    assert best.first_seen is not None
    assert best.last_change is not None


def test_thresholds_cutoffs_and_filters_are_obeyed(client: Any) -> None:
    bank = yente_client.entities.Company(name=["Keremet Bnk"])
    usual = client.match(bank).results
    assert usual
    high = client.match(bank, threshold=0.999).results
    assert [item.match for item in high] == [item.score >= 0.999 for item in high]
    assert len(client.match(bank, cutoff=0.3, limit=100).results) >= len(usual)
    ids = [item.id for item in usual]
    assert not {item.id for item in client.match(bank, exclude_entities=ids).results} & {*ids}
    own = client.match(bank, datasets=["us.ofac.sdn"]).results
    assert {item.datasets[0] for item in own} == {"us.ofac.sdn"}
    both = client.match(bank, datasets=["us.ofac.sdn", "uk.fcdo"]).results
    assert {item.datasets[0] for item in both} == {"us.ofac.sdn", "uk.fcdo"}
    others = client.match(bank, exclude_datasets=["us.ofac.sdn"]).results
    assert "us.ofac.sdn" not in {item.datasets[0] for item in others}
    assert client.match(bank, topics=["role.pep"]).results == []
    assert client.match(bank, changed_since="2099-01-01").results == []
    kinds = ["Company", "Organization", "LegalEntity"]
    assert client.match(bank, exclude_schemata=kinds).results == []


def test_many_examples_come_back_under_their_names(client: Any) -> None:
    company = yente_client.entities.Company
    asked = {"a": company(name=["Keremet Bank"]), "b": company(name=["Lisboa Confecoes Lda"])}
    found = dict(client.match_iter(asked.items()))
    assert found["a"].matches
    assert found["b"].results == []


def test_an_entity_has_what_hangs_on_it(client: Any) -> None:
    company = yente_client.entities.Company(name=["Keremet Bank"])
    top = client.match(company, datasets=["us.ofac.sdn"]).top
    entity = client.fetch(top.id)
    sanction = entity.properties["sanctions"][0]
    assert sanction.schema_ == "Sanction"
    assert sanction.properties["program"]
    flat = client.fetch(top.id, nested=False)
    assert "sanctions" not in flat.properties
    around = client.adjacent(top.id)
    assert around.entity.id == top.id
    assert around.adjacent["sanctions"].total.value == len(entity.properties["sanctions"])
    assert client.adjacent(top.id, prop="sanctions", limit=1).results[0].schema_ == "Sanction"


def test_a_search_finds_words_and_counts_them(client: Any) -> None:
    found = client.search("keremet", facets=["countries", "topics", "datasets"])
    assert found.total.value == len(found.results) > 0
    assert all("keremet" in item.caption.casefold() for item in found.results)
    counts = {item.name: item.count for item in found.facets["datasets"].values}
    assert sum(counts.values()) == found.total.value
    assert any(item.label == "Kyrgyzstan" for item in found.facets["countries"].values)
    everyone = client.search("", limit=1)
    assert everyone.total.value > found.total.value
    assert client.search("keremet", schema="Person").results == []
    assert client.search("keremet", countries=["de"]).results == []
    page = client.search("", limit=2, offset=2, sort=["caption:asc"]).results
    whole = client.search("", limit=4, sort=["caption:asc"]).results
    assert [item.id for item in page] == [item.id for item in whole[2:]]


@pytest.mark.parametrize(
    ("ask", "error"),
    [
        (lambda it: it.fetch("us.ofac.sdn:none"), "NotFoundError"),
        (lambda it: it.adjacent("us.ofac.sdn:none"), "NotFoundError"),
        (lambda it: it.search("x", datasets=["nowhere"]), "NotFoundError"),
        (lambda it: it.match(_bank(), algorithm="logic-v1"), "BadRequestError"),
        (lambda it: it.match(_bank(), weights={"name": 2.0}), "BadRequestError"),
        (lambda it: it.match(_bank(), config={"fast": True}), "BadRequestError"),
        (lambda it: it.match(_bank(), limit=100_000), "BadRequestError"),
        (lambda it: it.match(yente_client.entities.Company()), "BadRequestError"),
        (lambda it: it.search("x", countries=["atlantis"]), "BadRequestError"),
        (lambda it: it.search("x", facets=["colour"]), "BadRequestError"),
        (lambda it: it.search("x", filter=["a:b"]), "BadRequestError"),
        (lambda it: it.statements(entity_id="x"), "NotFoundError"),
    ],
)
def test_what_is_not_honoured_is_refused(client: Any, ask: Any, error: str) -> None:
    with pytest.raises(getattr(yente_client, error)) as caught:
        ask(client)
    assert len(caught.value.detail) > 10


def _bank() -> Any:
    return yente_client.entities.Company(name=["Keremet Bank"])


def test_a_wrong_key_is_an_error_of_its_own(server: Running) -> None:
    with (
        yente_client.Client(api_key="wrong", base_url=server.url) as client,
        pytest.raises(yente_client.AuthenticationError, match="not known"),
    ):
        client.algorithms()
