"""The annotation tables of one document, read against its text."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from zongjie.schemas.identity import text_digest
from zongjie.schemas.sentences import elaborates, sentence_spans
from zongjie.schemas.taxonomy import ItemKind, PeriodKind, Qualifier, Role, SectionKind, StatementLabel, Status, Topic

from .errors import TableFaults
from .gold import (
    ITEM_KINDS,
    GoldDetails,
    GoldDocument,
    GoldMeta,
    GoldMetric,
    GoldSection,
    GoldSentence,
    GoldSpan,
)

SENTENCES_SUFFIX = ".sents.tsv"
METRICS_SUFFIX = ".metrics.tsv"
META_SUFFIX = ".meta.json"
ITEMS_SUFFIX = ".items.tsv"

_NONE = "-"
_OPTIONAL = "opt"
# A unit of more content sentences than this is too broad to be a point; its sentences are.
_MOST_SENTENCES_OF_A_POINT = 6
# How many sentences above its own an indicator may stand when it is in no heading.
_INDICATOR_REACH = 3
_FRAME = frozenset({StatementLabel.HEADING, StatementLabel.META})
_OUTSIDE_ITEMS = frozenset({StatementLabel.BACKGROUND, StatementLabel.META})
_DETAIL_KINDS = {"deadline": ItemKind.PLAN, "responsible": ItemKind.PLAN, "cause": ItemKind.PROBLEM}

_Code = TypeVar("_Code", bound=StrEnum)


def accepted_units(cell: str) -> tuple[str, ...]:
    """The units that a unit cell accepts; the empty one where the unit is implied (`?`) or absent (`-`).

    Examples
    --------
    >>> accepted_units("个月|月"), accepted_units("人次?"), accepted_units("-")
    (('个月', '月'), ('人次', ''), ('',))
    """
    implied = cell.endswith("?")
    units = [unit for unit in cell.rstrip("?").split("|") if unit not in ("", _NONE)]
    return (*units, "") if implied or not units else tuple(units)


def nth_occurrence(text: str, wanted: str, nth: int, start: int, end: int) -> int | None:
    """Offset of the nth occurrence (from 1) of a string in text[start:end], None if there are fewer.

    Examples
    --------
    >>> nth_occurrence("新增3家，退出3家。", "3家", 2, 0, 10)
    7
    """
    if not wanted or nth < 1:
        return None
    at = start - 1
    for _ in range(nth):
        at = text.find(wanted, at + 1, end)
        if at < 0:
            return None
    return at


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a table; it reports its faults with its place."""

    place: str
    cells: list[str]
    faults: list[str]

    def fault(self, message: str) -> None:
        self.faults.append(f"{self.place}: {message}")

    def code(self, kind: type[_Code], cell: str) -> _Code | None:
        if cell in set(kind):
            return kind(cell)
        self.fault(f"“{cell}” is none of {', '.join(kind)}")
        return None

    def number(self, cell: str) -> Decimal | None:
        if cell in ("", _NONE):
            return None
        try:
            return Decimal(cell)
        except InvalidOperation:
            self.fault(f"“{cell}” is no number")
            return None


class _Tables:
    """The text, its sentences and the tables beside it, with all faults found so far."""

    def __init__(self, text: str, stem: Path) -> None:
        self.text = text
        self.stem = stem
        self.spans = sentence_spans(text)
        self.faults: list[str] = []

    def path(self, suffix: str) -> Path:
        return self.stem.with_name(self.stem.name + suffix)

    def rows(self, suffix: str, width: int) -> Iterator[_Row]:
        """The rows of a table; short ones are filled up with `-`, blank lines and `#` comments passed over."""
        path = self.path(suffix)
        if not path.is_file():
            self.faults.append(f"{path} is missing")
            return
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip() for cell in line.split("\t")]
            row = _Row(f"{path}:{number}", cells + [_NONE] * (width - len(cells)), self.faults)
            if len(row.cells) != width:
                row.fault(f"{len(cells)} cells where {width} are wanted")
                continue
            yield row

    def sentence(self, row: _Row, cell: str) -> int | None:
        if cell.isdecimal() and int(cell) < len(self.spans):
            return int(cell)
        row.fault(f"there is no sentence “{cell}”")
        return None

    def locate(self, row: _Row, wanted: str, nth: int, sentence: int) -> GoldSpan | None:
        at = nth_occurrence(self.text, wanted, nth, *self.spans[sentence])
        if at is None:
            row.fault(f"sentence {sentence} has no “{wanted}” number {nth}")
            return None
        return GoldSpan(start=at, end=at + len(wanted), text=wanted)


