"""The bytes of a web page → its tree, whatever the page claims about itself."""

from __future__ import annotations

import re

import regex
from lxml import etree  # type: ignore[import-untyped]

from ...codes import Issue, IssueCode
from ...decode import Decoded, decode
from ...limits import too_large
from ...options import Options

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""")
_HEAD_BYTES = 8192
# Fonts that were never closed lie in each other, thousands deep.
_FONT_TAG = re.compile(r"</?(?:font|span|b|strong|i|em|u|big|small|center)(?:\s[^<>]*)?>", re.IGNORECASE)
_PICTURE = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=%]{200,}")
_OWN_ENTITIES = regex.compile(r"\A[^<]*(?:<\?[^>]*>\s*)?<!DOCTYPE[^>\[]{0,500}\[[^\]]*+\]\s*>", regex.IGNORECASE)
# Names, signs and values of a tag's attributes as browsers read them: a quotation mark counts after = only.
_ATTRIBUTE = r"""[\s/]++|[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?)?|="""
_ONE_ATTRIBUTE = re.compile(_ATTRIBUTE)
_START_TAG = re.compile(rf"<[A-Za-z][^\s/>]*+((?:{_ATTRIBUTE})*+)")

_MOST_TAGS = 200_000  # the largest page seen has under 50,000; more would take minutes and gigabytes
_MARKUP_SHARE = 20  # characters of source for one of text; pages saved by Word have five
_MOST_ATTRIBUTES = 2_000


def _head(data: bytes) -> bytes:
    return data[:_HEAD_BYTES].replace(b"\0", b"")  # UTF-16 pages have a NUL in every tag


def decode_page(data: bytes) -> Decoded | Issue:
    """The text of a page's source; the encoding that the page declares decides between equals only."""
    found = _CHARSET.search(_head(data)) or _XML_ENCODING.search(_head(data))
    return decode(data, declared=found.group(1).decode("ascii") if found else None)


def parse_page(source: str, options: Options) -> etree._Element | Issue:
    """The tree of a page's source; without comments, and nothing is fetched for it."""
    source = _OWN_ENTITIES.sub("", _PICTURE.sub("", source.replace("\0", "")), count=1)
    if len(source) > _MARKUP_SHARE * options.limit_chars:
        return too_large("limit_chars", options)
    if source.count("<") > _MOST_TAGS:
        return Issue(IssueCode.DAMAGED_PAGE, {"reason": f"{source.count('<'):,} tags"})
    if len(source) > 2 * _MOST_ATTRIBUTES and _is_overfull(source):
        return Issue(IssueCode.DAMAGED_PAGE, {"reason": "thousands of attributes in one tag"})
    root, whole = _tree(source)
    if not whole:
        root, whole = _tree(_FONT_TAG.sub("", source))
    if not whole:
        return Issue(IssueCode.DAMAGED_PAGE, {"reason": "thousands of tags within each other"})
    return Issue(IssueCode.NO_TEXT) if root is None else root


def _is_overfull(source: str) -> bool:
    """Whether a tag has thousands of attributes, of which the parser compares each with all others."""
    for tag in _START_TAG.finditer(source):
        if tag.end() - tag.start() > 2 * _MOST_ATTRIBUTES:
            pieces = sum(1 for _ in _ONE_ATTRIBUTE.finditer(source, *tag.span(1)))
            if pieces > 2 * _MOST_ATTRIBUTES:  # those between them among them
                return True
    return False


def _tree(source: str) -> tuple[etree._Element | None, bool]:
    """The tree, and whether it is that of the whole page; the parser mends all but what goes past its limits."""
    # Always from UTF-8 bytes: lxml refuses a str that declares an encoding, and the declaration may be wrong anyway.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = etree.fromstring(source.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None, not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    return root, not any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
