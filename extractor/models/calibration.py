"""From what the models said of a record to the probability that it is right.

A logistic regression over a few figures of each record (`Evidence`): probabilities of the decisions behind it, and what
tells documents that are read badly as a whole. It learns from records of documents that the models had not seen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Any

import numpy as np

from .linear import Linear

Evidence = Mapping[str, float]
"""Named figures of one record; a name that is not there counts as 0."""

_MOST = 7.0
_LEAST_OF_EACH = 5


def logit(probability: float) -> float:
    """Log odds, cut at ±7.

    Examples
    --------
    >>> logit(0.5), logit(1.0)
    (0.0, 7.0)
    """
    if probability >= 1 or probability <= 0:
        return _MOST if probability >= 1 else -_MOST
    return max(-_MOST, min(_MOST, log(probability / (1 - probability))))


class Calibrator:
    """Probability that a record is right, from its evidence."""

    def __init__(self, model: Linear, names: Sequence[str]) -> None:
        self.model = model
        self.names = tuple(names)

    def probabilities(self, rows: Sequence[Evidence]) -> list[float]:
        """One probability a row, rounded to four places."""
        if not rows:
            return []
        yes = self.model.classes.index("right")
        found = np.exp(self.model.log_proba(_matrix(rows, self.names))[:, yes])
        return [round(float(p), 4) for p in found]

    @classmethod
    def fit(cls, rows: Sequence[Evidence], right: Sequence[bool]) -> Calibrator | None:
        """Train on evidence and whether each record was right; None where one of the two outcomes hardly occurs."""
        if min(sum(right), len(right) - sum(right)) < _LEAST_OF_EACH:
            return None
        names = sorted({name for row in rows for name in row})
        labels = ["right" if r else "wrong" for r in right]
        return cls(Linear.fit(_matrix(rows, names), labels, c=0.3), names)

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {"model": self.model.state(), "names": list(self.names)}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> Calibrator:
        """The calibrator that `state` described."""
        return cls(Linear.of_state(state["model"]), state["names"])


@dataclass(slots=True)
class Calibration:
    """The calibrators of all records that have a confidence; without one, the product of probabilities stands in."""

    of: dict[str, Calibrator] = field(default_factory=dict)

    def probabilities(self, kind: str, rows: Sequence[Evidence]) -> list[float]:
        """Confidence of records of a kind (`metric`, `item` or `topic`), one a row of evidence."""
        calibrator = self.of.get(kind)
        if calibrator is None:
            return [round(row["plain"], 4) for row in rows]
        return calibrator.probabilities(rows)

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {kind: calibrator.state() for kind, calibrator in sorted(self.of.items())}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> Calibration:
        """The calibration that `state` described."""
        return cls({kind: Calibrator.of_state(one) for kind, one in state.items()})


def _matrix(rows: Sequence[Evidence], names: Sequence[str]) -> np.ndarray:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows], dtype=np.float64)
