"""Small documents whose kinds of sentence are given, so that no model has a say."""

from collections.abc import Callable

import pytest

from zongjie.extractor.layout import Outline, outline
from zongjie.extractor.pipes.statements import Judged

Marked = Callable[..., tuple[Outline, Judged]]

_KINDS = {"a": "achievement", "b": "background", "p": "problem", "n": "plan", "h": "heading", "m": "meta"}


@pytest.fixture
def marked() -> Marked:
    """A document from pairs of letter and sentence; a `|` ends a line."""

    def make(*rows: str) -> tuple[Outline, Judged]:
        text = "".join(row[2:].replace("|", "\n") for row in rows)
        shape = outline(text)
        labels = [_KINDS[row[0]] for row in rows]
        assert len(shape.sentences) == len(labels), [shape.slice(s) for s in shape.sentences]
        return shape, Judged(labels, None, ["given"] * len(labels))

    return make
