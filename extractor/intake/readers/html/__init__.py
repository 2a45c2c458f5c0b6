"""Web pages: the report that a page shows, one line a block, and what the page says about it.

The tree is lxml's; which part of it is the report, and how its blocks become lines, is decided here. trafilatura, the
usual library for the purpose, is measured beside this reader (`benchmarks/readers.py`): it takes several times as long,
and on government pages it loses headings, numbers of lists and short paragraphs, and gives no line to a `<br>`, so that
a good part of the records differ from those of the plain text.

Left out is what no reader of the page would call its text (scripts, forms, hidden parts, lists of links, navigation,
buttons, footers) and the block of facts over the report, which becomes the document's hints.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...codes import Issue, IssueCode, percent
from ...decode import MAX_DAMAGED_SHARE
from ...options import Options
from ...result import Reading
from .body import find_body, report_lines
from .facts import hints_of, metas_of, title_of
from .islands import bring_to_light
from .lines import LineWriter
from .parse import decode_page, parse_page
from .shown import shown

if TYPE_CHECKING:
    from lxml import etree  # type: ignore[import-untyped]

    from ....source import Hints

__all__ = ["read_html"]


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
    root = parse_page(decoded.text)
    if isinstance(root, Issue):
        return root
    text, hints = _report(root)
    if not text:
        return Issue(IssueCode.NO_TEXT)
    # Markup is undamaged even in a damaged page, so the share is taken again over the text alone.
    damaged = text.count("\ufffd")
    if damaged > MAX_DAMAGED_SHARE * len(text):
        return Issue(IssueCode.UNDECODABLE, {"encoding": decoded.encoding, "share": percent(damaged, len(text))})
    values = {"count": str(damaged), "share": percent(damaged, len(text))}
    issues = (Issue(IssueCode.REPLACED_CHARACTERS, values),) if damaged else ()
    return Reading(text=text, encoding=decoded.encoding, issues=issues, hints=hints)


def _report(root: etree._Element) -> tuple[str, Hints]:
    """The text of the report, and what the page says about it."""
    bring_to_light(root)
    seen = shown(root)
    lines = LineWriter(seen, find_body(root, seen)).write(root)
    metas = metas_of(root)
    title = title_of(root, metas, lines)
    kept, about = report_lines(lines, title)
    return "\n".join(lines[k].text for k in kept), hints_of(metas, title, (lines[k].text for k in about))
