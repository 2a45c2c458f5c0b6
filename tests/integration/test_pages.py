"""Composed reports in pages built in every way: the records of the plain text, and the facts that the page shows."""

from __future__ import annotations

import re
from functools import cache

import pytest
from formats.pages import DOCUMENTS, Document, Template, document, templates
from sameness import Sameness, sameness

from zongjie.extractor.intake.document import read_document
from zongjie.extractor.intake.formats import BY_MEDIA_TYPE
from zongjie.extractor.intake.options import Options
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.source import SourceText
from zongjie.schemas import WorkSummary

DOCUMENTS_EACH = 2
FACTS = {"title": "title", "date": "published", "issuer": "issuer", "index_no": "index_no"}


def filled(count: int) -> list[tuple[Template, Document]]:
    """Every template with some documents, so chosen that all documents have their turn."""
    numbered = enumerate(templates())
    names = [(one, DOCUMENTS[(3 * k + 5 * n) % len(DOCUMENTS)]) for k, one in numbered for n in range(count)]
    return [(one, document(name)) for one, name in names]


def named(case: object) -> str:
    return str(getattr(case, "name", case))


def read(template: Template, report: Document) -> SourceText:
    form = BY_MEDIA_TYPE["text/html"]
    source = read_document(template.page(report), uri="page.html", form=form, options=Options())
    assert isinstance(source, SourceText)
    return source


def squashed(text: str) -> str:
    return re.sub(r"[\s|]", "", text)


@cache
def records() -> list[tuple[Template, Document, WorkSummary]]:
    extractor = Extractor()
    return [(one, report, extractor.extract(read(one, report))) for one, report in filled(DOCUMENTS_EACH)]


@cache
def plain(report: Document) -> WorkSummary:
    return Extractor().extract(report.text)


def test_there_are_as_many_as_promised() -> None:
    assert len(templates()) >= 40
    assert len({report.name for _, report in filled(DOCUMENTS_EACH)}) >= 12


@pytest.mark.parametrize(("template", "report"), filled(1), ids=named)
def test_the_text_is_the_report_and_nothing_around_it(template: Template, report: Document) -> None:
    text = read(template, report).text
    whole, found = squashed(report.text), squashed(text)
    body = "".join(squashed(block.text) for block in report.blocks if not block.rows)
    cells = [squashed(cell) for block in report.blocks for row in block.rows for cell in row]
    assert all(squashed(block.text) in found for block in report.blocks)
    assert all(cell in found for cell in cells)
    # A page may name the issuer under the title, as reports do.
    around = [line for line in text.split("\n") if squashed(line) not in whole + body and line != report.issuer]
    assert around == []


@pytest.mark.slow
def test_title_date_issuer_and_index_number() -> None:
    right, wrong = 0, []
    for template, report, record in records():
        for shown in sorted(template.shows):
            found = getattr(record.meta, FACTS[shown])
            wanted = getattr(report, FACTS[shown])
            right += found == wanted
            wrong += [f"{template.name} {report.name}: {shown} {found!r}, not {wanted!r}"] * (found != wanted)
    assert right / (right + len(wrong)) >= 0.95, "\n".join(wrong)


@pytest.mark.slow
def test_records_are_those_of_the_plain_text() -> None:
    below: list[tuple[str, str, Sameness]] = []
    for template, report, record in records():
        same = sameness(plain(report), record)
        if same.metrics < 0.99 or same.items < 0.97:
            below.append((template.name, report.name, same))
    assert below == []


@pytest.mark.slow
def test_no_record_comes_from_around_the_report() -> None:
    for template, report, record in records():
        whole = squashed(report.text)
        points = (*record.achievements, *record.problems, *record.plans, *record.honours)
        outside = [one.text for one in points if squashed(one.text) not in whole]
        assert outside == [], f"{template.name} {report.name}"
        lines = (record.text[record.text.rfind("\n", 0, m.start) + 1 : m.end] for m in record.metrics)
        assert [line for line in lines if squashed(line) not in whole] == [], f"{template.name} {report.name}"
