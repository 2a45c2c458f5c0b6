"""Sentences → points: the lowest enumerated units, or single sentences where nothing is enumerated.

The rules are those of the annotation guideline: a unit with more than six content sentences is no point, its sentences
are; a unit that changes its kind is one point a kind; 如, 其中, 例如 and 即 join the sentence before.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from zongjie.schemas.sentences import elaborates

from ...layout import Outline, Sentence
from ...why import Ruling
from ..statements.certain import is_problem_lead

CONTENT = ("achievement", "problem", "plan")
TOO_BROAD = 6
# Unnumbered heads: a line of its own encloses more than a run-in head, which encloses nothing numbered; a lead
# that announces the problems ends the review whatever its numbering.
_LEAD, _HEAD_LINE, _RUN_IN = 0.5, 2.5, 6.5
_INLINE = ("is", "ordinal", "dash", "bullet")


@dataclass(slots=True)
class Point:
    """A point of one kind.

    Attributes
    ----------
    kind
        `achievement`, `problem` or `plan`.
    sentences
        Indices of its sentences, head included.
    head
        Index of its run-in head, or None.
    why
        The rule that drew its bounds.
    """

    kind: str
    sentences: list[int]
    head: int | None
    why: Ruling


@dataclass(slots=True)
class _Unit:
    rank: float
    first: int
    members: list[int] = field(default_factory=list)
    broken: bool = False


def find_points(outline: Outline, labels: list[str]) -> list[Point]:
    """Group sentences into points.

    Parameters
    ----------
    labels
        The kind of every sentence.

    Returns
    -------
    list of Point
        In text order; no sentence is in two of them.
    """
    points: list[Point] = []
    for unit in _units(outline, labels):
        points += _points_of(outline, unit, labels)
    points.sort(key=lambda p: p.sentences[0])
    return points


def _rank(outline: Outline, s: Sentence, label: str) -> float | None:
    if s.mark is not None and (s.opens_line or s.mark.style not in ("arabic", "chinese", "stem", "part")):
        return float(s.mark.rank)
    if label == "heading":
        if is_problem_lead(outline, s):
            return _LEAD
        return _HEAD_LINE if s.alone else _RUN_IN
    return None


def _units(outline: Outline, labels: list[str]) -> list[_Unit]:
    """Cut the sentences into units; a unit that encloses another keeps only what stands before the inner one."""
    done: list[_Unit] = []
    open_units: list[_Unit] = []
    line = -1
    for s in outline.sentences:
        label = labels[s.index]
        if label == "meta":
            continue
        if s.line != line:
            # What is enumerated inside a paragraph ends with it.
            while open_units and _ends_with_line(outline, open_units[-1], labels) and _rank(outline, s, label) is None:
                done.append(open_units.pop())
            line = s.line
        rank = _rank(outline, s, label)
        if rank is not None:
            while open_units and open_units[-1].rank >= rank:
                done.append(open_units.pop())
            if open_units:
                open_units[-1].broken = True
            open_units.append(_Unit(rank, s.index, [s.index], broken=label == "heading" and _announces(outline, s)))
        elif open_units:
            open_units[-1].members.append(s.index)
        else:
            done.append(_Unit(99, s.index, [s.index], broken=True))
    return done + open_units


def _announces(outline: Outline, s: Sentence) -> bool:
    """Whether a head titles a passage or says that something follows (存在以下问题：), and so opens no point itself."""
    return s.mark is None and (s.alone or s.stop == "：" or is_problem_lead(outline, s))


def _ends_with_line(outline: Outline, unit: _Unit, labels: list[str]) -> bool:
    first = outline.sentences[unit.first]
    if first.mark is None:
        return not first.alone
    return first.mark.style in _INLINE or not first.opens_line


def _points_of(outline: Outline, unit: _Unit, labels: list[str]) -> list[Point]:
    head = unit.first if labels[unit.first] == "heading" else None
    content = [i for i in unit.members if labels[i] in CONTENT]
    if not content:
        return []
    if unit.broken or len(content) > TOO_BROAD:
        return _singles(outline, content, labels, "point.sentence" if unit.broken else "point.too_broad")
    first = outline.sentences[unit.first]
    why: Ruling = ("point.headed", (first.start, first.end))
    if first.mark is not None:
        why = ("point.numbered", (first.start, first.mark.end))
    points: list[Point] = []
    for i in content:
        if points and points[-1].kind == labels[i]:
            points[-1].sentences.append(i)
        else:
            points.append(Point(labels[i], [i], None, why))
    if head is not None:
        points[0].sentences.insert(0, head)
        points[0].head = head
    return points


def _singles(outline: Outline, content: list[int], labels: list[str], rule: str) -> list[Point]:
    points: list[Point] = []
    for i in content:
        joins = (
            points
            and elaborates(outline.text, outline.sentences[i].start)
            and points[-1].kind == labels[i]
            and points[-1].sentences[-1] == i - 1
        )
        if joins:
            points[-1].sentences.append(i)
        else:
            points.append(Point(labels[i], [i], None, (rule, None)))
    return points
