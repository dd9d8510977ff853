"""How does a package offer names whose modules are loaded when they are first asked for?"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """A ``__getattr__`` for a package.

    Args:
        package: Its name, for the message where it has no such name.
        homes: Each public name with the place where it stands, such as ``witting.model:Deal``.
    """

    def get(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        place = homes[name].partition(":")[0]
        module = importlib.import_module(place)
        # All of it at once: a module may be called as one of its functions, and would be found
        # for it from now on.
        for own, home in homes.items():
            if home.startswith(f"{place}:"):
                setattr(sys.modules[package], own, getattr(module, home.partition(":")[2]))
        found: object = getattr(sys.modules[package], name)
        return found

    return get
