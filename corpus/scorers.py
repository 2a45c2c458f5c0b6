"""What one record has right and wrong against the gold of its document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from zongjie.schemas.identity import text_digest
from zongjie.schemas.taxonomy import ItemKind, Qualifier, StatementLabel, Status

from .gold import ITEM_KINDS, GoldDocument, GoldItem, GoldMetric
from .matching import Span, likeness, match_spans, same_number, same_office, wording
from .tallies import Board, Mistake

Record = Mapping[str, Any]
"""One document's record as its JSON line reads."""

ITEM_FIELDS = {ItemKind.ACHIEVEMENT: "achievements", ItemKind.PROBLEM: "problems", ItemKind.PLAN: "plans"}
"""Where a record keeps its items of each kind."""
META_FIELDS = ("title", "issuer", "place", "level", "doc_type", "report_year", "plan_year", "published", "index_no")
"""The metadata that are scored."""
DETAILS = ((ItemKind.PLAN, "deadline"), (ItemKind.PLAN, "responsible"), (ItemKind.PROBLEM, "cause"))
"""The details of items that are scored."""

_HALF = 0.5
# A heading is found as soon as the record's heading touches it.
_TOUCH = 0.01
# An end of an item may be off by a mark and a quote.
_EDGE = 2
_VALUE = ("value", "unit", "qualifier", "status", "role")
READING = (*_VALUE, "year")
"""What must be right for a metric to be right as a reading."""
_STAGES = {"metric value": _VALUE, "metric reading": READING, "metric complete": (*READING, "indicator")}


def score_document(gold: GoldDocument, record: Record | None) -> Board:
    """Count what one record has right and wrong; without a record all is missed."""
    sheet = _Sheet(gold, record or {})
    _score_metrics(sheet)
    _score_statements(sheet)
    _score_items(sheet)
    _score_details(sheet)
    _score_meta(sheet)
    sheet.find("honour", "honours", [honour.span for honour in gold.meta.honours], _spans(sheet.rows("honours")))
    _score_sections(sheet)
    _score_grounding(sheet)
    return sheet.board


class _Sheet:
    """One document's gold and record side by side, and the board that they fill."""

    def __init__(self, gold: GoldDocument, record: Record) -> None:
        self.gold = gold
        self.record = record
        self.board = Board()

    def rows(self, name: str) -> Sequence[Record]:
        return self.record.get(name) or ()

    def mistake(self, kind: str, start: int | None, message: str) -> None:
        self.board.mistakes.append(Mistake(self.gold.source, kind, start, message))

    def find(self, name: str, kind: str, need: Sequence[Span], have: Sequence[Span]) -> list[tuple[int, int]]:
        """Match spans, tally them, and note what is missed or has no gold."""
        pairs = match_spans(need, have, least=_HALF)
        self.board.found(name, len(pairs), len(have) - len(pairs), len(need) - len(pairs))
        met, used = {i for i, _ in pairs}, {j for _, j in pairs}
        for i, span in enumerate(need):
            if i not in met:
                self.mistake(kind, span[0], f"{name} {span} missed")
        for j, span in enumerate(have):
            if j not in used:
                self.mistake(kind, span[0], f"{name} {span} not in gold")
        return pairs


def _span(row: Record) -> Span:
    return row["start"], row["end"]


def _spans(rows: Sequence[Record]) -> list[Span]:
    return [_span(row) for row in rows]


def _text(part: Any) -> str | None:
    """The text of a part that is written as an object with a span, or as a bare string."""
    text: str | None = part.get("text") if isinstance(part, Mapping) else part
    return text


def _score_metrics(sheet: _Sheet) -> None:
    need, have = sheet.gold.metrics, sheet.rows("metrics")
    rivals = rival_indicators(sheet.gold)
    elided = _elided_indicators(sheet)
    pairs = match_spans([metric.span for metric in need], _spans(have), least=_HALF)
    firm = [(i, j) for i, j in pairs if not need[i].optional]
    right = dict.fromkeys(_STAGES, 0)
    for i, j in firm:
        verdicts = judge_metric(need[i], have[j], rivals[i])
        _count_attributes(sheet, need[i], have[j], verdicts)
        if i in elided:
            sheet.board.answered("metric.indicator elided", verdicts["indicator"])
        for stage, fields in _STAGES.items():
            right[stage] += all(verdicts[field] for field in fields)

    met, used = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [metric for i, metric in enumerate(need) if i not in met and not metric.optional]
    neutral = [metric.span for metric in need if metric.optional]
    extra = [
        row
        for j, row in enumerate(have)
        if j not in used and not any(row["start"] < end and start < row["end"] for start, end in neutral)
    ]
    for metric in missed:
        sheet.mistake("metrics", metric.start, f"{metric.mention} missed")
    for row in extra:
        sheet.mistake("metrics", row["start"], f"{row.get('text')} is no metric")
    sheet.board.found("metric", len(firm), len(extra), len(missed))
    for stage, count in right.items():
        wrong = len(firm) - count
        sheet.board.found(stage, count, len(extra) + wrong, len(missed) + wrong)


