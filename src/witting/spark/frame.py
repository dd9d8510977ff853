"""What do the deals of a Spark DataFrame come to?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from witting.deals.parquet import id_columns
from witting.home import default_home
from witting.screening.batch import BatchScreener
from witting.screening.flat import SCHEMA
from witting.screening.screener import DEFAULT_PERSPECTIVE
from witting.screening.signs import Signs
from witting.spark.sent import send
from witting.spark.session import require_pyspark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pyspark.sql import DataFrame

    from witting.deals.customs import TableMapping


def screen(
    deals: DataFrame,
    *,
    as_of: dt.date | Literal["deal"] | None = None,
    lists_as_of: dt.date | None = None,
    perspective: str = DEFAULT_PERSPECTIVE,
    lists: Sequence[str] | None = None,
    home: Path | str | None = None,
    history: Path | str | None = None,
    flows: Path | str | None = None,
    mapping: TableMapping | None = None,
    order: str | Sequence[str] = (),
    partitions: int | None = None,
    today: Callable[[], dt.date] = dt.date.today,
) -> DataFrame:
    """One row for each deal, with the columns of docs/reports.md; lazy, as all of Spark.

    An answer is the same however the rows are spread over partitions, and the same as that of one
    machine.

    Args:
        deals: Nested in the shape of docs/deals.md, a row for each deal; or flat, with the columns
            of a CSV file, where all rows of one id are one deal unless they contradict each other.
        as_of: The day for law and lists: a date, ``"deal"`` for each deal's own, or today where it
            is None.
        lists_as_of: Another day for the lists alone.
        perspective: Who asks.
        lists: The lists to use; all that are loaded where this is None.
        home: A folder of lists that every executor sees at this path, to be used as it is. Where
            it is None, WITTING_HOME of this machine is sent to each executor once.
        history: A file of former deals, sent likewise, or seen by every executor where a home is
            given.
        flows: What ``witting flows`` wrote, likewise.
        mapping: What the columns of a flat table hold, where that is not told by their names.
        order: Columns that the rows of one deal are ordered by, such as the number of the line;
            all columns where there is none, so that the order is always the same.
        partitions: How many parts the work is cut into; as the DataFrame has them, or as
            ``spark.sql.shuffle.partitions`` says where rows must come together.
        today: Asked once, and only where a deal or the call has no day of its own.

    Raises:
        HomeError: No list is loaded.
        DealFileError: No column is known.
        WorkerError: PySpark is missing or too old.
    """
    require_pyspark()
    from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  # an optional part

    now = today()
    screener = BatchScreener(
        home=Path(home) if home is not None else default_home(),
        as_of=as_of or now,
        today=now,
        lists=tuple(lists) if lists is not None else None,
        lists_as_of=lists_as_of,
        perspective=perspective,
        signs=Signs(
            history_file=Path(history) if history is not None else None,
            flows_file=Path(flows) if flows is not None else None,
        ),
        mapping=mapping,
    )
    sent = send(deals.sparkSession, screener, is_shared=home is not None)
    names = [order] if isinstance(order, str) else list(order)
    rows = _together(deals, mapping, order=names, partitions=partitions)
    return rows.mapInArrow(sent, from_arrow_schema(SCHEMA))


def _together(
    deals: DataFrame, mapping: TableMapping | None, *, order: list[str], partitions: int | None
) -> DataFrame:
    """The rows of one deal in one partition, beside each other."""
    from pyspark.sql import functions as sql  # noqa: PLC0415  # an optional part
    from pyspark.sql.pandas.types import to_arrow_schema  # noqa: PLC0415  # as above

    keys = id_columns(to_arrow_schema(deals.schema), mapping)
    if not keys:
        return deals if partitions is None else deals.repartition(partitions)
    quoted = [f"`{name.replace('`', '``')}`" for name in deals.columns]
    count = partitions or int(deals.sparkSession.conf.get("spark.sql.shuffle.partitions") or 200)
    own = [quoted[deals.columns.index(key)] for key in keys]
    # Rows without an id are deals of their own, and would else all come to one partition.
    spread = sql.when(
        sql.coalesce(*(sql.col(key).cast("string") for key in own)).isNull(),
        sql.xxhash64(*map(sql.col, quoted)),
    ).otherwise(sql.xxhash64(*map(sql.col, own)))
    return deals.repartition(count, spread).sortWithinPartitions(*own, *(order or quoted))
