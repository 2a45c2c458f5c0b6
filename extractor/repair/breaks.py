"""Line ends inside sentences and numbers: hard-wrapped text, a line for each font run, a stray line feed.

A heading, a list mark, a row of a table, a title and a signature keep their lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from statistics import median

from .lines import (
    DIGITS,
    HANGS,
    NUMERAL,
    UNIT_FIRST,
    YEAR,
    YEAR_GOES_ON,
    Line,
    lines_of,
)
from .view import Edit, View

# A line of fewer characters is no line of wrapped text.
_NARROWEST = 12
# Punctuation may hang over, and a number may be carried over whole.
_SHORT_OF, _BEYOND = 3, 2
_LEAST_FULL = 6
_SHARE_FULL, _SHARE_BEYOND = 0.3, 0.1
_FEWEST_RUNS = 4
_RUN_WIDTH = 14
# A slogan for a heading may have a comma too, but it is no longer than this.
_SLOGAN = 20
_COMMAS = ("，", ",")


def join_breaks(view: View) -> View:
    """Join lines that a sentence or a number runs through.

    Examples
    --------
    >>> join_breaks(View.of("今年开局良好。新增企业12\\n家，同比增\\n长5%。\\n二、下一步打算")).text
    '今年开局良好。新增企业12家，同比增长5%。\\n二、下一步打算'
    """
    lines = lines_of(view.text)
    return view.edited(_edits(lines)) if len(lines) > 1 else view


def goes_on(a: Line, b: Line, *, inside: bool = False, across_page: bool = False, commas: bool = True) -> bool:
    """Whether a sentence runs from one line into the next.

    Parameters
    ----------
    inside
        Whether another line runs on into the first of the two.
    across_page
        Whether page furniture stood between them.
    commas
        Whether a comma at the end of a line says that its sentence runs on; some authors end paragraphs in commas.
    """
    if b.never_first:
        return not (a.apart or b.apart) and (b.body[0] not in "%％‰" or DIGITS.search(a.body) is not None)
    if a.stops or (b.after_blank and not across_page) or b.opens or a.apart:
        return False
    if _in_number(a, b):
        return True
    if a.is_heading and not a.is_mark:
        return False
    if HANGS.search(a.body) or a.is_mark or _in_year(a, b):
        return True
    if not commas and a.body.endswith(_COMMAS):
        return False
    if across_page:
        return a.is_prose or inside
    prose = inside or a.has_sentence or (a.is_prose and a.width > _SLOGAN)
    return prose and (b.stops or b.is_prose)


def _in_number(a: Line, b: Line) -> bool:
    """Whether the break stands inside a number or before its unit; cells of a table are lines of numbers alone."""
    if DIGITS.search(a.body) is None or NUMERAL.search(a.body) or NUMERAL.search(b.body):
        return False
    if b.body[0].isdigit():
        return a.is_prose and b.is_prose
    return UNIT_FIRST.search(b.body) is not None and (b.is_prose or b.stops)


def _in_year(a: Line, b: Line) -> bool:
    return YEAR.search(a.body) is not None and YEAR_GOES_ON.search(b.body) is not None


def _edits(lines: Sequence[Line]) -> Iterator[Edit]:
    is_full = _wrapped(lines)
    runs = _font_runs(lines)
    open_ends = [line for line in lines if line.is_prose and not line.stops]
    commas = sum(line.body.endswith(_COMMAS) for line in open_ends) <= len(open_ends) * 0.6
    inside = False
    for k, (a, b) in enumerate(pairwise(lines)):
        full = is_full is not None and is_full(a) and not (a.apart or b.opens or b.after_blank)
        inside = full or k in runs or goes_on(a, b, inside=inside, commas=commas)
        if inside:
            apart = a.body[-1].isascii() and b.body[0].isascii() and a.body[-1].isalpha() and b.body[0].isalpha()
            yield Edit(a.end, b.start, " " if apart else "")


def _wrapped(lines: Sequence[Line]) -> Callable[[Line], bool] | None:
    """What tells a full line of hard-wrapped text, or None if the text is not wrapped."""
    running = [line for line in lines if not line.stops]
    chars = sum(line.end - line.start for line in running)
    if len(running) < _LEAST_FULL or chars < _SHARE_FULL * sum(line.end - line.start for line in lines):
        return None
    for measure in (_characters, _columns):
        widths = Counter(measure(line) for line in running if measure(line) >= _NARROWEST)
        if not widths:
            continue
        width = max(widths, key=lambda w: (sum(widths[w - d] for d in range(_SHORT_OF)), w))
        total = sum(measure(line) for line in lines)
        full = [measure(line) for line in running if -_SHORT_OF <= measure(line) - width <= _BEYOND]
        beyond = sum(measure(line) for line in lines if measure(line) > width + _BEYOND)
        if len(full) >= _LEAST_FULL and sum(full) >= _SHARE_FULL * total and beyond <= _SHARE_BEYOND * total:
            return partial(_is_full, measure=measure, least=width - _SHORT_OF)
    return None


def _characters(line: Line) -> int:
    return line.end - line.start


def _columns(line: Line) -> int:
    return round(line.width)


def _is_full(line: Line, *, measure: Callable[[Line], int], least: int) -> bool:
    return measure(line) >= least


def _font_runs(lines: Sequence[Line]) -> set[int]:
    """Numbers of the lines that are to be joined to the next because each font run has a line of its own."""
    joined: set[int] = set()
    accepted: set[int] = set()
    first = 0
    for k in range(1, len(lines) + 1):
        if k < len(lines) and _may_run_on(lines[k - 1], lines[k]):
            continue
        if _is_run(lines[first:k]):
            joined.update(range(first, k - 1))
            if first - 1 in accepted and not lines[first].opens:
                joined.add(first - 1)
            accepted.update(range(first, k))
        first = k
    return joined


def _may_run_on(a: Line, b: Line) -> bool:
    if b.never_first:
        return not (a.apart or b.apart)
    if a.stops or b.after_blank or a.apart or b.opens:
        return False
    return not a.is_heading or a.is_prose or a.is_mark or b.body[0].isdigit() or DIGITS.search(a.body) is not None


def _is_run(lines: Sequence[Line]) -> bool:
    """Whether lines are pieces of one sentence: short ones, with punctuation and units between them."""
    if len(lines) < _FEWEST_RUNS or not lines[-1].stops or median(line.width for line in lines) > _RUN_WIDTH:
        return False
    pieces = sum(
        b.never_first
        or HANGS.search(a.body) is not None
        or a.body.endswith(_COMMAS)
        or (DIGITS.search(a.body) is not None and UNIT_FIRST.search(b.body) is not None)
        for a, b in pairwise(lines)
    )
    punctuated = sum(any(mark in line.body for mark in "，。；、,;") for line in lines)
    return pieces >= max(2, len(lines) / 5) and punctuated >= len(lines) / 4
