"""Proper names that a number may belong to, found by a linear model over characters.

Every character begins a name, stands inside one, ends one or does neither; the model sees the characters around it. A
name is a stretch whose characters agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, vstack

from ...models.linear import Floats, Linear
from ...models.ngrams import Windows

Range = tuple[int, int]
Tagged = tuple[int, int, float]
"""Start and end of a name, and the geometric mean of its characters' probabilities."""

BITS = 15
_REACH = 5
_TAGS = ("B", "E", "I", "O")
_LONGEST, _SHORTEST = 24, 2
_LEAST_START, _LEAST = 0.08, 0.2
# Of sentences without a name a part is enough to learn from.
_PLAIN_SHARE = 3


class NameTagger:
    """Finds names in stretches of a text."""

    def __init__(self, model: Linear) -> None:
        self.model = model

    def find(self, folded: str, ranges: Sequence[Range]) -> list[list[Tagged]]:
        """Names of each stretch, in text order, none over another.

        Parameters
        ----------
        folded
            The text.
        ranges
            Half-open stretches of it, sentences as a rule.
        """
        if not ranges:
            return []
        scores = self.model.log_proba(_rows(folded, ranges))
        column = {tag: self.model.classes.index(tag) for tag in _TAGS}
        found = []
        first = 0
        for start, end in ranges:
            mine = scores[first : first + end - start]
            first += end - start
            found.append([(start + a, start + b, p) for a, b, p in _decode(mine, column)])
        return found

    @classmethod
    def fit(cls, documents: Sequence[tuple[str, Sequence[Range], Sequence[Range]]]) -> NameTagger:
        """Train on texts, their stretches, and the names in these.

        Raises
        ------
        ValueError
            If there is no name in any of them.
        """
        matrices: list[csr_matrix] = []
        tags: list[str] = []
        for text, ranges, names in documents:
            kept = [
                r
                for k, r in enumerate(ranges)
                if k % _PLAIN_SHARE == 0 or any(r[0] <= a and b <= r[1] for a, b in names)
            ]
            if not kept:
                continue
            of_place: dict[int, str] = {}
            for a, b in names:
                of_place |= dict.fromkeys(range(a + 1, b - 1), "I") | {a: "B", b - 1: "E"}
            matrices.append(_rows(text, kept))
            tags += [of_place.get(i, "O") for start, end in kept for i in range(start, end)]
        if set(tags) != set(_TAGS):
            raise ValueError("there is no name to learn from")
        return cls(Linear.fit(vstack(matrices, format="csr"), tags, c=2.0, iterations=120))

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {"model": self.model.state()}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> NameTagger:
        """The tagger that `state` described."""
        return cls(Linear.of_state(state["model"]))


def _rows(folded: str, ranges: Sequence[Range]) -> csr_matrix:
    sizes = np.array([end - start for start, end in ranges], dtype=np.int64)
    low = np.repeat(np.array([start for start, _ in ranges], dtype=np.int64), sizes)
    high = np.repeat(np.array([end for _, end in ranges], dtype=np.int64), sizes)
    at = low + np.arange(len(low)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return Windows(folded, bits=BITS).matrix(at, at, low=low, high=high, reach=_REACH)


def _decode(scores: Floats, column: dict[str, int]) -> list[tuple[int, int, float]]:
    begins, ends, inside = (scores[:, column[tag]] for tag in ("B", "E", "I"))
    runs = np.concatenate(([0.0], np.cumsum(inside)))
    spans: list[tuple[float, int, int]] = []
    for a in np.flatnonzero(begins > np.log(_LEAST_START)).tolist():
        last = np.arange(a + _SHORTEST - 1, min(a + _LONGEST, len(scores)))
        if not len(last):
            continue
        mean = (begins[a] + ends[last] + runs[last] - runs[a + 1]) / (last - a + 1)
        best = int(np.argmax(mean))
        spans.append((float(np.exp(mean[best])), a, int(last[best]) + 1))
    chosen: list[tuple[int, int, float]] = []
    for p, start, end in sorted(spans, key=lambda span: (-span[0], span[1])):
        if p >= _LEAST and all(end <= c or d <= start for c, d, _ in chosen):
            chosen.append((start, end, p))
    return sorted(chosen)
