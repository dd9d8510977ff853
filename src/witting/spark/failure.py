"""What does it mean that Spark failed?"""

from __future__ import annotations

import contextlib
import re
from typing import TYPE_CHECKING

from witting import errors
from witting.errors import WittingError, WorkerError

if TYPE_CHECKING:
    from collections.abc import Iterator

_OURS = re.compile(r"witting\.errors\.(\w+): (.+)")
_PLACES = re.compile(r"^\s*(at |File |Traceback|\.\.\.)")


@contextlib.contextmanager
def explained() -> Iterator[None]:
    """Lets what went wrong in an executor be what went wrong.

    Raises:
        WittingError: As an executor raised it.
        WorkerError: Spark could not do the work.
    """
    try:
        yield
    except (WittingError, OSError):
        raise
    except Exception as error:
        raise explain(str(error)) from error


def explain(told: str) -> WittingError:
    """The error of ours that Spark tells of, or else what Spark itself says."""
    found = _OURS.search(told)
    kind = getattr(errors, found[1], None) if found else None
    if found and isinstance(kind, type) and issubclass(kind, WittingError):
        return kind(found[2].strip())
    if "No module named 'witting" in told:
        return WorkerError(
            "witting is not installed where the executors run.",
            remedy="Install the same version there, or send an environment with it: see "
            "docs/spark.md.",
        )
    return WorkerError(
        f"Spark could not do the work: {_first_words(told)}",
        remedy="What is written stays: run it again to go on.",
    )


def _first_words(told: str) -> str:
    lines = [line.strip() for line in told.splitlines() if line.strip() and not _PLACES.match(line)]
    return (lines or ["it does not say why."])[0][:500]
