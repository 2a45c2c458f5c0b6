"""Parquet → the texts in its rows, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..codes import Issue, IssueCode
from ..columns import find_columns, row_member
from ..options import Options
from ..result import Member

_BATCH = 64


def read_parquet(file: BinaryIO, options: Options) -> Iterator[Member | Issue]:
    """The texts of a Parquet file; only the columns that are used are read."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file)
        columns = find_columns(table.schema_arrow.names, options)
        if isinstance(columns, Issue):
            yield columns
            return
        number = 0
        for batch in table.iter_batches(batch_size=_BATCH, columns=columns.used, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield row_member(row, columns, number=number)
    except (pa.ArrowException, OSError, ValueError) as error:
        yield Issue(IssueCode.DAMAGED_FILE, {"kind": "Parquet", "reason": " ".join(str(error).split())})
