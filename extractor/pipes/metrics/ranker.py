"""Which of the proposed spans is the indicator: a linear model over what is known of each."""

from __future__ import annotations

from typing import Any

from zongjie.schemas.units import UNITS, unit_code

from ...models.linear import Linear, NamedOdds
from ...models.vocabulary import Vocabulary
from ...quantity import Quantity
from .candidates import Candidate, is_verb_only


def describe(folded: str, q: Quantity, role: str, found: list[Candidate], *, joint: bool) -> list[list[str]]:
    """Named features of every candidate of one quantity.

    Parameters
    ----------
    joint
        Whether only a connective stands between this quantity and the one before.
    """
    unit = unit_code(q.unit) or q.unit or "none"
    known = UNITS.get(unit)
    dimension = known.dimension if known else "none"
    recipes = {c.recipe for c in found}
    left = next((folded[c.start : c.end] for c in found if c.recipe == "left"), "")
    verb_only = is_verb_only(left) if left else False
    rows = []
    for c in found:
        text = folded[c.start : c.end]
        size = len(text)
        bucket = sum(size > n for n in (1, 2, 3, 4, 6, 8, 12, 18))
        gap = max(0, q.start - c.end) if c.end <= q.start else c.start - q.end
        base = [
            f"recipe={c.recipe}",
            f"recipe={c.recipe}/{dimension}",
            f"recipe={c.recipe}/{unit}",
            f"recipe={c.recipe}/{role}",
            f"size={bucket}",
            f"recipe={c.recipe}/size={bucket}",
            f"gap={min(gap, 12)}/{c.end <= q.start}",
            f"verb_only={is_verb_only(text)}",
            f"recipe={c.recipe}/verb_only={is_verb_only(text)}",
            f"recipe={c.recipe}/left_verb={verb_only}/has_left={bool(left)}",
            f"recipe={c.recipe}/joint={joint}/{role}",
            f"recipe={c.recipe}/has_right={'right_full' in recipes}/{dimension}",
            f"recipe={c.recipe}/listed={'listed' in recipes}",
            f"recipe={c.recipe}/previous={'previous' in recipes}/{bool(left)}/{role}",
            f"digits={any(x.isdigit() for x in text)}",
            f"first={text[:1]}",
            f"last={text[-1:]}",
            f"starts={text[:2]}",
            f"ends={text[-2:]}",
            f"commas={text.count('、')}",
        ]
        rows.append(base)
    return rows


class IndicatorRanker:
    """Picks the likeliest of the candidates."""

    def __init__(self, model: Linear, vocabulary: Vocabulary) -> None:
        self.model = model
        self.vocabulary = vocabulary
        self._odds = NamedOdds(model, vocabulary, "yes")

    def best(self, rows: list[list[str]]) -> int:
        """Index of the row that is the likeliest indicator; the first of equals."""
        odds = [self._odds(row) for row in rows]
        return odds.index(max(odds))

    @classmethod
    def fit(cls, rows: list[list[str]], right: list[bool]) -> IndicatorRanker:
        """Train from described candidates and whether each is right."""
        vocabulary = Vocabulary.fit(rows)
        return cls(Linear.fit(vocabulary.matrix(rows), ["yes" if r else "no" for r in right], c=1.0), vocabulary)

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {"model": self.model.state(), "names": list(self.vocabulary.names)}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> IndicatorRanker:
        """The ranker that `state` described."""
        return cls(Linear.of_state(state["model"]), Vocabulary(state["names"]))
