"""``/lists``, ``/regimes``, ``/goods`` and ``/owners``: on what does an assessment rest?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import Field

from witting.api.own import Day, Given, own_answer
from witting.lists import SnapshotStore, known_lists
from witting.model import GoodsItem
from witting.regimes import find_named, load_regimes, near_names
from witting.serving import DeskHere, Edition, EditionHere, Problem, shown

if TYPE_CHECKING:
    from witting.regimes import CodeList, Licence, Provision

    Rule = Provision | Licence | CodeList

router = APIRouter(tags=["Facts"])
Words = Annotated[str | None, Field(max_length=5_000)]
_SHOWN = ("key", "code", "title", "legal_basis", "in_force")
MOST_GOODS = 1_000
_NO_FILE = "no file of owners is loaded: add one with `witting owners add`."


class OnDay(Given):
    """A day."""

    as_of: Day | None = None


@router.get("/lists", summary="The lists that are loaded, and those that are not")
def get_lists(desk: DeskHere, edition: EditionHere) -> Response:
    """The snapshots that speak today with their figures, and the known lists without one."""
    watchlists = edition.screener.watchlists(edition.day)
    loaded = [item.to_dict() for own in watchlists for item in own.snapshots]
    names = set(SnapshotStore(desk.home).lists())
    absent = [
        {"list": item.name, "title": item.title, "publisher": item.publisher,
         "homepage": item.homepage}
        for item in known_lists()
        if item.name not in names
    ]  # fmt: skip
    return own_answer({"lists": loaded, "absent": absent}, edition)


@router.get("/lists/{name}", summary="Every snapshot of a list")
def get_snapshots(name: str, desk: DeskHere, edition: EditionHere) -> Response:
    """All editions of a list that are kept, the oldest first."""
    store = SnapshotStore(desk.home)
    if name not in store.lists():
        raise Problem("not_found", f"no list {shown(name)!r} is loaded.", where="name")
    found = [item.to_dict() for item in store.snapshots(name)]
    return own_answer({"snapshots": found}, edition)


@router.get("/regimes", summary="The provisions of law, licences and lists of codes")
def get_regimes(asked: Annotated[OnDay, Query()], edition: EditionHere) -> Response:
    """All of them in short, or with `as_of` those in force on a day."""
    known, day = load_regimes(), asked.as_of
    every: list[Rule] = [
        *(item for item in known.provisions if day is None or item.window_on(day)),
        *(item for item in known.licences if day is None or item.edition_on(day)),
        *(known.code_lists if day is None else ()),
    ]
    rows = [{name: row.get(name) for name in _SHOWN} for row in map(_row, every)]
    return own_answer({"digest": known.digest, "regimes": rows}, edition)


@router.get("/regimes/{key}", summary="One provision, licence or list of codes, in full")
def get_regime(key: str, edition: EditionHere) -> Response:
    """By its key, a code such as `UK-17A`, or a licence's number."""
    known = load_regimes()
    found = find_named(known, key)
    if not found:
        near = " or ".join(near_names(known, key))
        raise Problem(
            "not_found",
            f"there is no provision, licence or list of codes {shown(key)!r}.",
            where="key",
            remedy=f"Did you mean {near}?" if near else "`/regimes` has them all.",
        )
    return own_answer({"regimes": [_row(item) for item in found]}, edition)


def _row(item: Rule) -> dict[str, Any]:
    return item.to_dict()


class Goods(Given):
    """A line of goods, as far as it is known."""

    text: Words = None
    hs_code: Words = None
    part_number: Words = None
    manufacturer: Words = None


class ManyGoods(Given):
    """Lines of goods."""

    items: Annotated[list[Goods], Field(min_length=1, max_length=MOST_GOODS)]


@router.get("/goods", summary="What is in the box?")
def get_goods(asked: Annotated[Goods, Query()], edition: EditionHere) -> Response:
    """What a line of goods is, by its words, code or numbers, and whether it is listed."""
    return own_answer({"goods": _identify([asked], edition)}, edition)


@router.post("/goods", summary="What is in these boxes?")
def post_goods(given: ManyGoods, edition: EditionHere) -> Response:
    """The same for many lines, in their order."""
    return own_answer({"goods": _identify(given.items, edition)}, edition)


def _identify(asked: list[Goods], edition: Edition) -> list[dict[str, Any]]:
    for place, item in enumerate(asked):
        if not any((item.text, item.hs_code, item.part_number, item.manufacturer)):
            raise Problem(
                "bad_request",
                "there is nothing to look at.",
                where=f"items[{place}]",
                remedy="Give text, hs_code, part_number or manufacturer.",
            )
    items = [
        GoodsItem(
            description=item.text,
            hs_code=item.hs_code,
            part_number=item.part_number,
            manufacturer=item.manufacturer,
        )
        for item in asked
    ]
    return [found.to_dict() for found in edition.screener.identify_items(items)]


class Owned(OnDay):
    """Whose owners."""

    entity: Annotated[str, Field(min_length=1, max_length=1_000)]


@router.get("/owners", summary="Who owns whom?")
def get_owners(asked: Annotated[Owned, Query()], edition: EditionHere) -> Response:
    """What the files of owners say of an id, a number or a name, and what the tests make of it.

    `files` are those that were looked into; where there is none, `not_checked` says so.
    """
    found = edition.screener.view_owners(asked.entity, as_of=asked.as_of or edition.day)
    near = [] if found else edition.screener.near_owners(asked.entity)
    files = edition.screener.owners.versions
    gaps = [] if files else [{"check": "ownership", "reason": _NO_FILE}]
    body = {"owners": found, "near": near, "files": files, "not_checked": gaps}
    return own_answer(body, edition)
