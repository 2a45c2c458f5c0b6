"""Pages: every part of a record says on which page it begins, and is held to it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from zongjie.schemas import WorkSummary
from zongjie.schemas.pages import page_of
from zongjie.schemas.tables import TABLES

PAGED = ("sections", "metrics", "achievements", "problems", "plans", "honours")


@given(st.lists(st.integers(0, 50), max_size=8).map(sorted), st.integers(0, 60))
def test_the_page_is_the_last_one_that_begins_by_then(later: list[int], start: int) -> None:
    pages = (0, *later)
    page = page_of(pages, start)
    assert page == sum(begin <= start for begin in pages)


@pytest.fixture
def paged(fields: dict[str, Any]) -> dict[str, Any]:
    """The sample as a document of two pages, the second one with the problems and the plan."""
    fields["source"]["pages"] = (0, fields["text"].index("二、存在问题"))
    for name in PAGED:
        for part in fields[name]:
            part["page"] = 1 + (part["start"] >= fields["source"]["pages"][1])
    return fields


def test_a_record_with_pages_survives_the_way_to_json_and_back(paged: dict[str, Any]) -> None:
    record = WorkSummary(**paged)
    assert WorkSummary.from_json(record.to_json()) == record
    assert [section.page for section in record.sections] == [1, 1, 2, 2]


def test_rows_hold_page_and_number_of_pages(paged: dict[str, Any]) -> None:
    record = WorkSummary(**paged)
    for table, column, expected in (
        ("documents", "pages", [2]),
        ("problems", "page", [2]),
        ("honours", "page", [1]),
    ):
        rows = TABLES["items" if table == "problems" else table]
        place = [known.name for known in rows.columns].index(column)
        found = [row[place] for row in rows.rows(record)]
        assert (found[2:3] if table == "problems" else found) == expected


@pytest.mark.parametrize("name", PAGED)
def test_a_wrong_page_is_refused(paged: dict[str, Any], name: str) -> None:
    paged[name][0]["page"] += 1
    with pytest.raises(ValidationError, match=r"\[page\]"):
        WorkSummary(**paged)


def test_a_page_without_pages_is_refused(fields: dict[str, Any]) -> None:
    fields["metrics"][0]["page"] = 1
    with pytest.raises(ValidationError, match=r"\[page\]"):
        WorkSummary(**fields)


@pytest.mark.parametrize("pages", [(3,), (0, 9, 5), (0, 10_000)])
def test_impossible_pages_are_refused(paged: dict[str, Any], pages: tuple[int, ...]) -> None:
    paged["source"]["pages"] = pages
    with pytest.raises(ValidationError, match=r"\[pages\]"):
        WorkSummary(**paged)
