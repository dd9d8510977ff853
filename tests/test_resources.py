"""What a YAML node says it is."""

from __future__ import annotations

import pytest

from witting.errors import ResourceError
from witting.resources import parse_yaml


def test_a_mapping_and_a_list_are_given_as_such() -> None:
    node = parse_yaml("a: [0101, NO]", file="x.yaml")
    assert [item.value for item in node.mapping()["a"].sequence()] == ["0101", "NO"]


def test_what_is_no_mapping_or_no_list_is_told_with_its_line() -> None:
    words = parse_yaml("a: 1\nb: [x]", file="x.yaml").mapping()
    with pytest.raises(ResourceError, match=r"x\.yaml:2: a mapping is expected here"):
        words["b"].mapping()
    with pytest.raises(ResourceError, match=r"x\.yaml:1: a list is expected here"):
        words["a"].sequence()


def test_neither_an_alias_nor_a_tag_stands_for_a_value() -> None:
    """Aliases of aliases are a billion values in ten lines."""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]\n"
        for last, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    with pytest.raises(ResourceError, match=r"x\.yaml:1: an alias stands for this"):
        parse_yaml(bomb, file="x.yaml")
    with pytest.raises(ResourceError, match=r"x\.yaml:2: !python is no plain tag"):
        parse_yaml("a: 1\nb: !python x", file="x.yaml")
