"""A linear model of a choice: which one of a few rows, rather than whether each row on its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from .linear import Floats, Linear

_ITERATIONS = 120
_LEAST = 1e-30


def fit_choice(x: csr_matrix, right: Sequence[bool], sizes: Sequence[int], *, c: float) -> Linear:
    """Train a conditional logit model, so that within each group the right rows score above the others.

    Parameters
    ----------
    x
        The rows of all groups, one group after the other.
    right
        Which rows are right; at least one in each group.
    sizes
        How many rows each group has.
    c
        Inverse strength of the ridge penalty.

    Returns
    -------
    Linear
        With the classes `no` and `yes`; differences of log odds within a group are what it learned.

    Examples
    --------
    >>> x = csr_matrix(np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 1.0], [1.0, 0.0]]))
    >>> fit_choice(x, [True, False, False, True], [2, 2], c=1.0).log_proba(x).argmax(axis=1).tolist()
    [1, 0, 0, 1]
    """
    rows = x.astype(np.float64)
    columns = rows.T.tocsr()
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.intp)
    group = np.repeat(np.arange(len(sizes)), sizes)
    good = np.asarray(right, dtype=np.float64)

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = rows @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        every = np.add.reduceat(odds, starts)
        hit = np.maximum(np.add.reduceat(odds * good, starts), _LEAST)
        slope = columns @ (odds / every[group] - odds * good / hit[group]) + weights / c
        return float(np.log(every).sum() - np.log(hit).sum() + weights @ weights / (2 * c)), slope

    found = minimize(loss, np.zeros(x.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS})
    estimator = LogisticRegression(C=c)
    estimator.classes_ = np.array(["no", "yes"])
    estimator.coef_ = found.x[np.newaxis].astype(np.float16)
    estimator.intercept_ = np.zeros(1)
    estimator.n_features_in_ = x.shape[1]
    return Linear(estimator)
