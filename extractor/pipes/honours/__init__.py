"""Honours won: spans that may name one are proposed generously and chosen by a model, then read for the rest."""

from __future__ import annotations

from dataclasses import dataclass

from ...layout import Outline, Sentence
from ...why import Ruling, Span
from ..metadata import Head
from ..statements import Judged
from .candidates import Candidate, candidates
from .describe import describe
from .details import level_of, recipient_of, year_of
from .model import HonourModel
from .words import BECOMING, EXCELLENT, WINNING, WON_BEFORE

_TELLING = frozenset(("achievement", "background", "heading"))
_MIXED = frozenset(("plan", "problem"))
_LIKELY = 0.5
_WON_BEFORE = WON_BEFORE.compile()


@dataclass(frozen=True, slots=True)
class Won:
    """An honour before it becomes a record.

    Attributes
    ----------
    why, level_why, year_why
        What spoke for it: the verb that governs it, or its words of excellence; the rules of its level and its year.
    """

    start: int
    end: int
    level: str
    year: int | None
    recipient: Span | None
    confidence: float
    why: Ruling
    level_why: Ruling
    year_why: Ruling


@dataclass(frozen=True, slots=True)
class Proposal:
    """A span that may name an honour, its sentence, and its named features."""

    candidate: Candidate
    sentence: Sentence
    features: list[str]


def propose(outline: Outline, judged: Judged) -> list[Proposal]:
    """Every span of a document that may name an honour won, in order."""
    out: list[Proposal] = []
    for s in outline.sentences:
        label = judged.labels[s.index]
        # A sentence that goes on to what is planned may open with what was won.
        if label not in _TELLING and not (label in _MIXED and _WON_BEFORE.search(outline.folded, s.start, s.end)):
            continue
        for c in candidates(outline.folded, s.start, s.end):
            out.append(Proposal(c, s, describe(outline.folded, s.start, c, label)))
    return out


def find_honours(outline: Outline, judged: Judged, head: Head, model: HonourModel | None = None) -> list[Won]:
    """Honours that the document says were won, each once, in order; none without a model."""
    if model is None:
        return []
    out: list[Won] = []
    names: set[str] = set()
    # The likeliest place of a name that is told more than once.
    for p, confidence in sorted(_chosen(propose(outline, judged), model), key=lambda x: -x[1]):
        name = outline.folded[p.candidate.start : p.candidate.end]
        if name not in names:
            names.add(name)
            out.append(_won(outline.folded, p, head, confidence))
    return sorted(out, key=lambda won: won.start)


def _won(folded: str, p: Proposal, head: Head, confidence: float) -> Won:
    c = p.candidate
    level, level_why = level_of(folded, p.sentence, c, head)
    year, year_why = year_of(folded, p.sentence, c, head)
    if c.verb is None:
        why: Ruling = (EXCELLENT.id, (c.start, c.end))
    else:
        why = ((WINNING if c.verb.winning else BECOMING).id, (c.verb.start, c.verb.end))
    return Won(
        start=c.start,
        end=c.end,
        level=level,
        year=year,
        recipient=recipient_of(folded, p.sentence, c),
        confidence=round(confidence, 4),
        why=why,
        level_why=level_why,
        year_why=year_why,
    )


def _chosen(proposals: list[Proposal], model: HonourModel) -> list[tuple[Proposal, float]]:
    """Likely spans that do not overlap, the best fitting first, each with the probability that an honour is there."""
    likely = [(p, q) for p in proposals if (q := model.probability(p.features)) >= _LIKELY]
    likely.sort(key=lambda x: -model.suitability(x[0].features))
    out: list[tuple[Proposal, float]] = []
    for p, _ in likely:
        if all(not _overlap(p, other) for other, _ in out):
            out.append((p, max(q for other, q in likely if _overlap(p, other))))
    return out


def _overlap(a: Proposal, b: Proposal) -> bool:
    return a.candidate.start < b.candidate.end and b.candidate.start < a.candidate.end


__all__ = ["HonourModel", "Proposal", "Won", "find_honours", "propose"]
