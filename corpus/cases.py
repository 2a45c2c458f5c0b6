"""Small cases: one text, and what must come out of it. Rules and models share them.

A case is a line of `cases/THEME.jsonl`: a sentence, or a tiny document. It states only what it is about, and what it
does not state is not judged:

* `metrics`, or `"none": true` where there is no metric at all. Of a metric `text`, `value` and `unit` always;
  `value_max`, `qualifier`, `role` and `status` with defaults; the rest only where it matters. A unit that ends in `?`
  is implied. An `optional` metric need not come out; nothing that the case does not name may.
* `labels`, one for each sentence (those of `zongjie.schemas.sentences.sentence_spans`). A record carries points, not
  labels, so `heading` is not judged, and what is `background` or `meta` must be in no point.
* `items`, all points with their exact bounds: `kind`, `sentences` as the numbers of the first and the last one, from 0;
  and, where it matters, `topic`, `cause`, `deadline`, `responsible`.
* `honours`, all that are won (`[]` if none are): `text`, and `level` where it matters.
* `meta`, some of the document's metadata, and `warnings`, codes that must be among the record's.

Alternatives of codes and units are joined by `|`. Where an attribute must be empty, it is `-`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from zongjie.schemas.numbers import ExactNumber
from zongjie.schemas.sentences import sentence_spans
from zongjie.schemas.taxonomy import HonourLevel, ItemKind, PeriodKind, Qualifier, Role, StatementLabel, Status, Topic

from .errors import CorpusError
from .matching import Span
from .scorers import META_FIELDS
from .tables import nth_occurrence

CASES = Path(__file__).parent / "cases"
KNOWN_FAILURES = "known_failures.json"

_NONE = "-"


def _check_codes(kind: type[StrEnum], cell: str | None) -> None:
    unknown = set() if cell is None else set(cell.split("|")) - set(kind)
    if unknown:
        raise ValueError(f"{sorted(unknown)} is none of {', '.join(kind)}")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CaseMetric(_Part):
    """A metric that a case expects.

    Attributes
    ----------
    text
        The mention, exactly.
    nth
        Which occurrence of it in the case's text, from 1.
    canonical
        The indicator without aspect, extent and modifiers, exactly.
    part_of
        The mention of the total that it is a part of.
    compares_to
        The mention of the level that a baseline or change is compared with.
    optional
        Whether it need not come out; if it does, it must be right.
    """

    text: str
    nth: Annotated[int, Field(ge=1)] = 1
    value: ExactNumber
    value_max: ExactNumber | None = None
    unit: str
    qualifier: str = Qualifier.EXACT.value
    role: str = Role.LEVEL.value
    status: Status = Status.ACTUAL
    year: int | Literal["-"] | None = None
    period: PeriodKind | None = None
    indicator: str | None = None
    canonical: str | None = None
    scope: str | None = None
    part_of: str | None = None
    compares_to: str | None = None
    optional: bool = False

    @model_validator(mode="after")
    def _codes_exist(self) -> Self:
        _check_codes(Qualifier, self.qualifier)
        _check_codes(Role, self.role)
        return self


class CaseItem(_Part):
    """A point that a case expects.

    Attributes
    ----------
    sentences
        Numbers of its first and last sentence, head included.
    topic
        The topics that count as right.
    """

    kind: ItemKind
    sentences: tuple[int, int]
    topic: str | None = None
    cause: str | None = None
    deadline: str | None = None
    responsible: str | None = None

    @model_validator(mode="after")
    def _codes_exist(self) -> Self:
        _check_codes(Topic, self.topic)
        return self


class CaseHonour(_Part):
    """An honour that a case expects; a record's span need cover only half of it."""

    text: str
    nth: Annotated[int, Field(ge=1)] = 1
    level: str | None = None
    optional: bool = False

    @model_validator(mode="after")
    def _codes_exist(self) -> Self:
        _check_codes(HonourLevel, self.level)
        return self


