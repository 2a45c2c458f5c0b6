"""The engine that works in this process, on one document after another."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from ..intake import Options
from .base import Document, Done, Engine, Extracts, work


class Inline:
    """Works here: nothing to start, and nothing that could stop a document that does not end."""

    def run(
        self, documents: Iterable[Document], extractor: Extracts, options: Options, *, known: Container[str] = ()
    ) -> Iterator[Done]:
        """Work on documents one after another; texts that are known are not extracted."""
        for document in documents:
            yield work(document, extractor, options, known=known)


INLINE: Engine = Inline()
"""The engine where nobody asks for another."""
