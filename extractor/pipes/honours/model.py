"""Which of the proposed spans are honours won: two linear models over what is known of each."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from typing import Any

from ...models.linear import Linear, NamedOdds
from ...models.vocabulary import Vocabulary

# Few honours and many names of features: a strong penalty.
_RIDGE, _RIDGE_EDGES = 0.1, 0.3


class HonourModel:
    """Says how likely a described span touches an honour won, and which of several spans has its edges right."""

    def __init__(self, touch: Linear, edges: Linear, vocabulary: Vocabulary) -> None:
        self.touch = touch
        self.edges = edges
        self.vocabulary = vocabulary
        self._touch_odds = NamedOdds(touch, vocabulary, "yes")
        self._edge_odds = NamedOdds(edges, vocabulary, "yes")

    def probability(self, row: list[str]) -> float:
        """Probability that a described span is, by and large, an honour won."""
        return 1 / (1 + exp(-self._touch_odds(row)))

    def suitability(self, row: list[str]) -> float:
        """How well a described span fits: the higher, the better it is and the better its edges are."""
        return self._touch_odds(row) + self._edge_odds(row)

    @classmethod
    def fit(cls, rows: Sequence[list[str]], touches: Sequence[bool], edges: Sequence[bool | None]) -> HonourModel:
        """Train from described spans.

        Parameters
        ----------
        touches
            Whether a span is half alike to an honour won.
        edges
            Of the spans near an honour, whether it is the one most alike; None for all others.
        """
        vocabulary = Vocabulary.fit(rows)
        near = [i for i, edge in enumerate(edges) if edge is not None]
        return cls(
            Linear.fit(vocabulary.matrix(rows), ["yes" if yes else "no" for yes in touches], c=_RIDGE),
            Linear.fit(
                vocabulary.matrix([rows[i] for i in near]), ["yes" if edges[i] else "no" for i in near], c=_RIDGE_EDGES
            ),
            vocabulary,
        )

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {"touch": self.touch.state(), "edges": self.edges.state(), "names": list(self.vocabulary.names)}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> HonourModel:
        """The model that `state` described."""
        return cls(Linear.of_state(state["touch"]), Linear.of_state(state["edges"]), Vocabulary(state["names"]))
