"""What the corpus refuses, said for the person who has to repair it."""

from __future__ import annotations

from collections.abc import Sequence


class CorpusError(ValueError):
    """A file of the corpus that cannot be used; the message says which, why and what to do."""


class TableFaults(CorpusError):
    """Annotation tables that do not resolve against their text.

    Attributes
    ----------
    faults
        One line a fault, each with file and line number.
    """

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)
