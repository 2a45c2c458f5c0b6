"""Page heads and feet in the middle of a sentence: left out, and the sentence joined across."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ..patterns import Pattern
from .breaks import goes_on
from .lines import Line, lines_of
from .view import Edit, View

PAGES = (
    Pattern("repair.page.title", r"^(?=.{6,60}$)\w[^，。；、：！？]*[\p{Han}\d）)》]$", "某某社区2023年工作总结", "，同比增长"),
    Pattern("repair.page.number", r"^[-—–·•~ ]*(?:第[ ]?\d{1,3}[ ]?[页頁](?:[ ]?[,，/]?[ ]?共[ ]?\d{1,3}[ ]?[页頁])?|[Pp]age[ ]?\d{1,3}(?: of \d{1,3})?|\d{1,3}[ ]?/[ ]?\d{1,3}|[-—–·•~][ ]?\d{1,3}[ ]?[-—–·•~]|\d{1,3})[-—–·•~ ]*$", "— 3 —", "3家"),
)  # fmt: skip
_TITLE, _NUMBER = (p.compile() for p in PAGES)
_LONGEST_HEAD = 60
_OFTEN = 3
# The furniture of one page end: head, number, foot.
_MOST = 4
_BLANKS = re.compile(r"\s+")


def leave_out_pages(view: View) -> View:
    """Leave out page numbers and running titles where a sentence runs through them.

    Examples
    --------
    >>> leave_out_pages(View.of("全年走访困难群众，做到\\n第 3 页 共 9 页\\n不漏一户、不漏一人。")).text
    '全年走访困难群众，做到不漏一户、不漏一人。'
    """
    return view.edited(_edits(lines_of(view.text)))


def _edits(lines: Sequence[Line]) -> Iterator[Edit]:
    heads: frozenset[str] | None = None
    for before in range(len(lines) - 2):
        line = lines[before]
        carried = before > 0 and not (lines[before - 1].stops or lines[before - 1].apart or line.opens)
        if line.stops or not (line.is_prose or carried):
            continue
        heads = _running_heads(lines) if heads is None else heads
        after = before + 1
        while after < len(lines) - 1 and after - before <= _MOST and _is_page_end(lines[after], heads):
            after += 1
        # A number alone may be a cell of a table.
        sure = any(not line.body.isdigit() for line in lines[before + 1 : after])
        if sure and goes_on(line, lines[after], inside=carried, across_page=True):
            yield Edit(line.end, lines[after].start)


def _is_page_end(line: Line, heads: frozenset[str]) -> bool:
    if line.end - line.start > _LONGEST_HEAD:
        return False
    return _NUMBER.search(line.body) is not None or _squeezed(line.body) in heads


def _running_heads(lines: Sequence[Line]) -> frozenset[str]:
    """Lines that come again and again, and those that stand next to a page number and come again or are the title."""
    titles = [
        _squeezed(line.body) if line.end - line.start <= _LONGEST_HEAD and _TITLE.search(line.body) else ""
        for line in lines
    ]
    times = Counter(titles)
    numbered = [
        k for k, line in enumerate(lines) if line.end - line.start <= _LONGEST_HEAD and _NUMBER.search(line.body)
    ]
    top = [one for one in titles[:_OFTEN] if one]
    beside = {titles[n] for k in numbered for n in (k - 1, k + 1) if 0 < n < len(lines)}
    heads = {words for words in beside if times[words] > 1 or any(words in one or one in words for one in top)}
    return frozenset((heads | {words for words, n in times.items() if n >= _OFTEN}) - {""})


def _squeezed(body: str) -> str:
    return _BLANKS.sub("", body)
