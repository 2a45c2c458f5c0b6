"""What a point is about: a linear model over its words and the words of the heading above it."""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack

from ..models.linear import Linear, Spoken
from ..models.ngrams import NGrams

BITS = 15
_SECOND = 0.3
# Lengths of the character sequences that a reader takes for words.
_WORDS = (2, 3)

Span = tuple[int, int]


def topic_matrix(text: str, spans: list[Span], headings: list[Span | None]) -> csr_matrix:
    """One row a point: words of the point, and words of its heading in columns of their own."""
    grams = NGrams(text, orders=(1, 2, 3), bits=BITS)
    a, b = np.array(spans, dtype=np.int64).reshape(-1, 2).T
    h = np.array([x or (0, 0) for x in headings], dtype=np.int64).reshape(-1, 2)
    return hstack((grams.matrix(a, b) * 6.0, grams.matrix(h[:, 0], h[:, 1]) * 3.0), format="csr")


class TopicModel:
    """Topic of a point, with a second one where two are nearly as likely."""

    def __init__(self, model: Linear) -> None:
        self.model = model

    def predict(self, text: str, spans: list[Span], headings: list[Span | None]) -> list[tuple[tuple[str, ...], float]]:
        """For every span its topics, the likeliest first, and the probability of the first."""
        if not spans:
            return []
        out = []
        for row in np.exp(self.model.log_proba(topic_matrix(text, spans, headings))):
            first, second = np.argsort(-row, kind="stable")[:2]
            topics = [self.model.classes[first]]
            if row[second] >= _SECOND:
                topics.append(self.model.classes[second])
            out.append((tuple(topics), float(row[first])))
        return out

    def loudest(self, text: str, span: Span, topic: str, *, most: int) -> Spoken:
        """The words of a point that speak most for a topic, none inside another, the strongest first."""
        k = self.model.classes.index(topic)
        weights = self.model.weights
        spoken = {
            text[at : at + n]: float(weights[column, k] - np.delete(weights[column], k).mean())
            for at, n, column in NGrams(text[span[0] : span[1]], orders=_WORDS, bits=BITS).pieces(span[0])
            if text[at : at + n].isalpha()
        }
        found: Spoken = []
        for word, weight in sorted(spoken.items(), key=lambda one: (-one[1], one[0])):
            if weight > 0 and not any(word in other or other in word for other, _ in found):
                found.append((word, weight))
        return found[:most]

    @classmethod
    def fit(cls, matrices: list[csr_matrix], labels: list[list[str]]) -> TopicModel:
        """Train from matrices of `topic_matrix` and one topic a row."""
        return cls(Linear.fit(vstack(matrices, format="csr"), [y for ys in labels for y in ys], c=3.0))

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {"model": self.model.state()}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> TopicModel:
        """The model that `state` described."""
        return cls(Linear.of_state(state["model"]))
