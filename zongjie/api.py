"""The functions of the public face."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from zongjie.extractor.engines import INLINE, Processes
from zongjie.extractor.intake import Input, Options, ReadError, ReadFailure, discover, read
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.run import Outcome, extract_all
from zongjie.schemas import WorkSummary


@cache
def _extractor() -> Extractor:
    return Extractor()


def extract(document: str | os.PathLike[str], *, options: Options | None = None) -> WorkSummary:
    """Extract one document.

    Parameters
    ----------
    document
        A `str` is the text itself; a path is a file to read, of any supported format.
    options
        Limits for reading a file, and the columns of tables.

    Raises
    ------
    ReadError
        If the file cannot be read or holds no Chinese text; the message says why and what to do.

    Examples
    --------
    >>> record = extract("青石镇2023年工作总结\\n全年新增企业3家。")
    >>> [(metric.text, metric.value, metric.unit) for metric in record.metrics]
    [('3家', Decimal('3'), '家')]
    >>> extract(Path("nowhere.txt"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    zongjie.extractor.intake.result.ReadError: nowhere.txt: cannot be read: No such file ... [unreadable_path]. ...
    """
    if isinstance(document, str):
        return _extractor().extract(document)
    path = Path(document)
    source = read(Input(path=path, uri=path.as_posix()), options)
    if isinstance(source, ReadFailure):
        raise ReadError(source)
    return _extractor().extract(source)


def extract_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    pattern: str | None = None,
    options: Options | None = None,
    jobs: int = 1,
) -> Iterator[Outcome]:
    """Extract files and folders.

    Parameters
    ----------
    paths
        Files and folders, searched at any depth.
    pattern
        Glob for the files in folders, compared from the right (`*.txt`).
    options
        Limits for reading a file, and the columns of tables.
    jobs
        How many processes work: 1 for this one alone, 0 for one on each core. With more than one, a document that
        hangs or crashes is an error like any other; a script then needs `if __name__ == "__main__":`.

    Yields
    ------
    Outcome
        One for each document, the files ordered by uri: with its record, or with a coded error. None stops the others.

    Examples
    --------
    >>> [outcome.error.code for outcome in extract_many(["nowhere.txt"])]
    ['unreadable_path']
    """
    engine = INLINE if jobs == 1 else Processes(jobs)
    return extract_all(discover(paths, pattern=pattern), _extractor(), options=options, engine=engine)
