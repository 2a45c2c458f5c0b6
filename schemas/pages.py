"""Which page a place in a text is on; the one rule by which records are given pages and held to them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def page_of(pages: Sequence[int], start: int) -> int | None:
    """Number, from 1, of the page on which a part begins, or None where the format has no pages.

    Parameters
    ----------
    pages
        The offset at which each page begins, in order, the first one 0. Pages without text begin where the next does.
    start
        Where the part begins.

    Examples
    --------
    >>> page_of((0, 100, 100, 250), 99), page_of((0, 100, 100, 250), 100)
    (1, 3)
    >>> page_of((), 5) is None
    True
    """
    return bisect_right(pages, start) if pages else None
