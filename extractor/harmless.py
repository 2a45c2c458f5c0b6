"""Text from a document on its way to a terminal or a spreadsheet, where some characters are commands."""

from __future__ import annotations

import re

MAX_CELL_CHARS = 32_767
"""The most characters that a spreadsheet cell can hold."""

_CUT = "……（下略）"
# A terminal sequence goes whole; what is left of the control characters goes one by one. Line feed and tab stay.
_SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\|\x9c|$)"
    r"|\x9b[0-?]*[ -/]*[@-~]"
    r"|\x1b[ -/]*[0-~]?",
    re.MULTILINE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Marks that make a terminal show text in another order than it is written.
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
# Whatever the three above or a strip could change.
_NOT_PLAIN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Chinese versions of spreadsheet programs take the full-width signs for the narrow ones.
_FORMULA_SIGNS = frozenset("=+-@＝＋－＠")


def visible(text: str) -> str:
    r"""The text without terminal escape sequences and control characters; line feeds and tabs stay.

    Examples
    --------
    >>> visible("走访\x1b[31m12户\x1b[0m\x07。\r\n")
    '走访12户。\n'
    """
    return _DIRECTION.sub("", _CONTROL.sub("", _SEQUENCE.sub("", text)))


def cell_text(text: str) -> str:
    """The text as a spreadsheet cell that no program takes for a formula.

    A cell that would begin like one gets an apostrophe before it, which also holds after an export to CSV; a text
    longer than a cell can hold is cut.

    Examples
    --------
    >>> cell_text("=HYPERLINK(1)"), cell_text("-12.7%"), cell_text("增长5%")
    ("'=HYPERLINK(1)", "'-12.7%", '增长5%')
    """
    shown = visible(text).strip("\t\n") if _NOT_PLAIN.search(text) else text
    if shown.lstrip()[:1] in _FORMULA_SIGNS:
        shown = "'" + shown
    if len(shown) > MAX_CELL_CHARS:
        shown = shown[: MAX_CELL_CHARS - len(_CUT)] + _CUT
    return shown
