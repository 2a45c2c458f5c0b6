"""Quantities → metrics: which of them measure something, and everything that is said about each reading."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import numpy as np
import regex

from ...layout import Outline
from ...models.linear import Linear, NamedOdds
from ...models.vocabulary import Vocabulary
from ...quantity import Quantity
from ..metadata import Head
from ..statements import Judged
from ..statements.features import Zone
from .context import CUES, Place, names, places
from .elided import heading_above
from .indicators import IndicatorWalk
from .model import MetricModel, metric_sample
from .proper_names import NameTagger
from .ranker import IndicatorRanker
from .relations import compares_to, part_of
from .scope import scope_candidates
from .scope_walk import ScopeWalk
from .years import contexts, dates_of, year_of

_UP, _DOWN = (next(c for c in CUES if c.id == name).compile() for name in ("metric.up", "metric.down"))
_PEOPLE = regex.compile(
    r"[\p{Han}“”]{0,6}(?:人口|党员|群众|人民|职工|学生|居民|农民|干部|劳动力|志愿者|老人|师生|牧民|游客|市民)"
)
_HOUSEHOLDS = regex.compile(r"[\p{Han}“”]{0,6}(?:户|家庭)")
_KEEP = 0.5
# Log odds; a name that is as likely as not to be the scope is named.
_SCOPE_LEAST = -0.4


@dataclass(slots=True)
class MetricModels:
    """The models of this room."""

    judge: MetricModel
    indicator: IndicatorRanker
    tagger: NameTagger
    scope: Linear
    scope_names: Vocabulary
    scope_odds: NamedOdds = field(init=False)

    def __post_init__(self) -> None:
        self.scope_odds = NamedOdds(self.scope, self.scope_names, "yes")


@dataclass(slots=True)
class Reading:
    """A metric before it becomes a record; indices of other readings refer to the list that it stands in."""

    quantity: Quantity
    place: Place
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    status: str
    role: str
    year: int | None
    kind: str
    period: tuple[date | None, date | None]
    scope: tuple[int, int] | None
    indicator: tuple[int, int] | None
    incidental: bool
    confidence: float
    compares_to: int | None
    part_of: int | None


def find_metrics(
    outline: Outline, quantities: list[Quantity], judged: Judged, zones: list[Zone], head: Head, models: MetricModels
) -> list[Reading]:
    """Judge every quantity of a document and describe those that measure something."""
    where = places(outline, quantities, judged)
    kept = [i for i, p in enumerate(where) if p is not None]
    quantities, where = [quantities[i] for i in kept], [where[i] for i in kept]
    if not quantities:
        return []
    # A place is looked up by position in the list, so it is made anew for the shortened one.
    where = places(outline, quantities, judged)
    described = names(outline, quantities, where, zones, head, judged)
    scores = models.judge.predict(metric_sample(outline, quantities, where, described))
    heads = models.judge.heads
    picked = {
        task: [heads[task].classes[k] for k in scores[task].argmax(axis=1)] for task in ("status", "role", "period")
    }
    none = heads["keep"].classes.index("none")
    wanted = [i for i in range(len(quantities)) if np.exp(scores["keep"][i, none]) < _KEEP]
    keep = {i: heads["keep"].classes[int(np.argmax(scores["keep"][i]))] for i in wanted}
    roles = {i: _role(quantities[i], picked["role"][i]) for i in wanted}
    stretch = contexts(outline, head)
    indicators = IndicatorWalk(outline, quantities, where, judged)
    out: dict[int, Reading] = {}
    walk = ScopeWalk(outline, [p for i in wanted if (p := where[i]) is not None], head.body.place, models.tagger)
    for i in wanted:
        q, p = quantities[i], where[i]
        if p is None:
            continue
        role, status, kind = roles[i], picked["status"][i], picked["period"][i]
        indicator = _indicator(indicators, i, p, role, models.indicator)
        year = year_of(outline, q, p, role=role, status=status, kind=kind, head=head, context=stretch[p.sentence.index])
        scope = _scope(outline, q, p, walk, quantities, models)
        walk.settle(p, scope)
        value, value_max = _signed(outline, q, p, role)
        planned = stretch[p.sentence.index].planned is not None
        out[i] = Reading(
            quantity=q,
            place=p,
            value=value,
            value_max=value_max,
            unit=_unit(outline, q, role),
            status=status,
            role=role,
            year=year,
            kind=kind,
            period=dates_of(kind, year, outline.folded[p.sentence.start : q.start], head, planned=planned),
            scope=scope,
            indicator=indicator,
            incidental=keep[i] == "optional",
            confidence=_confidence(scores, heads, i, none, picked),
            compares_to=None,
            part_of=None,
        )
    order = {i: k for k, i in enumerate(out)}
    together: dict[int, list[int]] = {}
    for i in out:
        together.setdefault(out[i].place.sentence.index, []).append(i)
    for i, reading in out.items():
        others = together[reading.place.sentence.index]
        level = compares_to(i, quantities, others, roles)
        total = part_of(i, outline, quantities, reading.place, others, roles)
        reading.compares_to = order.get(level) if level is not None else None
        reading.part_of = order.get(total) if total is not None else None
    return list(out.values())


def _role(q: Quantity, predicted: str) -> str:
    if q.ordinal == "第" and predicted != "baseline":
        return "rank"
    return predicted


def _confidence(
    scores: dict[str, np.ndarray], heads: dict[str, Linear], i: int, none: int, picked: dict[str, list[str]]
) -> float:
    p = 1 - float(np.exp(scores["keep"][i, none]))
    for task in ("status", "role", "period"):
        p *= float(np.exp(scores[task][i, heads[task].classes.index(picked[task][i])]))
    return round(min(max(p, 0.0), 1.0), 4)


def _signed(outline: Outline, q: Quantity, p: Place, role: str) -> tuple[Decimal, Decimal | None]:
    value, value_max = _plain(q.value), _plain(q.value_max) if q.value_max is not None else None
    if role != "change" or q.signed:
        return value, value_max
    left = outline.folded[p.strong : q.start]
    up = max((m.end() for m in _UP.finditer(left)), default=-1)
    down = max((m.end() for m in _DOWN.finditer(left)), default=-1)
    if up < 0 and down < 0:
        # The verb of a list stands before its first number, perhaps in the clause before.
        left = outline.folded[p.sentence.start : q.start]
        up = max((m.end() for m in _UP.finditer(left)), default=-1)
        down = max((m.end() for m in _DOWN.finditer(left)), default=-1)
    if down > up:
        return -value, -value_max if value_max is not None else None
    return value, value_max


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _unit(outline: Outline, q: Quantity, role: str) -> str | None:
    if q.unit:
        return q.unit
    if role == "rank" or q.ordinal:
        return "位"
    if q.form in ("ratio", "bare"):
        return "%"
    tail = outline.folded[q.end : q.end + 14]
    if _PEOPLE.match(tail):
        return "人"
    if _HOUSEHOLDS.match(tail):
        return "户"
    return None


def _indicator(walk: IndicatorWalk, i: int, p: Place, role: str, ranker: IndicatorRanker) -> tuple[int, int] | None:
    found, rows = walk.propose(i, p, role)
    if not found:
        return None
    best = found[ranker.best(rows)]
    walk.settle(i, p, (best.start, best.end))
    return best.start, best.end


def _scope(
    outline: Outline, q: Quantity, p: Place, walk: ScopeWalk, quantities: list[Quantity], models: MetricModels
) -> tuple[int, int] | None:
    previous = quantities[p.previous] if p.previous is not None else None
    found = scope_candidates(outline, q, p, walk.named(p), previous, walk.inherited(p))
    if not found:
        return None
    odds = [models.scope_odds(c.features) for c in found]
    best = odds.index(max(odds))
    if odds[best] < _SCOPE_LEAST:
        return None
    return found[best].start, found[best].end


__all__ = ["MetricModels", "Reading", "find_metrics", "heading_above"]
