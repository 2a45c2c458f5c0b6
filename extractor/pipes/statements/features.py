"""What is known of a sentence before any model: form, numbering, the sections above it, cue words."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ...layout import Outline, Sentence
from ...quantity import Quantity
from ..metadata import Dates, Head
from .cues import CUES
from .zones import Zone, written_years

_CUES = tuple((c.id, c.compile()) for c in CUES)
_ANY_CUE = regex.compile("|".join(c.pattern for c in CUES))
_LENGTHS = (8, 16, 24, 36, 60, 100, 160)
_SHOWN = ("mark=", "stop=", "line=", "cue.", "furniture")


def features(outline: Outline, quantities: list[Quantity], head: Head, above: Sequence[Zone]) -> list[list[str]]:
    """Named features of every sentence, in order; `above` are their zones."""
    sentences = outline.sentences
    total = len(sentences)
    counts = [0] * total
    for q in quantities:
        s = outline.sentence_at(q.start)
        if s is not None:
            counts[s.index] += 1
    titles = set(head.title.sentences) if head.title else set()
    rows: list[list[str]] = []
    # What neighbours are told of a sentence.
    shown: list[list[str]] = []
    for s in sentences:
        own = _own(outline, s, counts[s.index], total)
        shown.append([f for f in own if f.startswith(_SHOWN)])
        row = own + _above(above[s.index]) + _years(outline, s, head.dates)
        if s.index in titles:
            row.append("title")
        if titles:
            row.append("before_title" if s.index < min(titles) else "after_title")
        rows.append(row)
    run_in = _run_in_share(outline)
    for s in sentences:
        follower = sentences[s.index + 1] if s.index + 1 < total else None
        same = follower is not None and follower.line == s.line
        after = "end" if not same else "mark" if follower is not None and follower.mark is not None else "text"
        style = s.mark.style if s.mark else "none"
        size = sum(s.end - s.start > n for n in _LENGTHS[:5])
        where = "first" if s.place == 0 else "inside"
        clauses = min(sum(outline.folded.count(comma, s.start, s.end) for comma in "，,"), 3)
        rows[s.index] += [
            f"then={style}/{after}/{where}",
            f"then={style}/{after}/{where}/{size}/{min(counts[s.index], 1)}",
            f"run_in={run_in}/{where}/{after}/{size}/{style == 'none'}",
            f"clauses={clauses}/{size}/{where}/{after}",
            f"lengths={style}/{_lengths(sentences, s.index)}",
        ]
    for i, row in enumerate(rows):
        for step, name in ((-1, "p"), (1, "n")):
            j = i + step
            if 0 <= j < total:
                row += [f"{name}:{f}" for f in shown[j]]
                row.append(f"{name}:{'same' if sentences[j].line == sentences[i].line else 'other'}")
            else:
                row.append(f"{name}:edge")
    return rows


def _lengths(sentences: Sequence[Sentence], index: int) -> str:
    """Length of a sentence between those of its neighbours in the same line; a head is short and its text is not."""
    line = sentences[index].line
    return "/".join(
        str(sum(sentences[i].end - sentences[i].start > n for n in (14, 24, 45)))
        if 0 <= i < len(sentences) and sentences[i].line == line
        else "-"
        for i in (index - 1, index, index + 1)
    )


def _run_in_share(outline: Outline) -> int:
    """How usual it is in this document that a paragraph opens with a short sentence: 0 (never) to 3 (mostly)."""
    openings = [s for s in outline.sentences if s.place == 0 and s.of > 2 and s.stop == "。"]
    if not openings:
        return 0
    short = sum(s.end - s.start <= 22 for s in openings) / len(openings)
    return 0 if short < 0.1 else 1 if short < 0.35 else 2 if short < 0.65 else 3


def _years(outline: Outline, s: Sentence, dates: Dates) -> list[str]:
    if dates.report_year is None:
        return []
    row = []
    for year in written_years(outline, s):
        row.append(
            "year=later" if year > dates.report_year else "year=own" if year == dates.report_year else "year=earlier"
        )
    return row


def _own(outline: Outline, s: Sentence, numbers: int, total: int) -> list[str]:
    size = s.end - s.start
    row = [
        "bias",
        f"mark={s.mark.style if s.mark else 'none'}",
        f"stop={s.stop}",
        f"line={'alone' if s.alone else 'first' if s.place == 0 else 'last' if s.place == s.of - 1 else 'inside'}",
        f"length={sum(size > n for n in _LENGTHS)}",
        f"numbers={min(numbers, 3)}",
        f"place={min(s.place, 4)}",
        f"decile={10 * s.index // max(total, 1)}",
        f"from_start={min(s.index, 8)}",
        f"to_end={min(total - 1 - s.index, 6)}",
    ]
    if s.bold:
        row.append("bold")
    if s.furniture:
        row += ["furniture", s.furniture]
    if s.words_kind:
        row.append(f"words={s.words_kind}")
    style = s.mark.style if s.mark else "none"
    row.append(f"form={style}/{s.stop}/{'alone' if s.alone else 'more'}/{sum(size > n for n in _LENGTHS[:5])}")
    # A slice, because anchors look at its first character.
    piece = outline.folded[s.start : s.end]
    if _ANY_CUE.search(piece):
        row += [name for name, cue in _CUES if cue.search(piece)]
    return row


def _above(zone: Zone) -> list[str]:
    return [
        f"top={zone.top}",
        f"near={zone.near}",
        f"zone={zone.top}/{zone.near}",
        f"part={zone.part}",
        f"part={zone.part}/{zone.top}",
        f"since={min(zone.since, 6)}",
        f"local={zone.local}",
        f"local={zone.local}/{zone.top}",
    ]
