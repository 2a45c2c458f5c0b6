"""Every pattern of the extractor is found in its own example and not in its counterexample."""

from __future__ import annotations

import ast
import importlib
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import zongjie.extractor
from zongjie.extractor.patterns import Pattern, PatternSet

FOLDER = Path(zongjie.extractor.__file__).parent


def patterns_in(value: Any) -> Iterator[Pattern]:
    """The patterns that a module's constant is or holds, at any depth."""
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, Mapping):
        yield from patterns_in((*value.keys(), *value.values()))
    elif isinstance(value, (tuple, list, set, frozenset, PatternSet)):
        for one in value:
            yield from patterns_in(one)


@cache
def sources() -> dict[str, ast.Module]:
    """The modules that write patterns down, by import name."""
    found = {}
    for path in sorted(FOLDER.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if path.name != "patterns.py" and any(written_ids(tree)):
            parts = path.relative_to(FOLDER.parent).with_suffix("").parts
            found[".".join(["zongjie", *parts]).removesuffix(".__init__")] = tree
    return found


def written_ids(tree: ast.Module) -> Iterator[str]:
    """The ids that stand in calls of `Pattern`; an empty one where the id is computed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Pattern":
            first = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg == "id"), None)
            yield first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else ""


@cache
def patterns() -> tuple[Pattern, ...]:
    """Every pattern once, however many constants hold it, in the same order in every process."""
    found: dict[int, Pattern] = {}
    for name in sources():
        for value in vars(importlib.import_module(name)).values():
            found.update((id(one), one) for one in patterns_in(value))
    return tuple(sorted(found.values(), key=lambda one: (one.id, one.pattern)))


def test_no_pattern_escapes() -> None:
    """One that is written inside a function or an object of another kind would never be tested."""
    written = {one for tree in sources().values() for one in written_ids(tree) if one}
    assert len(written) > 50
    assert sorted(written - {one.id for one in patterns()}) == []


def test_ids_are_unique() -> None:
    assert [one for one, times in Counter(one.id for one in patterns()).items() if times > 1] == []


@pytest.mark.parametrize("pattern", patterns(), ids=lambda pattern: pattern.id)
def test_examples_of_the_pattern(pattern: Pattern) -> None:
    compiled = pattern.compile()
    assert compiled.search(pattern.positive), f"{pattern.id} is not found in its example {pattern.positive}"
    wrong = compiled.search(pattern.negative)
    assert wrong is None, f"{pattern.id} is found in its counterexample {pattern.negative}: {wrong}"


def test_patterns_are_found_at_any_depth() -> None:
    one, two = Pattern("a.b", "甲", "甲", "乙"), Pattern("a.c", "乙", "乙", "甲")
    assert list(patterns_in({"kind": [(one, 1), PatternSet([two])], one: None})) == [one, one, two]
    assert list(patterns_in(("甲", 3, None))) == []
