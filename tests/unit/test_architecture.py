"""Who may import whom, and the house rules that a machine can see."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]

FLOW = (
    "intake", "repair", "layout", "quantity", "pipes", "analysis", "explain", "threshold", "assembly", "pipeline",
)  # fmt: skip
"""The way of a document through the extractor: a room may use those before it."""
TRAINING = {f"zongjie.extractor.models.{name}" for name in ("train", "calibrate", "held_out", "card")}
"""The modules of the models' room that make models from gold and measure them."""
BASE = {
    f"zongjie.extractor.{name}"
    for name in ("patterns", "source", "versions", "why", "quantity.numerals", "layout.marks", "layout.furniture")
}
"""What every room on the way may use."""
RECORD_ROOMS = ("sinks", "engines", "review")
"""Rooms that know records and not how these came about."""
MOST_LINES = 400
MACHINE_PATH = re.compile(r"(?<![\w.-])/(?:work|farm|root|tmp|home/\w+|Users/\w+)/")


@dataclass(frozen=True)
class Import:
    """One import of ours, by full names."""

    importer: str
    imported: str
    line: int
    relative: bool

    def __str__(self) -> str:
        return f"{self.importer} line {self.line} imports {self.imported}"


def package_of(module: str) -> str:
    """The package of a module: zongjie.corpus.gold → corpus; empty for the public face."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and f"zongjie.{parts[1]}" in SETTINGS["package-dir"] else ""


def room_of(module: str) -> str:
    """The room of a module of the extractor: zongjie.extractor.pipes.honours → pipes; empty for other modules."""
    return [*module.split("."), ""][2] if package_of(module) == "extractor" else ""


def is_training(module: str) -> bool:
    return module in TRAINING


def imports_in(source: str, module: str, known: Collection[str], *, is_package: bool) -> Iterator[Import]:
    """The imports of ours in a source, those inside functions and those for type checkers among them."""
    home = module if is_package else module.rpartition(".")[0]
    for node in ast.walk(ast.parse(source)):
        relative = isinstance(node, ast.ImportFrom) and node.level > 0
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = home.rsplit(".", node.level - 1)[0] if relative else ""
            base = ".".join(part for part in (above, node.module) if part)
            names = [name if (name := f"{base}.{alias.name}") in known else base for alias in node.names]
        else:
            continue
        for name in dict.fromkeys(names):
            if name.partition(".")[0] == "zongjie":
                yield Import(module, name, node.lineno, relative)


@cache
def modules() -> dict[str, Path]:
    """Every module of the packages."""
    found = {}
    for package, folder in SETTINGS["package-dir"].items():
        for path in sorted((ROOT / folder).rglob("*.py")):
            parts = path.relative_to(ROOT / folder).with_suffix("").parts
            found[".".join([package, *parts]).removesuffix(".__init__")] = path
    return found


@cache
def imports() -> tuple[Import, ...]:
    """Every import of ours in them."""
    return tuple(
        one
        for module, path in modules().items()
        for one in imports_in(
            path.read_text(encoding="utf-8"), module, modules().keys(), is_package=path.name == "__init__.py"
        )
    )


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the repository."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone: what belongs to the repository is unknown")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return tuple(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def may_flow(one: Import) -> bool:
    """Whether a room on the way of a document may import this."""
    room, target = room_of(one.importer), room_of(one.imported)
    if package_of(one.imported) == "schemas" or one.imported in BASE:
        return True
    if target == "models":
        return room in ("pipes", "analysis", "explain", "pipeline") and not is_training(one.imported)
    return target in FLOW[: FLOW.index(room) + 1]


# What holds of every import: whose imports the contract is about, and which of them it allows.
CONTRACTS: dict[str, tuple[Callable[[Import], bool], Callable[[Import], bool]]] = {
    "schemas import nothing of ours": (
        lambda one: package_of(one.importer) == "schemas",
        lambda one: package_of(one.imported) == "schemas",
    ),
    "the corpus imports schemas only": (
        lambda one: package_of(one.importer) == "corpus",
        lambda one: package_of(one.imported) in ("corpus", "schemas"),
    ),
    "the packages do not know the public face": (
        lambda one: package_of(one.importer) != "",
        lambda one: package_of(one.imported) != "",
    ),
    "only training and the commands know the corpus": (
        lambda one: package_of(one.imported) == "corpus" and package_of(one.importer) != "corpus",
        lambda one: is_training(one.importer) or room_of(one.importer) == "cli",
    ),
    "a document goes one way": (lambda one: room_of(one.importer) in FLOW, may_flow),
    "the pipeline, the store of models, training and the commands know the pipes": (
        lambda one: room_of(one.imported) == "pipes",
        lambda one: (
            room_of(one.importer) in ("pipes", "analysis", "explain", "assembly", "pipeline", "cli")
            or one.importer == "zongjie.extractor.models.store"
            or is_training(one.importer)
        ),
    ),
    "sinks, engines and review know records, not pipes": (
        lambda one: room_of(one.importer) in RECORD_ROOMS,
        lambda one: room_of(one.imported) not in ("layout", "quantity", "pipes", "models"),
    ),
    "nobody knows the commands": (
        lambda one: room_of(one.imported) == "cli",
        lambda one: room_of(one.importer) == "cli" or one.importer == "zongjie.__main__",
    ),
    "imports are relative inside a package, absolute across": (
        lambda one: package_of(one.importer) != "",
        lambda one: one.relative is (package_of(one.importer) == package_of(one.imported)),
    ),
}


@pytest.mark.parametrize("contract", CONTRACTS)
def test_import_contracts(contract: str) -> None:
    concerns, allows = CONTRACTS[contract]
    concerned = [one for one in imports() if concerns(one)]
    assert concerned, "the contract is about no import at all: has a room moved?"
    assert [str(one) for one in concerned if not allows(one)] == []


def test_imports_are_seen_wherever_they_stand() -> None:
    source = """
