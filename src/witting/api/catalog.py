"""``/catalog`` and ``/algorithms``: which lists are there, and how are they asked?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from fastapi import APIRouter, Response

from witting.api.answer import json_answer
from witting.api.hits import FEATURES
from witting.api.match import ALGORITHM
from witting.api.parameters import DEFAULT
from witting.lists import get_list
from witting.serving import Edition, EditionHere

if TYPE_CHECKING:
    from witting.screening.watchlists import Watchlist

router = APIRouter(tags=["Catalog"])
ABOUT = (
    "Compares names in every script word by word, with misspellings, joined and parted words and "
    "initials; asks for as much evidence as a name of that frequency needs; then weighs numbers, "
    "countries, birth dates and legal forms. docs/matching.md has all of it."
)


@router.get("/catalog", summary="The lists that are loaded")
async def catalog(edition: EditionHere) -> Response:
    """Every list as a dataset, and `default`, which is all of them."""
    watchlists = edition.screener.watchlists(edition.day)
    own = [_dataset(item, edition) for item in watchlists]
    body = {
        "datasets": [_everything(own, edition), *own],
        "current": [item.name for item in watchlists],
        "outdated": [],
        "index_stale": False,
    }
    return json_answer(orjson.dumps(body), edition)


@router.get("/algorithms", summary="The matcher")
async def algorithms(edition: EditionHere) -> Response:
    """The one algorithm, under its own name; yente's `best` means it, too."""
    docs = {name: {"description": text, "coefficient": 1.0} for name, text in FEATURES.items()}
    own = {"name": ALGORITHM, "description": ABOUT, "features": docs, "docs": docs}
    body = {"algorithms": [own], "default": ALGORITHM, "best": ALGORITHM}
    return json_answer(orjson.dumps(body), edition)


def _dataset(watchlist: Watchlist, edition: Edition) -> dict[str, Any]:
    known = get_list(watchlist.name)
    day = f"{watchlist.newest.isoformat()}T00:00:00"
    return {
        "name": watchlist.name,
        "title": known.title,
        "summary": f"{known.title}, published by {known.publisher}.",
        "url": known.homepage or None,
        "version": watchlist.version,
        "index_version": watchlist.version,
        "index_current": True,
        "load": True,
        "entities_url": None,
        "entity_count": len(edition.entities.indexes[watchlist.name]),
        "thing_count": len(edition.entities.indexes[watchlist.name]),
        "updated_at": day,
        "last_export": day,
        "publisher": {"name": known.publisher, "url": known.homepage or None, "official": None},
        "children": [],
    }


def _everything(own: list[dict[str, Any]], edition: Edition) -> dict[str, Any]:
    return {
        "name": DEFAULT,
        "title": "All lists that are loaded",
        "summary": "Every list below.",
        "url": None,
        "version": edition.day.isoformat(),
        "index_version": edition.day.isoformat(),
        "index_current": True,
        "load": True,
        "entities_url": None,
        "entity_count": sum(item["entity_count"] for item in own),
        "thing_count": sum(item["thing_count"] for item in own),
        "updated_at": max((item["updated_at"] for item in own), default=None),
        "last_export": max((item["last_export"] for item in own), default=None),
        "children": [item["name"] for item in own],
    }
