"""Every invariant has a case that breaks it, and only it."""

from collections.abc import Callable
from typing import Any

import pytest
from pydantic import ValidationError

from zongjie.schemas import WorkSummary, check_record

Fields = dict[str, Any]


def change(part: Fields, **fields: Any) -> None:
    part.update(fields)


def shift(part: Fields) -> None:
    """Moves a span by one character and keeps its id in step."""
    part["start"] += 1
    part["end"] += 1
    rename(part)


def rename(part: Fields) -> None:
    if "id" in part:
        part["id"] = f"{part['id'].rsplit('/', 1)[0]}/{part['start']}-{part['end']}"


def double_metric(r: Fields) -> None:
    r["metrics"].insert(0, dict(r["metrics"][0]))


def overlap(r: Fields) -> None:
    award, text = r["achievements"][1], r["text"]
    award["start"] -= 4
    award["text"] = text[award["start"] : award["end"]]
    rename(award)


def flip(r: Fields) -> None:
    r["honours"] = [
        {**r["honours"][0]},
        {
            **r["honours"][0],
            "start": 0,
            "end": 3,
            "text": "青禾镇",
            "id": f"{r['doc_id']}/h/0-3",
        },
    ]


def empty_honour(r: Fields) -> None:
    change(r["honours"][0], end=r["honours"][0]["start"], text="")
    rename(r["honours"][0])


BROKEN: dict[str, tuple[str, Callable[[Fields], None]]] = {
    "text changed": (
        "text_sha256",
        lambda r: change(r, text=r["text"].replace("2024", "2023"), honours=[], metrics=[]),
    ),
    "chars wrong": ("chars", lambda r: change(r["source"], chars=r["source"]["chars"] + 1)),
    "doc_id foreign": ("doc_id", lambda r: change(r, doc_id="0" * 16)),
    "honour shifted": ("not_grounded", lambda r: shift(r["honours"][0])),
    "indicator shifted": ("not_grounded", lambda r: shift(r["metrics"][1]["indicator"])),
    "scope shifted": ("not_grounded", lambda r: shift(r["metrics"][3]["scope"])),
    "cause shifted": ("not_grounded", lambda r: shift(r["problems"][0]["cause"])),
    "deadline shifted": ("not_grounded", lambda r: shift(r["plans"][0]["deadline"])),
    "responsible shifted": ("not_grounded", lambda r: shift(r["plans"][0]["responsible"])),
    "recipient invented": ("not_grounded", lambda r: change(r["honours"][0], recipient="红旗镇")),
    "item heading invented": ("not_grounded", lambda r: change(r["achievements"][0], heading="强农业")),
    "section heading invented": ("not_grounded", lambda r: change(r["sections"][0], heading="工作展望")),
    "span empty": ("empty_span", empty_honour),
    "id malformed": ("id_form", lambda r: change(r["honours"][0], id="h1")),
    "id of another kind": (
        "id_form",
        lambda r: change(r["honours"][0], id=r["honours"][0]["id"].replace("/h/", "/m/")),
    ),
    "metric twice": ("id_repeated", double_metric),
    "honours out of order": ("order", flip),
    "heading_end before start": ("bad_section", lambda r: change(r["sections"][2], heading_end=0, heading=None)),
    "no heading but heading_end": ("bad_section", lambda r: change(r["sections"][2], heading=None)),
    "parent unknown": ("unresolved", lambda r: change(r["sections"][1], parent="nowhere")),
    "parent elsewhere": ("outside", lambda r: change(r["sections"][1], parent=r["sections"][3]["id"])),
    "metric.section unknown": ("unresolved", lambda r: change(r["metrics"][0], section="nowhere")),
    "metric.section elsewhere": ("outside", lambda r: change(r["metrics"][0], section=r["sections"][3]["id"])),
    "item.section unknown": ("unresolved", lambda r: change(r["plans"][0], section="nowhere")),
    "metric.item unknown": ("unresolved", lambda r: change(r["metrics"][0], item="nowhere")),
    "item does not list": (
        "one_sided",
        lambda r: change(r["achievements"][0], metrics=r["achievements"][0]["metrics"][:-1]),
    ),
    "metric does not name": ("one_sided", lambda r: change(r["metrics"][0], item=None)),
    "item lists twice": ("repeated", lambda r: change(r["problems"][0], metrics=r["problems"][0]["metrics"] * 2)),
    "item lists unknown": ("unresolved", lambda r: change(r["achievements"][1], metrics=["nowhere"])),
    "metric outside its item": (
        "outside",
        lambda r: (
            change(r["achievements"][1], metrics=r["problems"][0]["metrics"]),
            change(r["problems"][0], metrics=[]),
            change(r["metrics"][4], item=r["achievements"][1]["id"]),
        ),
    ),
    "part_of unknown": ("unresolved", lambda r: change(r["metrics"][3], part_of="nowhere")),
    "part_of itself": ("self_reference", lambda r: change(r["metrics"][3], part_of=r["metrics"][3]["id"])),
    "compares_to unknown": ("unresolved", lambda r: change(r["metrics"][2], compares_to="nowhere")),
    "level compares": ("compares_to", lambda r: change(r["metrics"][0], compares_to=r["metrics"][1]["id"])),
    "unit code unknown": ("unit_code", lambda r: change(r["metrics"][0], unit_code="furlong")),
    "topic not among topics": ("topics", lambda r: change(r["achievements"][0], topic="care")),
    "topic without topics": ("topics", lambda r: change(r["achievements"][1], topic="care")),
    "items overlap": ("overlap", overlap),
    "link to no plan": ("unresolved", lambda r: change(r["links"][0], target=r["links"][0]["source"])),
    "link from no problem": ("unresolved", lambda r: change(r["links"][0], source=r["links"][0]["target"])),
    "warning half placed": ("bad_warning", lambda r: change(r["warnings"][0], end=None)),
    "warning off the text": ("bad_warning", lambda r: change(r["warnings"][0], end=10**6)),
}


def test_a_sound_record_has_no_violations(record: WorkSummary) -> None:
    assert check_record(record) == []


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_record_is_refused_and_says_why(fields: Fields, case: str) -> None:
    code, spoil = BROKEN[case]
    spoil(fields)
    with pytest.raises(ValidationError, match=rf"\[{code}\]"):
        WorkSummary(**fields)


@pytest.mark.parametrize("case", [case for case in BROKEN if case not in ("text changed", "doc_id foreign")])
def test_nothing_else_is_found(fields: Fields, case: str) -> None:
    code, spoil = BROKEN[case]
    spoil(fields)
    violations: list[Any] = []
    WorkSummary.model_validate(fields, context={"violations": violations})
    assert {violation.code for violation in violations} - {code} <= {"one_sided", "unresolved"} - {code}


def test_without_the_text_lengths_are_still_checked(fields: Fields) -> None:
    fields["text"] = None
    WorkSummary(**fields)
    honour = fields["honours"][0]
    honour["end"] += 1
    rename(honour)
    with pytest.raises(ValidationError, match="bad_length"):
        WorkSummary(**fields)


def test_without_the_text_spans_stay_inside_it(fields: Fields) -> None:
    fields["text"] = None
    honour = fields["honours"][0]
    honour["start"] += 1000
    honour["end"] += 1000
    rename(honour)
    with pytest.raises(ValidationError, match="out_of_text"):
        WorkSummary(**fields)