def compile_tables(text: str, *, source: str, stem: Path) -> GoldDocument:
    """Compile the tables of one document.

    Parameters
    ----------
    text
        The document as decoded.
    source
        Name of its file.
    stem
        Path of the tables without `.sents.tsv`, `.metrics.tsv`, `.meta.json`, `.items.tsv`.

    Raises
    ------
    TableFaults
        If anything in the tables does not resolve; holds every fault.
    """
    tables = _Tables(text, stem)
    labelled = _sentences(tables)
    _check_items(tables, labelled)
    metrics = _metrics(tables, labelled)
    meta = _meta(tables)
    sentences = _split_broad_items(labelled, text)
    details = _details(tables, sentences)
    if tables.faults or meta is None:
        raise TableFaults(tables.faults)
    return GoldDocument(
        source=source,
        sha256=text_digest(text),
        chars=len(text),
        meta=meta,
        sentences=tuple(sentences),
        metrics=tuple(sorted(metrics, key=lambda metric: metric.start)),
        details=details,
    )


def _sentences(tables: _Tables) -> list[GoldSentence]:
    found: dict[int, GoldSentence] = {}
    for row in tables.rows(SENTENCES_SUFFIX, 5):
        number, label_cell, item, topic_cell, section_cell = row.cells
        index = tables.sentence(row, number)
        label = row.code(StatementLabel, label_cell)
        topics = [row.code(Topic, topic) for topic in topic_cell.split("|") if topic_cell != _NONE]
        section = _section(row, section_cell)
        if index is None or label is None:
            continue
        if index in found:
            row.fault(f"sentence {index} has two rows")
        if label in ITEM_KINDS and item == _NONE:
            row.fault(f"{label} without an item")
        if label in _OUTSIDE_ITEMS and item != _NONE:
            row.fault(f"{label} inside item {item}")
        if (
            section
            and label is not StatementLabel.HEADING
            and not (label is StatementLabel.META and section.kind == "title")
        ):
            row.fault(f"a section on a {label} row")
        start, end = tables.spans[index]
        found[index] = GoldSentence(
            id=index,
            start=start,
            end=end,
            label=label,
            item=None if item == _NONE else item,
            topics=tuple(topic for topic in topics if topic),
            section=section,
        )
    missing = [index for index in range(len(tables.spans)) if index not in found]
    if missing:
        tables.faults.append(f"{tables.path(SENTENCES_SUFFIX)}: no row for the sentences {missing}")
    return [found[index] for index in sorted(found)]


def _section(row: _Row, cell: str) -> GoldSection | None:
    if cell == _NONE:
        return None
    level, _, kind = cell.partition(":")
    if not level.isdecimal() or not (kind == "title" or kind in set(SectionKind)):
        row.fault(f"section “{cell}” is not LEVEL:KIND")
        return None
    return GoldSection.model_validate({"level": int(level), "kind": kind})


def _check_items(tables: _Tables, sentences: Sequence[GoldSentence]) -> None:
    """A point is one stretch of one kind; only sentences without a point may stand inside it."""
    path = tables.path(SENTENCES_SUFFIX)
    members: defaultdict[str, list[GoldSentence]] = defaultdict(list)
    for sentence in sentences:
        if sentence.item is not None:
            members[sentence.item].append(sentence)
    for item, own in members.items():
        first, last = own[0].id, own[-1].id
        foreign = [s.id for s in sentences if first < s.id < last and s.item not in (item, None)]
        if foreign:
            tables.faults.append(f"{path}: item {item} is broken by sentence {foreign[0]}")
        kinds = sorted({s.label for s in own if s.label in ITEM_KINDS})
        if len(kinds) != 1:
            has = " and ".join(kinds) or "no kind"
            tables.faults.append(f"{path}: item {item} (sentences {first}-{last}) has {has}; a point has one kind")


def _split_broad_items(sentences: Sequence[GoldSentence], text: str) -> list[GoldSentence]:
    """Make each sentence of a unit that is too broad a point of its own, without a topic; its head joins none."""
    sizes: defaultdict[str | None, int] = defaultdict(int)
    for sentence in sentences:
        if sentence.label is not StatementLabel.HEADING:
            sizes[sentence.item] += 1
    parts: defaultdict[str, int] = defaultdict(int)
    split = []
    for sentence in sentences:
        item = sentence.item
        if item is None or sizes[item] <= _MOST_SENTENCES_OF_A_POINT:
            split.append(sentence)
            continue
        if sentence.label is StatementLabel.HEADING:
            own = None
        else:
            if not parts[item] or not elaborates(text, sentence.start):
                parts[item] += 1
            own = f"{item}.{parts[item]}"
        split.append(sentence.model_copy(update={"item": own, "topics": ()}))
    return split


