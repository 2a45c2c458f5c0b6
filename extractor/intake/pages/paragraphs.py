"""Rows → paragraphs: where a line ends because the paper does, the text goes on.

A row is full if the first word of the next row would not have fitted on it. A full row goes on in the next one, over
columns and pages, unless the form says that a paragraph begins there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import regex

from ...layout.furniture import furniture_of
from ...layout.marks import Mark, mark_at
from .piece import Row
from .tables import table_lines

_STOPS = frozenset("。！？；：!?;:…")
_ENDS = frozenset("。！？")
_CLOSERS = "”’」』）)】》〉\"'"
_OPENERS = "“‘「『（(【《〈"
_GOES_ON = frozenset("，、,")
_NO_START = frozenset("，。、；：？！”’」』）】》〉％‰…,.;:?!)%")
_TOKEN = regex.compile(rf"[{regex.escape(_OPENERS)}]*(?:[A-Za-z0-9.,:/%‰+\-]+|\X)")
_OPENING_MARKS = frozenset(
    {"part", "chinese", "chinese_bracket", "arabic", "arabic_deep", "arabic_bracket", "circle", "stem"}
)
_NUMERALS = frozenset("第一二三四五六七八九十甲乙丙丁戊己庚辛壬癸")
_POINTS = frozenset({"dash", "bullet"})
_FURNITURE = frozenset({"furniture.publication", "furniture.neighbours"})

_INDENT = 1.2
_CENTRED = 4.5
_SLACK = 0.6
_FULL_ROOM = 2.0
_SHORT_ROOM = 5.0
_FLUSH_ROOM = 0.15
_FLUSH_SHARE = 0.9
_NARROW = 0.55
_WIDER_PITCH = 1.35
_OTHER_SIZE = 1.18
_LEAST_SIZED = 4  # characters; the size of less recognised type is a guess
_TITLE_SIZE = 1.15
_LEAST_ROWS = 3
_MOST_SHIFT = 4.0
_CUT_SHARE = 0.4
_LEAST_CUT = 12


@dataclass(frozen=True, slots=True)
class PagedText:
    """A text and the offset in it at which each page begins."""

    text: str
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float


class _Form:
    """What holds for all rows of a document: margins, the usual type, the usual distance of rows."""

    def __init__(self, rows: Sequence[Row]) -> None:
        plain = [row for row in rows if len(row.pieces) == 1] or list(rows)
        self.size = _usual([row.size for row in plain], [len(row.text) for row in plain])
        frames: dict[str, list[Row]] = {}
        for row in rows:
            frames.setdefault(row.frame, []).append(row)
        for inside in frames.values():
            whole = _margins(inside, self.size)
            pages: dict[int, list[Row]] = {}
            for row in inside:
                pages.setdefault(row.page, []).append(row)
            for those in pages.values():
                here = _margins(those, self.size)
                shift = here.right - whole.right
                # Left and right pages may be bound at other edges; anything else than a shift is chance.
                moved = abs(here.left - whole.left - shift) < self.size / 2 and abs(shift) < _MOST_SHIFT * self.size
                margins = here if moved else whole
                for row in those:
                    row.inset, row.room = row.left - margins.left, margins.right - row.right
        steps = [b.top - a.top for a, b in pairwise(rows) if a.page == b.page and b.top > a.top]
        self.pitch = median(steps) if steps else 0.0
        self.cut = _cut_length(plain)
        rest = [row.room for row in plain]
        full = sum(room < _FULL_ROOM * self.size for room in rest)
        # Type that is stretched to the margin ends there exactly, so that a last line seldom passes for a full one.
        self.flush = sum(room < _FLUSH_ROOM * self.size for room in rest) > _FLUSH_SHARE * full

    def is_title(self, row: Row) -> bool:
        """Whether a row is set in large type and centred."""
        if row.size <= _TITLE_SIZE * self.size or len(row.text) < _LEAST_SIZED:
            return False
        return self.indented(row) or row.room < self.size

    def indented(self, row: Row) -> bool:
        return row.inset > _INDENT * self.size

    def full(self, row: Row, following: str) -> bool:
        """Whether the next word would not have fitted on a row."""
        # A blank at the cut may be lost.
        if self.cut is not None and len(row.text) >= self.cut - (not _stopped(row.text)):
            return True
        room = row.room
        if self.flush:
            return room < _SLACK * self.size / 2
        if room < (_SLACK + _NARROW) * self.size:  # not even a figure
            return True
        token = _TOKEN.match(following)
        word = token[0] if token else ""
        after = following[len(word) : len(word) + 2]
        word += after[: next((k for k, c in enumerate(after) if c not in _NO_START), len(after))]
        return room < _width(word) * row.size + _SLACK * self.size

    def short(self, row: Row) -> bool:
        """Whether a row ends well before its margin."""
        return row.room > _SHORT_ROOM * self.size


def joined(rows: Sequence[Row], page_count: int) -> PagedText:
    """The rows as paragraphs, one a line, and where each page begins.

    Parameters
    ----------
    rows
        Rows of all pages in reading order.
    page_count
        How many pages there are, blank ones included.
    """
    if not rows:
        return PagedText("", (0,) * page_count)
    form = _Form(rows)
    parts: list[str] = []
    length = 0
    starts: list[int] = []
    before: Row | None = None
    opening = True  # whether the row before opened its paragraph
    tables = table_lines(rows)
    for index, row in enumerate(rows):
        line = tables.get(index)
        if before is None:
            between = ""
        elif line is not None or index - 1 in tables or not _goes_on(rows, index, form, opening=opening):
            between, opening = "\n", True
        else:
            between, opening = _between(before.text, row.text), False
        parts += between, line if line is not None else row.text
        length += len(between)
        while len(starts) <= row.page:
            starts.append(length if starts else 0)
        length += len(parts[-1])
        before = row
    starts += [length] * (page_count - len(starts))
    return PagedText("".join(parts), tuple(starts))


def _goes_on(rows: Sequence[Row], index: int, form: _Form, *, opening: bool) -> bool:
    """Whether the row `index` goes on with the paragraph of the row before it, which may be its `opening`."""
    row, following = rows[index - 1], rows[index]
    if form.is_title(row) or form.is_title(following):
        return _title_goes_on(row, following, form)
    beside = row.page == following.page and row.frame == following.frame
    larger, smaller = max(row.size, following.size), min(row.size, following.size)
    told = min(len(row.text), len(following.text)) >= _LEAST_SIZED
    if told and larger > _OTHER_SIZE * smaller and (beside or larger > _OTHER_SIZE * _OTHER_SIZE * smaller):
        return False
    if beside and form.pitch and following.top - row.top > _WIDER_PITCH * form.pitch:
        return False
    if row.inset > _CENTRED * form.size and not _aligned(row, following):
        return False  # a centred or a signing line
    stopped = _stopped(row.text)
    full = form.full(row, following.text)
    if form.indented(following):
        # Unless a whole block is indented, which then has full rows before this one.
        block = index > 1 and form.full(rows[index - 2], row.text)
        return block and full and not stopped and all(_aligned(other, following) for other in rows[index - 2 : index])
    if (_ended(row.text) or row.text[-1] in _CLOSERS) and form.short(following) and not _may_end(following.text):
        return False  # a heading or a signature; the last line of a paragraph has a stop
    mark = _mark(following.text)
    if mark is not None and mark.style in _OPENING_MARKS and (not full or _may_end(row.text)):
        return False
    if mark is not None and mark.style in _POINTS and stopped:
        return False
    if not (full or row.text[-1] in _GOES_ON):
        return False
    return form.short(following) or not opening or not (_is_furniture(row.text) or _is_aside(row.text))


def _aligned(row: Row, other: Row) -> bool:
    return row.frame == other.frame and abs(row.left - other.left) < row.size / 2


def _title_goes_on(row: Row, following: Row, form: _Form) -> bool:
    """Whether two rows in large type are one title."""
    if row.page != following.page or row.text == following.text or _stopped(row.text):
        return False
    if not 1 / _OTHER_SIZE < row.size / following.size < _OTHER_SIZE or following.text[0] in "（(—-":
        return False
    centred = abs(row.left + row.right - following.left - following.right) < 3 * row.size
    return centred and following.top - row.top < 2.5 * row.size


def _mark(text: str) -> Mark | None:
    """The number that a row opens with; most rows open with a letter that begins none."""
    return None if text[0].isalpha() and text[0] not in _NUMERALS else mark_at(text, 0, len(text))


def _may_end(text: str) -> bool:
    """Whether a paragraph may end so, if the next row looks like the opening of one."""
    return _stopped(text) or text[-1] in _CLOSERS or text[-1] == "."


def _is_aside(text: str) -> bool:
    """Whether brackets enclose the whole row, as the date of a speech below its title."""
    return text[0] in "（(〔[【" and text[-1] in "）)〕]】"


def _is_furniture(text: str) -> bool:
    return "。" not in text and furniture_of(text, 0, len(text)) in _FURNITURE


def _ended(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def _stopped(text: str) -> bool:
    return text.rstrip(_CLOSERS)[-1:] in _STOPS


def _between(before: str, after: str) -> str:
    """What stands between two rows of one paragraph: a blank between Latin words, else nothing."""
    last, first = before[-1], after[0]
    if not (last.isascii() and first.isascii()):
        return ""
    if last.isalpha() and first.isalpha():
        return " "
    return " " if last in ",.;:" and before[-2:-1].isalpha() and before[-2:-1].isascii() else ""


def _margins(rows: Sequence[Row], size: float) -> _Margins:
    """Where the rows begin and end that several others agree with; a single row may hang over."""
    support = max(1, min(_LEAST_ROWS, len(rows)) - 1)
    lefts, rights = sorted(row.left for row in rows), sorted((row.right for row in rows), reverse=True)
    left = next((a for a, b in zip(lefts, lefts[support:], strict=False) if b - a < size), lefts[0])
    right = next((a for a, b in zip(rights, rights[support:], strict=False) if a - b < size), rights[0])
    return _Margins(left, right)


def _usual(values: Sequence[float], weights: Sequence[int]) -> float:
    """The median of values, each as often as its weight."""
    half = sum(weights) / 2
    for value, weight in sorted(zip(values, weights, strict=True)):
        half -= weight
        if half <= 0:
            return value
    return values[-1]


def _cut_length(rows: Sequence[Row]) -> int | None:
    """The number of characters at which a program cut the lines of a text, or None if they end at a margin."""
    lengths = Counter(len(row.text) for row in rows)
    longest = max(lengths)
    long = sum(count for length, count in lengths.items() if length >= _LEAST_CUT)
    return longest if longest >= _LEAST_CUT and lengths[longest] >= max(_CUT_SHARE * long, _LEAST_ROWS) else None


def _width(text: str) -> float:
    return sum(_NARROW if character.isascii() else 1.0 for character in text)
