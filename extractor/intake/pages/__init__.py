"""Laid-out pages → running text: what a PDF and a recognised scan have in common.

Pieces of text with their places become rows, rows become columns in reading order, what repeats from page to page goes,
and rows that are one paragraph are joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from .columns import in_reading_order
from .paragraphs import PagedText, joined
from .piece import Page, Piece
from .running import without_running_lines

__all__ = ["Page", "PagedText", "Piece", "text_of"]


def text_of(pages: Sequence[Page]) -> PagedText:
    """The text of all pages and where in it each begins.

    Examples
    --------
    >>> first = Page(600, 800, [Piece("新增企业12", 72, 100, 528, 114)])
    >>> second = Page(600, 800, [Piece("3家。", 72, 80, 120, 94)])
    >>> text_of([first, second])
    PagedText(text='新增企业123家。', starts=(0, 6))
    """
    return joined(in_reading_order(without_running_lines(pages)), len(pages))
