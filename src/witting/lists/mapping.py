"""How is a bank's own list to be read, by the mapping file that comes with it?

The file is YAML, in which everything is text; docs/mapping.md has each key with an example. A
mistake in it is an error with the file and the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.lists.entry import SCHEME_PROPERTIES
from witting.lists.ftm_schemata import schemata
from witting.lists.mapping_parts import (
    FORMATS,
    REPEATED,
    AddressRule,
    IdentifierRule,
    Identity,
    Layout,
    Mapping,
    SchemaRule,
    Value,
)
from witting.tables.mapping_file import read_mapping_node
from witting.tables.mapping_node import (
    Section,
    choice_of,
    maybe_pattern,
    maybe_text,
    maybe_texts,
    path_of,
    text_of,
    texts_of,
    wrong,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from witting.resources import Node

SCHEMES = (*SCHEME_PROPERTIES, "passport", "id_number")
ADDRESS_PARTS = (
    "full", "street", "street2", "city", "region", "state", "postalCode", "postOfficeBox",
    "country",
)  # fmt: skip
_OWN_SANCTION = frozenset({"entity", "proof", "country"})


def read_mapping(path: Path) -> Mapping:
    """Reads a mapping file.

    Raises:
        ResourceError: It cannot be read or breaks the rules; says the line and what is expected.
    """
    return parse_mapping(read_mapping_node(path, docs="docs/mapping.md"))


def parse_mapping(root: Node) -> Mapping:
    """The mapping that a YAML document says.

    Raises:
        ResourceError: As :func:`read_mapping`.
    """
    section = Section(root, "the mapping")
    schema = _schema(section.need("schema"))
    found = Mapping(
        where=root.file,
        layout=_layout(section),
        identity=_identity(section.need("id")),
        schema=schema,
        properties=_properties(section.need("properties"), _known(schema), what="properties"),
        identifiers=tuple(_identifier(node) for node in _items(section.take("identifiers"))),
        addresses=tuple(_address(node) for node in _items(section.take("addresses"))),
        sanction=_sanction(section.take("sanction")),
        address_only=maybe_pattern(section.take("address_only")),
        ignore=maybe_texts(section.take("ignore")),
    )
    section.close()
    both = [name for name in found.ignore if name in found.columns]
    if both:
        raise wrong(section.need("ignore"), f"the column {both[0]!r} is used and ignored")
    return found


def _layout(section: Section) -> Layout:
    layout = Layout(
        format=choice_of(section.need("format"), FORMATS, what="format"),
        file=maybe_text(section.take("file")),
        delimiter=_delimiter(section.take("delimiter")),
        sheet=maybe_text(section.take("sheet")),
        header_row=_number(section.take("header_row")),
        path=path_of(section.take("path")),
        published=path_of(section.take("published")),
        count=path_of(section.take("count")),
        ignore=maybe_texts(section.take("ignore_outside")),
    )
    fitting = {"csv": ("delimiter", "header_row"), "xlsx": ("sheet", "header_row")}.get(
        layout.format, ("path", "published", "count", "ignore_outside")
    )
    for name in (
        "delimiter",
        "sheet",
        "header_row",
        "path",
        "published",
        "count",
        "ignore_outside",
    ):
        if name not in fitting and (node := section.take(name)) is not None:
            raise wrong(node, f"{name!r} says nothing about the format {layout.format}")
    return layout


def _delimiter(node: Node | None) -> str:
    if node is None:
        return ","
    text = {"tab": "\t", "\\t": "\t"}.get(text_of(node), text_of(node))
    if len(text) != 1 or text in '"\r\n':
        raise wrong(node, f"the delimiter must be one sign or 'tab', not {text!r}")
    return text


def _number(node: Node | None) -> int:
    if node is None:
        return 1
    text = text_of(node)
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= 1000):  # noqa: PLR2004  # rows above a header
        raise wrong(node, f"{text!r} is no number of a row from 1 to 1000")
    return int(text)


def _identity(node: Node) -> Identity:
    section = Section(node, "id")
    columns, digest = section.take("columns"), section.take("digest")
    repeated = section.take("repeated")
    section.close()
    given = columns or digest
    if given is None or (columns and digest):
        raise wrong(node, "id needs either 'columns' or 'digest'")
    return Identity(
        columns=texts_of(given),
        is_digest=digest is not None,
        repeated=choice_of(repeated, REPEATED, what="choice") if repeated else "refuse",
    )


def _schema(node: Node) -> SchemaRule:
    if isinstance(node.value, str):
        return SchemaRule(constant=_thing(node))
    section = Section(node, "schema")
    column, values = section.need("column"), Section(section.need("values"), "schema.values")
    otherwise = section.take("otherwise")
    section.close()
    table = {text.casefold().strip(): _thing(value) for text, value in values.keys.items()}
    return SchemaRule(
        column=text_of(column), table=table, otherwise=_thing(otherwise) if otherwise else None
    )


def _thing(node: Node) -> str:
    names = [name for name, schema in schemata().items() if schema.is_thing]
    name = choice_of(node, names, what="schema of FollowTheMoney for a thing")
    if schemata()[name].is_abstract:
        raise wrong(node, f"no entity can be a {name!r}; take Asset, LegalEntity or another")
    return name


def _known(schema: SchemaRule) -> frozenset[str]:
    found = frozenset[str]().union(*(schemata()[name].properties for name in schema.schemata))
    return found - {"addressEntity"}


def _sanction(node: Node | None) -> dict[str, tuple[Value, ...]]:
    if node is None:
        return {}
    return _properties(node, schemata()["Sanction"].properties - _OWN_SANCTION, what="sanction")


def _properties(node: Node, known: Collection[str], *, what: str) -> dict[str, tuple[Value, ...]]:
    found = {}
    for name, value in Section(node, what).keys.items():
        if name not in known:
            line = node.key_lines.get(name, node.line)
            raise ResourceError(
                f"{name!r} is no property of FollowTheMoney's that can stand here.",
                where=f"{node.file}:{line}",
                remedy="See https://followthemoney.tech/explorer/ for the names.",
            )
        found[name] = tuple(_value(item) for item in _items(value, or_one=True))
    return found


def _identifier(node: Node) -> IdentifierRule:
    section = Section(node, "identifiers")
    scheme = section.take("scheme")
    value = _value_in(section, node)
    section.close()
    return IdentifierRule(value, choice_of(scheme, SCHEMES, what="scheme") if scheme else None)


def _address(node: Node) -> AddressRule:
    section = Section(node, "addresses")
    parts = {part: _value(value) for part in ADDRESS_PARTS if (value := section.take(part))}
    section.close()
    if not parts.keys() - {"country"}:
        raise wrong(node, "an address needs more than a country; name that under 'properties'")
    return AddressRule(parts)


def _items(node: Node | None, *, or_one: bool = False) -> list[Node]:
    if node is None:
        return []
    if isinstance(node.value, list):
        return node.value
    if or_one:
        return [node]
    raise wrong(node, "a list is expected (lines that begin with '- ')")


def _value(node: Node) -> Value:
    if isinstance(node.value, str):
        return Value(columns=(text_of(node),))
    section = Section(node, "a value")
    found = _value_in(section, node)
    section.close()
    return found


def _value_in(section: Section, node: Node) -> Value:
    column, columns = section.take("column"), section.take("columns")
    constant = section.take("constant")
    if sum(given is not None for given in (column, columns, constant)) != 1:
        raise wrong(node, "a value needs one of 'column', 'columns' and 'constant'")
    table = section.take("values")
    return Value(
        columns=maybe_texts(columns) if columns else maybe_texts(column),
        constant=maybe_text(constant),
        join=None if (join := section.take("join")) is None else str(join.value),
        separators=maybe_texts(section.take("separator")),
        aside=maybe_pattern(section.take("aside")),
        find=maybe_pattern(section.take("find")),
        table=_table(table) if table else None,
        formats=maybe_texts(section.take("formats")),
        label=maybe_text(section.take("label")),
    )


def _table(node: Node) -> dict[str, str]:
    keys = Section(node, "values").keys
    return {text.casefold().strip(): text_of(value) for text, value in keys.items()}
