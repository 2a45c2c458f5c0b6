"""The text of a source → its `View`: what damaged it on the way is taken out, and no offset is lost.

Every step is cautious: where a reader could doubt what the undamaged text was, it stays as it is.
"""

from __future__ import annotations

from .breaks import join_breaks
from .characters import clean_characters
from .digits import mend_digits
from .pages import leave_out_pages
from .script import as_read, as_written, simplify
from .spaces import close_numbers, close_words
from .view import Edit, View

__all__ = ["STEPS", "Edit", "View", "as_read", "as_written", "repaired"]

STEPS = (clean_characters, simplify, mend_digits, close_numbers, leave_out_pages, join_breaks, close_words)
"""What is done to a text, in this order; each takes a view and gives it back as it is where it finds nothing."""


def repaired(text: str) -> View:
    """The view of a text that may be damaged.

    Examples
    --------
    >>> repaired("全年新增企业1O\\u200b2家。").text
    '全年新增企业102家。'
    >>> repaired("全年新增企业102家。").is_source
    True
    """
    view = View.of(text)
    for step in STEPS:
        view = step(view)
    return view
