"""Which of the proposed spans is the indicator: a linear model over what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from zongjie.schemas.units import UNITS, unit_code

from ...models.linear import Linear, NamedOdds
from ...models.listwise import fit_choice
from ...models.vocabulary import Vocabulary
from ...quantity import Quantity
from .candidates import Candidate, is_verb_only

_STRENGTH = 0.5
# Lengths that tell about as much.
_BUCKETS = tuple(str(sum(size > n for n in (1, 2, 3, 4, 6, 8, 12, 18))) for size in range(20))
_RECIPE = "recipe="
OF_RECIPE = (
    "", "/", "/", "/state=", "/state=", "/joint=", "/size=", "/verb_only=", "/left_ends=", "/left_close=",
    "/left_starts=", "/among=", "/touch=", "/touch1=", "/behind=",
)  # fmt: skip
"""What stands before the values of a candidate that mean something beside its recipe only."""
OF_SPAN = (
    "size=", "gap=", "letters=", "first=", "last=", "last_unit=", "starts=", "ends=", "ends=", "before=", "border=",
    "after=", "close=", "commas=",
)  # fmt: skip
"""What stands before the others."""


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


class Described(NamedTuple):
    """What is known of a candidate.

    Attributes
    ----------
    recipe
        What proposed it, with the kin of its unit.
    values
        One for each of `OF_RECIPE`, then one for each of `OF_SPAN`.
    """

    recipe: str
    values: tuple[str, ...]

    def names(self) -> list[str]:
        """Its named features."""
        of_recipe, of_span = self.values[: len(OF_RECIPE)], self.values[len(OF_RECIPE) :]
        return [
            *(f"{_RECIPE}{self.recipe}{slot}{value}" for slot, value in zip(OF_RECIPE, of_recipe, strict=True)),
            *(slot + value for slot, value in zip(OF_SPAN, of_span, strict=True)),
        ]


def describe(folded: str, q: Quantity, found: list[Candidate], known: Surroundings) -> list[Described]:
    """What is known of every candidate of one quantity."""
    unit = unit_code(q.unit) or q.unit or "none"
    entry = UNITS.get(unit)
    dimension = entry.dimension if entry else "none"
    left = next((folded[c.start : c.end] for c in found if c.recipe == "left"), "")
    bare = "none" if not left else "bare" if is_verb_only(left) else "full"
    # The words that touch the number tell a reading of its own (达到) from one of something said before (居全省).
    touch = folded[max(0, q.start - 2) : q.start]
    ahead = (
        "",
        dimension,
        unit,
        f"{bare}/{known.joint}/{known.opens}/{known.kept}",
        f"{bare}/{known.role}",
        f"{known.joint}/{known.role}",
    )
    behind = (
        left[-1:],
        left[-2:],
        left[:2],
        f"{known.among}/{left[-1:]}",
        touch,
        touch[-1:],
        folded[q.end : q.end + 1],
    )
    rows = []
    for c in found:
        start, end = c.start, c.end
        text = folded[start:end]
        bucket = _BUCKETS[min(end - start, len(_BUCKETS) - 1)]
        gap = f"{min(max(0, q.start - end), 12)}/True" if end <= q.start else f"{min(start - q.end, 12)}/False"
        values = (
            *ahead,
            bucket,
            "True" if is_verb_only(text) else "False",
            *behind,
            bucket,
            gap,
            "True" if text.isalpha() else "False",
            text[:1],
            text[-1:],
            f"{text[-1:]}/{unit}",
            text[:2],
            text[-2:],
            f"{text[-2:]}/{dimension}",
            folded[start - 1 : start],
            folded[start - 1 : start + 1],
            folded[end : end + 1],
            folded[end - 1 : end + 1],
            str(text.count("、")),
        )
        rows.append(Described(c.recipe + c.kin, values))
    return rows


class _Tables:
    """Weights by slot and value: most of the time of ranking went into names that were looked up once."""

    def __init__(self, weights: dict[str, float]) -> None:
        of_recipe: dict[str, dict[str, dict[str, float]]] = {"": {}}
        of_span: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            if name.startswith(_RECIPE):
                recipe, slash, rest = name.removeprefix(_RECIPE).partition("/")
                kind, _, value = rest.partition("=")
                slot, value = (f"/{kind}=", value) if f"/{kind}=" in OF_RECIPE else (slash, rest)
                of_recipe.setdefault(recipe, {}).setdefault(slot, {})[value] = weight
            else:
                kind, _, value = name.partition("=")
                of_span.setdefault(f"{kind}=", {})[value] = weight
        shared = tuple(of_span.get(slot, {}) for slot in OF_SPAN)
        self._of = {r: (*(slots.get(slot, {}) for slot in OF_RECIPE), *shared) for r, slots in of_recipe.items()}

    def rank(self, row: Described) -> float:
        """Log odds of a row without the bias, which is the same for all."""
        return float(sum(filter(None, map(dict.get, self._of.get(row.recipe, self._of[""]), row.values))))


class IndicatorRanker:
    """Picks the likeliest of the candidates."""

    def __init__(self, model: Linear, vocabulary: Vocabulary) -> None:
        self.model = model
        self.vocabulary = vocabulary
        self.odds = NamedOdds(model, vocabulary, "yes")
        self._tables = _Tables(self.odds.weights)

    def best(self, rows: list[Described]) -> int:
        """Index of the row that is the likeliest indicator; the first of equals."""
        if len(rows) == 1:
            return 0
        odds = [self._tables.rank(row) for row in rows]
        return odds.index(max(odds))

    @classmethod
    def fit(cls, choices: list[tuple[list[Described], list[bool]]]) -> IndicatorRanker:
        """Train from quantities: the described candidates of each, and which of them are right.

        A quantity without a right candidate teaches nothing.
        """
        choices = [(rows, right) for rows, right in choices if any(right)]
        rows = [row.names() for described, _ in choices for row in described]
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
