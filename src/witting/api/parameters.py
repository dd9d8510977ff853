"""What did the address ask for beside the path, and is all of it understood?

Nothing is passed over in silence: a parameter that this server does not know is refused, so that
no caller believes in a filter that filters nothing.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.lists.ftm_schemata import lineage, schemata
from witting.serving import Problem, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from starlette.datastructures import QueryParams

    from witting.serving import Edition

DEFAULT = "default"
"""The dataset of all lists."""
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}(:?\d{2}(:?\d{2})?)?)?.*")
_MOST_VALUES = 200


class Parameters:
    """The parameters of one request.

    Args:
        given: As the address has them.
        known: The names that the route takes.

    Raises:
        Problem: There is one that the route does not take.
    """

    def __init__(self, given: QueryParams, known: Collection[str]) -> None:
        self._given = given
        for name in given:
            if name not in known:
                raise Problem(
                    "bad_request",
                    "this parameter is not known, and is not passed over in silence.",
                    where=shown(name),
                    remedy=f"There are: {', '.join(sorted(known))}.",
                )

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._given)

    def text(self, name: str, default: str = "") -> str:
        """The last value."""
        return self._given.get(name, default)

    def texts(self, name: str) -> tuple[str, ...]:
        """All values, without those that are empty."""
        found = tuple(value for value in self._given.getlist(name) if value)
        if len(found) > _MOST_VALUES:
            raise Problem("bad_request", f"there are more than {_MOST_VALUES} values.", where=name)
        return found

    def number(self, name: str, default: int, *, least: int, most: int) -> int:
        """A whole number."""
        text = self._given.get(name)
        if text is None:
            return default
        digits = text.removeprefix("-")
        is_number = digits.isascii() and digits.isdecimal() and len(digits) < len(str(most)) + 4
        if not is_number or not least <= int(text) <= most:
            raise Problem(
                "bad_request", f"this is a whole number from {least} to {most}.", where=name
            )
        return int(text)

    def share(self, name: str) -> float | None:
        """A number from 0 to 1, or None where it is not given."""
        text = self._given.get(name)
        if text is None:
            return None
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not 0 <= value <= 1:
            raise Problem("bad_request", "this is a number from 0 to 1.", where=name)
        return value

    def flag(self, name: str, *, default: bool) -> bool:
        """Yes or no."""
        text = self._given.get(name)
        if text is None:
            return default
        found = {"true": True, "1": True, "false": False, "0": False}.get(text.lower())
        if found is None:
            raise Problem("bad_request", "this is true or false.", where=name)
        return found

    def time(self, name: str) -> str | None:
        """A day or a time in ISO form, or None where it is not given."""
        text = self._given.get(name)
        if text is None:
            return None
        if not _TIME.fullmatch(text):
            raise Problem("bad_request", "this is a day or a time, such as 2026-05-01.", where=name)
        return text

    def schemas(self, name: str) -> tuple[str, ...]:
        """Names of schemata."""
        return tuple(check_schema(value, where=name) for value in self.texts(name))


def check_schema(name: str, *, where: str) -> str:
    """The same name, if FollowTheMoney has a schema of that name.

    Raises:
        Problem: It has none.
    """
    if name not in schemata():
        raise Problem(
            "bad_request",
            f"FollowTheMoney has no schema {shown(name)!r}.",
            where=where,
            remedy="Take one such as Person, Company, LegalEntity or Vessel.",
        )
    return name


def lists_of(dataset: str, edition: Edition) -> tuple[str, ...] | None:
    """The lists that a dataset stands for; None for all.

    Raises:
        Problem: There is no such dataset.
    """
    if dataset == DEFAULT:
        return None
    return (check_dataset(dataset, edition, where="dataset"),)


def check_dataset(name: str, edition: Edition, *, where: str) -> str:
    """The same name, if a list of that name speaks.

    Raises:
        Problem: None does.
    """
    if name not in edition.versions:
        raise Problem(
            "not_found",
            f"no list {shown(name)!r} is loaded.",
            where=where,
            remedy=f"There are: {DEFAULT}, {', '.join(edition.versions)}.",
        )
    return name


@dataclass(frozen=True, slots=True)
class Filters:
    """Which entities are wanted.

    Args:
        lists: Of these lists; None for all.
        topics: With any of these; all where it is empty.
        excluded_schemas: Not of these.
        excluded_ids: Not these.
        changed_since: Changed on this day or later.
    """

    lists: tuple[str, ...] | None = None
    topics: frozenset[str] = frozenset()
    excluded_schemas: frozenset[str] = frozenset()
    excluded_ids: frozenset[str] = frozenset()
    changed_since: str | None = None

    def wants(self, entity: Mapping[str, Any]) -> bool:
        """Whether an entity is wanted; of which list it is was asked before."""
        if self.topics and self.topics.isdisjoint(entity["properties"].get("topics", ())):
            return False
        if entity["id"] in self.excluded_ids:
            return False
        if not self.excluded_schemas.isdisjoint(lineage(entity["schema"])):
            return False
        return self.changed_since is None or entity["last_change"] >= self.changed_since

    @property
    def is_open(self) -> bool:
        """Whether every entity of the lists is wanted."""
        return not (self.topics or self.excluded_schemas or self.excluded_ids or self.changed_since)


FILTERS = frozenset(
    ("include_dataset", "exclude_dataset", "exclude_schema", "topics", "changed_since")
)
"""The parameters that :func:`read_filters` reads, beside ``exclude_entity_ids``."""


def read_filters(given: Parameters, dataset: str, edition: Edition) -> Filters:
    """The filters that every route of entities takes.

    Raises:
        Problem: One is not understood, or there is no such dataset.
    """
    chosen = lists_of(dataset, edition)
    if not given:
        return Filters(chosen)
    included = _lists(given, "include_dataset", edition)
    excluded = _lists(given, "exclude_dataset", edition)
    if included or excluded:
        # `default` with some included is those alone; a list with others included is all of them,
        # as yente's own client asks for several.
        wanted = {*(chosen or ()), *included} or set(edition.versions)
        chosen = tuple(sorted(wanted - set(excluded)))
    return Filters(
        lists=chosen,
        topics=frozenset(given.texts("topics")),
        excluded_schemas=frozenset(given.schemas("exclude_schema")),
        excluded_ids=frozenset(given.texts("exclude_entity_ids")),
        changed_since=given.time("changed_since"),
    )


def _lists(given: Parameters, name: str, edition: Edition) -> list[str]:
    found: list[str] = []
    for value in given.texts(name):
        found += lists_of(value, edition) or tuple(edition.versions)
    return found
