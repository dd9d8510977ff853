"""Which reader reads a list?

A list's file in ``resources/lists`` names a format; where a format has two forms, the content
decides. Readers are imported when they are called: most commands need none of them.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, cast

from witting.lists.catalogue import get_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from witting.lists.account import FileAccount, ListReader, Published
    from witting.lists.source import ListSource
    from witting.model import Issue, ListRecord

READERS = ("eu_fsf", "eu_journal", "ftm", "ofac_csv", "ofac_enhanced_xml", "opensanctions",
           "uk_fcdo", "uk_ofsi", "un_sc", "us_csl")  # fmt: skip
"""Formats that are the name of a module with a ``read``."""

UNDATED = frozenset({"eu_journal", "ofac_csv", "us_csl"})
"""Formats in which no file says of which day it is, so that nothing need be read to know it."""

OWN = "own_list"


def format_of(name: str, source: ListSource, *, mapping: Path | None = None) -> str:
    """The key of the reader for this list and these files.

    Raises:
        InputError: No list can have that name.
    """
    known = get_list(name)
    if mapping is not None:
        return OWN
    by_content = _BY_CONTENT.get(known.format)
    return by_content(source) if by_content else known.format


def read_list(
    name: str, source: ListSource, *, key: str, mapping: Path | None = None
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    """Everything that the list's reader makes of the files.

    Args:
        name: The list's name.
        source: Its files.
        key: What :func:`format_of` said.
        mapping: The file that says which column is what, where the user gave one.

    Raises:
        ListFileError: The files are not in this format.
        ResourceError: There is no mapping for a list that needs one, or it breaks the rules.
    """
    if key == OWN:
        return _read_own(name, source, mapping)
    assert key in READERS
    module = importlib.import_module(f"witting.lists.{key}")
    return cast("ListReader", module.read)(source, list_name=name)


def _read_own(
    name: str, source: ListSource, mapping: Path | None
) -> Iterator[ListRecord | Issue | FileAccount | Published]:
    # Late, as all readers.
    from witting.lists.mapping import read_mapping  # noqa: PLC0415  # as above
    from witting.lists.own_list import read, read_own_list  # noqa: PLC0415  # as above

    if mapping is None:
        return read(source, list_name=name)
    return read_own_list(source, list_name=name, mapping=read_mapping(mapping))


def _is_xml(source: ListSource) -> bool:
    return any(file.data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" for file in source.files)


def _is_json(source: ListSource) -> bool:
    return any(file.data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" for file in source.files)


def _ofac(source: ListSource) -> str:
    return "ofac_enhanced_xml" if _is_xml(source) else "ofac_csv"


def _ftm(source: ListSource) -> str:
    return "ftm" if _is_json(source) else "opensanctions"


_BY_CONTENT: dict[str, Callable[[ListSource], str]] = {
    "ofac": _ofac,
    "ftm": _ftm,
    "opensanctions": _ftm,
}
