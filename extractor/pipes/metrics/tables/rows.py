"""One table, row by row: a reading for each figure, with the head, name or caption that decided each attribute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from ....layout import Outline, Row, Table
from ....layout.tables import Cell, is_number, is_words
from ....quantity import Quantity
from ....why import Ruling, Span
from ...metadata import Head
from ...statements import Judged
from ...statements.zones import Zone
from ..context import Place, places
from ..notes import Note
from ..reading import Reading
from ..years import dates_by
from .columns import Column, Sheet, understand
from .kinds import kind_of
from .numbers import number_of, scaled
from .relations import relate
from .spans import noun_of, trimmed
from .words import (
    BODY,
    EXPECTED,
    LEAD,
    ORDINAL,
    PART,
    RANK,
    TARGET,
    TOTAL,
    YEAR,
    Facet,
    Unit,
    facet_of,
    implied_unit,
    unit_of,
    written_unit,
)

# What the heads say is nearly sure, what they leave open is taken to be as usual; the calibrator weighs both.
_SAID, _USUAL = 0.999, 0.97
_NAMED_CHANGE = regex.compile(
    r"(?<!自然)(?:增长|增幅|增速|增减|涨幅|降幅|升降)[率幅度额数量]{0,2}(?:[（(][^（()）]*[)）]|%)?$|^[比较同]上年"
)
_AMOUNT = regex.compile(r"[额数量值]|[（(]±[)）]|绝对")
_PERSON = regex.compile(r"姓名|户主")
_STRONG = regex.compile(r"受益|惠及|里程|长度|面积|产能|就业|税收|产值|覆盖|人口|亩|容量|能力|户|人|长|宽|量$")


@dataclass(frozen=True, slots=True)
class _Year:
    value: int | None
    why: Ruling


class TableWalk:
    """Reads one table."""

    def __init__(self, outline: Outline, table: Table, judged: Judged, zones: Sequence[Zone], head: Head) -> None:
        self._outline, self._folded, self._head, self._judged = outline, outline.folded, head, judged
        self._table = table
        self._sheet: Sheet = understand(outline.folded, table)
        first = outline.sentence_at(table.start)
        self._ahead = first is not None and zones[first.index].top == "plan"
        self._caption = " ".join(self._words(c) for c in self._sheet.captions)
        self._years = [int(m["y"]) for m in YEAR.finditer(self._caption)]
        self._promises = facet_of(self._caption).status == "target"
        self._unit = self._caption_unit()
        self._done = any(c.first("status") == "actual" for c in self._sheet.columns)
        self._across = self._bodies_across()
        self._last_name: Cell | None = None

    def read(self, shift: int) -> list[tuple[Reading, Note]]:
        """Its readings in text order; `shift` is the number of those before them in the document."""
        found = list(self._figures())
        where = places(self._outline, [q for _, _, q in found], self._judged)
        rows: list[tuple[Row, int, Reading, Note]] = []
        for (row, k, q), place in zip(found, where, strict=True):
            if place is not None:
                rows.append((row, k, *self._reading(row, k, q, place)))
        relate(self._folded, self._sheet, rows, shift)
        return [(reading, note) for _, _, reading, note in rows]

    def _figures(self) -> list[tuple[Row, int, Quantity]]:
        out = []
        for row in self._table.of_kind("data"):
            for k, column in enumerate(self._sheet.columns):
                if column.use == "figures" and k < len(row.cells):
                    q = number_of(self._folded, row.cells[k])
                    if q is not None:
                        out.append((row, k, q))
        return out

    def _reading(self, row: Row, k: int, q: Quantity, place: Place) -> tuple[Reading, Note]:
        column, name = self._sheet.columns[k], self._name(row, k)
        said = facet_of(self._words(name)) if name is not None else Facet()
        role, role_why = self._role(column, name, said)
        indicator, indicator_why = self._indicator(row, column, name, said)
        unit, unit_why = self._unit_of(row, k, q, role, name, indicator)
        status, status_why = self._status(column, said)
        year = self._year(column, name, status)
        if status == "target" and self._expected(column, year.value):
            status = "actual"
        if status_why[0] == "table.assumed" and self._later(year.value):
            status, status_why = "target", year.why
        kind, kind_why = kind_of(
            self._folded, [indicator, *column.heads, name], unit=unit[1] if unit else q.unit, role=role,
            part=column.any("part") or bool(PART.search(self._caption)), many=column.any("many"),
        )  # fmt: skip
        text = " ".join([self._caption, *map(self._words, column.heads)])
        period, period_why = dates_by(kind, year.value, text, self._head, planned=False)
        scope, scope_why = self._scope(column, name)
        factor = unit[0] if unit is not None else 1
        sign = -1 if role == "change" and column.any("falls") and not q.signed and not self._moves(column) else 1
        reading = Reading(
            quantity=q,
            place=place,
            value=scaled(q.value, factor * sign),
            value_max=scaled(q.value_max, factor * sign) if q.value_max is not None else None,
            unit=unit[1] if unit is not None else None,
            status=status,
            role=role,
            year=year.value,
            kind=kind,
            period=period,
            scope=scope,
            indicator=indicator,
            incidental=self._table.form == "lines",
            sure={
                "keep": _SAID if unit is not None and indicator is not None else _USUAL,
                "status": _USUAL if status_why[0] == "table.assumed" else _SAID,
                "role": _SAID,
                "period": _SAID if kind_why[0] != "table.assumed" else _USUAL,
            },
            compares_to=None,
            part_of=None,
        )
        cell = ("table.cell", (row.cells[k].start, row.cells[k].end))
        rulings: dict[str, Ruling] = {
            "keep": cell,
            "incidental": ("table.broken", (self._table.start, self._table.end)) if reading.incidental else cell,
            "status": status_why,
            "role": role_why,
            "period": kind_why,
            "year": year.why,
            "unit": unit_why,
            "indicator": indicator_why,
            "scope": scope_why,
            "period.dates": (period_why[0], None),
        }
        if role == "change":
            rulings["sign"] = ("sign.written", (q.start, q.end)) if q.signed else role_why
        return reading, Note(names=(), indicator=None, scope=None, incidental=0.0, rulings=rulings)

    def _words(self, cell: Cell) -> str:
        return self._folded[cell.start : cell.end]

    def _expected(self, column: Column, year: int | None) -> bool:
        """Whether a head speaks of the year under review, whose last figures are not out yet: 2024年预计."""
        own = self._head.dates.report_year
        promised = any(TARGET.search(EXPECTED.sub("", self._words(c))) is not None for c in column.heads)
        expected = any(EXPECTED.search(self._words(c)) is not None for c in column.heads)
        return expected and not promised and own is not None and year == own

    def _later(self, year: int | None) -> bool:
        own = self._head.dates.report_year
        return year is not None and own is not None and year > own

    def _moves(self, column: Column) -> bool:
        """Whether a head names both directions: 增减, 升降."""
        return any(regex.search(r"增减|升降|±|增长|增加|提高", self._words(c)) is not None for c in column.heads)

    def _name(self, row: Row, k: int) -> Cell | None:
        """What the row is called; in a table without heads, the words at the left of the figure."""
        if not self._table.of_kind("head"):
            return next((c for c in reversed(row.cells[:k]) if is_words(self._words(c))), None)
        return self._sheet.names.get(row.start)

    def _bodies_across(self) -> bool:
        heads = [self._words(c.heads[-1]) for c in self._sheet.columns if c.use == "figures" and c.heads]
        heads = [w for w in heads if not TOTAL.search(w)]
        return (
            len(heads) > 1
            and all(BODY.search(w) and facet_of(w).unit is None for w in heads)
            and self._sheet.rows_are in ("measures", "things")
        )

    def _caption_unit(self) -> tuple[Unit, Span] | None:
        for cell in self._sheet.captions:
            words = self._words(cell)
            m = regex.search(r"单位[ ]?[:：][ ]?(?P<u>[^\s、，,/）)；;|]{1,8})(?P<more>[、，,/])?", words)
            unit = unit_of(m["u"]) if m is not None and not m["more"] else written_unit(words) if m is None else None
            if unit is not None:
                return unit, (cell.start, cell.end)
        return None

    def _role(self, column: Column, name: Cell | None, said: Facet) -> tuple[str, Ruling]:
        for cell, facet in zip(reversed(column.heads), reversed(column.facets), strict=True):
            if facet.role is not None:
                return facet.role, ("table.column_head", (cell.start, cell.end))
        if name is not None:
            words = self._words(name)
            if _NAMED_CHANGE.search(words) or (said.role == "change" and said.generic):
                return "change", ("table.row_head", (name.start, name.end))
            if RANK.search(words):
                return "rank", ("table.row_head", (name.start, name.end))
        return "level", ("table.cell", None)

    def _still_ahead(self) -> bool:
        """Whether the table tells what is to come: it stands in the plan, or promises and reports nothing."""
        return self._ahead or (self._promises and not self._done and self._head.dates.plan_year is not None)

    def _status(self, column: Column, said: Facet) -> tuple[str, Ruling]:
        for cell, facet in zip(reversed(column.heads), reversed(column.facets), strict=True):
            if facet.status is not None:
                return facet.status, ("table.column_head", (cell.start, cell.end))
        if said.status is not None and said.generic:
            return said.status, ("table.row_head", None)
        if self._promises:
            return "target", ("table.caption", None)
        if self._ahead and not self._past(column):
            return "target", ("year.of_plan", None)
        return "actual", ("table.assumed", None)

    def _past(self, column: Column) -> bool:
        """Whether a head speaks of a time that a plan looks back on."""
        year, plan = column.first("year"), self._head.dates.plan_year
        by = column.first("relative")
        return (isinstance(year, int) and plan is not None and year < plan) or by == -1

    def _year(self, column: Column, name: Cell | None, status: str) -> _Year:
        for cell, facet in zip(reversed(column.heads), reversed(column.facets), strict=True):
            if facet.year is not None:
                return _Year(facet.year, ("table.column_head", (cell.start, cell.end)))
        if name is not None and (m := YEAR.match(self._words(name))) is not None:
            return _Year(int(m["y"]), ("table.row_head", (name.start, name.end)))
        dates = self._head.dates
        own, why = dates.report_year, "year.of_report"
        if self._years:
            own, why = (self._years[-1] if status == "target" else self._years[0]), "table.caption"
        elif own is None or (status == "target" and self._still_ahead()):
            own, why = dates.plan_year, "year.of_plan"
        by = column.first("relative")
        if isinstance(by, int) and own is not None and by != 0:
            base = dates.report_year if by > 0 and dates.report_year is not None and not self._years else own
            cell = column.heads[-1]
            return _Year(base + by, ("table.column_head", (cell.start, cell.end)))
        return _Year(own, (why, None))

    def _indicator(self, row: Row, column: Column, name: Cell | None, said: Facet) -> tuple[Span | None, Ruling]:
        total = name is not None and TOTAL.search(self._words(name)) is not None
        over = self._measuring(column)
        by_row = self._sheet.rows_are in ("measures", "things") and name is not None and not total
        if by_row and name is not None and ORDINAL.search(self._words(name)):
            by_row = False
        if by_row and self._sheet.rows_are == "things" and over is not None and _STRONG.search(self._words(over)):
            by_row = self._across
        if by_row and name is not None:
            if said.role == "change" and said.generic and self._last_name is not None:
                name = self._last_name
            elif not (said.role == "change" and said.generic):
                self._last_name = name
            span = trimmed(self._folded, name, years=True)
            if span is not None:
                return span, ("table.row_head", span)
        if over is not None:
            span = trimmed(self._folded, over)
            if span is not None:
                return span, ("table.column_head", span)
        share = column.any("rate") or column.first("role") == "rank"
        span = None if share else self._caption_noun()
        if span is not None:
            return span, ("table.caption", span)
        fallback = column.heads[-1] if column.heads else name
        span = trimmed(self._folded, fallback) if fallback is not None else None
        return span, ("table.column_head", span)

    def _measuring(self, column: Column) -> Cell | None:
        """The innermost head that says what is counted."""
        pairs = list(zip(column.heads, column.facets, strict=True))
        return next((c for c, f in reversed(pairs) if not f.generic or f.money), None)

    def _caption_noun(self) -> Span | None:
        return next((span for c in reversed(self._sheet.captions) if (span := noun_of(self._folded, c))), None)

    def _scope(self, column: Column, name: Cell | None) -> tuple[Span | None, Ruling]:
        none: Ruling = ("table.row_head", None)
        if self._across and column.heads:
            cell, rule = column.heads[-1], "table.column_head"
        elif self._sheet.rows_are == "bodies" and name is not None:
            heads = "".join(self._words(c) for c in self._sheet.columns[self._sheet.name or 0].heads)
            if _PERSON.search(heads):
                return None, none
            cell, rule = name, "table.row_head"
        else:
            return None, none
        words = self._words(cell)
        own = self._head.body.place
        if TOTAL.search(words) or is_number(words) or (own is not None and words.endswith(own)):
            return None, none
        lead = LEAD.match(self._folded, cell.start, cell.end)
        span = (lead.end() if lead is not None else cell.start, cell.end)
        return (span, (rule, span)) if span[1] > span[0] else (None, none)

    def _unit_of(
        self, row: Row, k: int, q: Quantity, role: str, name: Cell | None, indicator: Span | None
    ) -> tuple[Unit | None, Ruling]:
        """Factor and unit of a figure: written beside it, over it, in the column of units, in its row's name, above."""
        column = self._sheet.columns[k]
        if q.unit:
            return (1, q.unit), ("unit.written", (q.start, q.end))
        if role == "rank":
            return (1, "位"), ("unit.of_rank", (q.start, q.end))
        found = self._unit_found(row, column, role, name)
        if found is None:
            return None, ("unit.unsaid", None)
        (factor, unit), why = found
        # 1.2万 in a column of 万元 says its place word twice.
        return (1 if q.end > q.number_end else factor, unit), why

    def _unit_found(self, row: Row, column: Column, role: str, name: Cell | None) -> tuple[Unit, Ruling] | None:
        over = list(zip(reversed(column.heads), reversed(column.facets), strict=True))
        for cell, facet in over:
            if facet.unit is not None:
                return facet.unit, ("table.column_head", (cell.start, cell.end))
        if role == "change" and over and any(f.role == "change" for _, f in over):
            said = next(c for c, f in over if f.role == "change")
            if not _AMOUNT.search(self._words(said)):
                return (1, "%"), ("table.column_head", (said.start, said.end))
        for cell, facet in over:
            if facet.rate and (unit := implied_unit(self._words(cell))) is not None:
                return unit, ("table.column_head", (cell.start, cell.end))
        if self._sheet.unit is not None and self._sheet.unit < len(row.cells):
            cell = row.cells[self._sheet.unit]
            if (unit := unit_of(self._words(cell))) is not None:
                return unit, ("table.unit_column", (cell.start, cell.end))
        named = [(c, "table.column_head") for c, _ in over]
        if name is not None:
            if (unit := written_unit(self._words(name))) is not None:
                return unit, ("table.row_head", (name.start, name.end))
            if self._sheet.rows_are != "bodies":
                named.append((name, "table.row_head"))
        for cell, rule in named:
            if (unit := implied_unit(self._words(cell))) is not None:
                return unit, (rule, (cell.start, cell.end))
        return (self._unit[0], ("table.caption", self._unit[1])) if self._unit is not None else None


__all__ = ["TableWalk"]
