"""What decided about a reading, kept while it is made for those who ask why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...why import Ruling


@dataclass(frozen=True, slots=True)
class Choice:
    """A span that was proposed and that a model chose.

    Attributes
    ----------
    by
        The recipe that proposed it; empty where there is but one.
    odds
        Log odds that the model gave it.
    names
        Its named features.
    """

    by: str
    odds: float
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Note:
    """What decided about one reading.

    Attributes
    ----------
    names
        Named features on which the models of status, role and period judged it.
    indicator, scope
        What the models chose, or None where nothing was proposed or accepted.
    incidental
        Probability that it is incidental, or that it is not, whichever was chosen.
    rulings
        The rules behind its other attributes.
    """

    names: Sequence[str]
    indicator: Choice | None
    scope: Choice | None
    incidental: float
    rulings: dict[str, Ruling]
