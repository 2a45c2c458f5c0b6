"""Small cases: one text, and the metrics that must come out of it. Rules and models share them.

A case is a line of `cases/THEME.jsonl`. Of a metric it states what it is about: `text`, `value` and `unit` always;
`value_max`, `qualifier`, `role` and `status` with defaults; the rest only where it matters. In `unit`, `qualifier` and
`role` alternatives are joined by `|`, and a unit that ends in `?` is implied. An `optional` metric need not come out;
nothing that the case does not name may.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from zongjie.schemas.numbers import ExactNumber
from zongjie.schemas.taxonomy import PeriodKind, Qualifier, Role, Status

from .errors import CorpusError
from .matching import likeness, same_number
from .tables import accepted_units, nth_occurrence

CASES = Path(__file__).parent / "cases"
KNOWN_FAILURES = "known_failures.json"

_ALIKE = 0.5


class CaseMetric(BaseModel):
    """A metric that a case expects.

    Attributes
    ----------
    text
        The mention, exactly.
    nth
        Which occurrence of it in the case's text, from 1.
    compares_to
        The mention of the level that a baseline or change is compared with.
    optional
        Whether it need not come out; if it does, it must be right.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str
    nth: Annotated[int, Field(ge=1)] = 1
    value: ExactNumber
    value_max: ExactNumber | None = None
    unit: str
    qualifier: str = Qualifier.EXACT.value
    role: str = Role.LEVEL.value
    status: Status = Status.ACTUAL
    year: int | None = None
    period: PeriodKind | None = None
    indicator: str | None = None
    scope: str | None = None
    compares_to: str | None = None
    optional: bool = False

    @model_validator(mode="after")
    def _codes_exist(self) -> Self:
        for cell, kind in ((self.qualifier, Qualifier), (self.role, Role)):
            unknown = set(cell.split("|")) - set(kind)
            if unknown:
                raise ValueError(f"{sorted(unknown)} is none of {', '.join(kind)}")
        return self


class Case(BaseModel):
    """A text and what must come out of it.

    Attributes
    ----------
    none
        True where the text holds no metric at all.
    tags
        What the case is about, for choosing cases.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    text: str
    metrics: tuple[CaseMetric, ...] = ()
    none: bool = False
    tags: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.none is bool(self.metrics):
            raise ValueError("a case has either metrics or none")
        spans = [self.span(metric) for metric in self.metrics]
        for metric, span in zip(self.metrics, spans, strict=True):
            if metric.indicator is not None and metric.indicator not in self.text:
                raise ValueError(f"the text has no indicator “{metric.indicator}”")
            if sum(span[0] < end and start < span[1] for start, end in spans) > 1:
                raise ValueError(f"“{metric.text}” overlaps another mention")
            if metric.compares_to is not None and metric.compares_to not in {other.text for other in self.metrics}:
                raise ValueError(f"“{metric.compares_to}” is no metric of the case")
        return self

    def span(self, metric: CaseMetric) -> tuple[int, int]:
        """Where a metric of this case stands in its text."""
        at = nth_occurrence(self.text, metric.text, metric.nth, 0, len(self.text))
        if at is None:
            raise ValueError(f"the text has no “{metric.text}” number {metric.nth}")
        return at, at + len(metric.text)


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


def judge_case(case: Case, metrics: Sequence[Mapping[str, Any]]) -> list[str]:
    """What is wrong with the metrics that came out of a case's text.

    Parameters
    ----------
    case
        The case.
    metrics
        The record's metrics as JSON reads.

    Returns
    -------
    list of str
        One line a fault; empty if the case passes.
    """
    faults = []
    by_span = {(row["start"], row["end"]): row for row in metrics}
    texts = {row.get("id"): case.text[row["start"] : row["end"]] for row in metrics}
    for metric in case.metrics:
        row = by_span.pop(case.span(metric), None)
        if row is not None:
            faults += [f"{metric.text}: {fault}" for fault in _differences(metric, row, texts)]
        elif not metric.optional:
            faults.append(f"{metric.text}: missed")
    neutral = [case.span(metric) for metric in case.metrics if metric.optional]
    for start, end in by_span:
        if not any(start < e and s < end for s, e in neutral):
            faults.append(f"{case.text[start:end]}: should not come out")
    return faults


def _differences(metric: CaseMetric, row: Mapping[str, Any], texts: Mapping[Any, str]) -> list[str]:
    unit, qualifier, role, status = row.get("unit") or "", row.get("qualifier"), row.get("role"), row.get("status")
    checks: list[tuple[str, bool, Any, Any]] = [
        ("value", same_number(metric.value, row.get("value")), metric.value, row.get("value")),
        ("value_max", same_number(metric.value_max, row.get("value_max")), metric.value_max, row.get("value_max")),
        ("unit", unit in accepted_units(metric.unit), metric.unit, unit),
        ("qualifier", qualifier in metric.qualifier.split("|"), metric.qualifier, qualifier),
        ("role", role in metric.role.split("|"), metric.role, role),
        ("status", status == metric.status, metric.status, status),
    ]
    if metric.year is not None:
        checks.append(("year", row.get("year") == metric.year, metric.year, row.get("year")))
    if metric.period is not None:
        kind = (row.get("period") or {}).get("kind")
        checks.append(("period", kind == metric.period, metric.period, kind))
    for name in ("indicator", "scope"):
        wanted, got = getattr(metric, name), (row.get(name) or {}).get("text")
        if wanted is not None:
            checks.append((name, likeness(wanted, got) >= _ALIKE, wanted, got))
    if metric.compares_to is not None:
        got = texts.get(row.get("compares_to"))
        checks.append(("compares_to", got == metric.compares_to, metric.compares_to, got))
    return [f"{name} should be {wanted}, is {got}" for name, right, wanted, got in checks if not right]
