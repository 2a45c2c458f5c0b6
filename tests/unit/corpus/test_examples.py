"""The examples in the docstrings run."""

import doctest
import importlib

import pytest

EXAMPLES = {
    "agreement": 2,
    "cases": 1,
    "loader": 1,
    "matching": 5,
    "report": 1,
    "scoring": 1,
    "tables": 2,
    "tallies": 1,
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_of_the_docstrings(name: str) -> None:
    module = importlib.import_module(f"zongjie.corpus.{name}")
    tests = [test for test in doctest.DocTestFinder().find(module) if test.examples]
    assert len(tests) >= EXAMPLES[name]
    assert doctest.testmod(module).failed == 0
