"""Gold → models. The only room of the extractor that knows the corpus."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version

from scipy.sparse import csr_matrix

from zongjie.corpus.gold import GoldMetric
from zongjie.corpus.loader import CorpusDocument
from zongjie.corpus.matching import overlap_ratio
from zongjie.corpus.scorers import rival_indicators

from ..layout import Outline, outline
from ..pipes.honours import HonourModel, propose
from ..pipes.items import find_points
from ..pipes.metadata import Head, read_head
from ..pipes.metrics import MetricModels
from ..pipes.metrics.context import Place, names, places
from ..pipes.metrics.elided import heading_above
from ..pipes.metrics.indicators import IndicatorWalk
from ..pipes.metrics.model import MetricModel, MetricSample, metric_sample
from ..pipes.metrics.proper_names import NameTagger, Range
from ..pipes.metrics.ranker import Described, IndicatorRanker
from ..pipes.metrics.scope import scope_candidates
from ..pipes.metrics.scope_walk import ScopeWalk, name_ranges
from ..pipes.metrics.stretches import stretches
from ..pipes.statements import LABELS, Judged, StatementModel, features, sample
from ..pipes.statements.zones import Zone, zones
from ..pipes.topics import TopicModel, topic_matrix
from ..quantity import Quantity, scan
from ..source import Hints
from .linear import Floats, Linear
from .store import Manifest, Models
from .vocabulary import Vocabulary

_OVERLAP = 0.5
# An indicator is right if it is at least half alike; near-ties of the best candidate are right as well.
_ALIKE, _TIE = 0.5, 0.15
_NAME_FOLDS = 2
# Spans so near an honour teach where its edges are; of those, near-ties of the best are right as well.
_NEAR_HONOUR, _EDGE_TIE = 0.3, 0.06


@dataclass(slots=True)
class _Read:
    """A gold document as the rule rooms read it."""

    document: CorpusDocument
    outline: Outline
    quantities: list[Quantity]
    head: Head
    zones: list[Zone]
    gold: list[GoldMetric | None]


def train(documents: Sequence[CorpusDocument]) -> Models:
    """Train every model on gold documents.

    Parameters
    ----------
    documents
        Gold with texts. The result depends on their order only through ties, so callers keep one order.

    Raises
    ------
    ValueError
        If there are fewer documents than the folds of the statement model need.
    """
    if len(documents) < 8:
        raise ValueError(f"training needs at least 8 gold documents, not {len(documents)}")
    reads = [_read(d) for d in documents]
    samples = [sample(r.outline, features(r.outline, r.quantities, r.head, r.zones)) for r in reads]
    labels = [[str(s.label) for s in r.document.gold.sentences] for r in reads]
    statements, early = StatementModel.fit(samples, labels)
    judge, described = _train_judge(reads, early)
    tagger, scope, scope_names = _train_scope(described)
    return Models(
        statements=statements,
        metrics=MetricModels(judge, _train_indicator(described), tagger, scope, scope_names),
        topics=_train_topics(reads, labels),
        honours=_train_honours(described),
        manifest=Manifest(
            texts=tuple(sorted(d.gold.sha256 for d in documents)),
            counts={
                "documents": len(documents),
                **{f"{o} documents": n for o, n in sorted(Counter(str(d.origin) for d in documents).items())},
                "sentences": sum(map(len, labels)),
                "metrics": sum(len(d.gold.metrics) for d in documents),
            },
            versions={name: version(name) for name in ("numpy", "scikit-learn", "scipy", "skops")},
        ),
    )


def _read(document: CorpusDocument) -> _Read:
    shape = outline(document.text)
    quantities, _ = scan(document.text, folded=shape.folded)
    quantities = [q for q in quantities if shape.sentence_at(q.start) is not None]
    head = read_head(shape, Hints())
    gold = [_gold_of(q, document.gold.metrics) for q in quantities]
    return _Read(document, shape, quantities, head, zones(shape, head), gold)


def _gold_of(q: Quantity, metrics: Sequence[GoldMetric]) -> GoldMetric | None:
    for m in metrics:
        shared = min(q.end, m.end) - max(q.start, m.start)
        if shared > 0 and shared / (max(q.end, m.end) - min(q.start, m.start)) >= _OVERLAP:
            return m
    return None


@dataclass(slots=True)
class _Described:
    """A document's quantities with places, judged by early predictions."""

    read: _Read
    where: list[Place | None]
    judged: Judged


def _train_judge(reads: list[_Read], early: list[Floats]) -> tuple[MetricModel, list[_Described]]:
    matrices: list[MetricSample] = []
    labels: list[list[dict[str, str]]] = []
    described: list[_Described] = []
    for read, scores in zip(reads, early, strict=True):
        judged = Judged([LABELS[k] for k in scores.argmax(axis=1)], scores, ["model"] * len(scores))
        where = places(read.outline, read.quantities, judged)
        over = stretches(read.outline, read.zones, read.head)
        rows = names(read.outline, read.quantities, where, read.zones, read.head, judged, over)
        matrices.append(metric_sample(read.outline, read.quantities, where, rows))
        labels.append([_label(m) for m in read.gold])
        described.append(_Described(read, where, judged))
    return MetricModel.fit(matrices, labels), described


def _label(m: GoldMetric | None) -> dict[str, str]:
    if m is None:
        return {"keep": "none"}
    out = {"keep": "optional" if m.optional else "firm", "status": str(m.status), "role": str(m.role)}
    return out | ({"period": str(m.period)} if m.period is not None else {})


