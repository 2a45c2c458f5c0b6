"""Web pages: the report that a page shows, one line a block, and what the page says about it.

The tree is lxml's; which part of it is the report, and how its blocks become lines, is decided here. trafilatura, the
usual library for the purpose, is only measured against (`benchmarks/readers.py`): it takes twice as long, and on a
third of the composed government pages its text gives other records than the plain text: tables that arrange the page
become one row, items of lists get dashes, runs of fonts get spaces between them, parts of the page around the report
stay, hidden copies are read twice and text that a script shows is lost.

Left out is what no reader of the page would call its text (scripts, forms, hidden parts, lists of links, navigation,
buttons, footers) and the block of facts over the report, which becomes the document's hints.
"""

from __future__ import annotations

from ...codes import Issue, IssueCode, percent
from ...decode import MAX_DAMAGED_SHARE
from ...limits import too_large
from ...options import Options
from ...result import Reading
from .body import find_body, find_title, report_lines
from .facts import hints_of, metas_of, title_of
from .islands import bring_to_light
from .lines import Line, LineWriter
from .parse import decode_page, parse_page
from .shown import shown

__all__ = ["read_html"]

_TITLE_LOOK = 40
_PAGE_SHARE = 2  # what a page may hold, around the text too, for one character of text


def read_html(data: bytes, options: Options) -> Reading | Issue:
    """Read the bytes of a web page.

    Examples
    --------
    >>> page = "<html><title>某镇总结</title><body><h1>某镇总结</h1><p>走访<b>12</b>户。<br>新增3家。</p></body></html>"
    >>> reading = read_html(page.encode("gb18030"), Options())
    >>> reading.text.splitlines()
    ['某镇总结', '走访12户。', '新增3家。']
    >>> reading.encoding, reading.hints.title
    ('gb18030', '某镇总结')
    """
    decoded = decode_page(data)
    if isinstance(decoded, Issue):
        return decoded
    root = parse_page(decoded.text, options)
    if isinstance(root, Issue):
        return root
    bring_to_light(root)
    seen = shown(root)
    lines = LineWriter(seen, find_body(root, seen)).write(root)
    if sum(len(line.text) for line in lines) > _PAGE_SHARE * options.limit_chars:
        return too_large("limit_chars", options)
    metas = metas_of(root)
    title = title_of(root, metas, lines)
    kept, about = report_lines(lines, title)
    text = "\n".join(_titled([lines[k].text for k in kept], title))
    if not text:
        return Issue(IssueCode.NO_TEXT)
    # Markup is undamaged even in a damaged page, so the share is taken again over the text alone.
    damaged = text.count("\ufffd")
    if damaged > MAX_DAMAGED_SHARE * len(text):
        return Issue(IssueCode.UNDECODABLE, {"encoding": decoded.encoding, "share": percent(damaged, len(text))})
    values = {"count": str(damaged), "share": percent(damaged, len(text))}
    issues = (Issue(IssueCode.REPLACED_CHARACTERS, values),) if damaged else ()
    hints = hints_of(metas, title, (lines[k].text for k in about))
    return Reading(text=text, encoding=decoded.encoding, issues=issues, hints=hints)


def _titled(texts: list[str], title: str | None) -> list[str]:
    """The lines with the title as one of them."""
    if title is None or not texts:
        return texts
    place = find_title([Line(text) for text in texts[:_TITLE_LOOK]], title)
    if place is None:
        return [title, *texts]  # a picture on the page, or in its metadata only
    first, last = place
    return texts if last == first + 1 else [*texts[:first], title, *texts[last:]]