def _homes(gold: GoldDocument) -> list[int | None]:
    """For each metric the index of the sentence that it stands in."""
    starts = [sentence.start for sentence in gold.sentences]
    homes: list[int | None] = []
    for metric in gold.metrics:
        last = bisect_right(starts, metric.start) - 1
        homes.append(last if last >= 0 and metric.start < gold.sentences[last].end else None)
    return homes


def _elided_indicators(sheet: _Sheet) -> set[int]:
    """Metrics whose indicator is not in their own sentence; none where the record does not hold the text."""
    text = sheet.record.get("text")
    if text is None or text_digest(text) != sheet.gold.sha256:
        return set()
    elided = set()
    for i, (metric, home) in enumerate(zip(sheet.gold.metrics, _homes(sheet.gold), strict=True)):
        if metric.indicator and home is not None:
            sentence = sheet.gold.sentences[home]
            if metric.indicator not in text[sentence.start : sentence.end]:
                elided.add(i)
    return elided


def rival_indicators(gold: GoldDocument) -> list[set[str]]:
    """For each metric, the other indicators of its sentence: one that is nearer to them is wrong."""
    homes = _homes(gold)
    of_sentence: dict[int | None, dict[str, str]] = {}
    for metric, home in zip(gold.metrics, homes, strict=True):
        if metric.indicator:
            of_sentence.setdefault(home, {})[wording(metric.indicator)] = metric.indicator
    return [
        {text for words, text in of_sentence.get(home, {}).items() if words != wording(metric.indicator)}
        for metric, home in zip(gold.metrics, homes, strict=True)
    ]


def judge_metric(gold: GoldMetric, found: Record, rivals: set[str]) -> dict[str, bool]:
    """Which attributes of a found metric are right.

    Parameters
    ----------
    rivals
        Other indicators of the metric's sentence, as `rival_indicators` lists them.
    """
    indicator = _text(found.get("indicator"))
    near = likeness(gold.indicator, indicator)
    return {
        "span": gold.span == _span(found),
        "value": same_number(gold.value, found.get("value")) and same_number(gold.value_max, found.get("value_max")),
        "unit": (found.get("unit") or "") in (gold.units or ("",)),
        "qualifier": _same_qualifier(gold, found.get("qualifier")),
        "status": gold.status == found.get("status"),
        "role": gold.role == found.get("role"),
        "year": gold.year == found.get("year"),
        "indicator": gold.indicator is None
        or (near >= _HALF and all(near >= likeness(rival, indicator) for rival in rivals)),
    }


def _same_qualifier(gold: GoldMetric, found: str | None) -> bool:
    """Equal, or both readings of 以上: more than, at least."""
    both = {Qualifier.OVER, Qualifier.AT_LEAST}
    return gold.qualifier == found or ("以上" in gold.mention and {gold.qualifier, found} == both)


def _count_attributes(sheet: _Sheet, gold: GoldMetric, found: Record, verdicts: Mapping[str, bool]) -> None:
    board = sheet.board
    for name, right in verdicts.items():
        board.answered("metric." + name, right)
    if gold.period:
        board.answered("metric.period", gold.period == (found.get("period") or {}).get("kind"))
        scope = _text(found.get("scope"))
        if gold.scope and likeness(gold.scope, scope) >= _HALF:
            board.found("scope", 1, 0, 0)
        else:
            board.found("scope", 0, int(bool(scope)), int(bool(gold.scope)))
    board.answered("magnitude", not verdicts["value"] and _far_off(gold, found.get("value")))
    if gold.status is Status.TARGET:
        board.answered("promise told as fact", found.get("status") == Status.ACTUAL)
    wrong = [name for name, right in verdicts.items() if not right and name != "span"]
    if wrong:
        wanted = {name: str(getattr(gold, "units" if name == "unit" else name)) for name in wrong}
        got = {name: str(_text(found.get(name))) for name in wrong}
        sheet.mistake("metrics", gold.start, f"{gold.mention} wrong {', '.join(wrong)}: gold {wanted} got {got}")


