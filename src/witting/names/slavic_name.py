"""Which given names and fathers' names are one, in Russian, Ukrainian and Belarusian?

``Volodymyr Mykolaiovych`` is ``Vladimir Nikolaevich``, and ``Siarhei`` is ``Sergei``: people of
these countries have papers in two languages, and lists name them by either.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.errors import ResourceError
from witting.names.script import clean_text, latinize
from witting.names.spelling import fold_spelling
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.resources import Node

RESOURCE = "names/slavic_names.yaml"


def common_form(folded: str) -> str:
    """The folded word that stands for a folded given name or father's name in all three languages.

    A word that is none of them is its own.
    """
    return _load().get(folded, folded)


@cache
def _load() -> Mapping[str, str]:
    root = read_yaml(RESOURCE)
    rows = root.value.get("rows") if isinstance(root.value, dict) else None
    if rows is None or not isinstance(rows.value, list):
        raise ResourceError("'rows' is a list of rows of names.", where=root.where)
    forms: dict[str, str] = {}
    for row in rows.value:
        if not isinstance(row.value, list):
            raise ResourceError("a row is a list of names.", where=row.where)
        names = [_fold(item) for item in row.value]
        for name in names[1:]:
            if forms.setdefault(name, names[0]) != names[0]:
                raise ResourceError(f"{name!r} is in two rows.", where=row.where)
    if twice := {name for name, form in forms.items() if forms.get(form, form) != form}:
        raise ResourceError(f"{min(twice)!r} stands for what is in another row.", where=RESOURCE)
    return {name: form for name, form in forms.items() if name != form}


def _fold(item: Node) -> str:
    words = latinize(clean_text(str(item.value)))
    if len(words) != 1:
        raise ResourceError("a name is one word with letters.", where=item.where)
    return fold_spelling(words[0])
