"""Which provisions are there?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.regimes.code_list_check import check_code_lists
from witting.regimes.code_list_file import CODES_MARK, parse_code_list
from witting.regimes.licence_file import MARK, parse_licence
from witting.regimes.provision_file import parse_provision
from witting.resources import ROOT, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from witting.regimes.code_list import CodeList
    from witting.regimes.licence import Licence
    from witting.regimes.provision import Provision
    from witting.resources import Node

DIGEST_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Regimes:
    """All provisions and licences.

    Args:
        provisions: By key, in order.
        licences: By key, in order.
        code_lists: By key, in order.
        digest: Of what their files say, without comments and layout: the same law, the same digest.
    """

    provisions: tuple[Provision, ...]
    digest: str
    licences: tuple[Licence, ...] = ()
    code_lists: tuple[CodeList, ...] = ()

    def __hash__(self) -> int:
        """By the digest: what is remembered by the regimes need not read all of them again."""
        return hash(self.digest)

    def find_code_list(self, key: str) -> CodeList | None:
        """The list of codes with this key, or None."""
        return next((item for item in self.code_lists if item.key == key), None)

    def find_licence(self, key: str) -> Licence | None:
        """The licence with this key, or None."""
        return next((item for item in self.licences if item.key == key), None)

    def find(self, name: str) -> tuple[Provision, ...]:
        """The provision with this key, or all with this code; none where there is no such."""
        return tuple(item for item in self.provisions if name in (item.key, item.code))


@cache
def load_regimes(folder: Path = ROOT / "regimes") -> Regimes:
    """Reads and checks all provisions of a folder, once per process.

    Args:
        folder: The packaged provisions, or a folder of the same form: ``us/eo14024.s1.yaml`` holds
            the provision with the key ``us.eo14024.s1``.

    Raises:
        ResourceError: A file cannot be read or breaks the schema, or there is none.
    """
    nodes = dict(_nodes(folder))
    lists = {
        key: parse_code_list(node, key=key)
        for key, node in sorted(nodes.items())
        if _has(node, CODES_MARK)
    }
    licensed = {key: node for key, node in nodes.items() if _has(node, MARK)}
    laws = {key: node for key, node in nodes.items() if key not in {*lists, *licensed}}
    for node in laws.values():
        check_code_lists(node, lists)
    provisions = tuple(parse_provision(node, key=key) for key, node in sorted(laws.items()))
    if not provisions:
        raise ResourceError("no provision is there.", where=str(folder))
    licences = tuple(
        parse_licence(node, key=key, provisions=laws.keys())
        for key, node in sorted(licensed.items())
    )
    contents = {key: node.plain() for key, node in nodes.items()}
    text = json.dumps(contents, sort_keys=True, ensure_ascii=False)
    digest = hashlib.sha256(text.encode()).hexdigest()[:DIGEST_DIGITS]
    return Regimes(provisions, digest, licences, tuple(lists.values()))


def _nodes(folder: Path) -> Iterator[tuple[str, Node]]:
    """Each file's key, by its place, and its root."""
    for path in sorted(folder.rglob("*.yaml")):
        place = path.relative_to(folder)
        key = ".".join((*place.parts[:-1], place.stem))
        yield key, parse_yaml(_read(path), file=f"{folder.name}/{place.as_posix()}")


def _has(node: Node, mark: str) -> bool:
    return isinstance(node.value, dict) and mark in node.value


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"the file cannot be read: {error}.", where=str(path)) from error
