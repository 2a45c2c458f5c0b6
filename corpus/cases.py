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
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from zongjie.schemas.numbers import ExactNumber
from zongjie.schemas.sentences import sentence_spans
from zongjie.schemas.taxonomy import HonourLevel, ItemKind, PeriodKind, Qualifier, Role, StatementLabel, Status, Topic

from .errors import CorpusError
from .matching import Span, likeness, overlap_ratio, same_number
from .scorers import DETAILS, ITEM_FIELDS, META_FIELDS, Record
from .tables import accepted_units, nth_occurrence

CASES = Path(__file__).parent / "cases"
KNOWN_FAILURES = "known_failures.json"

_NONE = "-"
_ALIKE = 0.5
_HALF = 0.5
# An end of a point may be off by a mark and a quote.
_EDGE = 2


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


def judge_case(case: Case, record: Record) -> list[str]:
    """What is wrong with the record that came out of a case's text.

    Parameters
    ----------
    case
        The case.
    record
        The record as its JSON line reads; a field that the case does not state may be left out.

    Returns
    -------
    list of str
        One line a fault; empty if the case passes.
    """
    faults = _metric_faults(case, record) if case.metrics or case.none else []
    if case.labels is not None:
        faults += _label_faults(case, case.labels, record)
    if case.items is not None:
        faults += _item_faults(case, case.items, record)
    if case.honours is not None:
        faults += _honour_faults(case, case.honours, record)
    meta = record.get("meta") or {}
    for name, want in (case.meta or {}).items():
        if str(meta.get(name)) not in str(want).split("|"):
            faults.append(f"{name} should be {want}, is {meta.get(name)}")
    codes = {row["code"] for row in record.get("warnings") or ()}
    return faults + [f"{code}: no such warning" for code in case.warnings if code not in codes]


def _span(row: Record) -> Span:
    return row["start"], row["end"]


def _metric_faults(case: Case, record: Record) -> list[str]:
    rows = record.get("metrics") or ()
    faults = []
    by_span = {_span(row): row for row in rows}
    texts = {row.get("id"): case.text[row["start"] : row["end"]] for row in rows}
    rivals = {metric.indicator for metric in case.metrics}
    for metric in case.metrics:
        row = by_span.pop(case.span(metric), None)
        if row is not None:
            faults += [f"{metric.text}: {fault}" for fault in _differences(metric, row, texts, rivals)]
        elif not metric.optional:
            faults.append(f"{metric.text}: missed")
    neutral = [case.span(metric) for metric in case.metrics if metric.optional]
    for start, end in by_span:
        if not any(start < e and s < end for s, e in neutral):
            faults.append(f"{case.text[start:end]}: should not come out")
    return faults


def _differences(metric: CaseMetric, row: Record, texts: Mapping[Any, str], rivals: Iterable[str | None]) -> list[str]:
    unit, indicator, scope = row.get("unit") or "", row.get("indicator") or {}, (row.get("scope") or {}).get("text")
    checks: list[tuple[str, bool, Any, Any]] = [
        ("value", same_number(metric.value, row.get("value")), metric.value, row.get("value")),
        ("value_max", same_number(metric.value_max, row.get("value_max")), metric.value_max, row.get("value_max")),
        ("unit", unit in accepted_units(metric.unit), metric.unit, unit),
    ]
    for name in ("qualifier", "role", "status"):
        wanted, got = getattr(metric, name), row.get(name)
        checks.append((name, got in wanted.split("|"), wanted, got))
    equal = {
        "year": (metric.year, row.get("year")),
        "period": (metric.period, (row.get("period") or {}).get("kind")),
        "part_of": (metric.part_of, texts.get(row.get("part_of"))),
        "compares_to": (metric.compares_to, texts.get(row.get("compares_to"))),
    }
    for name, (wanted, got) in equal.items():
        if wanted is not None:
            checks.append((name, got == (None if wanted == _NONE else wanted), wanted, got))
    if metric.indicator is not None:
        near = likeness(metric.indicator, indicator.get("text"))
        rivalled = any(near < likeness(rival, indicator.get("text")) for rival in rivals)
        checks.append(("indicator", near >= _ALIKE and not rivalled, metric.indicator, indicator.get("text")))
    if metric.canonical is not None:
        got = indicator.get("canonical")
        checks.append(("canonical", got in metric.canonical.split("|"), metric.canonical, got))
    if metric.scope is not None:
        right = scope is None if metric.scope == _NONE else likeness(metric.scope, scope) >= _ALIKE
        checks.append(("scope", right, metric.scope, scope))
    return [f"{name} should be {wanted}, is {got}" for name, right, wanted, got in checks if not right]


def _label_faults(case: Case, labels: Iterable[str], record: Record) -> list[str]:
    points = [(_span(row), kind) for kind, field in ITEM_FIELDS.items() for row in record.get(field) or ()]
    faults = []
    for number, (label, (start, end)) in enumerate(zip(labels, sentence_spans(case.text), strict=True)):
        wanted = set(label.split("|"))
        least = _HALF * (end - start)
        got = next((kind for (s, e), kind in points if min(e, end) - max(s, start) >= least), None)
        right = got in wanted if got else bool(wanted - set(ItemKind))
        if not right and StatementLabel.HEADING not in wanted:
            faults.append(f"sentence {number} should be {label}, is {got or 'in no point'}")
    return faults


def _item_faults(case: Case, items: Iterable[CaseItem], record: Record) -> list[str]:
    spans = sentence_spans(case.text)
    left = [(kind, row) for kind, field in ITEM_FIELDS.items() for row in record.get(field) or ()]
    faults = []
    for item in items:
        start, end = spans[item.sentences[0]][0], spans[item.sentences[1]][1]
        name = f"{item.kind} {item.sentences[0]}-{item.sentences[1]}"
        for found in left:
            kind, row = found
            if kind is item.kind and abs(row["start"] - start) <= _EDGE and abs(row["end"] - end) <= _EDGE:
                left.remove(found)
                faults += [f"{name}: {fault}" for fault in _item_differences(item, row)]
                break
        else:
            faults.append(f"{name}: missed")
    return faults + [f"{kind} “{case.text[row['start'] : row['end']]}”: should not come out" for kind, row in left]


def _item_differences(item: CaseItem, row: Record) -> list[str]:
    faults = []
    if item.topic is not None and row.get("topic") not in item.topic.split("|"):
        faults.append(f"topic should be {item.topic}, is {row.get('topic')}")
    for _, name in DETAILS:
        wanted, got = getattr(item, name), (row.get(name) or {}).get("text")
        if wanted is not None and not (got is None if wanted == _NONE else likeness(wanted, got) >= _ALIKE):
            faults.append(f"{name} should be {wanted}, is {got}")
    return faults


def _honour_faults(case: Case, honours: Iterable[CaseHonour], record: Record) -> list[str]:
    left = list(record.get("honours") or ())
    faults = []
    for honour in honours:
        row = next((row for row in left if overlap_ratio(case.span(honour), _span(row)) >= _HALF), None)
        if row is None:
            faults += [] if honour.optional else [f"{honour.text}: missed"]
            continue
        left.remove(row)
        if honour.level is not None and row.get("level") not in honour.level.split("|"):
            faults.append(f"{honour.text}: level should be {honour.level}, is {row.get('level')}")
    return faults + [f"{case.text[row['start'] : row['end']]}: is no honour won" for row in left]
