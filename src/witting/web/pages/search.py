"""Who on the lists may this be, and which cases speak of it?"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from witting.cases import CaseFilter
from witting.cases import Page as QueuePart
from witting.model import Deal, Party, Versions
from witting.model.day import parse_partial_date
from witting.names import lookup_country
from witting.regimes import load_regimes
from witting.report.view import FindingView, view_finding
from witting.screening.party import PartyMatch, match_finding
from witting.serving import Edition, EditionHere, SignedIn, StoreHere
from witting.version import VERSION
from witting.web.form import SentHere
from witting.web.page import respond, see
from witting.web.score_bar import ScoreBar, build_score_bar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.matching import Match
    from witting.screening import Screener

router = APIRouter(include_in_schema=False)
MOST = 20
CASES = 10
LONGEST = 400
SCHEMAS = ("", "Person", "Company", "Organization", "Vessel", "Airplane", "LegalEntity")


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for, as it was written."""

    q: str = ""
    schema: str = ""
    country: str = ""
    born: str = ""

    @property
    def address(self) -> str:
        """Of the page that shows the same."""
        return f"/desk/search?{urlencode(asdict(self))}"

    @property
    def party(self) -> Party:
        """The same as a party."""
        return Party(
            name=self.q,
            schema=self.schema or None,
            country=lookup_country(self.country) if self.country else None,
            birth_date=self.born if parse_partial_date(self.born) else None,
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """A listing that it may be, side by side, and how its score comes about."""

    view: FindingView
    bar: ScoreBar | None
    list: str


@router.get("/desk/search")
def search(  # noqa: PLR0917  # the fields of its form
    request: Request,
    store: StoreHere,
    edition: EditionHere,
    q: str = "",
    schema: str = "",
    country: str = "",
    born: str = "",
) -> HTMLResponse:
    """The form, and what it found."""
    asked = Asked(q.strip()[:LONGEST], schema if schema in SCHEMAS else "", country, born.strip())
    hits = _hits(asked, edition)
    wanted = CaseFilter(text=asked.q)
    cases = store.queue(wanted, "updated", QueuePart(limit=CASES)) if asked.q else None
    return respond(
        request,
        "search.html",
        asked=asked,
        hits=hits,
        cases=cases,
        schemas=SCHEMAS,
        versions=edition.versions,
        is_no_country=bool(country) and asked.party.country is None,
        is_no_date=bool(asked.born) and asked.party.birth_date is None,
    )


@router.post("/desk/search")
def keep(store: StoreHere, edition: EditionHere, user: SignedIn, sent: SentHere) -> Response:
    """Keeps the search in the chain of events; where nobody was found, with a certificate."""
    schema = sent.text("schema")
    asked = Asked(
        sent.text("q")[:LONGEST],
        schema if schema in SCHEMAS else "",
        sent.text("country"),
        sent.text("born"),
    )
    if not asked.q:
        return see("/desk/search")
    # By the name alone, since that is what a certificate says was looked for.
    bare = Asked(asked.q, "", "", "")
    found = [str(hit.view.raw.evidence["entity"]) for hit in _hits(bare, edition)]
    versions = Versions(
        lists=edition.versions,
        thresholds=edition.screener.thresholds.to_dict(),
        regimes=load_regimes().digest,
        witting=VERSION,
    )
    seq = store.note_search([asked.q], versions, as_of=edition.day, by=user, found=found)
    if found:
        return see(f"{asked.address}&done=kept")
    certificate = json.dumps(store.certificate(seq=seq), ensure_ascii=False, indent=2)
    name = f"witting-certificate-{seq}.json"
    return Response(
        certificate,
        media_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _hits(asked: Asked, edition: Edition) -> list[Hit]:
    return list(find(asked, edition.screener, day=edition.day)) if asked.q else []


def find(asked: Asked, screener: Screener, *, day: dt.date) -> Iterator[Hit]:
    """The listings, best first."""
    party = asked.party
    deal = Deal(id="search", parties=(party,))
    versions = screener.versions(day)
    for number, match in enumerate(screener.match_party(party, as_of=day, limit=MOST), start=1):
        version = versions.get(match.listing.list) or ""
        yield _hit(match, deal, party, version=version, name=f"m{number}")


def _hit(match: Match, deal: Deal, party: Party, *, version: str, name: str) -> Hit:
    finding = match_finding(PartyMatch("parties[0]", party, match, version), name)
    return Hit(
        view=view_finding(deal, finding),
        bar=build_score_bar(finding, {"match": match.threshold}),
        list=match.listing.list,
    )
