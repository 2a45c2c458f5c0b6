"""Which of the proposed spans is the indicator: a linear model over what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from zongjie.schemas.units import UNITS, unit_code

from ...models.linear import Linear, NamedOdds
from ...models.listwise import fit_choice
from ...models.vocabulary import Vocabulary
from ...quantity import Quantity
from .candidates import Candidate, is_verb_only

_STRENGTH = 0.5
# Lengths that tell about as much.
_BUCKETS = tuple(sum(size > n for n in (1, 2, 3, 4, 6, 8, 12, 18)) for size in range(20))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a quantity besides its candidates.

    Attributes
    ----------
    joint
        Whether only a connective stands between this quantity and the one before.
    opens
        Whether it is the first of its sentence.
    kept
        Whether the quantity before it in the sentence is a reading.
    among
        Whether a part of a whole is named before it (其中).
    """

    role: str
    joint: bool
    opens: bool
    kept: bool
    among: bool


def describe(folded: str, q: Quantity, found: list[Candidate], known: Surroundings) -> list[list[str]]:
    """Named features of every candidate of one quantity."""
    unit = unit_code(q.unit) or q.unit or "none"
    entry = UNITS.get(unit)
    dimension = entry.dimension if entry else "none"
    left = next((folded[c.start : c.end] for c in found if c.recipe == "left"), "")
    bare = "none" if not left else "bare" if is_verb_only(left) else "full"
    state = f"{bare}/{known.joint}/{known.opens}/{known.kept}"
    role, joint = known.role, f"{known.joint}/{known.role}"
    # The words that touch the number tell a reading of its own (达到) from one of something said before (居全省).
    touch = folded[max(0, q.start - 2) : q.start]
    behind = folded[q.end : q.end + 1]
    among = f"{known.among}/{left[-1:]}"
    rows = []
    for c in found:
        start, end = c.start, c.end
        text = folded[start:end]
        size = end - start
        bucket = _BUCKETS[min(size, len(_BUCKETS) - 1)]
        gap = max(0, q.start - end) if end <= q.start else start - q.end
        recipe = c.recipe + c.kin
        verb_only = is_verb_only(text)
        rows.append(
            [
                f"recipe={recipe}",
                f"recipe={recipe}/{dimension}",
                f"recipe={recipe}/{unit}",
                f"recipe={recipe}/state={state}",
                f"recipe={recipe}/state={bare}/{role}",
                f"recipe={recipe}/joint={joint}",
                f"recipe={recipe}/size={bucket}",
                f"recipe={recipe}/verb_only={verb_only}",
                f"recipe={recipe}/left_ends={left[-1:]}",
                f"recipe={recipe}/left_close={left[-2:]}",
                f"recipe={recipe}/left_starts={left[:2]}",
                f"recipe={recipe}/among={among}",
                f"recipe={recipe}/touch={touch}",
                f"recipe={recipe}/touch1={touch[-1:]}",
                f"recipe={recipe}/behind={behind}",
                f"size={bucket}",
                f"gap={min(gap, 12)}/{end <= q.start}",
                f"letters={text.isalpha()}",
                f"first={text[:1]}",
                f"last={text[-1:]}",
                f"last_unit={text[-1:]}/{unit}",
                f"starts={text[:2]}",
                f"ends={text[-2:]}",
                f"ends={text[-2:]}/{dimension}",
                f"before={folded[start - 1 : start]}",
                f"border={folded[start - 1 : start + 1]}",
                f"after={folded[end : end + 1]}",
                f"close={folded[end - 1 : end + 1]}",
                f"commas={text.count('、')}",
            ]
        )
    return rows


class IndicatorRanker:
    """Picks the likeliest of the candidates."""

    def __init__(self, model: Linear, vocabulary: Vocabulary) -> None:
        self.model = model
        self.vocabulary = vocabulary
        self.odds = NamedOdds(model, vocabulary, "yes")

    def best(self, rows: list[list[str]]) -> int:
        """Index of the row that is the likeliest indicator; the first of equals."""
        if len(rows) == 1:
            return 0
        odds = [self.odds.rank(row) for row in rows]
        return odds.index(max(odds))

    @classmethod
    def fit(cls, choices: list[tuple[list[list[str]], list[bool]]]) -> IndicatorRanker:
        """Train from quantities: the described candidates of each, and which of them are right.

        A quantity without a right candidate teaches nothing.
        """
        choices = [(rows, right) for rows, right in choices if any(right)]
        rows = [row for described, _ in choices for row in described]
        right = [one for _, judged in choices for one in judged]
        vocabulary = Vocabulary.fit(rows)
        sizes = [len(judged) for _, judged in choices]
        return cls(fit_choice(vocabulary.matrix(rows), right, sizes, c=_STRENGTH), vocabulary)

    def state(self) -> dict[str, Any]:
        """What the artefact stores."""
        return {"model": self.model.state(), "names": list(self.vocabulary.names)}

    @classmethod
    def of_state(cls, state: dict[str, Any]) -> IndicatorRanker:
        """The ranker that `state` described."""
        return cls(Linear.of_state(state["model"]), Vocabulary(state["names"]))
