"""The examples in the docstrings run."""

import doctest
import importlib
import pkgutil

import pytest

from zongjie import schemas

MODULES = [module.name for module in pkgutil.iter_modules(schemas.__path__)]
EXAMPLES = {"identity": 3, "numbers": 2, "record": 1, "sql": 2, "taxonomy": 1, "units": 1, "verify": 1}


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_the_docstrings(name: str) -> None:
    module = importlib.import_module(f"zongjie.schemas.{name}")
    tests = [test for test in doctest.DocTestFinder().find(module) if test.examples]
    assert len(tests) >= EXAMPLES.get(name, 0)
    assert doctest.testmod(module).failed == 0
