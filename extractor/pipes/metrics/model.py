"""Is it a metric, done or promised, in which role, over which time: four linear models on one matrix."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack, vstack

from ...layout import Outline
from ...models.linear import Floats, Linear, Spoken
from ...models.ngrams import Windows
from ...models.vocabulary import Vocabulary
from ...quantity import Quantity
from .context import Place
from .times import USUAL, WHEN

TASKS = ("keep", "status", "role", "period")
BITS = 15
_WORDS = 0.5


@dataclass(slots=True)
class MetricSample:
    """The quantities of one document as the models see them."""

    windows: csr_matrix
    names: list[list[str]]

    @property
    def usual(self) -> list[str]:
        """The kind of period that a flow has in the place of each quantity."""
        return [_usual(row) for row in self.names]


def metric_sample(
    outline: Outline, quantities: list[Quantity], where: list[Place | None], names: list[list[str]]
) -> MetricSample:
    """Prepare the quantities of a document."""
    left = np.array([q.start for q in quantities], dtype=np.int64)
    right = np.array([q.end for q in quantities], dtype=np.int64)
    low = np.array([p.sentence.start if p else q.start for p, q in zip(where, quantities, strict=True)], dtype=np.int64)
    high = np.array([p.sentence.end if p else q.end for p, q in zip(where, quantities, strict=True)], dtype=np.int64)
    return MetricSample(Windows(outline.folded, bits=BITS).matrix(left, right, low=low, high=high), names)


def _usual(names: Iterable[str]) -> str:
    return next((name.removeprefix(USUAL) for name in names if name.startswith(USUAL)), "year")


def as_usual(kind: str, usual: str) -> str:
    """A kind of period as seen from the usual one, which stands for `year`; the other way round it is the same.

    A flow of a half-year report and one of a year's report look alike, and what limits either to another time as well:
    so the model learns both in one.

    Examples
    --------
    >>> as_usual("part_year", "part_year"), as_usual("year", "part_year"), as_usual("as_of", "part_year")
    ('year', 'part_year', 'as_of')
    """
    return {usual: "year", "year": usual}.get(kind, kind)


class MetricModel:
    """Four classifiers that share their features; those about time are the period's alone."""

    def __init__(self, heads: dict[str, Linear], vocabulary: Vocabulary) -> None:
        self.heads = heads
        self.vocabulary = vocabulary

    def predict(self, sample: MetricSample) -> dict[str, Floats]:
        """Log probabilities of every task, one row a quantity."""
        x = self._matrix(sample)
        scores = {task: head.log_proba(x) for task, head in self.heads.items()}
        period, classes = scores["period"], self.heads["period"].classes
        for i, usual in enumerate(sample.usual):
            if usual != "year" and usual in classes:
                a, b = classes.index("year"), classes.index(usual)
                period[i, [a, b]] = period[i, [b, a]]
        return scores

    def _matrix(self, sample: MetricSample) -> csr_matrix:
        return hstack((sample.windows * _WORDS, self.vocabulary.matrix(sample.names)), format="csr")

    def loudest(self, task: str, names: Sequence[str], label: str, *, most: int) -> Spoken:
        """The named features of a quantity that speak most for a label of a task."""
        head = self.heads[task]
        if task == "period":
            label = as_usual(label, _usual(names))
        offset = len(head.weights) - len(self.vocabulary.names)
        return head.loudest(names, self.vocabulary, label, offset=offset, most=most)

    @classmethod
    def fit(cls, samples: list[MetricSample], labels: list[list[dict[str, str]]]) -> MetricModel:
        """Train; a quantity's labels name only the tasks in which gold decides it."""
        vocabulary = Vocabulary.fit(row for s in samples for row in s.names)
        x = vstack(
            [hstack((s.windows * _WORDS, vocabulary.matrix(s.names)), format="csr") for s in samples], format="csr"
        )
        flat = [label for document in labels for label in document]
        usual = [kind for s in samples for kind in s.usual]
        heard = np.ones(x.shape[1], dtype=np.float32)
        heard[x.shape[1] - len(vocabulary.names) :] = [not name.startswith(WHEN) for name in vocabulary.names]
        others = csr_matrix(x @ diags(heard))
        others.eliminate_zeros()
        heads = {}
        for task in TASKS:
            rows = [i for i, label in enumerate(flat) if task in label]
            y = [flat[i][task] for i in rows]
            if task == "period":
                y = [as_usual(kind, usual[i]) for i, kind in zip(rows, y, strict=True)]
            heads[task] = Linear.fit((x if task == "period" else others)[rows], y, c=1.0)
        return cls(heads, vocabulary)

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {"heads": {k: v.state() for k, v in self.heads.items()}, "names": list(self.vocabulary.names)}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> MetricModel:
        """The model that `state` described."""
        return cls({k: Linear.of_state(v) for k, v in state["heads"].items()}, Vocabulary(state["names"]))
