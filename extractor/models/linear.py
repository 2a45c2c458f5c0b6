"""scikit-learn's logistic regression, trained once and applied as one matrix product."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression

from .vocabulary import Vocabulary

Floats = npt.NDArray[np.float64]
Spoken = list[tuple[str, float]]
"""Names of features, each with the weight by which it spoke for a label."""


class Linear:
    """A trained linear classifier.

    Attributes
    ----------
    classes
        Labels in column order of `log_proba`.
    weights, bias
        Shape (features, classes) and (classes,).
    estimator
        The scikit-learn estimator behind it; what an artefact stores.
    """

    def __init__(self, estimator: LogisticRegression) -> None:
        self.estimator = estimator
        self.classes: list[str] = [str(c) for c in estimator.classes_]
        weights = np.asarray(estimator.coef_, dtype=np.float32)
        bias = np.asarray(estimator.intercept_, dtype=np.float64)
        if len(weights) == 1:
            # Two classes: scikit-learn keeps the scores of the second only.
            weights = np.vstack((-weights / 2, weights / 2))
            bias = np.array([-bias[0] / 2, bias[0] / 2])
        self.weights = np.ascontiguousarray(weights.T)
        self.bias = bias

    @classmethod
    def fit(cls, x: csr_matrix | Floats, y: list[str], *, c: float, iterations: int = 300) -> Linear:
        """Train on rows `x` and labels `y`; `c` is the inverse strength of the ridge penalty."""
        estimator = LogisticRegression(C=c, max_iter=iterations, tol=1e-3)
        with warnings.catch_warnings():
            # A budget of iterations is part of the model, so reaching it is no fault.
            warnings.simplefilter("ignore", ConvergenceWarning)
            estimator.fit(x, np.array(y))
        # Half precision changes no decision that matters and halves the artefact.
        estimator.coef_ = estimator.coef_.astype(np.float16)
        return cls(estimator)

    def log_proba(self, x: csr_matrix | Floats) -> Floats:
        """Log probabilities, shape (rows, classes)."""
        return self._normal(np.asarray(x @ self.weights, dtype=np.float64) + self.bias)

    @staticmethod
    def _normal(scores: Floats) -> Floats:
        top = scores.max(axis=1, keepdims=True)
        out: Floats = scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True))
        return out

    def loudest(self, names: Iterable[str], vocabulary: Vocabulary, label: str, *, offset: int, most: int) -> Spoken:
        """The named features of a row that speak most for a label, the strongest first.

        A feature's weight is what it adds to the label's score, less what it adds to the other labels' on average.

        Parameters
        ----------
        offset
            Column of the vocabulary's first name.
        """
        k, others = self.classes.index(label), len(self.classes) - 1
        found = []
        for column in vocabulary.columns(names):
            row = self.weights[offset + column].astype(np.float64)
            found.append((vocabulary.names[column], float(row[k] - (row.sum() - row[k]) / others)))
        return _strongest(found, most)

    def state(self) -> dict[str, Any]:
        """What an artefact stores."""
        return {"estimator": self.estimator}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> Linear:
        """The classifier that `state` described."""
        return cls(state["estimator"])


class NamedOdds:
    """Log odds of one of two classes for rows of feature names, one row at a time.

    Where rows come one by one, adding up weights found by name is much cheaper than building a matrix.

    Attributes
    ----------
    weights
        What each name adds to the log odds.
    """

    def __init__(self, model: Linear, vocabulary: Vocabulary, label: str) -> None:
        yes = model.classes.index(label)
        difference = model.weights[:, yes].astype(np.float64) - model.weights[:, 1 - yes]
        self.weights = dict(zip(vocabulary.names, difference.tolist(), strict=True))
        self._bias = float(model.bias[yes] - model.bias[1 - yes])

    def __call__(self, names: Iterable[str]) -> float:
        """Log odds of the class for a row of names; unknown names weigh nothing."""
        # Sorted, because sums of floats depend on their order and sets of strings have none.
        return sum(map(self.weights.__getitem__, sorted(self.weights.keys() & set(names))), start=self._bias)

    def loudest(self, names: Iterable[str], *, most: int) -> Spoken:
        """The names of a row that speak most for the class, the strongest first."""
        return _strongest([(name, self.weights[name]) for name in set(names) if name in self.weights], most)


def _strongest(found: Spoken, most: int) -> Spoken:
    return sorted((one for one in found if one[1] > 0), key=lambda one: (-one[1], one[0]))[:most]
