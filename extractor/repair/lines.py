"""The lines of a text and what their ends say: does a line run on into the next one?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import regex

from zongjie.schemas.units import UNITS

from ..layout.furniture import furniture_of
from ..layout.marks import Mark, mark_at
from ..patterns import Pattern

_HAN_UNITS = "|".join(
    sorted({regex.escape(s) for unit in UNITS.values() for s in unit.spellings if "\u4e00" <= s[0] <= "\u9fff"}, key=lambda s: (-len(s), s))
)  # fmt: skip
UNIT = rf"(?:[余多来]?[百千万亿]{{0,3}}[余多]?(?:{_HAN_UNITS})|[百千万亿余多]|[%％‰])"
"""What stands directly behind a number of a report."""

LINES = (
    Pattern("repair.line.hangs", r"[、（(《“‘「『【]$", "走访低保户、", "走访低保户"),
    Pattern("repair.line.digits", r"(?:\d[.．,，]?)+$", "全年新增企业12", "新增12家"),
    Pattern("repair.line.numeral", r"^(?:\d[\d,，]*(?:[.．]\d+)?)$", "12.5", "12.5%"),
    Pattern("repair.line.prose", r"[。，；,;][^\n]", "办事快了，群众满意", "抓党建促发展"),
    Pattern("repair.line.sentence", r"[。；;]\w", "开局良好。新增企业", "新增企业。"),
    Pattern("repair.line.apart", r"^(?:[|#>•]|---|\*\*|(?:附件?|备注|责任单位|来源|作者)[ ]*[:：\d])|^[^：。，\d]{1,8}[：:]|\||\S\t+\S", "| 指标 | 数值 |", "指标和数值"),
    Pattern("repair.line.unit", rf"^{UNIT}", "万元，同比增长", "同比增长"),
    Pattern("repair.line.quantity", r"(?<=\d[ ]?)(?:[%％‰]|[十百千]?[万亿]|个百分点)", "8.3 %", "1.1 把好文稿关"),
    Pattern("repair.line.year", r"(?<!\d)(?:19|20)\d\d$", "某某社区2023", "新增2023家"),
    Pattern("repair.line.year_goes_on", r"^年(?!轻|产|均|纪|龄|终|底|初|来|味|货)", "年工作总结", "年均增长"),
)  # fmt: skip
HANGS, DIGITS, NUMERAL, PROSE, SENTENCE, APART, UNIT_FIRST, QUANTITY, YEAR, YEAR_GOES_ON = (p.compile() for p in LINES)

_STOPS, _CLOSERS = frozenset("。！？；：:;!?…|"), "”’」』）)]】*"
_NEVER_FIRST = frozenset("，。、；！？,）)》”’」』】%％‰")
_LONGEST_HEADING = 40
_NARROW = re.compile(r"[!-~ ]")


@dataclass(eq=False)
class Line:
    """A line that is not blank, without the white space around it.

    Attributes
    ----------
    start, end
        Offsets into the text.
    indented
        Whether it is set in by two blanks or an ideographic one.
    after_blank
        Whether a blank line comes before it.
    """

    text: str
    start: int
    end: int
    indented: bool
    after_blank: bool

    @cached_property
    def body(self) -> str:
        """The line itself."""
        return self.text[self.start : self.end]

    @cached_property
    def width(self) -> float:
        """How many Chinese characters would be as wide."""
        return len(self.body) - len(_NARROW.findall(self.body)) / 2

    @cached_property
    def mark(self) -> Mark | None:
        """The number that it opens with."""
        found = mark_at(self.text, self.start, self.end)
        # 8.3 % is no number of a heading.
        return None if found is not None and QUANTITY.match(self.text, found.end) else found

    @cached_property
    def stops(self) -> bool:
        """Whether it ends where a sentence may end."""
        body = self.body.rstrip(_CLOSERS)
        return not body or body[-1] in _STOPS

    @property
    def never_first(self) -> bool:
        """Whether it begins with a mark that belongs to the line before."""
        return self.text[self.start] in _NEVER_FIRST

    @cached_property
    def apart(self) -> bool:
        """Whether it is a row of a table, page furniture or a label, which no sentence runs through."""
        if APART.search(self.body):
            return True
        # A number alone may be a page's, and just as well a font run.
        return NUMERAL.search(self.body) is None and furniture_of(self.text, self.start, self.end) is not None

    @cached_property
    def is_prose(self) -> bool:
        """Whether it has clauses; a heading seldom has."""
        return PROSE.search(self.body) is not None

    @cached_property
    def has_sentence(self) -> bool:
        """Whether a sentence ends in the middle of it."""
        return SENTENCE.search(self.body) is not None

    @cached_property
    def is_heading(self) -> bool:
        """Whether it is numbered, of a heading's length and without a sentence of its own."""
        return self.mark is not None and self.width <= _LONGEST_HEADING and not self.has_sentence

    @property
    def is_mark(self) -> bool:
        """Whether it is a number of the text's parts and nothing else."""
        return self.mark is not None and self.mark.end >= self.end

    @property
    def opens(self) -> bool:
        """Whether something new begins with it."""
        return self.mark is not None or self.indented or self.apart


@lru_cache(maxsize=1)
def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank.

    Examples
    --------
    >>> [(line.body, line.after_blank) for line in lines_of("一、工作\\n\\n  走访12户。")]
    [('一、工作', False), ('走访12户。', True)]
    """
    found: list[Line] = []
    at, blank = 0, False
    for raw in text.split("\n"):
        body = raw.strip()
        if body:
            indent = raw[: raw.index(body[0])]
            start = at + len(indent)
            found.append(Line(text, start, start + len(body), len(indent) > 1 or "\u3000" in indent, blank))
        blank = not body
        at += len(raw) + 1
    return tuple(found)
