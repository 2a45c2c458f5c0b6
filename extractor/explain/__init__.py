"""What the pipes found and noted → the reasons of a record, made only for those who ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import exp
from typing import Protocol

from zongjie.schemas import Honour, Item, Metric, Section, WorkSummary

from ..layout import Outline
from ..models.store import Models
from ..pipes.honours import Won
from ..pipes.items import Point
from ..pipes.items.details import detail_by
from ..pipes.metadata import Head
from ..pipes.metadata.record import meta_rulings
from ..pipes.metrics import Reading
from ..pipes.metrics.notes import Choice, Note
from ..pipes.sections import Part
from ..pipes.statements import Judged, features
from ..pipes.statements.zones import Zone
from ..quantity import scan
from ..repair import View
from ..why import Reason, Ruling, Span
from .words import LOOKED_AT, in_words, metric_words, sentence_words, span_words

Reasons = dict[str, Reason]


class Found(Protocol):
    """What the pipes found in one document."""

    @property
    def view(self) -> View: ...
    @property
    def outline(self) -> Outline: ...
    @property
    def head(self) -> Head: ...
    @property
    def judged(self) -> Judged: ...
    @property
    def zones(self) -> list[Zone]: ...
    @property
    def readings(self) -> list[Reading]: ...
    @property
    def points(self) -> list[Point]: ...
    @property
    def parts(self) -> list[Part]: ...
    @property
    def won(self) -> list[Won]: ...
    @property
    def topics(self) -> list[tuple[tuple[str, ...], float]]: ...


def reasons_of(record: WorkSummary, found: Found, notes: Sequence[Note], models: Models) -> dict[str, Reasons]:
    """The reasons of every record by its id; those of the metadata by the id of the document.

    Parameters
    ----------
    found, notes
        What `record` was made of, and what `find_metrics` noted of its readings.
    """
    whole = _Whole(found, models)
    out = {record.doc_id: whole.metadata(record)}
    for section, part in zip(record.sections, found.parts, strict=True):
        out[section.id] = whole.section(section, part)
    # A record may leave out what is unsure, so its parts are looked up by their place.
    origin = found.view.source_span
    points = {origin(*whole.span_of(point)): k for k, point in enumerate(found.points)}
    for item in record.items:
        out[item.id] = whole.item(item, points[item.start, item.end])
    noted = {origin(r.quantity.start, r.quantity.end): (r, note) for r, note in zip(found.readings, notes, strict=True)}
    for metric in record.metrics:
        out[metric.id] = whole.metric(metric, *noted[metric.start, metric.end])
    won = {origin(one.start, one.end): one for one in found.won}
    for honour in record.honours:
        out[honour.id] = whole.honour(honour, won[honour.start, honour.end])
    return {key: _in_source(reasons, found.view) for key, reasons in out.items()}


def _in_source(reasons: Reasons, view: View) -> Reasons:
    """The same reasons, their cues where the record's text has them."""
    return {
        name: reason if reason.cue is None else replace(reason, cue=view.source_span(*reason.cue))
        for name, reason in reasons.items()
    }


def _by(ruling: Ruling) -> Reason:
    return Reason(ruling[0], cue=ruling[1])


