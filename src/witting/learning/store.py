"""Which models were learned for a home, and how does one more come in?

Everything is below ``HOME/goods/models/NAME/DATE/``: ``meta.json``, the arrays, the issues. A new
model takes the place of the one before in one step, when it is complete.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import orjson

from witting.errors import HomeError, InputError
from witting.learning.figures import Figures, read_figures
from witting.lists.record_file import read_issues, write_issues
from witting.lists.shelf import LOCK_SECONDS, Shelf, explained
from witting.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from witting.learning.lesson import Lesson
    from witting.model import Issue

META = "meta.json"
MAX_NAME = 80
DIGEST_DIGITS = 12
_NAME = re.compile(rf"[a-z0-9][a-z0-9._-]{{0,{MAX_NAME - 1}}}", re.ASCII)
_ENDINGS = frozenset({"csv", "tsv", "txt", "json", "jsonl", "ndjson"})


@dataclass(frozen=True, slots=True)
class LearnedModel:
    """One model of a home.

    Args:
        name: By which it is shown and removed.
        folder: Where it is.
        learned: The day on which it was.
        source: The file, as the user named it without its folder.
        digest: SHA-256 of all that it judges by.
        issues: How many rows were left out.
        figures: Of the lines held out.
        witting: The version that wrote it.
    """

    name: str
    folder: Path
    learned: date
    source: str
    digest: str
    issues: int
    figures: Figures
    witting: str = VERSION

    @property
    def version(self) -> str:
        """What tells it from every other one."""
        return self.digest[:DIGEST_DIGITS]

    def to_dict(self) -> dict[str, Any]:
        """As ``meta.json`` and ``goods learned list`` have it: all but the folder."""
        return {
            "name": self.name,
            "learned": self.learned.isoformat(),
            "source": self.source,
            "digest": self.digest,
            "issues": self.issues,
            "figures": self.figures.to_dict(),
            "witting": self.witting,
        }

    def open(self) -> Lesson:
        """The model itself, mapped into memory.

        Raises:
            HomeError: It is damaged, or of a version that reads texts otherwise.
        """
        from witting.learning.lesson_file import read_lesson  # noqa: PLC0415  # half a second

        return read_lesson(self.folder, self.figures)

    def read_issues(self) -> Iterator[Issue]:
        """What was left out, in the order of the file."""
        return read_issues(self.folder)


class ModelStore:
    """The models of one home.

    Args:
        home: WITTING_HOME; need not exist.
        lock_seconds: How long a writer waits for another of the same name.
    """

    def __init__(self, home: Path, *, lock_seconds: float = LOCK_SECONDS) -> None:
        self._folder = home / "goods" / "models"
        self._seconds = lock_seconds

    def models(self) -> tuple[LearnedModel, ...]:
        """All that are in force, by name.

        Raises:
            HomeError: One is damaged.
        """
        if not self._folder.is_dir():
            return ()
        names = sorted(path.name for path in self._folder.iterdir() if _NAME.fullmatch(path.name))
        shelves = (self._shelf(name).editions() for name in names)
        return tuple(_read_meta(list(found.values())[-1]) for found in shelves if found)

    def add(
        self, name: str, lesson: Lesson, *, issues: Sequence[Issue], source: str, learned: date
    ) -> LearnedModel:
        """Puts a model in force, or leaves everything as it is.

        Args:
            name: By which it is known; one of the same name is replaced.
            lesson: What was learned.
            issues: What was left out.
            source: The name of the file.
            learned: The day of today.

        Raises:
            InputError: The name is none.
            HomeError: The home cannot be written to, or another writer holds the name.
        """
        from witting.learning.lesson_file import write_lesson  # noqa: PLC0415  # half a second

        shelf = self._shelf(checked_name(name))
        with shelf.locked():
            with shelf.draft() as draft:
                digest = hashlib.sha256()
                for data in write_lesson(lesson, draft):
                    digest.update(data)
                facts = LearnedModel(
                    name=name, folder=draft, learned=learned, source=source,
                    digest=digest.hexdigest(), issues=len(issues), figures=lesson.figures,
                )  # fmt: skip
                write_issues(issues, draft)
                (draft / META).write_bytes(
                    orjson.dumps(facts.to_dict(), option=orjson.OPT_INDENT_2)
                )
                # The newest day counts: a clock that was set back must not hide the new model.
                placed = shelf.place(draft, max([learned, *shelf.editions()]))
            for folder in shelf.editions().values():
                if folder != placed:
                    shutil.rmtree(folder, ignore_errors=True)
        return _read_meta(placed)

    def get(self, name: str) -> LearnedModel:
        """The model of that name.

        Raises:
            InputError: There is none.
        """
        models = self.models()
        found = next((model for model in models if model.name == name), None)
        if found is None:
            known = ", ".join(model.name for model in models) or "none"
            raise InputError(f"no learned model is called {name!r}; there are: {known}.")
        return found

    def remove(self, name: str) -> None:
        """Takes a model out of force, damaged or not.

        Raises:
            InputError: There is none of that name.
            HomeError: The home cannot be written to.
        """
        shelf = self._shelf(checked_name(name))
        if not shelf.editions():
            self.get(name)
        with shelf.locked(), explained(self._folder / name):
            for folder in shelf.editions().values():
                shutil.rmtree(folder)

    def _shelf(self, name: str) -> Shelf:
        return Shelf(self._folder / name, lock_seconds=self._seconds)


def name_of(path: Path) -> str:
    """By which a model is known if nobody says otherwise: its file's name, without the ending."""
    parts = path.name.casefold().split(".")
    while len(parts) > 1 and parts[-1] in _ENDINGS:
        parts.pop()
    stem = re.sub(r"[^a-z0-9._-]+", "-", ".".join(parts))
    return stem.strip("._-")[:MAX_NAME].rstrip("._-") or "own"


def checked_name(name: str) -> str:
    """The name, if it can be one.

    Raises:
        InputError: It cannot.
    """
    if not _NAME.fullmatch(name):
        raise InputError(
            f"{name!r} cannot be a name; it has small letters, digits, dots, dashes, underlines."
        )
    return name


def _read_meta(folder: Path) -> LearnedModel:
    try:
        data = orjson.loads((folder / META).read_bytes())
        return LearnedModel(
            name=data["name"],
            folder=folder,
            learned=date.fromisoformat(data["learned"]),
            source=data["source"],
            digest=data["digest"],
            issues=data["issues"],
            figures=read_figures(data["figures"]),
            witting=data["witting"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise HomeError(
            "this learned model is missing or damaged.",
            where=str(folder / META),
            remedy="Run `witting goods learned remove NAME` and learn again.",
        ) from error
