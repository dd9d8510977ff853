"""Which ownership files are at hand, and how does one more come in?

Everything is below ``HOME/owners/NAME/DATE/``: ``meta.json``, the graph, the index of its names,
the issues. The newest counts; a file that cannot be read leaves what is there as it is.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import orjson

from witting.errors import HomeError, InputError
from witting.garbage import uncollected
from witting.index import build_index, open_index
from witting.lists.record_file import read_issues, write_issues
from witting.lists.shelf import LOCK_SECONDS, Shelf, explained
from witting.lists.source import read_source
from witting.owners.intake import READERS, take_in
from witting.owners.listed import listed_records
from witting.owners.record import read_graph, write_graph
from witting.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from witting.index import ListIndex
    from witting.model import Issue
    from witting.ownership.graph import OwnershipEntity

META = "meta.json"
MAX_NAME = 80
MANY = 10
"""So many names are told where one is not known."""
_ENDINGS = frozenset(
    {"csv", "tsv", "txt", "json", "jsonl", "ndjson", "ftm", "xml", "zip", "gz", "gzip"}
)
_NAME = re.compile(rf"[a-z0-9][a-z0-9._-]{{0,{MAX_NAME - 1}}}", re.ASCII)


@dataclass(frozen=True, slots=True)
class OwnersFile:
    """One ownership file of a home.

    Args:
        name: By which it is shown and removed.
        folder: Where it is.
        added: The day on which it was.
        format: One of READERS.
        source: The file, as the user named it without its folder.
        digest: Its SHA-256, unpacked.
        entities: How many it names.
        kinds: How many statements of each kind there are.
        issues: How many things were not understood.
        witting: The version that wrote it.
    """

    name: str
    folder: Path
    added: date
    format: str
    source: str
    digest: str
    entities: int
    kinds: dict[str, int]
    issues: int
    witting: str = VERSION

    def to_dict(self) -> dict[str, Any]:
        """As ``meta.json`` and ``owners list`` have it: all but the folder."""
        plain = asdict(self)
        del plain["folder"]
        return {**plain, "added": self.added.isoformat()}

    def open_names(self) -> ListIndex:
        """The index of the names; made anew where it cannot be used, as after a change of rules.

        Raises:
            HomeError: The file is damaged, or the home cannot be written to.
        """
        try:
            return open_index(self.folder)
        except HomeError:
            write_names(read_graph(self.folder).entities, self.name, self.folder)
            return open_index(self.folder)

    def read_issues(self) -> Iterator[Issue]:
        """What was not understood, in the order of the file."""
        return read_issues(self.folder)


class OwnersStore:
    """The ownership files of one home.

    Args:
        home: WITTING_HOME; need not exist.
        lock_seconds: How long a writer waits for another of the same name.
    """

    def __init__(self, home: Path, *, lock_seconds: float = LOCK_SECONDS) -> None:
        self._folder = home / "owners"
        self._seconds = lock_seconds

    def files(self) -> tuple[OwnersFile, ...]:
        """All that are at hand, by name.

        Raises:
            HomeError: One is damaged.
        """
        if not self._folder.is_dir():
            return ()
        names = sorted(path.name for path in self._folder.iterdir() if _NAME.fullmatch(path.name))
        shelves = ((name, self._shelf(name).editions()) for name in names)
        return tuple(_read_meta(list(found.values())[-1]) for _, found in shelves if found)

    def lookup(self, name: str) -> OwnersFile | None:
        """The file in force under a name; None where there is none, or one that is damaged."""
        try:
            found = self._shelf(_checked(name)).editions()
            return _read_meta(list(found.values())[-1]) if found else None
        except HomeError:
            return None

    def get(self, name: str) -> OwnersFile:
        """The file in force under a name.

        Raises:
            InputError: There is none of that name; says which there are.
            HomeError: One is damaged.
        """
        files = {item.name: item for item in self.files()}
        if name not in files:
            shown = ", ".join(list(files)[:MANY]) or "none"
            rest = f" and {len(files) - MANY} more" if len(files) > MANY else ""
            what = f"no file of owners is called {name!r}; there are: {shown}{rest}."
            raise InputError(what, remedy=_meant(name, files))
        return files[name]

    def add(self, path: Path, *, form: str, added: date, name: str | None = None) -> OwnersFile:
        """Reads a file and puts it in force, or leaves everything as it is.

        Args:
            path: The file, plain or packed as ZIP or gzip.
            form: One of READERS.
            added: The day of today; a file of the same name that was added before is replaced.
            name: By which it is known from now on; that of :func:`name_of` if None.

        Raises:
            InputError: The file cannot be used, or the name is none.
            HomeError: The home cannot be written to, or another writer holds the name.
        """
        name = _checked(name or name_of(path))
        source = read_source(path)
        if len(source.files) != 1:
            raise InputError(
                f"there are {len(source.files)} files; ownership is added one file at a time.",
                where=str(path),
            )
        [file] = source.files
        found = take_in(READERS[form](file), where=file.name)
        shelf = self._shelf(name)
        with shelf.locked():
            with shelf.draft() as draft:
                facts = OwnersFile(
                    name=name, folder=draft, added=added, format=form, source=path.name,
                    digest=hashlib.sha256(file.data).hexdigest(),
                    entities=len(found.graph.entities), kinds=found.kinds,
                    issues=len(found.issues),
                )  # fmt: skip
                write_graph(found.graph, draft)
                write_names(found.graph.entities, name, draft)
                write_issues(found.issues, draft)
                (draft / META).write_bytes(
                    orjson.dumps(facts.to_dict(), option=orjson.OPT_INDENT_2)
                )
                # The newest day counts: a clock that was set back must not hide the new file.
                placed = shelf.place(draft, max([added, *shelf.editions()]))
            for day, folder in shelf.editions().items():
                if folder != placed:
                    shutil.rmtree(self._folder / name / day.isoformat(), ignore_errors=True)
                    shutil.rmtree(folder, ignore_errors=True)
        return _read_meta(placed)

    def remove(self, name: str) -> OwnersFile:
        """Takes a file out of force, and says which it was.

        Raises:
            InputError: There is none of that name.
            HomeError: The home cannot be written to.
        """
        found = self.get(name)
        with self._shelf(name).locked(), explained(found.folder):
            shutil.rmtree(found.folder)
        return found

    def _shelf(self, name: str) -> Shelf:
        return Shelf(self._folder / name, lock_seconds=self._seconds)


def write_names(entities: Iterable[OwnershipEntity], name: str, folder: Path) -> None:
    """Writes the index of the entities' names into the folder of the file with that name."""
    with uncollected():
        build_index(listed_records(entities, name), folder)


