"""Named features as sparse columns: `mark=chinese`, `stop=；`, …"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

import numpy as np
from scipy.sparse import csr_matrix


class Vocabulary:
    """A fixed list of feature names; names that it does not know are passed over.

    Examples
    --------
    >>> v = Vocabulary.fit([["a", "b"], ["a"]], least=1)
    >>> v.matrix([["b", "z"]]).toarray().tolist()
    [[0.0, 1.0]]
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self._index = {name: i for i, name in enumerate(self.names)}

    @classmethod
    def fit(cls, rows: Iterable[Iterable[str]], *, least: int = 3) -> Vocabulary:
        """Keep the names that occur in at least `least` rows, in sorted order."""
        counts: dict[str, int] = {}
        for row in rows:
            for name in set(row):
                counts[name] = counts.get(name, 0) + 1
        return cls(sorted(name for name, count in counts.items() if count >= least))

    def columns(self, row: Iterable[str]) -> list[int]:
        """Columns of the names of one row that are known, each once."""
        # No loop of our own, because every feature of every record passes here.
        found: dict[int | None, None] = dict.fromkeys(map(self._index.get, row))
        found.pop(None, None)
        return cast(list[int], list(found))

    def matrix(self, rows: Sequence[Iterable[str]]) -> csr_matrix:
        """One row a list of names, 1.0 where a name is present."""
        columns: list[int] = []
        pointers = [0]
        for row in rows:
            columns += self.columns(row)
            pointers.append(len(columns))
        return csr_matrix(
            (np.ones(len(columns), dtype=np.float32), np.array(columns, dtype=np.int32), np.array(pointers)),
            shape=(len(rows), len(self.names)),
        )