class Case(_Part):
    """A text and what must come out of it.

    Attributes
    ----------
    none
        True where the text holds no metric at all.
    tags
        What the case is about, for choosing cases.
    """

    id: str
    text: str
    metrics: tuple[CaseMetric, ...] = ()
    none: bool = False
    labels: tuple[str, ...] | None = None
    items: tuple[CaseItem, ...] | None = None
    honours: tuple[CaseHonour, ...] | None = None
    meta: dict[str, str | int | None] | None = None
    warnings: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        others = (self.labels, self.items, self.honours, self.meta, self.warnings or None)
        if self.none and self.metrics:
            raise ValueError("a case has either metrics or none")
        if not self.none and not self.metrics and all(other is None for other in others):
            raise ValueError("a case says nothing of what must come out")
        self._check_metrics()
        self._check_points()
        for honour in self.honours or ():
            self.span(honour)
        unknown = set(self.meta or ()) - set(META_FIELDS)
        if unknown:
            raise ValueError(f"{sorted(unknown)} is none of {', '.join(META_FIELDS)}")
        return self

    def _check_metrics(self) -> None:
        spans = [self.span(metric) for metric in self.metrics]
        mentions = {metric.text for metric in self.metrics}
        for metric, span in zip(self.metrics, spans, strict=True):
            for words in (metric.indicator, metric.scope):
                if words not in (None, _NONE) and words not in self.text:
                    raise ValueError(f"the text has no “{words}”")
            if sum(span[0] < end and start < span[1] for start, end in spans) > 1:
                raise ValueError(f"“{metric.text}” overlaps another mention")
            for other in (metric.compares_to, metric.part_of):
                if other not in (None, _NONE) and other not in mentions:
                    raise ValueError(f"“{other}” is no metric of the case")

    def _check_points(self) -> None:
        spans = sentence_spans(self.text)
        if self.labels is not None and len(self.labels) != len(spans):
            raise ValueError(f"{len(self.labels)} labels for {len(spans)} sentences")
        for label in self.labels or ():
            _check_codes(StatementLabel, label)
        before = -1
        for item in self.items or ():
            first, last = item.sentences
            if not before < first <= last < len(spans):
                raise ValueError(f"the point {first}-{last} is out of order, or beyond the {len(spans)} sentences")
            before = last
            labels = {code for label in (self.labels or ())[first : last + 1] for code in label.split("|")}
            if labels and item.kind.value not in labels:
                raise ValueError(f"no sentence of the point {first}-{last} is labelled {item.kind}")
            words = self.text[spans[first][0] : spans[last][1]]
            for detail in (item.cause, item.deadline, item.responsible):
                if detail not in (None, _NONE) and detail not in words:
                    raise ValueError(f"the point {first}-{last} has no “{detail}”")

    def span(self, part: CaseMetric | CaseHonour) -> Span:
        """Where a metric or an honour of this case stands in its text."""
        at = nth_occurrence(self.text, part.text, part.nth, 0, len(self.text))
        if at is None:
            raise ValueError(f"the text has no “{part.text}” number {part.nth}")
        return at, at + len(part.text)


def load_cases(folder: Path = CASES) -> list[Case]:
    """Read all cases, file by file in order of name.

    Raises
    ------
    CorpusError
        If a line is no case, or an id is used twice.

    Examples
    --------
    >>> cases = {case.id: case for case in load_cases()}
    >>> cases["range-percent-hyphen"].metrics[0].value_max
    Decimal('5.5')
    """
    cases: dict[str, Case] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line.strip():
                continue
            try:
                case = Case.model_validate_json(line)
            except ValidationError as error:
                raise CorpusError(f"{path}:{number}: {error.errors()[0]['msg']}") from error
            if case.id in cases:
                raise CorpusError(f"{path}:{number}: the id {case.id} is used twice")
            cases[case.id] = case
    return list(cases.values())


def load_known_failures(cases: Iterable[Case], *, folder: Path = CASES) -> dict[str, str]:
    """Read which cases are known to fail, and why. A case that starts to pass must leave the list.

    Raises
    ------
    CorpusError
        If the list names a case that does not exist.
    """
    path = folder / KNOWN_FAILURES
    known = TypeAdapter(dict[str, str]).validate_python(json.loads(path.read_text(encoding="utf-8")))
    gone = sorted(known.keys() - {case.id for case in cases})
    if gone:
        raise CorpusError(f"{path} names cases that do not exist: {', '.join(gone)}")
    return known
