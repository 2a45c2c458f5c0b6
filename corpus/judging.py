"""Whether what came out of a case's text is what the case states, fault by fault."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from zongjie.schemas.sentences import sentence_spans
from zongjie.schemas.taxonomy import ItemKind, StatementLabel

from .cases import Case, CaseHonour, CaseItem, CaseMetric
from .matching import Span, likeness, overlap_ratio, same_number
from .scorers import DETAILS, ITEM_FIELDS, Record
from .tables import accepted_units

_NONE = "-"
_ALIKE = 0.5
_HALF = 0.5
# An end of a point may be off by a mark and a quote.
_EDGE = 2


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
