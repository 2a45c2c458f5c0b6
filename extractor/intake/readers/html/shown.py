"""What of a page's tree a reader of the page would see as text, and how much of it is prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree  # type: ignore[import-untyped]

# fmt: off
_SILENT_TAGS = frozenset({
    "aside", "audio", "button", "canvas", "datalist", "embed", "footer", "head", "iframe", "img", "input",
    "map", "math", "nav", "noframes", "noscript", "object", "option", "rp", "rt", "rtc", "script", "select", "style",
    "svg", "template", "textarea", "title", "video", "xml",
})
# fmt: on
# Some sites put the report itself into one of these.
_WRAPPERS = frozenset({"aside", "footer", "nav"})
_PROSE_IN_WRAPPER = 200
_LINK_LIST_LINKS = 4
_LINK_LIST_PROSE = 30
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOT_HAN = re.compile(r"[^\u3400-\u4dbf\u4e00-\u9fff]+")
_NOTE_MARK = re.compile(r"[\[［〔(（【]\s*(?:注\s*)?\d{1,3}\s*[\]］〕)）】]|[①-⑳]|注\d*")


@dataclass(frozen=True, slots=True)
class Shown:
    """What is seen of a tree.

    Attributes
    ----------
    silent
        The elements that are passed over with all that is in them.
    prose
        Of every other element, its Chinese characters outside of links, those of its parts among them.
    frames
        The tables that other tables stand in.
    """

    silent: set[etree._Element]
    prose: dict[etree._Element, int]
    frames: set[etree._Element]


def han(text: str | None) -> int:
    """How many Chinese characters there are."""
    return len(_NOT_HAN.sub("", text)) if text else 0


def is_hidden(element: etree._Element) -> bool:
    """Whether the markup itself hides an element."""
    return element.get("hidden") is not None or _HIDDEN_STYLE.search(element.get("style") or "") is not None


def shown(root: etree._Element) -> Shown:
    """What is seen of the tree below `root`, found from its leaves up in one walk."""
    found = Shown(set(), {}, set())
    links: dict[etree._Element, int] = {}
    stops: dict[etree._Element, int] = {}  # full stops outside of links: no list of links has any
    tables: set[etree._Element] = set()  # elements with a table in them
    for _, element in etree.iterwalk(root, events=("end",)):
        is_link = element.tag == "a" and bool(element.get("href"))
        counted = [] if is_link else [element.text]
        prose = own_links = own_stops = 0
        for child in element:
            if child.tag == "table" or child in tables:
                tables.add(element)
            prose += found.prose.get(child, 0)
            own_links += links.pop(child, 0)
            own_stops += stops.pop(child, 0)
            counted.append(child.tail)
        for text in counted:
            prose += han(text)
            own_stops += text.count("。") if text else 0
        if is_link:
            own_links, own_stops, prose = 1, 0, 0
        if element.tag == "table" and element in tables:
            found.frames.add(element)
        if _is_silent(element, links=own_links, prose=prose, stops=own_stops):
            found.silent.add(element)
        else:
            found.prose[element], links[element], stops[element] = prose, own_links, own_stops
    return found


def _is_silent(element: etree._Element, *, links: int, prose: int, stops: int) -> bool:
    if not isinstance(element.tag, str):
        return True
    if is_hidden(element):
        return True
    if element.tag in _WRAPPERS and prose > _PROSE_IN_WRAPPER:
        return False
    if element.tag in _SILENT_TAGS or (element.tag == "sup" and _is_note_mark(element)):
        return True
    is_list = links >= _LINK_LIST_LINKS and not stops and prose < _LINK_LIST_PROSE
    return is_list and element.tag not in ("html", "body")


def _is_note_mark(element: etree._Element) -> bool:
    """Whether a raised text points to a footnote; the 2 of m² does not."""
    text = "".join(element.itertext()).strip()
    linked = next(iterate_links(element), None) is not None or (
        element.getparent() is not None and element.getparent().tag == "a"
    )
    return _NOTE_MARK.fullmatch(text) is not None or (linked and text.isdecimal())


def iterate_links(element: etree._Element) -> Iterator[etree._Element]:
    """The links below an element."""
    return (link for link in element.iter("a") if link.get("href"))
