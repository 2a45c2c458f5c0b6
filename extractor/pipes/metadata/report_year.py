"""Which year a text reviews, where neither title nor heading says so: every phrase that points to a year votes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import regex

from ...patterns import Pattern
from ...why import Span

YEAR = r"(?P<y>(?:19|20)\d\d|[一二][〇○零九][〇○零一二三四五六七八九]{2})"
"""A year in digits or Chinese numerals, without 年."""
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_OF = rf"{YEAR}[ ]?年(?:度)?"


@dataclass(frozen=True, slots=True)
class _Vote:
    """A phrase with a year and what it says of the reviewed one.

    Attributes
    ----------
    after
        How many years the named year lies after the reviewed one.
    weight
        How sure the phrase is; the votes of a phrase count twice at most.
    """

    pattern: Pattern
    after: int
    weight: float


_VOTES = (
    _Vote(Pattern("years.body.review", rf"{_OF}(?:以来)?[^，。；\d]{{0,8}}(?:工作)?(?:回顾|总结|完成情况|开展情况|工作情况|主要成效|述职)", "一、2023年工作回顾", "2023年的工作任务"), 0, 5.0),
    _Vote(Pattern("years.body.past", rf"(?:过去的|刚刚过去的|回顾|走过了?|告别了?|总结){_OF}", "回顾2023年，我们", "展望2023年"), 0, 4.0),
    _Vote(Pattern("years.body.year_end", rf"(?:截至|截止|截止到|至){_OF}(?:底|末|年底|12月|十二月)", "截至2023年底", "到2025年底"), 0, 2.0),
    _Vote(Pattern("years.body.tasks", rf"{_OF}(?:政府|全[市县区省镇乡]|我[市县区省镇乡村社]|街道|社区|村)?(?:经济社会发展|国民经济|的?重点|的?主要|的?总体|的?预期|的?奋斗|的?发展)?(?:工作)?(?:的)?(?:总体)?(?:主要)?(?:预期)?(?:目标|任务|安排|打算|计划|思路|要求|部署|重点|建议|谋划)", "三、2024年工作安排", "完成2024年全部工程"), 1, 3.0),
    _Vote(Pattern("years.body.next_do", rf"(?:做好|谋划|展望|抓好|对|安排|明年[（(]|关于){_OF}(?:的|政府)?(?:工作|各项|经济|发展|[，）)])", "做好2024年工作", "做好2024版方案"), 1, 4.0),
    _Vote(Pattern("years.body.is_key", rf"{_OF}[，,]?是[^，。；]{{0,30}}(?:开局|关键|收官|起步|攻坚|深化|第[一二三四五]|承上启下|重要|冲刺|换届)[^。；]{{0,12}}(?:年|之年)", "2024年是收官之年", "2024年是丰收的"), 1, 1.5),
    _Vote(Pattern("years.body.will", rf"{_OF}[，,]?(?:我们|全[市县区镇村]|社区|街道|村两委)?(?:将|要|计划|力争|拟|准备|打算|预计安排)", "2024年我们将", "2024年新建"), 1, 2.0),
    _Vote(Pattern("years.body.until", rf"(?:到|力争|确保){_OF}(?:底|末)?[，,]?(?:[^，。；]{{0,20}})(?:达到|超过|建成|实现|基本)", "到2025年基本建成", "2023年建成"), 2, 0.5),
    _Vote(Pattern("years.body.compared", rf"(?:比|较|与|由|从){_OF}(?:同期|底|末|的)?[^，。；]{{0,12}}(?:增长|提高|增加|下降|减少|上升|的|相比)", "比2022年增长5%", "2022年增长5%"), -1, 1.0),
    _Vote(Pattern("years.body.day", rf"{YEAR}[ ]?年\d{{1,2}}月", "2023年5月", "5月"), 0, 0.7),
    _Vote(Pattern("years.body.opens", rf"(?:^|\n)[^\n。]{{0,40}}?{_OF}(?:是|，|,|以来|上半年|[^\n。，]{{2,20}}在)", "2023年，社区在街道领导下", "始建于2003年。"), 0, 2.0),
    _Vote(Pattern("years.body.named", rf"{_OF}", "2023年", "二三年"), 0, 0.4),
)  # fmt: skip
_OPENS = "years.body.opens"
PATTERNS = tuple(vote.pattern for vote in _VOTES)
_COMPILED = tuple((vote, vote.pattern.compile()) for vote in _VOTES)
_MOST = 2
_OPENING = 1500
_HEAD, _LEAST_HEAD = 0.3, 300
_EARLY, _LATE, _OTHER, _LATEST = 5.0, 5.0, 1.0, 1.5
_NAMED = regex.compile(rf"(?<!到|至|力争|确保|[—\-－~～]){_OF}(?!前|[—\-－~～])")


class Elected(NamedTuple):
    """The reviewed year and what spoke for it most.

    Attributes
    ----------
    rule
        Id of the rule with the heaviest vote.
    span
        Where its phrase stands in the text that was searched; None for a date.
    """

    year: int
    rule: str
    span: Span | None


def number(words: str) -> int:
    """A year, month or day in digits or Chinese numerals.

    Examples
    --------
    >>> number("二〇二四"), number("1998"), number("二十一")
    (2024, 1998, 21)
    """
    if words.isdigit():
        return int(words)
    if "十" in words:
        tens, _, ones = words.partition("十")
        return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0") if ones else 0)
    return int("".join(_DIGITS[c] for c in words))


def elect(text: str, *, published: date | None, half: bool) -> Elected | None:
    """The year that most speaks for, or None where no year is named.

    Parameters
    ----------
    text
        Folded text.
    published
        Publication, delivery or signing date. A report of the year before comes out in winter or spring; what comes
        out later is about its own year.
    half
        Whether the report covers half a year, and is published in the same.

    Examples
    --------
    >>> elect("2023年，社区走访120户。下一步，做好2024年工作。", published=None, half=False).year
    2023
    """
    votes: defaultdict[int, float] = defaultdict(float)
    heaviest: dict[int, tuple[float, str, Span | None]] = {}

    def cast(year: int, weight: float, rule: str, span: Span | None) -> None:
        votes[year] += weight
        if weight > heaviest.get(year, (0.0, "", None))[0]:
            heaviest[year] = weight, rule, span

    for vote, pattern in _COMPILED:
        seen: Counter[int] = Counter()
        for found in pattern.finditer(text, 0, _OPENING if vote.pattern.id == _OPENS else len(text)):
            year = number(found["y"]) - vote.after
            seen[year] += 1
            if seen[year] <= _MOST:
                cast(year, vote.weight, vote.pattern.id, found.span())
    if (latest := _latest(text)) is not None:
        # Behind the beginning it is the year to come, before that the reviewed one.
        year, span = latest
        cast(year - (span[0] > max(_HEAD * len(text), _LEAST_HEAD)), _LATEST, "years.body.latest", span)
    if published is not None:
        early = published.month <= 6 and not half
        cast(published.year - 1 if early else published.year, _EARLY if early else _LATE, "years.published", None)
        cast(published.year if early else published.year - 1, _OTHER, "years.published", None)
    if not votes:
        return None
    year = max(votes, key=lambda y: (votes[y], y))
    _, rule, at = heaviest[year]
    return Elected(year, rule, at)


def _latest(text: str) -> tuple[int, Span] | None:
    """The latest year named that is no goal, and where it is first named; a year far from all others is a goal."""
    first: dict[int, Span] = {}
    for found in _NAMED.finditer(text):
        first.setdefault(number(found["y"]), found.span())
    years = [year for year in first if year - 1 in first or year - 2 in first or len(first) == 1]
    return (max(years), first[max(years)]) if years else None
