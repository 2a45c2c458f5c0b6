"""Web pages: one line a block, a table row with its cells between bars, and what the markup says about the document.

The whole page is read except what no reader of it would call text (scripts, forms, hidden parts, lists of links):
furniture that looks like text is the layout's to find, and a sentence lost here could not come back.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree  # type: ignore[import-untyped]

from ...source import Hints
from ..codes import Issue, IssueCode, percent
from ..decode import MAX_DAMAGED_SHARE, decode
from ..options import Options
from ..result import Reading
from .lines import CELL_TAGS, LineWriter

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""")
_HEAD_BYTES = 8192

_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_SITE_NAME = re.compile(r"[_|｜]|\s[-–—]+\s|--")
# Sources that name no body.
_NO_ISSUER = frozenset({"本站", "本网", "本站原创", "原创", "互联网", "网络", "转载", "其他"})


def _head(data: bytes) -> bytes:
    return data[:_HEAD_BYTES].replace(b"\0", b"")  # UTF-16 pages have a NUL in every tag


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
    found = _CHARSET.search(_head(data)) or _XML_ENCODING.search(_head(data))
    decoded = decode(data, declared=found.group(1).decode("ascii") if found else None)
    if isinstance(decoded, Issue):
        return decoded
    root = _parse(decoded.text)
    if isinstance(root, Issue):
        return root
    text = LineWriter().write(root)
    if not text:
        return Issue(IssueCode.NO_TEXT)
    # Markup is undamaged even in a damaged page, so the share is taken again over the text alone.
    damaged = text.count("\ufffd")
    if damaged > MAX_DAMAGED_SHARE * len(text):
        return Issue(IssueCode.UNDECODABLE, {"encoding": decoded.encoding, "share": percent(damaged, len(text))})
    values = {"count": str(damaged), "share": percent(damaged, len(text))}
    issues = (Issue(IssueCode.REPLACED_CHARACTERS, values),) if damaged else ()
    return Reading(text=text, encoding=decoded.encoding, issues=issues, hints=_hints(root, text))


def _parse(text: str) -> etree._Element | Issue:
    # Always from UTF-8 bytes: lxml refuses a str that declares an encoding, and the declaration may be wrong anyway.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        return Issue(IssueCode.DAMAGED_PAGE, {"reason": str(error)})
    # The parser mends whatever it can, but past its limits (nesting) it drops the rest of the page.
    limits = [entry.message for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    if limits:
        return Issue(IssueCode.DAMAGED_PAGE, {"reason": limits[0]})
    return Issue(IssueCode.NO_TEXT) if root is None else root


def _hints(root: etree._Element, text: str) -> Hints:
    metas = {name: content for name, content in _metas(root) if content}
    issuer = _cell_after(root, "发布机构")
    if issuer is None and "发布机构" not in re.sub(r"\s", "", text):
        source = metas.get("contentsource")
        issuer = None if source in _NO_ISSUER else source
    return Hints(
        title=metas.get("articletitle") or _page_title(root, text),
        published=_date(metas.get("pubdate", "")),
        issuer=issuer,
        index_no=_cell_after(root, "索引号"),
    )


def _metas(root: etree._Element) -> Iterator[tuple[str, str]]:
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property")
        if name:
            yield name.lower(), " ".join((meta.get("content") or "").split())


def _page_title(root: etree._Element, text: str) -> str | None:
    """The page's own title without the site's name, if the page shows it as a line."""
    element = root.find(".//title")
    whole = " ".join("".join(element.itertext()).split()) if element is not None else ""
    candidates = [whole, _SITE_NAME.split(whole)[0].strip()]
    lines = set(text.split("\n"))
    return next((title for title in candidates if title and title in lines), None)


def _date(written: str) -> str | None:
    found = _DATE.search(written)
    if found is None:
        return None
    try:
        return datetime.date(*map(int, found.groups())).isoformat()
    except ValueError:  # 2024-13-45 is no date
        return None


def _cell_after(root: etree._Element, label: str) -> str | None:
    """Content of the table cell behind the one that holds only this label."""
    cells = [re.sub(r"\s+", " ", "".join(cell.itertext())).strip() for cell in root.iter(*CELL_TAGS)]
    for cell, following in pairwise(cells):
        if re.sub(r"[\s:：\[\]【】]", "", cell) == label:
            return following or None
    return None
