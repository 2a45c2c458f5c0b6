"""View: a text without its damage, and the way back from every place in it to the source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple


class Edit(NamedTuple):
    """A stretch of a text and what stands in its place.

    A repair leaves characters out or writes them another way; it never adds one, so `put` is no longer than the stretch
    and its characters stand for the first ones of it.
    """

    start: int
    end: int
    put: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """What later rooms read instead of the source.

    Attributes
    ----------
    source
        The text as the reader gave it; records quote it and count in it.
    text
        The same without its damage.
    origins
        For every character of `text` the offset in `source` that it comes from, rising; a range where nothing is
        repaired.
    traditional
        Whether the source is in traditional script and `text` in simplified.

    Examples
    --------
    >>> view = View.of("新增1\\n2家企业。").edited([Edit(3, 4)])
    >>> view.text, view.source_span(2, 5)
    ('新增12家企业。', (2, 6))
    """

    source: str
    text: str
    origins: Sequence[int]
    traditional: bool = False

    @classmethod
    def of(cls, text: str) -> View:
        """The view of an undamaged text: the text itself."""
        return cls(text, text, range(len(text)))

    @property
    def is_source(self) -> bool:
        """Whether every character stands where it stands in the source."""
        return isinstance(self.origins, range)

    def edited(self, edits: Iterable[Edit]) -> View:
        """The view after edits of its text, which must be in order and apart; the same object if there are none."""
        pieces: list[str] = []
        origins: list[int] = []
        at, moved, changed = 0, False, False
        for start, end, put in edits:
            pieces += self.text[at:start], put
            origins += self.origins[at : start + len(put)]
            at, changed, moved = end, True, moved or len(put) != end - start
        if not changed:
            return self
        text = "".join((*pieces, self.text[at:]))
        # What is only written another way leaves every offset as it is.
        return replace(self, text=text, origins=[*origins, *self.origins[at:]] if moved else self.origins)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source from the first to the last character of a stretch of the view."""
        if start == end:
            place = self.origins[start] if start < len(self.origins) else len(self.source)
            return place, place
        return self.origins[start], self.origins[end - 1] + 1