def name_of(path: Path) -> str:
    """By which a file is known if nobody says otherwise: its own name, without known endings.

    What else stands after a dot, such as a year, is part of the name: the holdings of one year must
    not take the place of another's.
    """
    parts = path.name.casefold().split(".")
    while len(parts) > 1 and parts[-1] in _ENDINGS:
        parts.pop()
    stem = re.sub(r"[^a-z0-9._-]+", "-", ".".join(parts))
    return stem.strip("._-")[:MAX_NAME].rstrip("._-") or "owners"


def _meant(name: str, known: Collection[str]) -> str:
    """The nearest name that there is, or how there comes to be one."""
    near = get_close_matches(name.casefold(), known, n=1)
    if near:
        return f"Did you mean {near[0]}?"
    return "" if known else "`witting owners add` loads one."


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise InputError(
            f"{name!r} cannot be a name; it has small letters, digits, dots, dashes, underlines."
        )
    return name


def _read_meta(folder: Path) -> OwnersFile:
    try:
        data = orjson.loads((folder / META).read_bytes())
        return OwnersFile(**{**data, "folder": folder, "added": date.fromisoformat(data["added"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HomeError(
            "this ownership file is missing or damaged.",
            where=str(folder / META),
            remedy=f"Remove the folder {folder} and add the file again.",
        ) from error
