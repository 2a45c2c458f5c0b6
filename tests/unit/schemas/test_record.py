"""Records: the contract's names, one line of JSON, and back."""

import json
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from zongjie import schemas
from zongjie.schemas import Metric, WorkSummary

CONTRACT = {
    "": "schema_version doc_id report_id producer source text meta sections metrics achievements problems plans "
    "honours links warnings",
    "source": "uri media_type encoding reader reader_version bytes_sha256 text_sha256 chars pages",
    "meta": "title issuer issuer_resolved place level area_type body_type doc_type report_year plan_year period "
    "published published_basis index_no region",
    "meta.region": "province city county town community",
    "sections": "id parent level number heading kind start end heading_end page",
    "metrics": "id start end page text value value_max unit unit_code qualifier status role year period scope "
    "indicator topic section item part_of compares_to incidental confidence",
    "achievements": "id start end page text heading topic topics section metrics confidence",
    "problems": "id start end page text heading topic topics section metrics confidence cause",
    "plans": "id start end page text heading topic topics section metrics confidence deadline responsible",
    "honours": "id start end page text level year recipient confidence",
    "links": "kind source target score",
    "warnings": "code message start end",
}


@pytest.mark.parametrize("path", CONTRACT)
def test_json_has_the_names_of_the_contract(record: WorkSummary, path: str) -> None:
    part: Any = json.loads(record.to_json())
    for step in filter(None, path.split(".")):
        part = part[step]
    part = part[0] if isinstance(part, list) else part
    assert list(part) == CONTRACT[path].split()


def test_json_round_trip_keeps_record_and_bytes(record: WorkSummary) -> None:
    line = record.to_json()
    assert "\n" not in line
    back = WorkSummary.from_json(line)
    assert back == record
    assert back.to_json() == line
    assert json.loads(line) == record.model_dump(mode="json")


def test_text_can_be_left_out(record: WorkSummary) -> None:
    bare = WorkSummary.from_json(record.to_json(text=False))
    assert bare.text is None
    assert bare.metrics == record.metrics


def test_lists_are_never_null(fields: dict[str, Any]) -> None:
    sparse = {key: fields[key] for key in ("doc_id", "producer", "source", "text")}
    written = json.loads(WorkSummary(**sparse).to_json())
    assert {name: written[name] for name in ("sections", "metrics", "plans", "links", "warnings")} == {
        name: [] for name in ("sections", "metrics", "plans", "links", "warnings")
    }
    with pytest.raises(ValidationError, match="metrics"):
        WorkSummary(**{**fields, "metrics": None})


def test_records_are_immutable_and_closed(record: WorkSummary) -> None:
    with pytest.raises(ValidationError, match="frozen"):
        record.metrics[0].year = 1999  # type: ignore[misc]
    with pytest.raises(ValidationError, match="remark"):
        Metric(**record.metrics[0].model_dump(), remark="x")


def test_items_are_the_three_kinds_in_the_order_of_the_text(record: WorkSummary) -> None:
    assert [type(item).__name__ for item in record.items] == ["Achievement", "Achievement", "Problem", "Plan"]


PARTS = [value for value in vars(schemas).values() if isinstance(value, type) and issubclass(value, BaseModel)]


def test_there_are_parts_to_look_at() -> None:
    assert len(PARTS) >= 19


@pytest.mark.parametrize("part", PARTS)
def test_every_field_is_titled_and_described_in_chinese(part: type[BaseModel]) -> None:
    for name, field in part.model_fields.items():
        for text in (field.title, field.description):
            assert any("一" <= char <= "鿿" for char in text or ""), name
