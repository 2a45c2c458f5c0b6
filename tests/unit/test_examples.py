"""The examples in the docstrings run, all of them, in every package."""

from __future__ import annotations

import doctest
import importlib
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES: dict[str, str] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"][
    "package-dir"
]
PROMPT = re.compile(r"^\s*>>> ", re.MULTILINE)
FEWEST = {"zongjie": 4, "zongjie.schemas": 25, "zongjie.corpus": 20, "zongjie.extractor": 40}
"""The fewest examples each package must have: fewer means that they are no longer found."""


@cache
def written() -> Counter[tuple[str, str]]:
    """How many examples the source of each (package, module) holds."""
    count: Counter[tuple[str, str]] = Counter()
    for package, folder in PACKAGES.items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT / folder).with_suffix("").parts
            module = ".".join([package, *parts]).removesuffix(".__init__")
            count[package, module] += len(PROMPT.findall(path.read_text(encoding="utf-8")))
    return +count


@pytest.mark.parametrize("module", [module for _, module in written()])
def test_examples_run(module: str) -> None:
    result = doctest.testmod(importlib.import_module(module))
    assert result.failed == 0, "what differs stands in the captured output"
    expected = sum(number for (_, name), number in written().items() if name == module)
    assert result.attempted == expected, "an example stands where doctest does not look, such as below a constant"


@pytest.mark.parametrize("package", PACKAGES)
def test_examples_are_found(package: str) -> None:
    assert sum(number for (home, _), number in written().items() if home == package) >= FEWEST[package]
