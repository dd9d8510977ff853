"""Where is the reviewed truth, and how is it read?

Resources are text-only YAML and CSV files that ship with the package. YAML is read as text: every
scalar stays the string that stands in the file, so that ``0101`` is not 65, ``8471.30`` no float
and ``NO`` not false. A key given twice is an error with its line.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from witting.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_INSTALLED = Path(__file__).parent / "_resources"
_CHECKOUT = Path(__file__).parents[2] / "resources"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's, where the wheel has it, which is ten times faster."""
_TAGS = "tag:yaml.org,2002:"
"""What the tags of plain values begin with, which nobody writes."""
ROOT = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


@dataclass(frozen=True, slots=True)
class Node:
    """One YAML node: a string, a list of nodes or a mapping of nodes, with its place.

    ``value`` is never a number, a boolean or a date. An empty value (``key:``) and ``null`` are
    both the empty string; :attr:`is_null` tells ``null`` and ``~`` and nothing from ``""``.
    """

    value: str | list[Node] | dict[str, Node]
    file: str
    line: int
    is_null: bool = False
    key_lines: dict[str, int] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """``file:line``, for messages."""
        return f"{self.file}:{self.line}"

    def mapping(self) -> dict[str, Node]:
        """The nodes of a mapping by their keys.

        Raises:
            ResourceError: This is none.
        """
        if not isinstance(self.value, dict):
            raise ResourceError("a mapping is expected here.", where=self.where)
        return self.value

    def sequence(self) -> list[Node]:
        """The nodes of a list.

        Raises:
            ResourceError: This is none.
        """
        if not isinstance(self.value, list):
            raise ResourceError("a list is expected here.", where=self.where)
        return self.value

    def plain(self) -> object:
        """The same without places: str, list, dict; ``null`` as None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return None if self.is_null else self.value


def parse_yaml(text: str, *, file: str) -> Node:
    """Reads one YAML document as text.

    Args:
        text: The document.
        file: The name to show in messages.

    Raises:
        ResourceError: Not YAML, a key given twice, a key that is no plain text, an alias or a tag.
    """
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        # A fault at the end is told of the last line that says something.
        line = min(mark.line, text.rstrip().count("\n")) + 1 if mark else 1
        problem = getattr(error, "problem", None) or "cannot be read"
        raise ResourceError(f"not valid YAML: {problem}.", where=f"{file}:{line}") from error
    if root is None:
        raise ResourceError("the file is empty.", where=file)
    return _node(root, file, set())


def _node(node: yaml.Node, file: str, seen: set[int]) -> Node:
    line = node.start_mark.line + 1
    # Ten lines of aliases of aliases are a billion values.
    if id(node) in seen or not node.tag.startswith(_TAGS):
        what = "an alias stands for this" if id(node) in seen else f"{node.tag} is no plain tag"
        raise ResourceError(f"{what}.", where=f"{file}:{line}", remedy="Write the value out.")
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        is_null = not node.style and node.value in ("", "~", "null", "Null", "NULL")
        return Node("" if is_null else node.value, file, line, is_null=is_null)
    if isinstance(node, yaml.SequenceNode):
        return Node([_node(child, file, seen) for child in node.value], file, line)
    assert isinstance(node, yaml.MappingNode)
    mapping: dict[str, Node] = {}
    key_lines: dict[str, int] = {}
    for key, value in node.value:
        key_line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise ResourceError("a key must be plain text.", where=f"{file}:{key_line}")
        if key.value in mapping:
            raise ResourceError(
                f"the key {key.value!r} is given twice, first on line {key_lines[key.value]}.",
                where=f"{file}:{key_line}",
                remedy="Keep one of the two.",
            )
        mapping[key.value] = _node(value, file, seen)
        key_lines[key.value] = key_line
    return Node(mapping, file, line, key_lines=key_lines)


def read_yaml(name: str) -> Node:
    """Reads a packaged YAML file by its path below ``resources/``, such as ``lists/un.sc.yaml``.

    Raises:
        ResourceError: There is no such file, or it is not what :func:`parse_yaml` reads.
    """
    return parse_yaml(read_text(name), file=name)


def read_text(name: str) -> str:
    """Reads a packaged text file by its path below ``resources/``.

    Raises:
        ResourceError: There is no such file.
    """
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceError("this packaged resource is missing.", where=name) from error


def read_csv(name: str) -> list[dict[str, str]]:
    """Reads a packaged CSV file with a header row; every cell is a string."""
    return list(csv.DictReader(read_text(name).splitlines()))


def iter_names(folder: str, suffix: str = ".yaml") -> Iterator[str]:
    """The names of all packaged files below a folder, sorted, such as ``regimes/us/….yaml``."""
    for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
        yield path.relative_to(ROOT).as_posix()


def read_numbers(name: str, keys: Sequence[str]) -> dict[str, float]:
    """A YAML file under ROOT that gives a number for each of some keys, and nothing else.

    Raises:
        ResourceError: A key is missing or unknown, or its value is no number.
    """
    root = read_yaml(name)
    facts = root.value if isinstance(root.value, dict) else {}
    if odd := sorted(set(facts) ^ set(keys)):
        raise ResourceError(f"missing or unknown: {', '.join(odd)}.", where=root.where)
    try:
        return {key: float(str(facts[key].value)) for key in keys}
    except ValueError as error:
        raise ResourceError("every value is a number.", where=root.where) from error
