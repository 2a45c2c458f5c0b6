"""What is known of names while the numbers of a document are gone through in order; the same in training and use."""

from __future__ import annotations

from collections.abc import Iterable

from ...layout import Outline
from .context import Place
from .proper_names import NameTagger, Range
from .scope import CARRIED, Inherited, Name, scope_names


def name_ranges(outline: Outline, where: Iterable[Place]) -> dict[int, Range]:
    """The sentences in which names are looked for: those with numbers, and the one before each."""
    indices = {i for p in where for i in (p.sentence.index - 1, p.sentence.index) if i >= 0}
    return {i: (outline.sentences[i].start, outline.sentences[i].end) for i in sorted(indices)}


class ScopeWalk:
    """Names by sentence, and the scope that the next number may inherit.

    Parameters
    ----------
    where
        Places of the document's metrics.
    own
        The reporting body's place, which is no scope.
    """

    def __init__(self, outline: Outline, where: Iterable[Place], own: str | None, tagger: NameTagger) -> None:
        ranges = name_ranges(outline, where)
        tagged = tagger.find(outline.folded, list(ranges.values()))
        self._names = {
            i: scope_names(outline, outline.sentences[i], own, found) for i, found in zip(ranges, tagged, strict=True)
        }
        self._outline = outline
        self._carried: tuple[int, int, int] | None = None

    def named(self, place: Place) -> list[Name]:
        """The names of a number's sentence."""
        return self._names[place.sentence.index]

    def inherited(self, place: Place) -> list[Inherited]:
        """The names from before its sentence that a number may belong to."""
        out = []
        at = place.sentence.index
        if self._carried is not None and at - self._carried[2] <= CARRIED:
            out.append(Inherited(self._carried[0], self._carried[1], "carried", at - self._carried[2]))
        before = self._names.get(at - 1, [])
        if before and not any(i.start == before[-1].start for i in out):
            out.append(Inherited(before[-1].start, before[-1].end, "opener", 1))
        return out

    def settle(self, place: Place, scope: tuple[int, int] | None) -> None:
        """Remember the scope that a number got; none ends what its own sentence began."""
        if scope is not None:
            self._carried = (*scope, place.sentence.index)
        elif self._carried is not None and self._carried[2] == place.sentence.index:
            self._carried = None
