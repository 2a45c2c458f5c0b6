"""The whole extractor on every small case; what fails today is on a list that can only shrink."""

from __future__ import annotations

import json

import pytest

from zongjie.corpus import Case, judge_case, load_cases, load_known_failures
from zongjie.extractor.pipeline import Extractor

CASES = load_cases()
KNOWN = load_known_failures(CASES)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(extractor: Extractor, case: Case) -> None:
    faults = judge_case(case, json.loads(extractor.extract(case.text).to_json()))
    if case.id in KNOWN:
        assert faults, f"{case.id} passes now: take it off corpus/cases/known_failures.json"
    else:
        assert faults == []
