"""Numbering styles at the start of a sentence: what they look like and how they rank."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..patterns import Pattern

_CN = "[一二三四五六七八九十]"
# Emphasis marks and blanks of every width may stand before the number.
_LEAD = r"[\s*#_\u200b\ufeff>]*"

# In order of trial. The rank says which style encloses which when a document does not show it otherwise.
STYLES: tuple[tuple[Pattern, int], ...] = (
    (Pattern("mark.part", rf"{_LEAD}第(?:{_CN}{{1,3}}|\d{{1,2}})[ ]?(?:部分|章|篇)[、，,：: ]?", "第一部分 工作回顾", "第一批项目"), 0),
    (Pattern("mark.chinese", rf"{_LEAD}{_CN}{{1,3}}[ ]?(?:[、．]|[.](?!\d)|,(?=\S))", "一、主要工作", "一是抓党建"), 1),
    (Pattern("mark.chinese_bracket", rf"{_LEAD}[（(][ ]?{_CN}{{1,3}}[ ]?[)）][、.．]?", "（一）强化引领", "（1）强化"), 2),
    (Pattern("mark.arabic_deep", rf"{_LEAD}\d{{1,2}}[.．]\d{{1,2}}(?:[.．]\d{{1,2}})?[、.． ](?!\d)", "1.1 抓落实", "1.5亿元"), 4),
    (Pattern("mark.arabic", rf"{_LEAD}[\d０-９]{{1,2}}[ ]?(?:[、．]|[.](?!\s?\d))", "1.抓党建", "1.5亿元"), 3),
    (Pattern("mark.arabic_bracket", rf"{_LEAD}(?:[（(][ ]?[\d０-９]{{1,2}}[ ]?[)）]|[\d０-９]{{1,2}}[)）])[、.．]?", "（1）走访", "（一）走访"), 5),
    (Pattern("mark.circle", rf"{_LEAD}[①-⑳]", "①走访", "1走访"), 6),
    (Pattern("mark.stem", rf"{_LEAD}[甲乙丙丁戊己庚辛壬癸][、．.]", "甲、党建", "甲方代表"), 1),
    (Pattern("mark.is", rf"{_LEAD}[第]?{_CN}{{1,2}}(?:是|要(?!素|点|害|求|件|闻)|则)[，,：: ]?", "一是抓党建。", "一、抓党建"), 7),
    (Pattern("mark.ordinal", rf"{_LEAD}(?:第{_CN}{{1,2}}|其{_CN}|首先|其次|再次|再者|最后)[，,、：:]", "第一，抓党建", "第一批项目"), 7),
    (Pattern("mark.dash", rf"{_LEAD}(?:——|—|--)[ ]*(?=\S)", "——经济稳步增长", "经济稳步增长"), 8),
    (Pattern("mark.bullet", rf"{_LEAD}(?:[•●■◆▲★·○◇□➢✓]|[-+*][ ](?=\S))[ ]*", "● 抓党建", "抓党建"), 8),
)  # fmt: skip

_NAMES = tuple(p.id.removeprefix("mark.") for p, _ in STYLES)
_RANK = {p.id.removeprefix("mark."): rank for p, rank in STYLES}
_ANY = regex.compile("|".join(f"(?P<{name}>{p.pattern})" for name, (p, _) in zip(_NAMES, STYLES, strict=True)))
_BOLD = regex.compile(r"[\s]*\*\*")
_NUMBER = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the start of a sentence.

    Attributes
    ----------
    style
        Name of the style (`chinese`, `chinese_bracket`, `arabic`, `is`, …).
    rank
        0 for the outermost styles; larger encloses less.
    end
        Offset where the text after the number begins.
    text
        The number as written, outer white space removed.
    """

    style: str
    rank: int
    end: int
    text: str

    @property
    def ordinal(self) -> int | None:
        """The number's value, or None for marks that do not count."""
        digits = regex.sub(r"\D", "", self.text)
        if digits:
            return int(digits)
        words = [c for c in self.text if c in _NUMBER]
        if not words:
            return None
        if words[0] == "十":
            return 10 + sum(_NUMBER[c] for c in words[1:])
        if len(words) > 1 and words[1] == "十":
            return _NUMBER[words[0]] * 10 + sum(_NUMBER[c] for c in words[2:])
        return _NUMBER[words[0]]


def mark_at(text: str, start: int, end: int) -> Mark | None:
    """The number with which `text[start:end]` opens, if any.

    Examples
    --------
    >>> mark_at("（三）强化治理", 0, 7)
    Mark(style='chinese_bracket', rank=2, end=3, text='（三）')
    """
    m = _ANY.match(text, start, end)
    if m is None:
        return None
    style = str(m.lastgroup)
    return Mark(style, _RANK[style], m.end(), m[0].strip().strip("*#_> \u200b\ufeff"))


def is_bold(text: str, start: int) -> bool:
    """Whether Markdown emphasis opens here."""
    return _BOLD.match(text, start) is not None
