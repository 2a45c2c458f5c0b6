"""Text that only a script would show: parts of a page turned one at a time, and pages kept in a field or a script."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from .shown import han, is_hidden

_LEAST_PROSE = 100
_SAMPLE = 40
_MOST_PARTS = 100
_HOLDERS = ("textarea", "input", "iframe", "noframes", "noscript", "template", "script", "xml")
_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.){100,})"' + r"|'((?:[^'\\\n]|\\.){100,})'")
_MARKUP = re.compile(r"<(?:p|div|br|span|table|h\d|font|strong)\b", re.IGNORECASE)


def bring_to_light(root: etree._Element) -> None:
    """Show, in the tree itself, what only a script would show; does nothing to a page that shows its text."""
    parts = list(islice(_other_parts(root), _MOST_PARTS))
    whole = _squashed(root) if parts else ""
    for element in parts:
        # A second copy for printing is hidden too, and must stay so.
        text = _squashed(element)
        middle = text[len(text) // 2 :][:_SAMPLE]
        if whole.count(middle) == 1:
            _unhide(element)
    visible = _visible_prose(root)
    best, most = None, max(2 * visible, _LEAST_PROSE)
    for holder in root.iter(*_HOLDERS):
        for text in _held(holder):
            size = han(text)
            if size > most:
                best, most = (holder, text), size
    if best is not None:
        _put(*best)


def _other_parts(root: etree._Element) -> Iterator[etree._Element]:
    """The hidden elements in a row of others like them that hold prose: pages turned by a script."""
    hidden: dict[tuple[etree._Element, str], list[etree._Element]] = {}
    for element in root.iter(etree.Element):
        if is_hidden(element) and element.getparent() is not None:
            hidden.setdefault((element.getparent(), element.tag), []).append(element)
    for (parent, tag), elements in hidden.items():
        if any(_holds_prose(other) for other in parent.iterchildren(tag) if not is_hidden(other)):
            yield from filter(_holds_prose, elements)


def _holds_prose(element: etree._Element) -> bool:
    return han("".join(element.itertext())) >= _LEAST_PROSE


def _squashed(element: etree._Element) -> str:
    return "".join("".join(element.itertext()).split())


def _unhide(element: etree._Element) -> None:
    element.attrib.pop("hidden", None)
    element.attrib.pop("style", None)


def _visible_prose(root: etree._Element) -> int:
    silent = {"head", "title", "style", *_HOLDERS}
    total, walk = 0, etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            total += han(element.tail)
        elif element.tag in silent or is_hidden(element):
            walk.skip_subtree()
        elif element.tag != "a":
            total += han(element.text)
    return total


def _held(holder: etree._Element) -> Iterator[str]:
    """The texts that a field, an inner page or a script holds."""
    if holder.tag == "input":
        yield holder.get("value") or ""
    elif holder.tag == "iframe":
        yield holder.get("srcdoc") or ""
    elif holder.tag == "script":
        yield from _scripted(holder.text or "")
    elif len(holder):
        yield "".join(etree.tostring(child, encoding="unicode") for child in holder)
    else:
        yield holder.text or ""


def _scripted(script: str) -> Iterator[str]:
    if han(script) < _LEAST_PROSE and "\\u" not in script:
        return
    try:
        yield from _strings(json.loads(script))
    except (ValueError, RecursionError):  # a program, not data: its own literals may be
        yield from _CDATA.findall(script)
        for double, single in _LITERAL.findall(script):
            body = double or single.replace('"', '\\"').replace("\\'", "'")
            try:
                yield json.loads(f'"{body}"', strict=False)
            except ValueError:
                yield body


def _strings(value: Any) -> Iterator[str]:
    stack = [value]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)


def _put(holder: etree._Element, text: str) -> None:
    """Show a text in the place of what held it."""
    if not _MARKUP.search(text):
        text = html.unescape(text)
    if _MARKUP.search(text):
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        inner = etree.fromstring(f"<div>{text}</div>".encode("utf-8", "replace"), parser)
    else:
        inner = etree.Element("pre")
        inner.text = "".join(char for char in text if char >= " " or char in "\t\n")
    tail = holder.tail
    holder.clear()
    holder.tag, holder.tail = "div", tail
    if inner is not None:
        holder.append(inner)
    for above in holder.iterancestors():
        if above.tag != "body" and is_hidden(above):
            _unhide(above)
