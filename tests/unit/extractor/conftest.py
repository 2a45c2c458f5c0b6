from collections.abc import Callable

import pytest

from zongjie.schemas import (
    Achievement,
    Honour,
    Indicator,
    Metric,
    Plan,
    Problem,
    Producer,
    RecordWarning,
    Section,
    Source,
    Span,
    WorkSummary,
    doc_id_of,
    record_id,
    text_digest,
    unit_code,
)

REVIEW = "新增企业3家，税收-12.7%，获评全国文明村。"
PROBLEM = "一是人手不足，因待遇偏低。"
PLAN = "年底前由党政办建成=1+1驿站。"
TEXT = f"一、成绩\n{REVIEW}\n{PROBLEM}\n{PLAN}"


def _make(uri: str = "a.txt", extra: str = "") -> WorkSummary:
    """A record with one part of each kind; `extra` makes the text another one."""
    text = TEXT + extra
    digest = text_digest(text)
    doc_id = doc_id_of(digest)

    def part(kind: str, piece: str, **fields: object) -> dict[str, object]:
        start = text.index(piece)
        end = start + len(piece)
        place = {"id": record_id(doc_id, kind, start, end), "start": start, "end": end, "text": piece}
        return {**place, "confidence": 0.9, **fields}

    def span(piece: str) -> Span:
        return Span(text=piece, start=text.index(piece), end=text.index(piece) + len(piece))

    review = part("achievement", REVIEW)
    head = Section(
        id=record_id(doc_id, "section", 0, len(text)),
        level=1,
        number="一、",
        heading="成绩",
        kind="review",
        start=0,
        end=len(text),
        heading_end=4,
    )
    firms = Metric(
        **part("metric", "3家"),
        value=3,
        unit="家",
        unit_code=unit_code("家"),
        status="actual",
        role="level",
        year=2023,
        indicator=Indicator(text="新增企业", start=5, end=9),
        topic="economy",
        section=head.id,
        item=review["id"],
    )
    tax = Metric(
        **part("metric", "-12.7%"),
        value="-12.7",
        unit="%",
        status="actual",
        role="change",
        incidental=True,
        item=review["id"],
    )
    return WorkSummary(
        doc_id=doc_id,
        producer=Producer(version="0", pipeline_sha256="0" * 64),
        source=Source(
            uri=uri,
            media_type="text/plain",
            encoding="utf-8",
            reader="text",
            bytes_sha256=digest,
            text_sha256=digest,
            chars=len(text),
        ),
        text=text,
        sections=(head,),
        metrics=(firms, tax),
        achievements=(
            Achievement(
                **review,
                topic="economy",
                topics=("economy", "party_building"),
                section=head.id,
                metrics=(firms.id, tax.id),
            ),
        ),
        problems=(Problem(**part("problem", PROBLEM), cause=span("待遇偏低")),),
        plans=(Plan(**part("plan", PLAN), deadline=span("年底前"), responsible=span("党政办")),),
        honours=(Honour(**part("honour", "全国文明村"), level="national"),),
        warnings=(RecordWarning(code="repeated_text", message="重复"),),
    )


@pytest.fixture
def make_record() -> Callable[..., WorkSummary]:
    return _make
