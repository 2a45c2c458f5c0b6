"""Kinds of sentence that form alone decides."""

from __future__ import annotations

from bisect import bisect_left

import regex

from ...layout import Outline, Sentence
from ...layout.tables import UNIT_LINE
from ...quantity import Quantity
from ..metadata import Head
from .cues import CUES, FORMULAS
from .zones import announced

_PROBLEM_LEAD = regex.compile(
    r"(?:清醒|看到|认识到|承认|没有忘记|存在|面临|意识到)[^：:。]{0,40}?(?:问题|困难|不足|短板|挑战|差距|薄弱环节|矛盾)(?:(?:和|与|、|及)(?:问题|困难|不足|短板|挑战|差距|薄弱环节|矛盾))*"
)
_OPENING, _THANKS, _YEARS, _ANSWER, _ADMITTED = (p.compile() for p in FORMULAS)
_LEAST_ADMITTED = 14
_SHORT = 26
_LONE = 3
_PROMISE, _LACK, _DONE = (
    regex.compile("|".join(c.pattern for c in CUES if c.id in ids))
    for ids in (
        ("cue.plan.next", "cue.plan.will"),
        ("cue.problem.lack", "cue.problem.lead"),
        ("cue.done.le", "cue.done.when"),
    )
)
_FURNITURE = frozenset(
    (
        "furniture.page",
        "furniture.front_matter",
        "furniture.greeting",
        "furniture.delivery",
        "furniture.date",
        "furniture.tools",
    )
)


def certain(outline: Outline, quantities: list[Quantity], head: Head) -> dict[int, tuple[str, str]]:
    """Sentences whose kind a rule decides, as index → (label, rule)."""
    found: dict[int, tuple[str, str]] = {}
    if head.title is not None:
        for index in head.title.sentences:
            found[index] = ("meta", "statement.title")
    for s in outline.sentences:
        if s.alone and s.furniture in _FURNITURE and s.stop != "。":
            found.setdefault(s.index, ("meta", "statement.furniture"))
    for index, kind in in_tables(outline).items():
        found[index] = kind, "statement.table"
    first = max(head.title.sentences, default=-1) if head.title is not None else -1
    for s in outline.sentences[:-1]:
        # A short line of its own that announces a part, behind the title.
        if s.alone and s.index > first and not s.stop and s.furniture is None and announced(outline, s, head.dates):
            found.setdefault(s.index, ("heading", "statement.announcing_line"))
    for s in outline.sentences:
        if s.stop in ("。", "：") and is_problem_lead(outline, s):
            found.setdefault(s.index, ("heading", "statement.problem_lead"))
        elif (formula := _formula(outline, s)) is not None:
            found.setdefault(s.index, formula)
    if head.title is None and len(outline.sentences) <= _LONE:
        # Without a document around it a sentence has nothing but its own words.
        for s in outline.sentences:
            found.setdefault(s.index, (_by_words(outline.folded[s.start : s.end]), "statement.lone"))
    for index in run_in_heads(outline, quantities):
        found.setdefault(index, ("heading", "statement.run_in_head"))
    return found


def in_tables(outline: Outline) -> dict[int, str]:
    """The sentences that stand in tables of data: rows of figures are background, heads and labels meta."""
    found: dict[int, str] = {}
    at = 0
    for table in outline.tables:
        at = bisect_left(outline.starts, table.start, at)
        for row in table.rows:
            while at < len(outline.starts) and outline.starts[at] < row.end:
                found[at] = "background" if row.kind == "data" else "meta"
                at += 1
        for cell in table.captions:
            s = outline.sentence_at(cell.start)
            if s is not None and s.alone and UNIT_LINE.fullmatch(outline.folded, s.start, s.end):
                found[s.index] = "meta"
    return found


def _formula(outline: Outline, s: Sentence) -> tuple[str, str] | None:
    if s.alone and not s.stop:
        return None
    body = outline.folded[s.start : s.end]
    if _OPENING.search(body):
        return "background", "statement.opening"
    if _THANKS.search(body):
        return "background", "statement.thanks"
    if s.mark is None and s.place == 0 and s.of > 1 and _YEARS.search(body):
        return "achievement", "statement.years"
    if _ANSWER.search(body):
        return "plan", "statement.answer"
    admitted = _ADMITTED.search(body)
    if admitted is not None and s.stop in ("。", "；") and len(body) - admitted.end() > _LEAST_ADMITTED:
        # The lead names the first problem itself.
        return "problem", "statement.admitted"
    return None


def _by_words(sentence: str) -> str:
    if _PROMISE.search(sentence):
        return "plan"
    return "problem" if _LACK.search(sentence) and not _DONE.search(sentence) else "achievement"


def run_in_heads(outline: Outline, quantities: list[Quantity]) -> list[int]:
    """Short first sentences of paragraphs, where the document's paragraphs usually open with one.

    A single short opening says little; three or more, and at least half of all paragraphs, are a style.
    """
    counted = {s.index for q in quantities if (s := outline.sentence_at(q.start)) is not None}
    openings = [s for s in outline.sentences if s.place == 0 and s.of > 2 and s.stop == "。" and s.mark is None]
    short = [s for s in openings if _size(s) <= _SHORT and s.index not in counted]
    if len(short) < 3 or 2 * len(short) < len(openings):
        return []
    pairs = [
        s
        for s in outline.sentences
        if s.place == 0
        and s.of == 2
        and s.stop == "。"
        and s.mark is None
        and _size(s) <= 16
        and s.index not in counted
    ]
    return sorted(s.index for s in (*short, *pairs))


def _size(s: Sentence) -> int:
    return s.end - s.start


def is_problem_lead(outline: Outline, s: Sentence) -> bool:
    """Whether a sentence announces problems and names none of them itself.

    Examples
    --------
    >>> from ...layout import outline
    >>> o = outline("我们也清醒地看到，还存在不少问题。也要看到，还存在一些困难：产业不强，人才不足，资金短缺。")
    >>> [is_problem_lead(o, s) for s in o.sentences]
    [True, False]
    """
    m = _PROBLEM_LEAD.search(outline.folded, s.start, s.end)
    if m is None:
        return False
    rest = outline.folded[m.end() : s.end].strip("。：:，, 主要有是表现在体如下以几个方面为")
    return len(rest) <= 6
