"""Kind of sentence: a linear model over words and form, a smoothing over the order of sentences, and a second look.

The first look sees each sentence with what the headings announce. Forward–backward over three states (review, problems,
plan) then says in which stretch of the document a sentence stands; the second look decides with its neighbours known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from ...layout import Outline
from ...models.linear import Floats, Linear, Spoken
from ...models.ngrams import NGrams
from ...models.vocabulary import Vocabulary

LABELS = ["achievement", "background", "heading", "meta", "plan", "problem"]
_CONTENT = [LABELS.index(k) for k in ("achievement", "problem", "plan")]
BITS = 16
_WORDS, _FORM = 4.0, 0.5
# Shares of the three kinds among content sentences of the genre, and the odds of changing between neighbours.
_PRIOR = np.array([0.45, 0.06, 0.45])
_START = np.array([0.6, 0.05, 0.35])
_SWITCH_AT_LINE, _SWITCH_INSIDE = 0.05, 0.012
_TEMPER = 0.6
_FLOOR = -3.0
HEAD_FORMS = tuple((where, short) for where in ("opening", "inside", "numbered", "listed") for short in (True, False))
_HEAD_CHARS, _SHORT_HEAD = 40, 20
# Heads and others that a document is taken to have had in every form before it is read.
_HEADS_BEFORE, _OTHERS_BEFORE = 0.5, 1.0
_FOLDS = 4


@dataclass(slots=True)
class Sample:
    """One document as the statement model sees it."""

    words: csr_matrix
    names: list[list[str]]
    opens_line: list[bool]
    forms: list[int]
    """Index into `HEAD_FORMS` of the form in which a sentence could be a head, -1 where it could not."""


def sample(outline: Outline, names: list[list[str]]) -> Sample:
    """Prepare a document; `names` are the named features of each sentence."""
    starts = np.array([s.start for s in outline.sentences], dtype=np.int64)
    ends = np.array([s.end for s in outline.sentences], dtype=np.int64)
    words = NGrams(outline.text, bits=BITS).matrix(starts, ends)
    return Sample(words, names, [s.opens_line for s in outline.sentences], head_forms(outline))


def head_forms(outline: Outline) -> list[int]:
    """In which form each sentence could be a run-in head, as an index into `HEAD_FORMS`; -1 if in none.

    Whether such sentences are heads is a habit of the writer: most of one form are, or hardly any.
    """
    out = []
    for s in outline.sentences:
        if s.place == s.of - 1 or s.stop != "。" or s.end - s.start > _HEAD_CHARS:
            out.append(-1)
            continue
        where = ("numbered" if s.opens_line else "listed") if s.mark else "opening" if s.place == 0 else "inside"
        body = outline.folded[s.mark.end if s.mark else s.start : s.end]
        short = len(body) <= _SHORT_HEAD and not any(c.isdigit() for c in body)
        out.append(HEAD_FORMS.index((where, short)))
    return out


class StatementModel:
    """Log probabilities of the labels for every sentence of a document."""

    def __init__(self, first: Linear, second: Linear, vocabulary: Vocabulary) -> None:
        self.first = first
        self.second = second
        self.vocabulary = vocabulary

    def predict(self, document: Sample) -> Floats:
        """Log probabilities, shape (sentences, labels in the order of `LABELS`)."""
        if not document.names:
            return np.zeros((0, len(LABELS)))
        form = self.vocabulary.matrix(document.names) * _FORM
        early = self.first.log_proba(hstack((document.words * _WORDS, form), format="csr"))
        return self.second.log_proba(hstack((_around(early, document), form), format="csr"))

    def loudest(self, names: Iterable[str], label: str, *, most: int) -> Spoken:
        """The named features of a sentence that speak most for a label in the second look."""
        offset = len(self.second.weights) - len(self.vocabulary.names)
        return self.second.loudest(names, self.vocabulary, label, offset=offset, most=most)

    @classmethod
    def fit(cls, documents: list[Sample], labels: list[list[str]]) -> tuple[StatementModel, list[Floats]]:
        """Train both looks; the second learns from early probabilities that were made without its own document.

        Returns
        -------
        model, early
            The model, and those early log probabilities of every document, for rooms that learn from predicted kinds.
        """
        vocabulary = Vocabulary.fit(row for d in documents for row in d.names)
        forms = [vocabulary.matrix(d.names) * _FORM for d in documents]
        rows = [hstack((d.words * _WORDS, f), format="csr") for d, f in zip(documents, forms, strict=True)]

        def train(indices: list[int]) -> Linear:
            return Linear.fit(
                vstack([rows[i] for i in indices], format="csr"),
                [y for i in indices for y in labels[i]],
                c=10.0,
                iterations=200,
            )

        everything = list(range(len(documents)))
        early: dict[int, Floats] = {}
        for fold in range(_FOLDS):
            held = everything[fold::_FOLDS]
            model = train([i for i in everything if i not in held])
            early |= {i: _ordered(model, rows[i]) for i in held}
        x = vstack(
            [hstack((_around(early[i], documents[i]), forms[i]), format="csr") for i in everything], format="csr"
        )
        second = Linear.fit(x, [y for ys in labels for y in ys], c=0.3)
        return cls(train(everything), second, vocabulary), [early[i] for i in everything]

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {"first": self.first.state(), "second": self.second.state(), "names": list(self.vocabulary.names)}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> StatementModel:
        """The model that `state` described."""
        return cls(Linear.of_state(state["first"]), Linear.of_state(state["second"]), Vocabulary(state["names"]))


def _ordered(model: Linear, x: csr_matrix) -> Floats:
    # A fold may have seen no sentence of a rare label.
    out = np.full((x.shape[0], len(LABELS)), np.log(1e-6))
    out[:, [LABELS.index(c) for c in model.classes]] = model.log_proba(x)
    return out


def _around(early: Floats, document: Sample) -> csr_matrix:
    """What the second look knows of the neighbours, of the wider stretch, and of the state of the document."""
    n = len(early)
    parts = [early]
    for step in (-3, -2, -1, 1, 2, 3):
        moved = np.full_like(early, _FLOOR)
        if step < 0:
            moved[-step:] = early[:step]
        else:
            moved[:-step] = early[step:]
        parts.append(moved)
    sums = np.vstack((np.zeros(early.shape[1]), np.cumsum(np.exp(early), axis=0)))
    at = np.arange(n)
    for low, high in ((-8, 0), (1, 9), (-20, 0), (1, 21), (-n, 0)):
        start, end = np.clip(at + low, 0, n), np.clip(at + high, 0, n)
        parts.append(4 * (sums[end] - sums[start]) / np.maximum(end - start, 1)[:, None])
    parts += [_states(early, document.opens_line), _habits(early, document.forms)]
    return csr_matrix(np.hstack(parts))


def _habits(early: Floats, forms: list[int]) -> Floats:
    """How usual it is in this document that sentences of a sentence's form are heads, shape (sentences, 3 × forms).

    Log odds; these times the share of such sentences in the document; and how often such a sentence follows another,
    for text stands between heads. 0 in the columns of other forms.
    """
    heads = np.exp(early[:, LABELS.index("heading")])
    member = np.array(forms)
    out = np.zeros((len(early), 3 * len(HEAD_FORMS)))
    for k in range(len(HEAD_FORMS)):
        rows = member == k
        if not rows.any():
            continue
        total, count = float(heads[rows].sum()), int(rows.sum())
        # A sentence's own odds are in `early` already; here speak the others.
        others = (total - heads[rows] + _HEADS_BEFORE) / (count - 1 - (total - heads[rows]) + _OTHERS_BEFORE)
        out[rows, 3 * k] = np.log(others)
        out[rows, 3 * k + 1] = np.log(others) * min(4 * count / len(early), 1.0)
        out[rows, 3 * k + 2] = 2 * (rows[1:] & rows[:-1]).sum() / count
    return out


def _states(early: Floats, opens_line: list[bool]) -> Floats:
    """Log posteriors of the states review, problems and plan by forward–backward."""
    shares = np.exp(early[:, _CONTENT])
    content = shares.sum(axis=1, keepdims=True)
    emission = (shares / _PRIOR * content + (1 - content) + 1e-3) ** _TEMPER
    steps = {
        opens: np.full((3, 3), odds / 2) + np.eye(3) * (1 - 1.5 * odds)
        for opens, odds in ((True, _SWITCH_AT_LINE), (False, _SWITCH_INSIDE))
    }
    n = len(early)
    forward, backward = np.zeros((n, 3)), np.ones((n, 3))
    for i in range(n):
        before = _START if i == 0 else forward[i - 1] @ steps[opens_line[i]]
        forward[i] = before * emission[i]
        forward[i] /= forward[i].sum()
    for i in range(n - 2, -1, -1):
        backward[i] = steps[opens_line[i + 1]] @ (backward[i + 1] * emission[i + 1])
        backward[i] /= backward[i].sum()
    posterior = forward * backward
    posterior /= posterior.sum(axis=1, keepdims=True)
    return np.log(posterior + 1e-4)
