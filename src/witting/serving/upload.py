"""Which deals are in a file that somebody sends?

A file is read by its content. Its name is shown and is never a path.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from witting.deals import read_deals
from witting.deals.customs import load_mappings, read_table_mapping
from witting.errors import DealFileError, InputError, ResourceError
from witting.report.legible import legible

if TYPE_CHECKING:
    from witting.deals.customs import TableMapping
    from witting.model import Deal

MOST_DEALS = 1_000
"""So many deals of one file are screened while somebody waits."""
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")
_LONGEST, _LONGEST_STEM = 200, 40
_LINE = re.compile(r":(\d+)\Z")


def shown_name(name: str) -> str:
    """A file's name without the folders before it, short enough to be shown."""
    return legible(re.split(r"[/\\]", name)[-1])[:_LONGEST] or "upload"


def read_upload(content: bytes, name: str, *, mapping: TableMapping | None = None) -> list[Deal]:
    """The deals of a file.

    Args:
        content: The file.
        name: What the sender calls it, see :func:`shown_name`.
        mapping: What its columns hold where it is a table; one that fits without.

    Raises:
        DealFileError: It is in no format that is read, or holds no deal, or too many, or is a table
            with none of the columns of the mapping.
    """
    suffix = _SUFFIX.search(name)
    with tempfile.TemporaryDirectory(prefix="witting-upload-") as folder:
        path = Path(folder) / f"upload{suffix[0].lower() if suffix else ''}"
        path.write_bytes(content)
        try:
            deals = [*islice(read_deals(path, mapping=mapping), MOST_DEALS + 1)]
        except DealFileError as error:
            raise DealFileError(error.what, where=name, remedy=error.remedy) from error
    if len(deals) > MOST_DEALS:
        raise DealFileError(
            f"the file has more than {MOST_DEALS:,} deals.",
            where=name,
            remedy="Split it, or screen it with `witting screen`.",
        )
    return [_named(deal, own=path.name, name=name) for deal in deals]


def get_mapping(name: str) -> TableMapping:
    """The bundled mapping of that name.

    Raises:
        InputError: There is none.
    """
    for mapping in load_mappings():
        if mapping.name == name:
            return mapping
    known = ", ".join(mapping.name for mapping in load_mappings())
    raise InputError("there is no such mapping.", where="mapping", remedy=f"There are: {known}.")


def read_own_mapping(content: bytes, name: str) -> TableMapping:
    """The mapping that somebody sends.

    Args:
        content: The file.
        name: What the sender calls it, see :func:`shown_name`.

    Raises:
        ResourceError: It cannot be read or breaks the rules; says the line and what is expected.
    """
    with tempfile.TemporaryDirectory(prefix="witting-upload-") as folder:
        path = Path(folder) / "mapping.yaml"
        path.write_bytes(content)
        try:
            found = read_table_mapping(path)
        except ResourceError as error:
            line = _LINE.search(error.where)
            where = f"{name}, line {line[1]}" if line else name
            raise ResourceError(error.what, where=where, remedy=error.remedy) from error
    return replace(found, name=Path(name).stem[:_LONGEST_STEM])


def _named(deal: Deal, *, own: str, name: str) -> Deal:
    """The deal with the sender's name of the file where it has ours."""
    source = deal.source
    if source is not None and source.file == own:
        source = replace(source, file=name)
    is_ours = deal.id.startswith(f"{own}:")
    identity = f"{name}:{deal.id.removeprefix(f'{own}:')}" if is_ours else deal.id
    return replace(deal, id=identity, source=source)
