"""numbering.xml and styles.xml → the number that Word writes before a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree  # type: ignore[import-untyped]

from .numbers import MOST_LEVELS, Level, NumberedList, Numbering
from .package import Package, W

_PPR, _NUM_PR, _NUM_ID, _ILVL, _VAL = f"{W}pPr", f"{W}numPr", f"{W}numId", f"{W}ilvl", f"{W}val"
_P_STYLE, _STYLE_ID, _BASED_ON = f"{W}pStyle", f"{W}styleId", f"{W}basedOn"
_MOST_ANCESTORS = 20


@dataclass(slots=True)
class Lists:
    """The lists of one document, and which of them its styles name."""

    numbering: Numbering
    styles: dict[str, tuple[str | None, int | None]]
    default_style: str | None

    @classmethod
    def of(cls, package: Package, document: str) -> Lists:
        """Read the lists of a document's package."""
        numbering = _sibling(package, document, "numbering")
        styles = _sibling(package, document, "styles")
        numbered, default = ({}, None) if styles is None else _styles(styles)
        return cls(Numbering({} if numbering is None else _lists(numbering)), numbered, default)

    def label(self, properties: etree._Element | None) -> str:
        """What Word writes before a paragraph with these properties; counts the paragraph."""
        return self.numbering.label(*self._place(properties)) if self.numbering.lists else ""

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int | None]:
        """The list and the level: what the paragraph says itself counts more than its style."""
        number = level = style = None
        if properties is not None:
            number, level = _num_pr(properties)
            named = properties.find(_P_STYLE)
            style = named.get(_VAL) if named is not None else None
        if number is None or level is None:
            of_style = self.styles.get(style or self.default_style or "", (None, None))
            if number is None:
                number = of_style[0]
            level = of_style[1] if level is None and number == of_style[0] else level
        return number, level


def _sibling(package: Package, document: str, name: str) -> etree._Element | None:
    part = package.related(document, name)
    return None if part is None else package.part(part)


def _num_pr(properties: etree._Element) -> tuple[str | None, int | None]:
    numbered = properties.find(_NUM_PR)
    if numbered is None:
        return None, None
    number, level = numbered.find(_NUM_ID), numbered.find(_ILVL)
    return (number.get(_VAL) if number is not None else None), (_whole(level) if level is not None else None)


def _whole(element: etree._Element | None, default: int = 0) -> int:
    written = "" if element is None else element.get(_VAL, "")
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else default


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(_VAL, "1") not in ("0", "false", "off")


def _lists(numbering: etree._Element) -> dict[str, NumberedList]:
    abstract: dict[str, dict[int, Level]] = {}
    linked: dict[str, str] = {}  # style of numbering → the abstract list that defines it
    links: dict[str, str] = {}  # abstract list → style of numbering that it takes its levels from
    for one in numbering.iterchildren(f"{W}abstractNum"):
        key = one.get(f"{W}abstractNumId", "")
        abstract[key] = _levels(one)
        if (style := one.find(f"{W}styleLink")) is not None:
            linked[style.get(_VAL, "")] = key
        if (style := one.find(f"{W}numStyleLink")) is not None:
            links[key] = style.get(_VAL, "")
    lists: dict[str, NumberedList] = {}
    for one in numbering.iterchildren(f"{W}num"):
        named = one.find(f"{W}abstractNumId")
        key = named.get(_VAL, "") if named is not None else ""
        key = linked.get(links.get(key, ""), key)
        levels = dict(abstract.get(key, {}))
        begins = set()
        for override in one.iterchildren(f"{W}lvlOverride"):
            index = _index(override)
            levels.update(_levels(override))
            start = override.find(f"{W}startOverride")
            if start is not None and index in levels:
                levels[index] = replace(levels[index], start=_whole(start, 1))
                begins.add(index)
        lists[one.get(f"{W}numId", "")] = NumberedList(key, levels, frozenset(begins))
    lists.pop("0", None)  # the number that takes a paragraph out of its style's list
    return lists


def _index(element: etree._Element) -> int:
    written = element.get(_ILVL, "0")
    return int(written) if written in tuple(map(str, range(MOST_LEVELS))) else 0


def _levels(parent: etree._Element) -> dict[int, Level]:
    levels = {}
    for one in parent.iterchildren(f"{W}lvl"):
        text, gap = one.find(f"{W}lvlText"), one.find(f"{W}suff")
        restart = one.find(f"{W}lvlRestart")
        name = next((found.get(_VAL, "decimal") for found in one.iter(f"{W}numFmt")), "decimal")
        levels[_index(one)] = Level(
            start=_whole(one.find(f"{W}start")),
            format=name,
            template=text.get(_VAL, "") if text is not None else "",
            restart=_whole(restart) if restart is not None else None,
            legal=_on(one.find(f"{W}isLgl")),
            gap=gap is None or gap.get(_VAL) != "nothing",
        )
    return levels


def _styles(styles: etree._Element) -> tuple[dict[str, tuple[str | None, int | None]], str | None]:
    """Each paragraph style with its list and level, inherited if it says nothing; and the style of plain paragraphs."""
    own: dict[str, tuple[str | None, int | None]] = {}
    parents: dict[str, str] = {}
    default = None
    for style in styles.iterchildren(f"{W}style"):
        if style.get(f"{W}type") != "paragraph":
            continue
        name = style.get(_STYLE_ID, "")
        properties, parent = style.find(_PPR), style.find(_BASED_ON)
        own[name] = (None, None) if properties is None else _num_pr(properties)
        if parent is not None:
            parents[name] = parent.get(_VAL, "")
        if style.get(f"{W}default") in ("1", "true", "on"):
            default = name
    inherited = {}
    for name in own:
        number, level = own[name]
        above = name
        for _ in range(_MOST_ANCESTORS):
            if number is not None and level is not None:
                break
            above = parents.get(above, "")
            if above not in own:
                break
            number = own[above][0] if number is None else number
            level = own[above][1] if level is None else level
        inherited[name] = number, level
    return inherited, default
