"""Runs nomenklatura's yente enricher against a server, and prints what it found as JSON.

python enricher_script.py URL KEY NAME SCHEMA COUNTRY
"""

from __future__ import annotations

import json
import sys

from followthemoney import Dataset, model
from followthemoney.statement import StatementEntity
from nomenklatura.cache import Cache
from nomenklatura.db import Session, get_engine
from nomenklatura.enrich.yente import YenteEnricher


def main(url: str, key: str, name: str, schema: str, country: str) -> None:
    """Matches one entity, then expands what was found first."""
    dataset = Dataset.make({"name": "test", "title": "Test"})
    cache = Cache(Session(get_engine("sqlite:///")), dataset, create=True)
    enricher = YenteEnricher(
        dataset, cache, {"api": f"{url}/", "api_key": key, "dataset": "default", "cache_days": 0}
    )
    entity = StatementEntity(dataset, {"id": "q", "schema": schema, "properties": {}})
    assert model.get(schema) is not None
    entity.add("name", name)
    entity.add("country", country)
    matches = [*enricher.match(entity)]
    expanded = [*enricher.expand(entity, matches[0])] if matches else []
    found = {
        "matches": [{"id": item.id, "name": item.caption} for item in matches],
        "expanded": [{"id": item.id, "schema": item.schema.name} for item in expanded],
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
