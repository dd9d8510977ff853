"""Is a name in its own script found where only the Latin one is listed?"""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from gauge.bar import SCRIPTS
from gauge.home import keep_names, read_list, write_list
from gauge.listed import Listed
from gauge.probe import Probe
from gauge.tally import ask_all, is_found, iter_misses, lines_of
from witting.model import listing_of
from witting.validation.script import is_latin, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gauge.line import Line
    from gauge.setting import Setting
    from witting.model import Listing, ListRecord

LISTS = {
    "eu_cyrillic_person": "eu.journal",
    "eu_cyrillic_organisation": "eu.journal",
    "un_arabic_person": "un.sc",
    "ofac_scripts": "us.ofac.sdn",
}
EU_REGULATION = "32014R0269"
"""Regulation (EU) No 269/2014, as the ids of its entries name it."""
_THINGS = frozenset({"Person", "Vessel", "Airplane", "Asset", "Address"})


def measure_script(row: str, setting: Setting) -> Iterator[Line]:
    """Asks a home that has one list, and of that the Latin names alone."""
    whole = read_list(setting.home, LISTS[row], day=setting.day)
    probes = list(_probes(row, whole, setting))
    if setting.sample is not None and setting.sample < len(probes):
        probes = setting.chance(row).sample(probes, setting.sample)
    latin = [kept for item in whole if (kept := keep_names(item, is_all_latin)) is not None]
    listed = Listed(tuple(map(listing_of, latin)))
    ids = {item.id for item in listed.listings}
    probes = [probe for probe in probes if probe.entity in ids]
    few = setting.chance(row, "peers").sample(probes, min(len(probes), setting.peer_sample))
    peers = {}
    for peer in setting.start_peers(listed.listings):
        peers[peer.name] = ask_all(peer, few, listed.bearers)
        peer.close()
    with tempfile.TemporaryDirectory(prefix="witting-bench-") as folder:
        write_list(Path(folder), LISTS[row], latin, day=setting.day)
        engine = setting.engine(Path(folder))
        ours = ask_all(engine, probes, listed.bearers)
        setting.misses.write(row, iter_misses(ours, engine))
    yield from lines_of(row, ours, peers, counts=is_found, bar=SCRIPTS[row], by=setting.by)


def is_all_latin(text: str) -> bool:
    """Whether a name has no letter of another script."""
    return all(is_latin(sign) for sign in text if sign.isalpha())


def is_in(text: str, script: str) -> bool:
    """Whether every word is mostly of a script; a Latin ``I`` within a Cyrillic word is no bar."""
    words = [word for word in text.split() if any(map(str.isalpha, word))]
    return bool(words) and all(script_of(word) == script for word in words)


def _probes(row: str, records: Iterable[ListRecord], setting: Setting) -> Iterator[Probe]:
    listings = list(map(listing_of, records))
    if row == "un_arabic_person":
        yield from _in_script((item for item in listings if item.schema == "Person"), "Arabic")
    elif row == "ofac_scripts":
        yield from _ofac(setting.shared / "names" / "ofac_scripts.csv", listings)
    else:
        person = row == "eu_cyrillic_person"
        wanted = (
            item
            for item in listings
            if EU_REGULATION in item.id
            and (item.schema == "Person" if person else item.schema not in _THINGS)
        )
        yield from _in_script(wanted, "Cyrillic")


def _in_script(listings: Iterable[Listing], script: str) -> Iterator[Probe]:
    for item in listings:
        for name in item.names:
            if is_in(name.text, script):
                latin = next((other.text for other in item.names if is_all_latin(other.text)), "")
                yield _probe(item, kind=name.kind, query=name.text, latin=latin)


def _ofac(path: Path, listings: Iterable[Listing]) -> Iterator[Probe]:
    """The bar is about Han and Arabic; the others are told apart by their script."""
    known = {item.id: item for item in listings}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["entity"] in known and row["script"] in {"Han", "Arabic"}:
                yield _probe(
                    known[row["entity"]],
                    kind=row["script"],
                    query=row["name"],
                    latin=row["listed_latin_name"],
                )


def _probe(listing: Listing, *, kind: str, query: str, latin: str) -> Probe:
    return Probe(
        kind=kind,
        query=query,
        schema=listing.schema,
        original=latin,
        entity=listing.id,
        list=listing.list,
        script=script_of(query),
    )
