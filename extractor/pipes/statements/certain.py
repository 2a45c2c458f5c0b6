"""Kinds of sentence that form alone decides."""

from __future__ import annotations

from ...layout import Outline, Sentence
from ...quantity import Quantity
from ..metadata import Head

_SHORT = 26
_FURNITURE = frozenset(
    (
        "furniture.page",
        "furniture.front_matter",
        "furniture.greeting",
        "furniture.delivery",
        "furniture.date",
        "furniture.tools",
    )
)


def certain(outline: Outline, quantities: list[Quantity], head: Head) -> dict[int, tuple[str, str]]:
    """Sentences whose kind a rule decides, as index → (label, rule)."""
    found: dict[int, tuple[str, str]] = {}
    if head.title is not None:
        for index in head.title.sentences:
            found[index] = ("meta", "statement.title")
    for s in outline.sentences:
        if s.alone and s.furniture in _FURNITURE:
            found.setdefault(s.index, ("meta", "statement.furniture"))
    for index in run_in_heads(outline, quantities):
        found.setdefault(index, ("heading", "statement.run_in_head"))
    return found


def run_in_heads(outline: Outline, quantities: list[Quantity]) -> list[int]:
    """Short first sentences of paragraphs, where the document's paragraphs usually open with one.

    A single short opening says little; three or more, and at least half of all paragraphs, are a style.
    """
    counted = {s.index for q in quantities if (s := outline.sentence_at(q.start)) is not None}
    openings = [s for s in outline.sentences if s.place == 0 and s.of > 2 and s.stop == "。" and s.mark is None]
    short = [s for s in openings if _size(s) <= _SHORT and s.index not in counted]
    if len(short) < 3 or 2 * len(short) < len(openings):
        return []
    pairs = [
        s for s in outline.sentences
        if s.place == 0 and s.of == 2 and s.stop == "。" and s.mark is None and _size(s) <= 16 and s.index not in counted
    ]  # fmt: skip
    return sorted(s.index for s in (*short, *pairs))


def _size(s: Sentence) -> int:
    return s.end - s.start