class _Whole:
    """One document, whose records are explained one by one."""

    def __init__(self, found: Found, models: Models) -> None:
        self._found, self._models = found, models
        self._outline = found.outline
        quantities, _ = scan(found.outline.text, folded=found.outline.folded)
        self._rows = features(found.outline, quantities, found.head, found.zones)
        self._topics: dict[int, Reason] = {}

    def span_of(self, point: Point) -> Span:
        """Where a point begins and ends."""
        return self._span(point.sentences[0])[0], self._span(point.sentences[-1])[1]

    def metadata(self, record: WorkSummary) -> Reasons:
        meta = record.meta
        rulings = meta_rulings(self._found.head, [p.kind for p in self._found.points], self._found.parts)
        region = rulings.pop("region")
        out = {name: _by(why) for name, why in rulings.items() if getattr(meta, name) is not None}
        rungs = (rung for rung in type(meta.region).model_fields if getattr(meta.region, rung) is not None)
        return out | {f"region.{rung}": _by(region) for rung in rungs}

    def section(self, section: Section, part: Part) -> Reasons:
        out = {"level": _by(part.level_why), "kind": _by(part.kind_why)}
        if section.number is not None:
            out["number"] = _by(part.level_why)
        if section.heading is not None:
            out["heading"] = self._sentence(part.sentence)
        if section.parent is not None:
            out["parent"] = Reason("section.nested")
        return out

    def item(self, item: Item, k: int) -> Reasons:
        point = self._found.points[k]
        out = {"kind": self._least_sure(point), "text": _by(point.why)}
        if item.heading is not None and point.head is not None:
            out["heading"] = Reason("point.head", cue=self._span(point.head))
        if item.topic is not None:
            out["topic"] = out["topics"] = self._topic(k)
        if item.section is not None:
            out["section"] = Reason("inside.section")
        if item.metrics:
            out["metrics"] = Reason("inside.point")
        for what in ("cause", "deadline", "responsible"):
            if getattr(item, what, None) is not None:
                detail = detail_by(self._outline.folded, *self.span_of(point), what)
                if detail is not None:
                    out[what] = _by(detail[1])
        return out

    def metric(self, metric: Metric, r: Reading, note: Note) -> Reasons:
        q = r.quantity
        mention = Reason(q.rule, cue=(q.start, q.end))
        out = {"text": mention, "value": mention, "qualifier": _by(q.qualified)}
        if r.value_max is not None:
            out["value_max"] = mention
        if "keep" not in note.rulings:
            firm = "optional" if r.incidental else "firm"
            out["keep"] = self._judged("keep", firm, r.sure["keep"], r, note)
            out["incidental"] = self._judged("keep", firm, note.incidental, r, note)
        for task, label in (("status", r.status), ("role", r.role), ("period", r.kind)):
            if task not in note.rulings:
                out[task] = self._judged(task, label, r.sure[task], r, note)
        out.update({name: _by(why) for name, why in note.rulings.items() if name in _AS_NOTED})
        if r.year is not None:
            out["year"] = _by(note.rulings["year"])
        for edge, day in zip(("period.start", "period.end"), r.period, strict=True):
            if day is not None:
                out[edge] = _by(note.rulings["period.dates"])
        if r.unit is not None:
            out["unit"] = _by(note.rulings["unit"])
        if metric.unit_code is not None:
            out["unit_code"] = Reason("unit.table")
        if r.scope is not None and note.scope is not None:
            spoken = self._models.metrics.scope_odds.loudest(note.scope.names, most=LOOKED_AT)
            loud = in_words(spoken, span_words(self._outline.folded, r.scope, q))
            out["scope"] = Reason("model.scope", _logistic(note.scope.odds), r.scope, loud)
        elif r.scope is not None:
            out["scope"] = _by(note.rulings["scope"])
        if r.indicator is not None and metric.indicator is not None:
            if note.indicator is not None:
                out["indicator"] = self._indicator(r, r.indicator, note.indicator)
            else:
                out["indicator"] = _by(note.rulings["indicator"])
            plain = metric.indicator.canonical == metric.indicator.text
            out["indicator.canonical"] = Reason("canonical.as_written" if plain else "canonical.modifiers")
        if metric.section is not None:
            out["section"] = Reason("inside.section")
        if metric.item is not None:
            out["item"] = Reason("inside.point")
        if metric.topic is not None:
            spans = map(self.span_of, self._found.points)
            out["topic"] = self._topic(next(k for k, (start, end) in enumerate(spans) if start <= q.start < end))
        return out

    def honour(self, honour: Honour, won: Won) -> Reasons:
        out = {"text": _by(won.why), "level": _by(won.level_why)}
        if honour.year is not None:
            out["year"] = _by(won.year_why)
        if honour.recipient is not None:
            out["recipient"] = Reason("honour.recipient", cue=won.recipient)
        return out

    def _topic(self, k: int) -> Reason:
        """Why a point has its first topic."""
        if k not in self._topics:
            (first, *_), probability = self._found.topics[k]
            span = self.span_of(self._found.points[k])
            spoken = self._models.topics.loudest(self._outline.text, span, first, most=LOOKED_AT)
            loud = in_words(spoken, lambda word: f"“{word}”")
            self._topics[k] = Reason("model.topics", round(probability, 4), features=loud)
        return self._topics[k]

    def _judged(self, task: str, label: str, probability: float, r: Reading, note: Note) -> Reason:
        spoken = self._models.metrics.judge.loudest(task, note.names, label, most=LOOKED_AT)
        loud = in_words(spoken, metric_words(self._outline.folded, r.quantity, r.place))
        return Reason("model.metrics", round(probability, 4), features=loud)

    def _indicator(self, r: Reading, span: Span, chosen: Choice) -> Reason:
        spoken = self._models.metrics.indicator.odds.loudest(chosen.names, most=LOOKED_AT)
        loud = in_words(spoken, span_words(self._outline.folded, span, r.quantity))
        recipe = f"recipe.{chosen.by.partition('_')[0]}"
        return Reason("model.indicator", _logistic(chosen.odds), span, loud, recipe)

    def _span(self, index: int) -> Span:
        s = self._outline.sentences[index]
        return s.start, s.end

    def _sentence(self, index: int) -> Reason:
        """Why a sentence is of its kind."""
        judged = self._found.judged
        if judged.by[index] != "model":
            return Reason(judged.by[index], cue=self._span(index))
        label = judged.labels[index]
        spoken = self._models.statements.loudest(self._rows[index], label, most=LOOKED_AT)
        loud = in_words(spoken, sentence_words(self._outline.folded, self._outline.sentences[index]))
        return Reason("model.statements", round(judged.probability(index), 4), self._span(index), loud)

    def _least_sure(self, point: Point) -> Reason:
        """Why a point is of its kind: its head aside, it is as sure as its least sure sentence."""
        content = [i for i in point.sentences if i != point.head]
        return self._sentence(min(content, key=lambda i: (self._found.judged.probability(i), i)))


_AS_NOTED = ("keep", "incidental", "status", "role", "period", "sign", "compares_to", "part_of")


def _logistic(odds: float) -> float:
    return round(1 / (1 + exp(-odds)), 4)
