"""The invariants of a record: grounded, its ids formed and resolving, its items apart.

One pass, used when a record is built and when a file is verified.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from .identity import ID_LETTERS, doc_id_of, text_digest
from .pages import page_of
from .taxonomy import Role
from .units import UNITS

if TYPE_CHECKING:
    from .record import Honour, Item, Metric, Section, Span, WorkSummary


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken invariant.

    Attributes
    ----------
    code
        Which invariant, for programs.
    where
        Id or path of the part that breaks it.
    message
        What is wrong, for people.
    """

    code: str
    where: str
    message: str

    def __str__(self) -> str:
        return f"[{self.code}] {self.where}: {self.message}"


def check_record(record: WorkSummary) -> list[Violation]:
    """Every broken invariant of a record, in document order of its parts; empty for a sound one.

    Without a text, only what needs no text is checked: lengths, ids, references, overlaps.
    """
    check = _Check(record)
    check.document()
    check.sections()
    check.metrics()
    check.items()
    check.honours()
    check.links()
    check.warnings()
    return check.found


def _squeezed(text: str) -> str:
    return "".join(text.split())


class _Check:
    """One run over one record."""

    def __init__(self, record: WorkSummary) -> None:
        self.record = record
        self.text = record.text
        self.chars = record.source.chars
        self.found: list[Violation] = []
        self.section_by_id = {section.id: section for section in record.sections}
        self.metric_by_id = {metric.id: metric for metric in record.metrics}
        self.kinds: tuple[tuple[str, tuple[Item, ...]], ...] = (
            ("achievement", record.achievements),
            ("problem", record.problems),
            ("plan", record.plans),
        )
        self.item_by_id: dict[str, Item] = {item.id: item for _, items in self.kinds for item in items}

    def add(self, code: str, where: str, message: str) -> None:
        self.found.append(Violation(code, where, message))

    # What every part is held to.

    def ids(self, kind: str, parts: Iterable[Section | Metric | Item | Honour]) -> None:
        prefix = f"{self.record.doc_id}/{ID_LETTERS[kind]}/"
        seen = set()
        last = 0
        for part in parts:
            if part.start < last:
                self.add("order", part.id, f"the {kind} before it starts later; records stand in the order of the text")
            last = part.start
            if part.id != f"{prefix}{part.start}-{part.end}":
                self.add("id_form", part.id, f"the id of this {kind} should be {prefix}{part.start}-{part.end}")
            if part.id in seen:
                self.add("id_repeated", part.id, f"two records of kind {kind} have this id")
            seen.add(part.id)
            page = page_of(self.record.source.pages, part.start)
            if part.page != page:
                self.add("page", part.id, f"is on page {page} by source.pages, not on page {part.page}")

    def grounded(self, part: Span | Metric | Item | Honour, where: str) -> None:
        start, end, text = part.start, part.end, part.text
        if self.text is not None:
            # A slice past the end is cut short by Python, so the length is checked too.
            if self.text[start:end] != text or end - start != len(text):
                self.add(
                    "not_grounded", where, f"text[{start}:{end}] is {self.text[start:end][:40]!r}, not {text[:40]!r}"
                )
        elif end - start != len(text):
            self.add("bad_length", where, f"{end - start} characters between the offsets, {len(text)} in the text")
        elif end > self.chars:
            self.add("out_of_text", where, f"ends at {end}, the text has {self.chars} characters")
        if start == end:
            self.add("empty_span", where, "the span is empty")

    def section_holds(self, part: Metric | Item) -> None:
        if part.section is None:
            return
        section = self.section_by_id.get(part.section)
        if section is None:
            self.add("unresolved", part.id, f"section {part.section} does not exist")
        elif not section.start <= part.start < section.end:
            self.add("outside", part.id, f"does not begin inside its section {part.section}")

    # Parts in turn.

    def document(self) -> None:
        record, source = self.record, self.record.source
        if record.doc_id != doc_id_of(source.text_sha256):
            self.add("doc_id", record.doc_id, f"should be {doc_id_of(source.text_sha256)}, from text_sha256")
        bounds = (0, *source.pages, source.chars)
        if source.pages[:1] not in ((), (0,)) or any(before > after for before, after in pairwise(bounds)):
            self.add("pages", "source.pages", f"must begin with 0, ascend and end by {source.chars}")
        if self.text is None:
            return
        if len(self.text) != source.chars:
            self.add("chars", "source.chars", f"says {source.chars}, the text has {len(self.text)} characters")
        if text_digest(self.text) != source.text_sha256:
            self.add("text_sha256", "source.text_sha256", "is not the digest of this text")

    def sections(self) -> None:
        self.ids("section", self.record.sections)
        for section in self.record.sections:
            start, end, heading_end = section.start, section.end, section.heading_end
            if not start <= heading_end <= end <= self.chars:
                self.add(
                    "bad_section", section.id, f"start {start}, heading_end {heading_end}, end {end} are out of order"
                )
            if section.heading is None:
                if heading_end != start:
                    self.add("bad_section", section.id, "has no heading, so heading_end must equal start")
            elif self.text is None:
                if len(_squeezed(section.heading)) > heading_end - start:
                    self.add("bad_length", section.id, "the heading is longer than its place")
            elif _squeezed(section.heading) not in _squeezed(self.text[start:heading_end]):
                self.add("not_grounded", section.id, f"heading {section.heading[:40]!r} is not in its heading line")
            if section.parent is None:
                continue
            parent = self.section_by_id.get(section.parent)
            if parent is None:
                self.add("unresolved", section.id, f"parent {section.parent} does not exist")
            elif not (parent.level < section.level and parent.start <= start and end <= parent.end):
                self.add("outside", section.id, f"does not lie inside and below its parent {section.parent}")

    def metrics(self) -> None:
        self.ids("metric", self.record.metrics)
        for metric in self.record.metrics:
            self.grounded(metric, metric.id)
            if metric.indicator is not None:
                self.grounded(metric.indicator, f"{metric.id} indicator")
            if metric.scope is not None:
                self.grounded(metric.scope, f"{metric.id} scope")
            if metric.unit_code is not None and metric.unit_code not in UNITS:
                self.add("unit_code", metric.id, f"{metric.unit_code!r} is not in the list of units")
            self.section_holds(metric)
            if metric.item is not None:
                item = self.item_by_id.get(metric.item)
                if item is None:
                    self.add("unresolved", metric.id, f"item {metric.item} does not exist")
                elif metric.id not in item.metrics:
                    self.add("one_sided", metric.id, f"item {metric.item} does not list this metric")
            if metric.part_of is not None:
                self.other_metric(metric, metric.part_of, "part_of")
            if metric.compares_to is not None:
                self.other_metric(metric, metric.compares_to, "compares_to")
                if metric.role is Role.LEVEL:
                    self.add("compares_to", metric.id, "a level is compared with, it does not compare")

    def other_metric(self, metric: Metric, other: str, field: str) -> None:
        if other == metric.id:
            self.add("self_reference", metric.id, f"{field} names the metric itself")
        elif other not in self.metric_by_id:
            self.add("unresolved", metric.id, f"{field} {other} does not exist")

    def items(self) -> None:
        for kind, items in self.kinds:
            self.ids(kind, items)
            for item in items:
                self.item(item)
        for problem in self.record.problems:
            if problem.cause is not None:
                self.grounded(problem.cause, f"{problem.id} cause")
        for plan in self.record.plans:
            if plan.deadline is not None:
                self.grounded(plan.deadline, f"{plan.id} deadline")
            if plan.responsible is not None:
                self.grounded(plan.responsible, f"{plan.id} responsible")
        ordered = self.record.items
        for before, after in pairwise(ordered):
            if after.start < before.end:
                self.add("overlap", after.id, f"overlaps {before.id}")

    def item(self, item: Item) -> None:
        self.grounded(item, item.id)
        self.section_holds(item)
        if item.heading is not None and _squeezed(item.heading) not in _squeezed(item.text):
            self.add("not_grounded", item.id, f"heading {item.heading[:40]!r} is not in the text of the point")
        if (item.topic is None) != (not item.topics) or (item.topics and item.topics[0] is not item.topic):
            self.add("topics", item.id, "topic must be the first of topics")
        if len(set(item.metrics)) != len(item.metrics):
            self.add("repeated", item.id, "lists a metric twice")
        for name in item.metrics:
            metric = self.metric_by_id.get(name)
            if metric is None:
                self.add("unresolved", item.id, f"metric {name} does not exist")
            elif metric.item != item.id:
                self.add("one_sided", item.id, f"metric {name} does not name this item")
            elif not (item.start <= metric.start and metric.end <= item.end):
                self.add("outside", name, f"does not lie inside its item {item.id}")

    def honours(self) -> None:
        self.ids("honour", self.record.honours)
        for honour in self.record.honours:
            self.grounded(honour, honour.id)
            if honour.recipient is not None and self.text is not None and honour.recipient not in self.text:
                self.add("not_grounded", honour.id, f"recipient {honour.recipient[:40]!r} is not in the text")

    def links(self) -> None:
        problems = {problem.id for problem in self.record.problems}
        plans = {plan.id for plan in self.record.plans}
        for position, link in enumerate(self.record.links):
            if link.source not in problems:
                self.add("unresolved", f"links[{position}]", f"source {link.source} is no problem of this document")
            if link.target not in plans:
                self.add("unresolved", f"links[{position}]", f"target {link.target} is no plan of this document")

    def warnings(self) -> None:
        for position, warning in enumerate(self.record.warnings):
            where = f"warnings[{position}] {warning.code}"
            if (warning.start is None) != (warning.end is None):
                self.add("bad_warning", where, "has one offset without the other")
            elif (
                warning.start is not None and warning.end is not None and not warning.start <= warning.end <= self.chars
            ):
                self.add("bad_warning", where, f"{warning.start}-{warning.end} does not lie in the text")
