"""How does compiled code say which memory it will look at next?

An index is larger than what a processor keeps at hand. Looked at one after the other, each place
costs a wait; asked for ahead of time, many come at once. No result depends on it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic
from numba.np.arrayobj import make_array

if TYPE_CHECKING:
    from collections.abc import Callable

_MAKE_ARRAY: Any = make_array
_READ, _KEEP, _DATA = 0, 3, 1
"""What LLVM's ``prefetch`` takes: to be read, used again soon, no code."""


def _prefetch(_typing: Any, array: Any, place: Any) -> tuple[Any, Callable[..., Any]]:
    """What Numba makes of it.

    Source: https://llvm.org/docs/LangRef.html#llvm-prefetch-intrinsic
    """

    def generate(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        data = _MAKE_ARRAY(signature.args[0])(context, builder, values[0]).data
        index = context.cast(builder, values[1], signature.args[1], types.intp)
        pointer = builder.bitcast(builder.gep(data, [index]), ir.IntType(8).as_pointer())
        number = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [pointer.type, number, number, number])
        call = builder.module.declare_intrinsic("llvm.prefetch", (pointer.type,), kind)
        builder.call(call, [pointer, *(number(fact) for fact in (_READ, _KEEP, _DATA))])
        return context.get_dummy_value()

    return types.void(array, place), generate


prefetch: Any = intrinsic(_prefetch)
"""Asks for ``array[place]``; the place may not be below 0, but beyond the end."""
