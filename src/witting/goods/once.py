"""How is something about a text found out when it is first asked for, and not again?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from collections.abc import Callable

Owner = TypeVar("Owner")
Value = TypeVar("Value")


class once(Generic[Owner, Value]):  # noqa: N801  # named as the decorator that it is
    """A property that is kept, as :func:`functools.cached_property` does.

    That one takes a lock in Python 3.11, which takes longer than most of what is found out here.
    """

    def __init__(self, find_out: Callable[[Owner], Value]) -> None:
        self._find_out = find_out
        self._name = find_out.__name__
        self.__doc__ = find_out.__doc__

    @overload
    def __get__(self, owner: None, kind: type[Owner]) -> once[Owner, Value]: ...

    @overload
    def __get__(self, owner: Owner, kind: type[Owner]) -> Value: ...

    def __get__(self, owner: Owner | None, kind: type[Owner]) -> once[Owner, Value] | Value:
        """What was found out, and is from now on found in the owner itself."""
        if owner is None:
            return self
        value = owner.__dict__[self._name] = self._find_out(owner)
        return value
