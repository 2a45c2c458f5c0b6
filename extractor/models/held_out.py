"""Records of gold texts from models that have not seen them: one document left out, or one of several groups."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from threadpoolctl import threadpool_limits

from zongjie.corpus import CorpusDocument

from ..engines import Extracts
from ..intake import Input
from ..pipeline import Extractor
from ..run import Outcome, extract_all
from ..source import SourceText
from .train import train

Build = Callable[[Sequence[CorpusDocument]], Extracts]
"""What makes an extractor from gold documents; a function of a module, so that other processes find it."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Texts that are extracted together.

    Attributes
    ----------
    inputs
        The texts.
    without
        Digests of what their models must not be trained on.
    """

    inputs: tuple[Input | SourceText, ...]
    without: frozenset[str]


def trained(documents: Sequence[CorpusDocument]) -> Extractor:
    """The product, trained on these documents; the same on any number of cores."""
    with threadpool_limits(limits=1):
        return Extractor(models=train(documents))


def folds_of(
    inputs: Mapping[str, Input | SourceText], known: Collection[str], *, count: int | None = None
) -> list[Fold]:
    """Part texts into folds.

    Parameters
    ----------
    inputs
        Digest of a text → where it is.
    known
        Digests of all that training could see. A text that is not among them needs no model of its own.
    count
        Number of groups; by default every known text is left out alone.

    Examples
    --------
    >>> from pathlib import Path
    >>> inputs = {name: Input(path=Path(name), uri=name) for name in "abcd"}
    >>> [sorted(fold.without) for fold in folds_of(inputs, "abc")]
    [['a'], ['b'], ['c'], []]
    >>> [sorted(fold.without) for fold in folds_of(inputs, "abc", count=2)]
    [['a', 'c'], ['b'], []]
    """
    own = [digest for digest in inputs if digest in known]
    groups = [own[k :: count or len(own)] for k in range(min(count or len(own), len(own)))]
    folds = [Fold(tuple(inputs[digest] for digest in group), frozenset(group)) for group in groups]
    others = tuple(one for digest, one in inputs.items() if digest not in known)
    return folds + ([Fold(others, frozenset())] if others else [])


def extract_held_out(
    folds: Sequence[Fold],
    documents: Sequence[CorpusDocument],
    *,
    build: Build = trained,
    processes: int = 2,
) -> Iterator[Outcome]:
    """Extract every text with models made from all documents but those of its fold.

    Parameters
    ----------
    folds
        What is extracted; see `folds_of`.
    documents
        Gold to train on.
    build
        What trains.
    processes
        How many folds run at a time; 1 keeps everything in this process.

    Yields
    ------
    Outcome
        One for each text, in the order of the folds.
    """
    if processes == 1:
        for fold in folds:
            yield from _extract(fold, documents, build)
        return
    # Processes start afresh: a copy of this one could hang on locks of its numerical libraries' threads.
    pool = ProcessPoolExecutor(
        processes,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_prepare,
        initargs=(tuple(documents), build),
    )
    try:
        for outcomes in pool.map(_extract_prepared, folds):
            yield from outcomes
    finally:
        pool.shutdown(cancel_futures=True)


def _extract(fold: Fold, documents: Sequence[CorpusDocument], build: Build) -> list[Outcome]:
    extractor = build([d for d in documents if d.gold.sha256 not in fold.without])
    return list(extract_all(fold.inputs, extractor))


_prepared: tuple[Sequence[CorpusDocument], Build] | None = None


def _prepare(documents: Sequence[CorpusDocument], build: Build) -> None:
    global _prepared
    _prepared = documents, build
    # As many processes as cores, so each takes one thread.
    threadpool_limits(limits=1)


def _extract_prepared(fold: Fold) -> list[Outcome]:
    assert _prepared is not None, "_prepare runs first in every process"
    return _extract(fold, *_prepared)
