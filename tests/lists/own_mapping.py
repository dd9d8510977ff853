"""A mapping of a bank's own list, and what is read by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.lists.reading import Found, everything

from witting.lists.mapping import parse_mapping
from witting.lists.own_list import read_own_list
from witting.lists.source import ListSource, SourceFile
from witting.resources import parse_yaml

if TYPE_CHECKING:
    from witting.lists.mapping_parts import Mapping

DOCS = Path(__file__).parents[2] / "docs/mapping.md"
MINIMAL = """
format: csv
id: {columns: Nr}
schema: LegalEntity
properties:
  name: Name
"""


def mapping(text: str) -> Mapping:
    return parse_mapping(parse_yaml(text, file="own.yaml"))


def csv_file(text: str) -> ListSource:
    return ListSource((SourceFile("own.csv", text.encode()),))


def json_file(document: Any) -> ListSource:
    return ListSource((SourceFile("own.json", json.dumps(document).encode()),))


def own(source: ListSource, text: str) -> Found:
    return everything(read_own_list(source, list_name="our.list", mapping=mapping(text)))