def _train_indicator(described: list[_Described]) -> IndicatorRanker:
    choices: list[tuple[list[Described], list[bool]]] = []
    for d in described:
        text, metrics = d.read.document.text, d.read.document.gold.metrics
        rivals = {m.start: r for m, r in zip(metrics, rival_indicators(d.read.document.gold), strict=True)}
        walk = IndicatorWalk(d.read.outline, d.read.quantities, d.where, d.judged)
        for i, (place, gold) in enumerate(zip(d.where, d.read.gold, strict=True)):
            if place is None or gold is None or gold.indicator is None:
                continue
            found, rows = walk.propose(i, place, str(gold.role))
            if not found:
                continue
            words = [text[c.start : c.end] for c in found]
            likeness = [_likeness(gold.indicator, one) for one in words]
            best = max(likeness)
            right = [
                x >= _ALIKE and x >= best - _TIE and all(x >= _likeness(rival, one) for rival in rivals[gold.start])
                for x, one in zip(likeness, words, strict=True)
            ]
            choices.append((rows, right))
            if best >= _ALIKE:
                top = found[likeness.index(best)]
                walk.settle(i, place, (top.start, top.end))
    return IndicatorRanker.fit(choices)


def _likeness(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def _train_scope(described: list[_Described]) -> tuple[NameTagger, Linear, Vocabulary]:
    taught = [_named(d) for d in described]
    rows: list[tuple[str, ...]] = []
    right: list[str] = []
    for fold in range(_NAME_FOLDS):
        # Names of documents that the tagger has not seen, so that the choice among them learns how far to trust it.
        tagger = NameTagger.fit([t for k, t in enumerate(taught) if k % _NAME_FOLDS != fold])
        for d in described[fold::_NAME_FOLDS]:
            _scope_rows(d, tagger, rows, right)
    vocabulary = Vocabulary.fit(rows)
    return NameTagger.fit(taught), Linear.fit(vocabulary.matrix(rows), right, c=1.0), vocabulary


def _named(d: _Described) -> tuple[str, list[Range], list[Range]]:
    """A text, the sentences in which names are looked for, and the names there that are the scope of some number."""
    places = [p for p, gold in zip(d.where, d.read.gold, strict=True) if p is not None and gold is not None]
    ranges = list(name_ranges(d.read.outline, places).values())
    scopes = sorted({gold.scope for gold in d.read.gold if gold is not None and gold.scope}, key=len, reverse=True)
    names: list[Range] = []
    for scope in scopes:
        for start, end in ranges:
            at = d.read.document.text.find(scope, start, end)
            while at >= 0:
                if all(at + len(scope) <= a or b <= at for a, b in names):
                    names.append((at, at + len(scope)))
                at = d.read.document.text.find(scope, at + 1, end)
    return d.read.outline.folded, ranges, names


def _scope_rows(d: _Described, tagger: NameTagger, rows: list[tuple[str, ...]], right: list[str]) -> None:
    text = d.read.document.text
    found = [
        (q, place, gold)
        for q, place, gold in zip(d.read.quantities, d.where, d.read.gold, strict=True)
        if place is not None and gold is not None
    ]
    walk = ScopeWalk(d.read.outline, [place for _, place, _ in found], d.read.head.body.place, tagger)
    for q, place, gold in found:
        before = d.read.quantities[place.previous] if place.previous is not None else None
        options = scope_candidates(d.read.outline, q, place, walk.named(place), before, walk.inherited(place))
        hits = [gold.scope is not None and _likeness(gold.scope, text[c.start : c.end]) >= _ALIKE for c in options]
        rows += [c.features for c in options]
        right += ["yes" if hit else "no" for hit in hits]
        settled = None
        if gold.scope is not None:
            hit = next(((c.start, c.end) for c, h in zip(options, hits, strict=True) if h), None)
            start = text.rfind(gold.scope, 0, q.start)
            settled = hit or ((start, start + len(gold.scope)) if start >= 0 else None)
        walk.settle(place, settled)


def _train_honours(described: list[_Described]) -> HonourModel:
    rows: list[list[str]] = []
    touches: list[bool] = []
    edges: list[bool | None] = []
    for d in described:
        honours = [honour.span for honour in d.read.document.gold.meta.honours]
        proposals = propose(d.read.outline, d.judged)
        ratios = [[overlap_ratio((p.candidate.start, p.candidate.end), span) for span in honours] for p in proposals]
        best = [max(column) for column in zip(*ratios, strict=True)]
        for p, row in zip(proposals, ratios, strict=True):
            ratio = max(row, default=0.0)
            rows.append(p.features)
            touches.append(ratio >= _OVERLAP)
            edges.append(ratio >= best[row.index(ratio)] - _EDGE_TIE if ratio >= _NEAR_HONOUR else None)
    return HonourModel.fit(rows, touches, edges)


def _train_topics(reads: list[_Read], labels: list[list[str]]) -> TopicModel:
    matrices: list[csr_matrix] = []
    topics: list[list[str]] = []
    for read, kinds in zip(reads, labels, strict=True):
        judged = Judged(kinds, None, [])
        by_start = {s.start: s for s in read.document.gold.sentences if s.topics}
        spans, headings, names_ = [], [], []
        for point in find_points(read.outline, kinds):
            first, last = (read.outline.sentences[point.sentences[k]] for k in (0, -1))
            gold = by_start.get(first.start)
            if gold is None:
                continue
            # A point with two topics that are equally right teaches both.
            for topic in gold.topics:
                spans.append((first.start, last.end))
                headings.append(heading_above(read.outline, judged, first.index))
                names_.append(str(topic))
        if spans:
            matrices.append(topic_matrix(read.document.text, spans, headings))
            topics.append(names_)
    return TopicModel.fit(matrices, topics)
