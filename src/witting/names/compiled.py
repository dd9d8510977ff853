"""How is a function of numbers and arrays made fast?

Numba compiles it when it is first called and keeps the machine code in the user's cache folder, in
one folder for each state of the sources: a function is compiled anew when one that it calls has
changed. Where no folder can be written, every process compiles, which costs seconds and changes no
result.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from numba import config, njit

from witting.cache_folder import cache_folder

if TYPE_CHECKING:
    from collections.abc import Callable

Function = TypeVar("Function", bound="Callable[..., object]")
Int = Any
Float = Any
"""Numbers that a compiled function takes and returns, NumPy's or Python's: it is compiled for those
that it is called with, and mypy takes neither for the other."""
_CONFIG: Any = config
"""Its settings are made when it is loaded."""
_PACKAGES = ("names", "index", "matching", "learning")
"""Where compiled functions are."""


def compiled(function: Function) -> Function:
    """The same function as machine code."""
    return _compile(function)


def compiled_part(function: Function) -> Function:
    """Likewise for a function that compiled ones alone call, which compiles faster."""
    return _compile(function, no_cpython_wrapper=True, no_cfunc_wrapper=True)


def compiled_leaf(function: Function) -> Function:
    """Likewise for one that makes no array, so none is counted; put in where it is called.

    Many arrays are passed on, which takes longer than what such functions do with them.
    """
    return _compile(
        function, no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False, forceinline=True
    )


def _compile(function: Function, **options: Any) -> Function:
    """With NumPy's way of dividing by zero, which is checked for where it matters."""
    before = _CONFIG.CACHE_DIR
    try:
        _CONFIG.CACHE_DIR = _CONFIG.CACHE_DIR or _folder()
        options["cache"] = bool(_CONFIG.CACHE_DIR)
        fast: Function = njit(error_model="numpy", **options)(function)
    finally:
        _CONFIG.CACHE_DIR = before
    return fast


def is_prepared() -> bool:
    """Whether something was compiled for this state of the sources and is kept."""
    folder = _CONFIG.CACHE_DIR or _folder()
    return bool(folder) and any(Path(folder).glob("**/*.nbi"))


@cache
def _folder() -> str:
    """Where machine code is kept; empty where nothing can be."""
    folder = cache_folder("compiled", _state_of_sources())
    return str(folder) if folder else ""


def _state_of_sources() -> str:
    root = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for package in _PACKAGES:
        for file in sorted((root / package).glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