def _metrics(tables: _Tables, sentences: Sequence[GoldSentence]) -> list[GoldMetric]:
    found: list[GoldMetric] = []
    for row in tables.rows(METRICS_SUFFIX, 14):
        metric = _metric(tables, row, sentences)
        if metric is None:
            continue
        if any(metric.start < other.end and other.start < metric.end for other in found):
            row.fault(f"“{metric.mention}” overlaps another mention")
        found.append(metric)
    return found


def _metric(tables: _Tables, row: _Row, sentences: Sequence[GoldSentence]) -> GoldMetric | None:
    number, mention, nth, value, most, unit, qualifier, status, role, year, indicator, flags, period, scope = row.cells
    index = tables.sentence(row, number)
    if index is None:
        return None
    before = len(row.faults)
    if not nth.isdecimal():
        row.fault(f"“{nth}” does not say which occurrence")
    if flags not in (_NONE, _OPTIONAL):
        row.fault(f"the flags “{flags}” are neither {_NONE} nor {_OPTIONAL}")
    if value == _NONE:
        row.fault("no value")
    if indicator != _NONE and not _indicator_stands(tables, indicator, index, sentences):
        row.fault(f"indicator “{indicator}” is neither in the sentence nor in a heading or line before")
    if scope != _NONE and scope not in tables.text:
        row.fault(f"scope “{scope}” is not in the text")
    span = tables.locate(row, mention, int(nth), index) if nth.isdecimal() else None
    fields: dict[str, Any] = {
        "value": row.number(value),
        "value_max": row.number(most),
        "year": row.number(year),
        "qualifier": row.code(Qualifier, qualifier),
        "status": row.code(Status, status),
        "role": row.code(Role, role),
        "period": None if period == _NONE else row.code(PeriodKind, period),
    }
    if span is None or len(row.faults) > before:
        return None
    try:
        return GoldMetric(
            start=span.start,
            end=span.end,
            mention=mention,
            units=accepted_units(unit),
            indicator=None if indicator == _NONE else indicator,
            optional=flags == _OPTIONAL,
            scope=None if scope == _NONE else scope,
            **fields,
        )
    except ValidationError as error:
        row.fault("; ".join(f"{one['loc'][0]}: {one['msg']}" for one in error.errors()))
        return None


def _indicator_stands(tables: _Tables, indicator: str, index: int, sentences: Sequence[GoldSentence]) -> bool:
    start, end = tables.spans[index]
    return indicator in tables.text[start:end] or any(
        indicator in tables.text[s.start : s.end]
        for s in sentences
        if s.id < index and (s.label in _FRAME or s.id >= index - _INDICATOR_REACH)
    )


def _meta(tables: _Tables) -> GoldMeta | None:
    path = tables.path(META_SUFFIX)
    if not path.is_file():
        tables.faults.append(f"{path} is missing")
        return None
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8-sig"))
        honours = data["honours"]
        for honour in honours:
            row = _Row(str(path), [], tables.faults)
            index = tables.sentence(row, str(honour.pop("sid")))
            span = None if index is None else tables.locate(row, honour["name"], 1, index)
            honour |= {"start": span.start, "end": span.end} if span else {"start": 0, "end": 1}
        return GoldMeta.model_validate_json(json.dumps(data))
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        tables.faults.append(f"{path} is not in the form of the guideline: {error!r}")
    except ValidationError as error:
        tables.faults += [f"{path}: {'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()]
    return None


def _details(tables: _Tables, sentences: Sequence[GoldSentence]) -> tuple[GoldDetails, ...] | None:
    """What the details table says, gathered by point; the first of a kind counts."""
    if not tables.path(ITEMS_SUFFIX).is_file():
        return None
    by_id = {sentence.id: sentence for sentence in sentences}
    kinds = {s.item: ITEM_KINDS[s.label] for s in sentences if s.label in ITEM_KINDS}
    found: defaultdict[str, dict[str, GoldSpan]] = defaultdict(dict)
    for row in tables.rows(ITEMS_SUFFIX, 1 + len(_DETAIL_KINDS)):
        index = tables.sentence(row, row.cells[0])
        if index is None or index not in by_id:
            continue
        item = by_id[index].item
        for (detail, kind), cell in zip(_DETAIL_KINDS.items(), row.cells[1:], strict=True):
            if cell == _NONE:
                continue
            if item is None or kinds.get(item) is not kind:
                row.fault(f"a {detail} belongs to a {kind}, and sentence {index} is in none")
                continue
            span = tables.locate(row, cell, 1, index)
            if span:
                found[item].setdefault(detail, span)
    order = {sentence.item: sentence.id for sentence in reversed(sentences)}
    return tuple(GoldDetails(item=item, **found[item]) for item in sorted(found, key=lambda item: order[item]))
