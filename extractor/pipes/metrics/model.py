"""Is it a metric, done or promised, in which role, over which time: four linear models on one matrix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from ...layout import Outline
from ...models.linear import Floats, Linear, Spoken
from ...models.ngrams import Windows
from ...models.vocabulary import Vocabulary
from ...quantity import Quantity
from .context import Place

TASKS = ("keep", "status", "role", "period")
BITS = 15
_WORDS = 0.5


@dataclass(slots=True)
class MetricSample:
    """The quantities of one document as the models see them."""

    windows: csr_matrix
    names: list[list[str]]


def metric_sample(
    outline: Outline, quantities: list[Quantity], where: list[Place | None], names: list[list[str]]
) -> MetricSample:
    """Prepare the quantities of a document."""
    left = np.array([q.start for q in quantities], dtype=np.int64)
    right = np.array([q.end for q in quantities], dtype=np.int64)
    low = np.array([p.sentence.start if p else q.start for p, q in zip(where, quantities, strict=True)], dtype=np.int64)
    high = np.array([p.sentence.end if p else q.end for p, q in zip(where, quantities, strict=True)], dtype=np.int64)
    return MetricSample(Windows(outline.folded, bits=BITS).matrix(left, right, low=low, high=high), names)


class MetricModel:
    """Four classifiers that share their features."""

    def __init__(self, heads: dict[str, Linear], vocabulary: Vocabulary) -> None:
        self.heads = heads
        self.vocabulary = vocabulary

    def predict(self, sample: MetricSample) -> dict[str, Floats]:
        """Log probabilities of every task, one row a quantity."""
        x = self._matrix(sample)
        return {task: head.log_proba(x) for task, head in self.heads.items()}

    def _matrix(self, sample: MetricSample) -> csr_matrix:
        return hstack((sample.windows * _WORDS, self.vocabulary.matrix(sample.names)), format="csr")

    def loudest(self, task: str, names: Iterable[str], label: str, *, most: int) -> Spoken:
        """The named features of a quantity that speak most for a label of a task."""
        head = self.heads[task]
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
        heads = {}
        for task in TASKS:
            rows = [i for i, label in enumerate(flat) if task in label]
            heads[task] = Linear.fit(x[rows], [flat[i][task] for i in rows], c=1.0)
        return cls(heads, vocabulary)

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {"heads": {k: v.state() for k, v in self.heads.items()}, "names": list(self.vocabulary.names)}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> MetricModel:
        """The model that `state` described."""
        return cls({k: Linear.of_state(v) for k, v in state["heads"].items()}, Vocabulary(state["names"]))
