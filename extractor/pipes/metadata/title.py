"""The title: a line near the top that names a report, or the front matter's `title:`."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ...layout import Outline, Sentence
from ...patterns import Pattern
from ...why import Ruling

TITLE = (
    Pattern("title.front_matter", r"^title\s*:\s*(?P<title>\S.*)$", "title: 工作总结", "工作总结"),
    Pattern("title.name", r"总结|报告|计划|要点|汇报|打算|小结|述职|思路|情况|经验|材料|安排|回顾|纪实|做法|探索|综述|工作$", "某社区2025年工作总结", "某社区居民"),
)  # fmt: skip
_FRONT = TITLE[0].compile()
_NAME = TITLE[1].compile()
_STRONG = regex.compile(
    r"(?:总结|报告|计划|要点|汇报|打算|小结|述职报告|思路|安排)(?:》|的报告)?[*\s]*(?:[（(].*[)）])?[*\s]*$"
)
_TRAIL = regex.compile(
    r"[ ]*[（(【\[][^（）()]*(?:\d{4}|[一二]..[一二〇零○\d].?年|稿|讨论|审议|[\p{Han}]{2,4}|市长|省长|县长|主席)[^（）()]*[)）】\]]?[ ]*$"
)
_STOPPED = regex.compile(r"[。；！？：:，,;]$")
_SESSION = regex.compile(r"^[—\-（( ]*\d{4}年.{0,40}(?:会议|大会|全会)|^[（(]|^[—\-]")
_YEAR_AND_BODY = regex.compile(
    r"^[^，,|>]{0,30}(?:村|社区|街道|镇|乡|县|区|市|局|办|委|中心|所)[^，,|>]{0,8}20\d\d年(?!\d|[^，]{0,3}月)[^，,|>]{2,16}$"
)
# A second line that goes on with the first: a further part of the document, or its subtitle.
_GOES_ON = regex.compile(
    r"(?:和|及|暨|与)[^。；，]{4,}$|[—－\-]{2,}(?!\s*(?:19|20)\d\d[ ]?年\d)[^。；]{4,}(?:材料|总结|报告|情况|汇报|纪实|做法)$"
)
_LOOK, _SUBTITLE_LOOK = 40, 8


@dataclass(frozen=True, slots=True)
class Title:
    """The title and the sentences (lines) that carry it.

    Attributes
    ----------
    text
        Without a trailing bracket that holds date or speaker; two lines are joined.
    sentences
        Indices of its lines; further lines that repeat it included.
    why
        The rule that found it.
    """

    text: str
    sentences: tuple[int, ...]
    why: Ruling


def _clean(text: str) -> str:
    text = text.strip().strip("*#").strip().strip("'\"").strip()
    return _TRAIL.sub("", text) or text


def find_title(outline: Outline, *, hint: str | None = None) -> Title | None:
    """The title of a document, or None where the text shows none.

    Parameters
    ----------
    hint
        What the page's markup gives; wins, and the lines that repeat it are title lines.
    """
    sentences = outline.sentences[:_LOOK]
    for s in sentences[:12]:
        m = _FRONT.match(outline.slice(s))
        if m:
            text = _clean(m["title"])
            lines = (s.index, *_repeats(outline, sentences, text, skip=s.index))
            return Title(text, lines, (TITLE[0].id, (s.start, s.end)))
    if hint:
        repeated = tuple(_repeats(outline, sentences, _clean(hint), skip=-1))
        return Title(_clean(hint), repeated, ("title.markup", None))
    best: tuple[int, Sentence] | None = None
    for s in sentences:
        subtitle = s.mark is not None and s.mark.style == "dash" and s.alone and s.index < _SUBTITLE_LOOK
        if s.mark is not None and not subtitle and not outline.slice(s)[:1].isdigit():
            break
        score = _score(outline, s)
        if score > 0 and (best is None or score > best[0]):
            best = (score, s)
    if best is None:
        best = next(((1, s) for s in sentences[:_SUBTITLE_LOOK] if _names_year_and_body(outline, s)), None)
    if best is None:
        return None
    chosen = best[1]
    text, lines = _join(outline, chosen)
    lines = (*lines, *_repeats(outline, sentences, text, skip=chosen.index))
    return Title(text, lines, (TITLE[1].id, (chosen.start, chosen.end)))


def _names_year_and_body(outline: Outline, s: Sentence) -> bool:
    body = outline.folded[s.start : s.end].strip()
    return (
        s.alone
        and s.mark is None
        and s.furniture is None
        and not _STOPPED.search(body)
        and _YEAR_AND_BODY.search(body) is not None
    )


def _score(outline: Outline, s: Sentence) -> int:
    body = outline.folded[s.start : s.end].strip()
    if regex.fullmatch(r"(?:[\p{Han}][ ]+)+[\p{Han}]", body):
        # 政 府 工 作 报 告: letters spread over the line.
        body = body.replace(" ", "")
    size = len(body)
    if not s.alone or size < 4 or size > 64 or _STOPPED.search(body) or not _NAME.search(body):
        return 0
    if s.furniture is not None and not _STRONG.search(body):
        return 0
    if any(c in body for c in "|>＞:：") and not regex.search(r"^[^|>＞:：]*$", body):
        return 0
    score = 2 + (4 if _STRONG.search(body) else 0) + (2 if regex.search(r"\d{4}|[二一][〇○零九]..年", body) else 0)
    return score + (1 if regex.search(r"[村镇乡县市区省局委办会]|街道|社区", body) else 0)


def _join(outline: Outline, s: Sentence) -> tuple[str, tuple[int, ...]]:
    body = _clean(outline.slice(s))
    around = outline.sentences
    if s.mark is not None and s.mark.style == "dash" and s.index:
        before = around[s.index - 1]
        if before.alone and before.furniture is None and not before.stop:
            return _clean(outline.slice(before)) + body, (before.index, s.index)
    if s.index + 1 < len(around):
        after = around[s.index + 1]
        tail = outline.slice(after).strip()
        if after.alone and after.furniture is None and len(tail) <= 40 and _GOES_ON.match(tail):
            return body + _clean(tail), (s.index, after.index)
    if s.index:
        before = around[s.index - 1]
        head = outline.slice(before).strip()
        # A line that only names the body, or ends open (关于…), is the title's first half.
        opens = regex.search(r"(?:局|委员会|办公室|政府|办事处|社区|村|镇|乡|街道|联合会|中心|居委会|党委|支部)$", head)
        plain = before.alone and before.furniture is None and len(head) <= 40
        names_body = not _STOPPED.search(head) and not _NAME.search(head) and (opens or head.startswith("关于"))
        goes_on = regex.match(r"关于|\d{4}|[二一][〇○零九]|上半年|年度|[\p{Han}“]", body)
        if plain and names_body and goes_on and before.line + 3 > s.line:
            return _clean(head) + body, (before.index, s.index)
    return body, (s.index,)


def _repeats(outline: Outline, sentences: list[Sentence], text: str, *, skip: int) -> list[int]:
    squashed = _letters(text)
    if not squashed:
        return []
    return [
        s.index
        for s in sentences
        if s.index != skip
        and s.alone
        and _letters(_clean(outline.slice(s))) in (squashed, squashed[-6:])
        and len(_letters(outline.slice(s))) > 3
    ]


def _letters(text: str) -> str:
    return str(regex.sub(r"\W", "", text))
