"""The bytes of a web page → its tree, whatever the page claims about itself."""

from __future__ import annotations

import re

from lxml import etree  # type: ignore[import-untyped]

from ...codes import Issue, IssueCode
from ...decode import Decoded, decode

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""")
_HEAD_BYTES = 8192
# Fonts that were never closed lie in each other, thousands deep.
_FONT_TAG = re.compile(r"</?(?:font|span|b|strong|i|em|u|big|small|center)(?:\s[^<>]*)?>", re.IGNORECASE)

MOST_TAGS = 500_000
"""A page of more tags would need gigabytes as a tree; the largest page seen has under 50,000."""


def _head(data: bytes) -> bytes:
    return data[:_HEAD_BYTES].replace(b"\0", b"")  # UTF-16 pages have a NUL in every tag


def decode_page(data: bytes) -> Decoded | Issue:
    """The text of a page's source; the encoding that the page declares decides between equals only."""
    found = _CHARSET.search(_head(data)) or _XML_ENCODING.search(_head(data))
    return decode(data, declared=found.group(1).decode("ascii") if found else None)


def parse_page(source: str) -> etree._Element | Issue:
    """The tree of a page's source; without comments, and nothing is fetched for it."""
    tags = source.count("<")
    if tags > MOST_TAGS:
        values = {"count": f"{tags:,}", "limit": f"{MOST_TAGS:,}", "unit": "tags", "unit_zh": "个标签"}
        return Issue(IssueCode.TOO_LARGE, values)
    root, limit = _tree(source)
    if limit is not None:
        root, limit = _tree(_FONT_TAG.sub("", source))
    if limit is not None:
        return Issue(IssueCode.DAMAGED_PAGE, {"reason": limit})
    return Issue(IssueCode.NO_TEXT) if root is None else root


def _tree(source: str) -> tuple[etree._Element | None, str | None]:
    """The tree, and past which limit the parser dropped the rest of the page; it mends whatever else it meets."""
    # Always from UTF-8 bytes: lxml refuses a str that declares an encoding, and the declaration may be wrong anyway.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(source.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        return None, str(error)
    limits = [entry.message for entry in parser.error_log if entry.type_name == "ERR_RESOURCE_LIMIT"]
    return root, limits[0] if limits else None
