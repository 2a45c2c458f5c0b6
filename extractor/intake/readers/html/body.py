"""Where on a page the report is, and which of the page's lines are its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex
from lxml import etree  # type: ignore[import-untyped]

from ....patterns import Pattern
from .furniture import is_fact, is_tool
from .lines import CELL_TAGS, Line, LineWriter
from .shown import Shown, han

CONTAINER = Pattern("page.container", r"(?i)(?<![a-z])(?:trs_(?:editor|paperedit|view|ueditor)|ucapcontent|zoom(?:con)?|fontzoom|article[-_]?(?:content|body|con|main|text)?|(?:news|main|detail|info|text|doc|cont)[-_]?(?:content|body|text|con|txt)|content[-_]?(?:text|body|main|detail|con|txt)|con[-_]?text|pages[-_]?content|bt[-_]?content|xxgk[-_]?content|v[-_]?news[-_]?content|wp[-_]?articlecontent|view|easysite-news-text|ewb-article-info|j-fontcontent|vsb_content(?:_\d+)?|gsj[-_]?content|nr|neirong|zw|zhengwen|printbox|printarea|print[-_]?content)(?![a-z])", "TRS_Editor", "list_content_links")  # fmt: skip
"""Ids and classes by which the systems that government sites run on name the element that holds the text."""

_CONTAINER = CONTAINER.compile()
_NAMED_SHARE = 0.6
_CHILD_SHARE = 0.75
_REPORT_PROSE = 100
_TABLE_ROWS = 3
_SIDE = regex.compile(
    r"(?i)(?<![a-z])(?:side|sidebar|aside|relat\w*|recommend|hot|rank|right|foot\w*|copyright|nav|menu|share\w*|comment\w*|links?|xgyd|tuijian)(?![a-z])"
)
_HEADING = regex.compile(
    r"^[\s\u3000*]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]部分)"
)
_SENTENCE_END = regex.compile(r"[。；！？;]")
_SIGNED = regex.compile(
    r"^[\p{Han}\s\u3000、（）()]{2,40}(?:政府|局|委|办|办公室|委员会|办事处|中心|支部|党委|总工会|联合会|妇联|社区|村|镇|乡|街道|厅|院|所|站|部)$"
    r"|^(?:(?:19|20)\d\d|[二一][〇○零九][\p{Han}〇○]{2})\s?年.{1,4}月.{1,4}日$"
)
_ATTACHED = regex.compile(r"^[\s\u3000]*(?:附件?|附表)[\s\u3000]*\d*[:：]")
_SESSION = regex.compile(r"^[（(—-]")
_TITLE_LOOK = 60
_SIGNED_LOOK = 6
_SENTENCE = 12
_LINKED_SHARE = 0.6


def find_body(root: etree._Element, shown: Shown) -> etree._Element:
    """The element that holds the report: one named so, else the smallest that holds nearly all prose of the page."""
    start = root.find("body")
    if start is None:
        start = root
    whole = shown.prose.get(start, 0)
    named = [e for e in _named(start, shown) if shown.prose[e] >= _NAMED_SHARE * whole]
    if named:
        # The last is the innermost; one that leaves prose of another out is only a part of the report.
        most = max(shown.prose[e] for e in named)
        return next(e for e in reversed(named) if shown.prose[e] >= 0.97 * most)
    return _descend(start, shown)


def _named(start: etree._Element, shown: Shown) -> Iterator[etree._Element]:
    for element in start.iter(etree.Element):
        if element.tag in ("article", "ucapcontent") and element in shown.prose:
            yield element
        elif element in shown.prose and element.tag not in ("body", "a", "span", "p", "h1"):
            names = f"{element.get('id') or ''} {element.get('class') or ''}"
            if names != " " and _CONTAINER.search(names):
                yield element


def _descend(element: etree._Element, shown: Shown) -> etree._Element:
    while True:
        children = [child for child in element if child in shown.prose]
        if not children or element.tag in ("tr", *CELL_TAGS, "p"):
            children = [child for child in children if child.tag not in ("span", "font", "b", "p")]
        best = max(children, key=lambda child: shown.prose[child], default=None)
        if best is None or shown.prose[best] < _CHILD_SHARE * shown.prose[element] or not shown.prose[best]:
            return element
        if best.tag in ("p", "span", "font", "b", "strong", "h1", "h2"):
            return element
        if any(_reports(child, shown) for child in children if child is not best):
            return element
        element = best


def _reports(element: etree._Element, shown: Shown) -> bool:
    """Whether an element beside the main one seems to be a part of the report as well."""
    if _SIDE.search(f"{element.get('id') or ''} {element.get('class') or ''}"):
        return False
    lines = LineWriter(shown).write(element)
    kept = [line.text for line in lines if not is_linked(line) and not is_tool(line.text) and not is_fact(line.text)]
    if any(_HEADING.search(text) and len(text) > 4 for text in kept):
        return True
    rows = [text for text in kept if text.startswith("| ") and regex.search(r"\d", text)]
    prose = sum(han(text) for text in kept if "。" in text)
    return prose >= _REPORT_PROSE or len(rows) >= _TABLE_ROWS


def is_linked(line: Line) -> bool:
    """Whether a line is a link to elsewhere and no sentence."""
    return line.linked > 0 and line.linked >= _LINKED_SHARE * han(line.text) and not line.text.endswith(("。", "；"))


def reads_on(text: str) -> bool:
    """Whether a line is one that a report begins with: a heading or a sentence."""
    if is_tool(text) or is_fact(text):
        return False
    sentence = text.endswith(("。", "；", "！")) or (_SENTENCE_END.search(text) is not None and han(text) > _SENTENCE)
    return sentence or _HEADING.search(text) is not None


def squashed(text: str) -> str:
    """Letters and digits of a text."""
    return str(regex.sub(r"[^\p{L}\p{N}]", "", text))


def find_title(lines: Sequence[Line], title: str) -> tuple[int, int] | None:
    """Where a title stands: the first of its lines and the one after its last; the last time that it is repeated."""
    wanted = squashed(title)
    found = None
    if not wanted:
        return None
    for first in range(min(len(lines), _first_of_text(lines) + _TITLE_LOOK)):
        joined = ""
        for last in range(first, min(first + 4, len(lines))):
            joined += squashed(lines[last].text)
            if joined == wanted:
                found = first, last + 1
            if len(joined) >= len(wanted):
                break
        if found is not None and reads_on(lines[first].text) and first > found[1]:
            break
    return found


def _first_of_text(lines: Sequence[Line]) -> int:
    return next((k for k, line in enumerate(lines) if line.inside), len(lines))


def report_lines(lines: Sequence[Line], title: str | None) -> tuple[list[int], list[int]]:
    """The report's lines, and those that may say something about it.

    Parameters
    ----------
    lines
        All lines of the page.
    title
        The report's title, if the markup gives it.

    Returns
    -------
    kept, about
        Indices into `lines`: of the report, title first; and of the facts that stand over, under and beside it.
    """
    inside = [k for k, line in enumerate(lines) if line.inside]
    if not inside:
        return [], list(range(len(lines)))
    begins = next((k for k in inside if reads_on(lines[k].text)), inside[0])
    ends = next((k for k in reversed(inside) if reads_on(lines[k].text)), inside[-1])
    place = find_title(lines, title) if title else None
    if place is not None and place[0] > begins:
        place = None
    first = place[0] if place is not None else inside[0]
    kept = []
    for k in range(first, inside[-1] + 1):
        line = lines[k]
        if (place is not None and k < place[1]) or _is_of_report(
            line, over=k < begins, under=k > ends, titled=place is not None
        ):
            kept.append(k)
    kept += _signed(lines, inside[-1] + 1)
    chosen = set(kept)
    about = [k for k in range(len(lines)) if k not in chosen or k < begins]
    return kept, about


def _is_of_report(line: Line, *, over: bool, under: bool, titled: bool) -> bool:
    text = line.text
    if is_tool(text):
        return False
    if not line.inside and (is_linked(line) or not titled):
        return False
    if over and text.isascii():  # a number whose label stands on the line before
        return False
    if over or under:
        if is_linked(line) and not _ATTACHED.search(text):
            return False
        return not is_fact(text)
    # Amid the report only what links to elsewhere and is short is not part of it.
    return not (is_linked(line) and han(text) == line.linked and len(text) < 6)


def _signed(lines: Sequence[Line], after: int) -> Iterable[int]:
    """Lines below the report's element that sign it."""
    for k in range(after, min(after + _SIGNED_LOOK, len(lines))):
        text = lines[k].text
        if is_linked(lines[k]) or is_tool(text) or not _SIGNED.search(text):
            return
        yield k
