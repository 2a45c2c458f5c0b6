"""The product with one half taken away: rules without models, and models without rules.

Both halves stand on the same layout, quantities and candidates, for without them there is nothing to decide. They are
here to be measured beside the product, not to be used.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from zongjie.corpus import CorpusDocument
from zongjie.extractor.layout import Outline
from zongjie.extractor.models.linear import Floats, Linear
from zongjie.extractor.models.store import Manifest, Models
from zongjie.extractor.models.train import train
from zongjie.extractor.models.vocabulary import Vocabulary
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.pipes.metadata import Head
from zongjie.extractor.pipes.metrics import MetricModels
from zongjie.extractor.pipes.metrics.model import MetricModel, MetricSample
from zongjie.extractor.pipes.metrics.proper_names import NameTagger, Range, Tagged
from zongjie.extractor.pipes.metrics.ranker import IndicatorRanker
from zongjie.extractor.pipes.statements import LABELS, Judged, StatementModel, features, sample
from zongjie.extractor.pipes.statements.model import Sample
from zongjie.extractor.pipes.statements.zones import Zone
from zongjie.extractor.pipes.topics import Span, TopicModel
from zongjie.extractor.quantity import Quantity
from zongjie.extractor.source import SourceText
from zongjie.schemas import WorkSummary
from zongjie.schemas.taxonomy import PeriodKind, Role, Status, Topic

_SURE, _UNSURE = np.log(0.99), np.log(0.001)


def _decided(choices: Sequence[str], classes: Sequence[str]) -> Floats:
    """Log probabilities that say one thing a row."""
    scores = np.full((len(choices), len(classes)), _UNSURE)
    for row, choice in enumerate(choices):
        scores[row, classes.index(choice)] = _SURE
    return scores


# Rules only ---------------------------------------------------------------------------------------------------------

# What stands before the number names it unless it is a mere verb, else what stands after it.
_INDICATOR = {"recipe=left/verb_only=False": 4, "recipe=right": 3, "recipe=right_full": 2, "recipe=left": 1}
# A name in the number's own clause is whose number it is.
_SCOPE = {"clause=same": 4}


def _weighed(weights: dict[str, int]) -> tuple[Linear, Vocabulary]:
    """A linear model with weights set by hand; it says yes from a weight of 3."""
    estimator = LogisticRegression()
    estimator.classes_ = np.array(["no", "yes"])
    estimator.coef_ = np.array([list(weights.values())], dtype=float)
    estimator.intercept_ = np.array([-2.5])
    return Linear(estimator), Vocabulary(list(weights))


def rules_only(documents: Sequence[CorpusDocument]) -> Extractor:
    """The extractor with a rule in the place of every model; the documents teach it nothing."""
    metrics = MetricModels(_MetricRules(), IndicatorRanker(*_weighed(_INDICATOR)), _NoTagger(), *_weighed(_SCOPE))
    return Extractor(models=Models(_StatementRules(), metrics, _TopicRules(), Manifest(texts=("rules only",))))


class _NoTagger(NameTagger):
    """Leaves names to the patterns of their endings."""

    def __init__(self) -> None:
        pass

    def find(self, folded: str, ranges: Sequence[Range]) -> list[list[Tagged]]:
        return [[] for _ in ranges]


class _StatementRules(StatementModel):
    """Kind of sentence from form, cues and what the headings above announce."""

    def __init__(self) -> None:
        pass

    def predict(self, document: Sample) -> Floats:
        kinds: list[str] = []
        announced = False  # a sentence said that problems follow, in its paragraph
        for names in map(set, document.names):
            if not names.isdisjoint({"line=first", "line=alone"}):
                announced = False
            announced = announced or "cue.problem.lead" in names
            kind = _kind_of(names)
            kinds.append("problem" if announced and kind == "achievement" else kind)
        return _decided(kinds, LABELS)


def _kind_of(names: set[str]) -> str:
    numbered = "mark=none" not in names
    short = not names.isdisjoint({"length=0", "length=1", "length=2"})
    if "title" in names or "furniture" in names:
        return "meta"
    if "line=alone" in names and short and "stop=" in names:
        return "heading"
    if numbered and short and "numbers=0" in names and not names.isdisjoint({"line=first", "line=alone"}):
        return "heading"
    if not names.isdisjoint({"cue.open", "cue.thanks", "cue.lead"}):
        return "background"
    if "top=problems" in names:
        return "problem"
    if "cue.problem.lack" in names and "cue.problem.lead" in names:
        return "problem"
    if "top=plan" in names or "cue.plan.next" in names:
        return "plan"
    if "top=none" in names and "before_title" in names:
        return "meta"
    if "cue.plan.will" in names and "cue.done.le" not in names:
        return "plan"
    return "achievement"


@dataclass(frozen=True)
class _Classes:
    """Names of the answers, where the pipeline asks a model for them."""

    classes: list[str]


class _MetricRules(MetricModel):
    """Keep, status, role and period from the form of the number, cues nearby and the kind of the sentence."""

    def __init__(self) -> None:
        answers = {
            "keep": ["firm", "none", "optional"],
            "status": [str(s) for s in Status],
            "role": [str(r) for r in Role],
            "period": [str(p) for p in PeriodKind],
        }
        self.heads = cast(dict[str, Linear], {task: _Classes(classes) for task, classes in answers.items()})

    def predict(self, sample: MetricSample) -> dict[str, Floats]:
        rules = {"keep": _keep_of, "status": _status_of, "role": _role_of, "period": _period_of}
        rows = [set(names) for names in sample.names]
        return {task: _decided([rule(row) for row in rows], self.heads[task].classes) for task, rule in rules.items()}


def _keep_of(names: set[str]) -> str:
    if "form=chinese" not in names:
        return "none" if "unit=none" in names and "ordinal=" in names and "form=arabic" in names else "firm"
    if "quoted=no" not in names:
        return "none"
    return "optional" if any(re.fullmatch(r"value=\d+/chinese", name) for name in names) else "firm"


def _status_of(names: set[str]) -> str:
    planned = not names.isdisjoint({"label=plan", "label=heading_plan", "near:target", "near:task"})
    return Status.TARGET if planned else Status.ACTUAL


def _role_of(names: set[str]) -> str:
    if "ordinal=第" in names:
        return Role.RANK
    if "near:from" in names:
        return Role.BASELINE
    if not names.isdisjoint({"near:up", "near:down"}) and "near:reach" not in names:
        return Role.CHANGE
    return Role.LEVEL


def _period_of(names: set[str]) -> str:
    if not names.isdisjoint({"spanned", "near:multi_year", "left:multi_year"}):
        return PeriodKind.MULTI_YEAR
    if not names.isdisjoint({"near:stock", "near:reach"}) and "near:flow" not in names:
        return PeriodKind.AS_OF
    if not names.isdisjoint({"half_report", "near:part_year", "left:part_year", "before:part_year"}):
        return PeriodKind.PART_YEAR
    return PeriodKind.YEAR


class _TopicRules(TopicModel):
    """The topic whose definition shares most pairs of characters with the point and its heading."""

    def __init__(self) -> None:
        self._pairs = {str(topic): _pairs_in(f"{topic.label_zh}、{topic.definition}") for topic in Topic}

    def predict(self, text: str, spans: list[Span], headings: list[Span | None]) -> list[tuple[tuple[str, ...], float]]:
        return [
            (self._topics(text[a:b], text[slice(*(h or (0, 0)))]), 1.0)
            for (a, b), h in zip(spans, headings, strict=True)
        ]

    def _topics(self, point: str, heading: str) -> tuple[str, ...]:
        counts = Counter(point[k : k + 2] for k in range(len(point) - 1))
        counts.update({heading[k : k + 2]: 2 for k in range(len(heading) - 1)})
        shared = {topic: sum(counts[pair] for pair in pairs) for topic, pairs in self._pairs.items()}
        best = max(shared, key=shared.__getitem__)
        return (best if shared[best] else str(Topic.OTHER),)


def _pairs_in(words: str) -> set[str]:
    return {word[k : k + 2] for word in re.split(r"[、与和]", words) for k in range(len(word) - 1)}


# Model only ---------------------------------------------------------------------------------------------------------

# Named features that only spell characters; for indicators and scopes these stand in for n-grams.
_SPELLED = ("bias", "first=", "last=", "starts=", "ends=", "suffix=")


class _ModelsAlone(Extractor):
    """The extractor without the rules that overrule the statement model."""

    def extract(self, source: str | SourceText) -> WorkSummary:
        with patch("zongjie.extractor.pipeline.judge", _judge_by_model):
            return super().extract(source)


def _judge_by_model(
    outline: Outline, quantities: list[Quantity], head: Head, above: Sequence[Zone], model: StatementModel
) -> Judged:
    scores = model.predict(sample(outline, features(outline, quantities, head, above)))
    return Judged([LABELS[k] for k in scores.argmax(axis=1)], scores, ["model"] * len(scores))


def model_only(documents: Sequence[CorpusDocument]) -> Extractor:
    """The same models, trained on character n-grams alone."""
    fit = Vocabulary.fit

    def spelled(rows: Iterable[Iterable[str]], *, least: int = 3) -> Vocabulary:
        kept: Any = ([name for name in row if name.startswith(_SPELLED)] for row in rows)
        return fit(kept, least=least)

    # A model knows the names of its vocabulary only, in training as in use.
    with patch.object(Vocabulary, "fit", spelled), threadpool_limits(limits=1):
        return _ModelsAlone(models=train(documents))
