"""Running heads, running feet and page numbers: lines at the edge of a page that belong to the sheet, not to the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from ...patterns import Pattern, PatternSet
from .piece import Page, Piece, rows_of

PAGE_NUMBERS = (
    Pattern("page.dashed", r"^[-—–－~～·•<《〈]+ *\d{1,4} *[-—–－~～·•>》〉]+$", "- 3 -", "3-5"),
    Pattern("page.named", r"^(?:共 *\d{1,4} *页)?[,， /]*第 *[\d一二三四五六七八九十百]{1,5} *页(?:[,， /]*共 *[\d一二三四五六七八九十百]{1,5} *页)?$", "第 3 页 共 9 页", "第3页的内容如下"),
    Pattern("page.latin", r"^(?i:p(?:age|\.)?) *\d{1,4}(?: *(?:/|of) *\d{1,4})?$", "Page 3 of 9", "PM2.5"),
    Pattern("page.share", r"^\d{1,4} *[/／] *\d{1,4}$", "3/9", "3/9/2024"),
)  # fmt: skip

_NUMBERS = PatternSet(PAGE_NUMBERS)
_BARE = re.compile(r"[0-9]{1,4}")
_DIGITS = re.compile(r"\d+")
_MOST_LINES = 3
_EDGE = 0.15
_SAME_HEIGHT = 0.012
_LEAST_RATIO = 0.8
_LEAST_ALIKE = 6
_NEIGHBOURS = 2  # heads of left and right pages may differ, so a line repeats on the next page or the one after it

_Line = list[Piece]


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """The pages without the lines at their edges that repeat from page to page, or that only number the page.

    Examples
    --------
    >>> def page(n):
    ...     head, foot = Piece("某县年鉴", 200, 20, 240, 30), Piece(f"- {n} -", 290, 780, 310, 790)
    ...     return Page(600, 800, [head, Piece("新增企业" * n, 72, 100, 528, 110), foot])
    >>> [[piece.text for piece in page.pieces] for page in without_running_lines([page(1), page(2)])]
    [['新增企业'], ['新增企业新增企业']]
    """
    edges = [_edges(page) for page in pages]
    counts = _bare_numbers(edges, pages)
    bodies = []
    for number, page in enumerate(pages):
        dropped: set[int] = set()
        for side, lines in enumerate(edges[number]):
            for depth, line in enumerate(lines):
                if not (
                    _NUMBERS.search(_text(line))
                    or (number, side, depth) in counts
                    or any(
                        _repeats(line, other, page)
                        for near in range(max(number - _NEIGHBOURS, 0), min(number + _NEIGHBOURS + 1, len(pages)))
                        if near != number
                        for other in edges[near][side]
                    )
                ):
                    break
                dropped.update(id(piece) for piece in line)
        kept = [piece for piece in page.pieces if id(piece) not in dropped] if dropped else page.pieces
        bodies.append(Page(page.width, page.height, kept))
    return bodies


def _edges(page: Page) -> tuple[list[_Line], list[_Line]]:
    """The first and the last lines of a page, from the edge inwards; a page of few lines is all body."""
    near = _EDGE * page.height
    above = _grouped([piece for piece in page.pieces if piece.bottom < near])
    below = _grouped([piece for piece in page.pieces if piece.top > page.height - near])
    return above[:_MOST_LINES], below[: -_MOST_LINES - 1 : -1]


def _grouped(pieces: list[Piece]) -> list[_Line]:
    # Pieces keep their identity here, so they are not merged as rows of the text are.
    merged = rows_of(pieces)
    return [
        [piece for piece in pieces if row[0].top <= (piece.top + piece.bottom) / 2 <= row[0].bottom] for row in merged
    ]


def _text(line: _Line) -> str:
    return " ".join(piece.text for piece in line)


def _repeats(line: _Line, other: _Line, page: Page) -> bool:
    if abs(line[0].top - other[0].top) > _SAME_HEIGHT * page.height:
        return False
    one, two = _text(line), _text(other)
    if one == two:
        return True
    # The same words with another number are a head with a page number; with other words it may be text of a scan.
    if _DIGITS.sub("#", one) == _DIGITS.sub("#", two):
        return len(_DIGITS.sub("", one)) >= 2
    if min(len(one), len(two)) < _LEAST_ALIKE or 2 * len(set(one) & set(two)) < max(len(set(one)), len(set(two))):
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _LEAST_RATIO


def _bare_numbers(edges: list[tuple[list[_Line], list[_Line]]], pages: Sequence[Page]) -> set[tuple[int, int, int]]:
    """Places of numbers that stand alone and count the pages: the next page has the next number at the same height."""
    found: dict[tuple[int, int, int], tuple[int, float]] = {}
    for number, sides in enumerate(edges):
        for side, lines in enumerate(sides):
            for depth, line in enumerate(lines):
                text = _text(line).strip()
                if _BARE.fullmatch(text):
                    found[number, side, depth] = int(text) - number, line[0].top
    return {
        (number, side, depth)
        for (number, side, depth), (offset, top) in found.items()
        if (len(pages) == 1 and offset == 1)
        or any(
            theirs == offset and abs(top - at) <= _SAME_HEIGHT * pages[number].height
            for near in range(number - _NEIGHBOURS, number + _NEIGHBOURS + 1)
            if near != number
            for place in range(_MOST_LINES)
            for theirs, at in (found.get((near, side, place), (None, 0.0)),)
        )
    }
