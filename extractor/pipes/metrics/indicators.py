"""What is known of indicators while the numbers of a document are gone through; the same in training and use."""

from __future__ import annotations

import regex

from ...layout import Outline
from ...quantity import Quantity
from ..statements import Judged
from .candidates import Around, Candidate, Settled, candidates
from .context import Place
from .elided import propose_elided
from .ranker import Described, Surroundings, describe

_JOINT = regex.compile(r"[、和及与，, ]*(?:分别)?")
_MEMORY = 12


class IndicatorWalk:
    """Proposes the indicators of a document's readings, one after the other.

    Parameters
    ----------
    quantities
        All quantities that lie in sentences, as `Place.previous` counts them.
    """

    def __init__(self, outline: Outline, quantities: list[Quantity], where: list[Place | None], judged: Judged) -> None:
        self._outline = outline
        self._quantities = quantities
        self._judged = judged
        self._runs = _runs(outline, quantities, where)
        self._recent: list[tuple[int, Settled]] = []

    def propose(self, i: int, place: Place, role: str) -> tuple[list[Candidate], list[Described]]:
        """Candidates for the quantity `i`, and what is known of each."""
        q = self._quantities[i]
        around = self._around(i, place)
        pool = candidates(self._outline, q, place, around)
        if around.last is None or not place.sentence.start <= around.last.start < place.sentence.end:
            propose_elided(
                pool,
                self._outline,
                self._judged,
                place.sentence.index,
                [one for _, one in self._recent],
                q.unit,
            )
        kept = bool(self._recent) and self._recent[-1][0] == place.previous
        known = Surroundings(
            role=role,
            joint=around.order > 0,
            opens=around.previous is None,
            kept=kept,
            among=self._outline.folded.find("其中", place.sentence.start, q.start) >= 0,
        )
        return pool.found, describe(self._outline.folded, q, pool.found, known)

    def settle(self, i: int, place: Place, span: tuple[int, int]) -> None:
        """Remember the indicator that a reading got."""
        self._recent = [*self._recent[-_MEMORY:], (i, Settled(*span, self._quantities[i].unit, place.sentence.index))]

    def _around(self, i: int, place: Place) -> Around:
        order, size = self._runs[i]
        previous = self._quantities[place.previous] if place.previous is not None else None
        following = self._quantities[i + 1] if i + 1 < len(self._quantities) else None
        if following is not None and following.start >= place.sentence.end:
            following = None
        here = [(k, one) for k, one in self._recent if one.sentence == place.sentence.index]
        return Around(
            previous=previous,
            following=following,
            order=order,
            size=size,
            run_start=self._quantities[i - order].start,
            settled=[one for k, one in here if k < i - order],
            last=here[-1][1] if here else None,
        )


def _runs(outline: Outline, quantities: list[Quantity], where: list[Place | None]) -> dict[int, tuple[int, int]]:
    """For each quantity its position in its run of joined quantities, and how many these are."""
    runs: dict[int, tuple[int, int]] = {}
    run: list[int] = []
    for i, (q, place) in enumerate(zip(quantities, where, strict=True)):
        joined = (
            run
            and place is not None
            and place.previous == run[-1]
            and _JOINT.fullmatch(outline.folded, quantities[run[-1]].end, q.start) is not None
        )
        run = [*run, i] if joined else [i]
        for k, member in enumerate(run):
            runs[member] = (k, len(run))
    return runs
