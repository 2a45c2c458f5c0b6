"""Why a record says what it says: the rule and its cue, or the model and its probability, behind every attribute.

Rooms name the rule that decided as a `Ruling`: the id of a `Pattern`, or one of `RULES` where no single expression
decides. `zongjie.extractor.explain` turns rulings and the models' scores into reasons, for those who ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zongjie.schemas import WorkSummary

Span = tuple[int, int]
Ruling = tuple[str, Span | None]
"""Id of the rule that decided, and the stretch of the text that it saw; None where it looked at more than one."""


@dataclass(frozen=True, slots=True)
class Reason:
    """What decided one attribute.

    Attributes
    ----------
    by
        Id of a `Pattern`, a key of `RULES`, or `model.` and the name of a model.
    probability
        What the model gave to the value that was chosen, or None for a rule.
    cue
        The stretch of the text that the rule saw, or None.
    features
        For a model the named features that spoke loudest for the value, in words, with their weights.

    Examples
    --------
    >>> Reason("metric.down", cue=(4, 6)).is_model, Reason("model.metrics", probability=0.97).is_model
    (False, True)
    """

    by: str
    probability: float | None = None
    cue: Span | None = None
    features: tuple[tuple[str, float], ...] = field(default=())

    @property
    def is_model(self) -> bool:
        """Whether a model decided, and no rule."""
        return self.by.startswith("model.")

    @property
    def meaning(self) -> str | None:
        """What the rule or model does, in Chinese; None for a pattern, whose cue speaks for itself."""
        return RULES.get(self.by)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record and the reasons for what it says.

    Attributes
    ----------
    record
        The same record, byte for byte, that `Extractor.extract` gives.
    reasons
        For every id of a record the reasons by attribute; those of the metadata stand under the id of the document.
        Ids and offsets have none, nor has `confidence`, which sums up the probabilities. `sign` of a metric, `keep`
        (that it measures something at all) and `kind` of a point are decisions without a field of their own.
    """

    record: WorkSummary
    reasons: Mapping[str, Mapping[str, Reason]]


RULES: dict[str, str] = {}
"""Rules that are no single expression, and the models, each with what it does; every other id is a `Pattern`'s."""
