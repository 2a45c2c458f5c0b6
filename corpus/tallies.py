"""Counts of right and wrong, and the figures that follow from them."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

STATEMENTS = ("achievement", "problem", "plan")
"""The kinds of statement, which are also the kinds of item."""

_META_PREFIX = "meta."
_RESAMPLINGS = 1000
_TAIL = 0.025


@dataclass(frozen=True, slots=True)
class Tally:
    """How a search went: found rightly, found wrongly, missed.

    Examples
    --------
    >>> both = Tally(8, 2, 0) + Tally(0, 0, 2)
    >>> both.precision, both.recall, round(both.f1, 2)
    (0.8, 0.8, 0.8)
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Share of the found that is right; 1 if nothing was found."""
        found = self.tp + self.fp
        return self.tp / found if found else 1.0

    @property
    def recall(self) -> float:
        """Share of the sought that was found; 1 if nothing was sought."""
        sought = self.tp + self.fn
        return self.tp / sought if sought else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of all answers were right (or, where a name says so, wrong)."""

    ok: int = 0
    all: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.ok + other.ok, self.all + other.all)

    @property
    def rate(self) -> float:
        """The share itself; a share of nothing is never built."""
        return self.ok / self.all


@dataclass(frozen=True, slots=True)
class Mistake:
    """One disagreement between a record and the gold, for people to read.

    Attributes
    ----------
    kind
        `metrics`, `statements`, `items`, `details`, `honours`, `sections` or `meta`.
    start
        Character offset in the document, None where the disagreement has no place.
    """

    document: str
    kind: str
    start: int | None
    message: str

    def __str__(self) -> str:
        place = "" if self.start is None else f":{self.start}"
        return f"{self.document}{place} {self.message}"


@dataclass(slots=True)
class Board:
    """What was counted and found wrong in one document, or counted in several."""

    tallies: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    shares: defaultdict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    mistakes: list[Mistake] = field(default_factory=list)

    def found(self, name: str, tp: int, fp: int, fn: int) -> None:
        """Add to the tally of this name."""
        self.tallies[name] += Tally(tp, fp, fn)

    def answered(self, name: str, ok: bool) -> None:
        """Add one answer to the share of this name."""
        self.shares[name] += Share(int(ok), 1)

    @classmethod
    def sum(cls, boards: Iterable[Board]) -> Board:
        """Add up what boards counted, mistakes left out; every document weighs by what is in it."""
        total = cls()
        for board in boards:
            for name, tally in board.tallies.items():
                total.tallies[name] += tally
            for name, share in board.shares.items():
                total.shares[name] += share
        return total

    @property
    def statement_macro_f1(self) -> float:
        """Unweighted mean F1 of the three kinds of statement."""
        return _mean([self.tallies[kind].f1 for kind in STATEMENTS if kind in self.tallies])

    @property
    def meta_mean(self) -> float:
        """Unweighted mean of the `meta.*` shares."""
        return _mean([share.rate for name, share in self.shares.items() if name.startswith(_META_PREFIX)])

    def figures(self) -> dict[str, float]:
        """One number a name: F1 of what is searched, share of what is answered, and the two means."""
        return (
            {name: tally.f1 for name, tally in self.tallies.items()}
            | {name: share.rate for name, share in self.shares.items()}
            | {"statement macro F1": self.statement_macro_f1, "meta mean": self.meta_mean}
        )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def bootstrap_intervals(boards: Sequence[Board]) -> dict[str, tuple[float, float]]:
    """95 % bounds of every figure from 1,000 resamplings of whole documents; the draws are always the same.

    Parameters
    ----------
    boards
        One board a document.

    Returns
    -------
    dict
        Figure name → (lower bound, upper bound). A figure that a draw lacks counts in the other draws only.
    """
    source = random.Random(0)
    drawn: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(_RESAMPLINGS):
        for name, value in Board.sum(source.choices(boards, k=len(boards))).figures().items():
            drawn[name].append(value)
    bounds = {}
    for name, values in drawn.items():
        values.sort()
        upper = min(int((1 - _TAIL) * len(values)), len(values) - 1)
        bounds[name] = (values[int(_TAIL * len(values))], values[upper])
    return bounds
