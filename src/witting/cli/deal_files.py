"""Which files of deals were named, and where in them does the reading stand?"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from witting.cli.complaint import complain
from witting.deals.batch_reader import LostPart, iter_batches
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from witting.deals.batch import DealBatch
    from witting.deals.customs import TableMapping


class DealFiles:
    """The files that were named and those in folders that were, in their order, cut into batches.

    Args:
        paths: Files and folders; of a folder all files, also in folders within it, by their names,
            but for those that begin with ``.`` or ``_``, which are no data.
        mapping: What the columns of tables hold.
        apart: A folder that is left out: the one that is written to.

    Raises:
        DealFileError: A folder holds no file.
    """

    def __init__(self, paths: Sequence[Path], mapping: TableMapping | None, *, apart: Path) -> None:
        self.mapping = mapping
        """What the columns of tables hold."""
        self._apart = apart.resolve()
        self.files = [file for path in paths for file in self._expand(path)]
        self._sizes = [file.stat().st_size if file.is_file() else 0 for file in self.files]
        self._shares: deque[float] = deque()
        self.lost: list[LostPart] = []
        """What could not be read and was passed over."""

    def identities(self) -> list[list[Any]]:
        """Each file with its size and the time of its last change: whether it is still the same."""
        return [
            [str(file.resolve()), size, file.stat().st_mtime_ns if file.is_file() else 0]
            for file, size in zip(self.files, self._sizes, strict=True)
        ]

    def sizes(self) -> list[tuple[str, int]]:
        """Each file by its whole path, with its size."""
        return [
            (str(file.resolve()), size) for file, size in zip(self.files, self._sizes, strict=True)
        ]

    def iter_batches(self, *, skip: int) -> Iterator[DealBatch]:
        """All batches but the first ones; what is lost is told where it is met."""
        number = 0
        for place, file in enumerate(self.files):
            for item in iter_batches(file, mapping=self.mapping):
                if isinstance(item, LostPart):
                    self.lost.append(item)
                    complain(item.error)
                    continue
                number += 1
                if number > skip:
                    self._shares.append(self._share(place, item.share))
                    yield item

    def next_share(self) -> float:
        """How much of all files is read with the next batch whose result has come."""
        return self._shares.popleft()

    def _share(self, place: int, share: float) -> float:
        total = sum(self._sizes)
        return (sum(self._sizes[:place]) + share * self._sizes[place]) / total if total else 1.0

    def _expand(self, path: Path) -> Iterator[Path]:
        if not path.is_dir():
            yield path
            return
        found = sorted(
            file
            for file in path.rglob("*")
            if file.is_file()
            and not any(part.startswith((".", "_")) for part in file.relative_to(path).parts)
            and self._apart not in file.resolve().parents
        )
        if not found:
            raise DealFileError("the folder holds no file of deals.", where=str(path))
        yield from found
