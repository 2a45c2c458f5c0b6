"""What each sentence is: achievement, problem, plan, background, heading or meta."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from ...layout import Outline
from ...models.linear import Floats
from ...quantity import Quantity
from ..metadata import Head
from .certain import certain
from .features import features
from .model import LABELS, StatementModel, sample
from .zones import Zone

# What stands under a heading that announces problems is a problem unless its words say otherwise clearly.
_ANNOUNCED = 1.5


@dataclass(slots=True)
class Judged:
    """The kinds of a document's sentences.

    Attributes
    ----------
    labels
        One of `LABELS` a sentence.
    scores
        Log probabilities, shape (sentences, labels).
    by
        Id of the rule that decided, or `model`.
    headings
        Indices of the sentences that are headings.
    """

    labels: list[str]
    scores: Floats | None
    by: list[str]
    headings: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.headings = [i for i, label in enumerate(self.labels) if label == "heading"]

    def probability(self, index: int) -> float:
        """Probability of the label that was chosen for a sentence."""
        return 1.0 if self.scores is None else float(np.exp(self.scores[index, LABELS.index(self.labels[index])]))


def judge(
    outline: Outline, quantities: list[Quantity], head: Head, above: Sequence[Zone], model: StatementModel
) -> Judged:
    """Give every sentence its kind: a certain rule where there is one, the model for the rest.

    Parameters
    ----------
    above
        The zones of the sentences.
    """
    scores = model.predict(sample(outline, features(outline, quantities, head, above)))
    for s, zone in zip(outline.sentences, above, strict=True):
        if zone.top == "problems" and zone.since > 0:
            scores[s.index, LABELS.index("problem")] += _ANNOUNCED
            if s.mark is None and not s.alone:
                scores[s.index, LABELS.index("heading")] -= _ANNOUNCED
    scores -= np.log(np.exp(scores).sum(axis=1, keepdims=True))
    labels = [LABELS[k] for k in scores.argmax(axis=1)]
    by = ["model"] * len(labels)
    for index, (label, rule) in certain(outline, quantities, head).items():
        labels[index], by[index] = label, rule
        scores[index] = np.log(0.002)
        scores[index, LABELS.index(label)] = np.log(0.99)
    return Judged(labels, scores, by)


__all__ = ["LABELS", "Judged", "StatementModel", "features", "judge", "sample"]
