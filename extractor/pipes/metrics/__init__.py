"""Quantities → metrics: which of them measure something, and everything that is said about each reading."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ...layout import Outline
from ...models.linear import Floats, Linear, NamedOdds
from ...models.vocabulary import Vocabulary
from ...quantity import Quantity
from ...why import Ruling
from ..metadata import Head
from ..statements import Judged
from ..statements.zones import Zone
from .candidates import Candidate
from .context import Place, names, places
from .indicators import IndicatorWalk
from .model import MetricModel, metric_sample
from .notes import Choice, Note
from .proper_names import NameTagger
from .ranker import Described, IndicatorRanker
from .reading import Reading
from .relations import compared_by, part_by
from .scope import ScopeCandidate, scope_candidates
from .scope_walk import ScopeWalk
from .stretches import stretches
from .tables import outside_tables, read_tables
from .values import signed_by, unit_by
from .years import contexts, dates_by, year_by

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


def find_metrics(
    outline: Outline,
    quantities: list[Quantity],
    judged: Judged,
    zones: list[Zone],
    head: Head,
    models: MetricModels,
    *,
    notes: list[Note] | None = None,
) -> list[Reading]:
    """Judge every quantity of a document and describe those that measure something.

    Parameters
    ----------
    notes
        Gets what decided about each reading, in the order of the readings.
    """
    if not outline.tables:
        return _prose(outline, quantities, judged, zones, head, models, notes)
    told: list[Note] | None = [] if notes is not None else None
    prose = _prose(outline, outside_tables(outline, quantities), judged, zones, head, models, told)
    return _merged(prose, told, read_tables(outline, judged, zones, head), notes)


def _merged(
    prose: list[Reading], told: list[Note] | None, tables: list[tuple[Reading, Note]], notes: list[Note] | None
) -> list[Reading]:
    """The readings of prose and tables in text order; relations follow their readings."""
    whole = [*prose, *(reading for reading, _ in tables)]
    order = sorted(range(len(whole)), key=lambda i: whole[i].quantity.start)
    place = {i: k for k, i in enumerate(order)}
    for i, reading in enumerate(whole):
        shift = len(prose) if i >= len(prose) else 0
        if reading.compares_to is not None:
            reading.compares_to = place[reading.compares_to + shift]
        if reading.part_of is not None:
            reading.part_of = place[reading.part_of + shift]
    if notes is not None and told is not None:
        every = [*told, *(note for _, note in tables)]
        notes.extend(every[i] for i in order)
    return [whole[i] for i in order]


def _prose(
    outline: Outline,
    quantities: list[Quantity],
    judged: Judged,
    zones: list[Zone],
    head: Head,
    models: MetricModels,
    notes: list[Note] | None,
) -> list[Reading]:
    """What the models make of the quantities outside tables."""
    where = places(outline, quantities, judged)
    kept = [i for i, p in enumerate(where) if p is not None]
    if not kept:
        return []
    if len(kept) < len(quantities):
        # A place is looked up by position in the list, so it is made anew for the shortened one.
        quantities = [quantities[i] for i in kept]
        where = places(outline, quantities, judged)
    over = stretches(outline, zones, head)
    described = names(outline, quantities, where, zones, head, judged, over)
    scores = models.judge.predict(metric_sample(outline, quantities, where, described))
    heads = models.judge.heads
    picked = {
        task: [heads[task].classes[k] for k in scores[task].argmax(axis=1)] for task in ("status", "role", "period")
    }
    # Of all at once, because a call for one number costs as much as for thousands.
    chances = {task: np.exp(scores[task]).tolist() for task in ("keep", *picked)}
    none = heads["keep"].classes.index("none")
    wanted = [i for i in range(len(quantities)) if chances["keep"][i][none] < _KEEP]
    keep = {i: heads["keep"].classes[int(np.argmax(scores["keep"][i]))] for i in wanted}
    roles = {i: _role(quantities[i], picked["role"][i]) for i in wanted}
    stretch = contexts(over, head)
    indicators = IndicatorWalk(outline, quantities, where, judged)
    out: dict[int, Reading] = {}
    walk = ScopeWalk(outline, [p for i in wanted if (p := where[i]) is not None], head.body.place, models.tagger)
    for i in wanted:
        q, p = quantities[i], where[i]
        if p is None:
            continue
        role, status, kind = roles[i], picked["status"][i], picked["period"][i]
        indicator = _indicator(indicators, i, p, role, models.indicator)
        context = stretch[p.sentence.index]
        year, year_why = year_by(outline, q, p, role=role, status=status, kind=kind, head=head, context=context)
        scope = _scope(outline, q, p, walk, quantities, models)
        walk.settle(p, (scope[0].start, scope[0].end) if scope is not None else None)
        value, value_max, sign_why = signed_by(outline, q, p, role)
        unit, unit_why = unit_by(outline, q, role)
        ahead = outline.folded[p.sentence.start : q.start]
        period, period_why = dates_by(kind, year, ahead, head, planned=context.planned is not None)
        out[i] = Reading(
            quantity=q,
            place=p,
            value=value,
            value_max=value_max,
            unit=unit,
            status=status,
            role=role,
            year=year,
            kind=kind,
            period=period,
            scope=(scope[0].start, scope[0].end) if scope is not None else None,
            indicator=(indicator[0].start, indicator[0].end) if indicator is not None else None,
            incidental=keep[i] == "optional",
            sure={"keep": 1 - chances["keep"][i][none], **{task: max(chances[task][i]) for task in picked}},
            compares_to=None,
            part_of=None,
        )
        if notes is not None:
            rulings = {"year": year_why, "unit": unit_why, "period.dates": _shifted(period_why, p.sentence.start)}
            if role == "change":
                rulings["sign"] = sign_why
            if role != picked["role"][i]:
                rulings["role"] = ("role.ordinal", (q.start, q.number_end))
            notes.append(
                Note(
                    names=described[i],
                    indicator=_ranked(models.indicator, *indicator) if indicator is not None else None,
                    scope=Choice("", scope[1], scope[0].features) if scope is not None else None,
                    incidental=_incidental(heads["keep"], scores["keep"][i], chosen=keep[i] == "optional"),
                    rulings=rulings,
                )
            )
    order = {i: k for k, i in enumerate(out)}
    together: dict[int, list[int]] = {}
    for i in out:
        together.setdefault(out[i].place.sentence.index, []).append(i)
    for i, reading in out.items():
        others = together[reading.place.sentence.index]
        level = compared_by(i, quantities, others, roles)
        total = part_by(i, outline, quantities, reading.place, others, roles)
        reading.compares_to = order.get(level[0]) if level is not None else None
        reading.part_of = order.get(total[0]) if total is not None else None
        if notes is not None:
            found = {"compares_to": level, "part_of": total}
            notes[order[i]].rulings.update({what: one[1] for what, one in found.items() if one is not None})
    return list(out.values())


def _shifted(why: Ruling, by: int) -> Ruling:
    return why[0], (why[1][0] + by, why[1][1] + by) if why[1] is not None else None


def _incidental(head: Linear, scores: Floats, *, chosen: bool) -> float:
    p = float(np.exp(scores[head.classes.index("optional")])) if "optional" in head.classes else 0.0
    return p if chosen else 1 - p


def _ranked(ranker: IndicatorRanker, chosen: Candidate, described: Described) -> Choice:
    names = described.names()
    return Choice(chosen.recipe, ranker.odds(names), names)


def _role(q: Quantity, predicted: str) -> str:
    if q.ordinal == "第" and predicted != "baseline":
        return "rank"
    return predicted


def _indicator(
    walk: IndicatorWalk, i: int, p: Place, role: str, ranker: IndicatorRanker
) -> tuple[Candidate, Described] | None:
    found, rows = walk.propose(i, p, role)
    if not found:
        return None
    best = ranker.best(rows)
    walk.settle(i, p, (found[best].start, found[best].end))
    return found[best], rows[best]


def _scope(
    outline: Outline, q: Quantity, p: Place, walk: ScopeWalk, quantities: list[Quantity], models: MetricModels
) -> tuple[ScopeCandidate, float] | None:
    previous = quantities[p.previous] if p.previous is not None else None
    found = scope_candidates(outline, q, p, walk.named(p), previous, walk.inherited(p))
    if not found:
        return None
    odds = [models.scope_odds(c.features) for c in found]
    best = odds.index(max(odds))
    if odds[best] < _SCOPE_LEAST:
        return None
    return found[best], odds[best]


__all__ = ["MetricModels", "Reading", "find_metrics"]