def _far_off(gold: GoldMetric, value: Any) -> bool:
    """Whether a value misses the gold one by a factor of two or more; zeros have no factor."""
    return bool(gold.value and value) and not 0.5 < abs(float(value) / float(gold.value)) < 2


def _score_statements(sheet: _Sheet) -> None:
    spans = {kind: _spans(sheet.rows(field)) for kind, field in ITEM_FIELDS.items()}
    for sentence in sheet.gold.sentences:
        if sentence.label is StatementLabel.HEADING:
            continue
        start, end = sentence.span
        cover = {
            kind: sum(max(0, min(e, end) - max(s, start)) for s, e in kind_spans) / (end - start)
            for kind, kind_spans in spans.items()
        }
        most = max(cover, key=lambda kind: cover[kind])
        got = most if cover[most] >= _HALF else None
        want = ITEM_KINDS.get(sentence.label)
        for kind in ITEM_FIELDS:
            right = want is kind and got is kind
            sheet.board.found(kind.value, int(right), int(got is kind and not right), int(want is kind and not right))
        if want is not got:
            sheet.mistake("statements", start, f"gold {sentence.label} got {got or 'none'}")


def _score_items(sheet: _Sheet) -> None:
    for kind, field in ITEM_FIELDS.items():
        need = [item for item in sheet.gold.items if item.kind is kind]
        have = sheet.rows(field)
        for i, j in sheet.find(f"{kind} item", "items", [item.span for item in need], _spans(have)):
            _compare_item(sheet, need[i], have[j])


def _compare_item(sheet: _Sheet, gold: GoldItem, found: Record) -> None:
    start, end = _span(found)
    sheet.board.answered("item exact", abs(gold.start - start) <= _EDGE and abs(gold.end - end) <= _EDGE)
    if gold.topics:
        sheet.board.answered("topic", found.get("topic") in gold.topics)


def _score_details(sheet: _Sheet) -> None:
    if sheet.gold.details is None:
        return
    for kind, name in DETAILS:
        spans = [getattr(detail, name) for detail in sheet.gold.details]
        found = [row[name] for row in sheet.rows(ITEM_FIELDS[kind]) if row.get(name)]
        sheet.find(f"{kind} {name}", "details", [span.span for span in spans if span], _spans(found))


def _score_meta(sheet: _Sheet) -> None:
    found = sheet.record.get("meta") or {}
    for name in META_FIELDS:
        want, got = getattr(sheet.gold.meta, name), found.get(name)
        if name == "index_no" and want is None and got is None:
            continue
        if want is None or got is None:
            right = want is got
        elif name == "issuer":
            right = same_office(want, got)
        else:
            right = wording(str(want)) == wording(str(got))
        sheet.board.answered("meta." + name, right)
        if not right:
            sheet.mistake("meta", None, f"{name}: gold {want} got {got}")


def _score_sections(sheet: _Sheet) -> None:
    need = [(s.span, s.section.kind) for s in sheet.gold.sentences if s.section and s.section.level == 1]
    have = [row for row in sheet.rows("sections") if row.get("level") == 1]
    headings = [(row["start"], max(row.get("heading_end") or 0, row["start"] + 1)) for row in have]
    met = dict(match_spans([span for span, _ in need], headings, least=_TOUCH))
    right = 0
    for i, (span, kind) in enumerate(need):
        got = have[met[i]].get("kind") if i in met else None
        if got == kind:
            right += 1
        else:
            sheet.mistake("sections", span[0], f"gold {kind} got {got}")
    sheet.board.found("section", right, len(have) - right, len(need) - right)


def _score_grounding(sheet: _Sheet) -> None:
    text = sheet.record.get("text")
    if text is None:
        return
    same = text_digest(text) == sheet.gold.sha256
    metrics = sheet.rows("metrics")
    parts = [row for name in ("metrics", *ITEM_FIELDS.values(), "honours") for row in sheet.rows(name)]
    parts += [row["indicator"] for row in metrics if isinstance(row.get("indicator"), Mapping)]
    for part in parts:
        if part.get("start") is not None:
            sheet.board.answered("grounded", same and text[part["start"] : part["end"]] == part.get("text"))
