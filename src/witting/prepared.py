"""How is a resource parsed once on a machine and not in every process?

What a loader made of the files is kept in the cache folder, by the digest of all resources, of the
sources that read them and of the version. What is kept is read only if it is whole, if nobody else
can have written it, and if it is made of the loaders' own records and of nothing that could act;
else, and where it is not there, the files are read as ever.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import pickle
import sys
from functools import cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from witting.cache_folder import cache_folder
from witting.garbage import uncollected
from witting.private_path import writable_by
from witting.resources import ROOT
from witting.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_PACKAGES = ("names", "goods", "routes")
"""Where loaders are whose results are kept."""
_DIGEST = hashlib.sha256().digest_size
_OWN = tuple(f"witting.{package}." for package in _PACKAGES)
_MADE_OF = frozenset(
    {("re", "_compile"), ("numpy", "dtype"), ("numpy._core.numeric", "_frombuffer")}
)
"""What records hold beside one another and Python's own values: patterns and arrays."""


def prepared(load: Callable[[], T]) -> Callable[[], T]:
    """The loader, whose result is kept in this process and for all that come later.

    Args:
        load: Reads packaged resources and nothing else; its result can be pickled, and nobody
            changes it.
    """

    @cache
    @wraps(load)
    def found() -> T:
        with uncollected():
            return _look_up(load)

    return found


def _look_up(load: Callable[[], T]) -> T:
    folder = _folder()
    if folder is None:
        return load()
    file = folder / f"{load.__module__}.{load.__qualname__}"
    try:
        return cast("T", read_kept(file))
    except Exception:  # noqa: BLE001  # whatever is wrong with it: it is made anew
        result = load()
        keep(file, result)
        return result


def read_kept(file: Path) -> object:
    """What was kept.

    Raises:
        ValueError: It is not whole, another user may have written it, or it is made of something
            that is no record of a loader.
        OSError: It is not there, or cannot be read.
    """
    with file.open("rb") as opened:
        if whose := writable_by(os.fstat(opened.fileno())):
            raise ValueError(f"{file} is not read: {whose}")
        data = opened.read()
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        raise ValueError(f"{file} is damaged")
    return _Records(io.BytesIO(memoryview(data)[_DIGEST:])).load()


class _Records(pickle.Unpickler):
    """Makes the loaders' own records, and calls nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name) if self._is_known(module, name) else None
        is_record = isinstance(found, type) and found.__module__.startswith(_OWN)
        if not is_record and (module, name) not in _MADE_OF:
            raise ValueError(f"{module}.{name} is no record of a loader")
        return found

    @staticmethod
    def _is_known(module: str, name: str) -> bool:
        # A name with dots would lead through a module of ours to any other.
        return "." not in name and (module.startswith(_OWN) or (module, name) in _MADE_OF)


def keep(file: Path, value: object) -> None:
    """Keeps a value, whole or not at all; where that cannot be, it is not kept."""
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    part = file.with_name(f"{file.name}.{os.getpid()}.part")
    with contextlib.suppress(OSError):
        try:
            part.touch(mode=0o600)
            part.write_bytes(hashlib.sha256(data).digest() + data)
            part.replace(file)
        finally:
            part.unlink(missing_ok=True)


@cache
def _folder() -> Path | None:
    return cache_folder("prepared", _state())


def _state() -> str:
    digest = hashlib.sha256(f"{VERSION} {sys.version}".encode())
    sources = Path(__file__).parent
    files = [file for package in _PACKAGES for file in (sources / package).glob("*.py")]
    files += [file for file in ROOT.rglob("*") if file.is_file()]
    for file in sorted(files):
        digest.update(f"\n{file.name}\n".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
