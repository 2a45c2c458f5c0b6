"""Patterns are data: every rule of the extractor is one `Pattern` with an id and an example on each side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex


@dataclass(frozen=True, slots=True)
class Pattern:
    """One rule.

    Attributes
    ----------
    id
        Dotted name, unique in the project (`reject.date.year`); what `--explain` and the tests call it.
    pattern
        A regular expression of the `regex` package.
    positive, negative
        A short text in which the pattern is found, and one in which it must not be.
    """

    id: str
    pattern: str
    positive: str
    negative: str

    def compile(self) -> regex.Pattern[str]:
        """The compiled expression."""
        return regex.compile(self.pattern)


class PatternSet:
    """Patterns that answer one question together, tried in order or all at once.

    Examples
    --------
    >>> sets = PatternSet([Pattern("x.a", "甲", "甲", "乙"), Pattern("x.b", "乙", "乙", "甲")])
    >>> sets.first("丙乙甲").id
    'x.a'
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._compiled = tuple((p, p.compile()) for p in self.patterns)
        self._any = regex.compile("|".join(f"(?:{p.pattern})" for p in self.patterns))

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self.patterns)

    def search(self, text: str, start: int = 0, end: int | None = None) -> bool:
        """Whether any of the patterns is found in `text[start:end]`."""
        return self._any.search(text, start, len(text) if end is None else end) is not None

    def first(self, text: str, start: int = 0, end: int | None = None) -> Pattern | None:
        """The first pattern of the list that is found in `text[start:end]`, or None."""
        stop = len(text) if end is None else end
        if self._any.search(text, start, stop) is None:
            return None
        return next((p for p, c in self._compiled if c.search(text, start, stop)), None)