import json, zongjie.schemas.units
from zongjie.corpus import load
from . import numerals, scan
from .model import Quantity
def late():
    from ..layout.outline import Outline
"""
    known = {"zongjie.extractor.quantity.numerals"}
    found = list(imports_in(source, "zongjie.extractor.quantity.grammar", known, is_package=False))
    assert [(one.imported, one.relative) for one in found] == [
        ("zongjie.schemas.units", False),
        ("zongjie.corpus", False),
        ("zongjie.extractor.quantity.numerals", True),
        ("zongjie.extractor.quantity", True),
        ("zongjie.extractor.quantity.model", True),
        ("zongjie.extractor.layout.outline", True),
    ]
    (inside,) = imports_in("from .scan import scan", "zongjie.extractor.quantity", known, is_package=True)
    assert inside.imported == "zongjie.extractor.quantity.scan"


@pytest.mark.parametrize(
    ("importer", "imported", "allowed"),
    [
        ("layout.outline", "quantity.numerals", True),
        ("layout.outline", "quantity.scan", False),
        ("layout.outline", "models.linear", False),
        ("pipes.metrics", "models.linear", True),
        ("pipes.metrics", "models.train", False),
        ("pipes.metrics", "pipeline", False),
        ("pipeline", "pipes.metrics", True),
        ("pipes.metrics", "run", False),
    ],
)
def test_the_one_way_has_a_direction(importer: str, imported: str, allowed: bool) -> None:
    one = Import(f"zongjie.extractor.{importer}", f"zongjie.extractor.{imported}", 1, relative=True)
    assert may_flow(one) is allowed


def test_every_package_is_named_for_the_wheel() -> None:
    """A folder that is missing here belongs into `packages` of pyproject.toml."""
    folders = {module for module, path in modules().items() if path.name == "__init__.py"}
    assert set(SETTINGS["packages"]) == folders


def test_modules_are_short() -> None:
    """A longer module holds more than one idea: part it."""
    lines = {
        path.relative_to(ROOT).as_posix(): path.read_bytes().count(b"\n") for path in tracked() if path.suffix == ".py"
    }
    assert len(lines) > 100
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_no_file_names_a_path_of_one_machine() -> None:
    found = []
    for path in tracked():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:  # not a text
            continue
        found += [
            f"{path.relative_to(ROOT)}:{number}"
            for number, line in enumerate(text.splitlines(), 1)
            if MACHINE_PATH.search(line)
        ]
    assert found == []


@pytest.mark.parametrize(
    ("before", "path", "found"),
    [
        ("see ", "root/notes.txt", True),
        ("“", "home/me/data", True),
        ("example.org", "work/a", False),
        ("a", "tmp/b", False),
    ],
)
def test_machine_paths_are_told_from_addresses(before: str, path: str, found: bool) -> None:
    assert (MACHINE_PATH.search(f"{before}/{path}") is not None) is found
