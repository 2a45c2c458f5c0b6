"""The examples of the README files print what the pages say, and every page points at files that exist."""

from __future__ import annotations

import difflib
import importlib.util
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "README.zh.md")
FEWEST = {"python": 25, "console": 3, "records": 1}
"""The fewest examples of a page: fewer means that they are no longer found."""
LINKING = (*PAGES, "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/dependencies.md", "corpus/README.md")
TARGET = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")


@pytest.fixture(scope="module")
def examples() -> ModuleType:
    """`docs/examples.py`, which is in no package."""
    spec = importlib.util.spec_from_file_location("readme_examples", ROOT / "docs" / "examples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_examples_print_what_the_page_says(examples: ModuleType, name: str) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    page = read(name)
    today, found = examples.run(page, chinese=name.endswith(".zh.md"))
    changed = "\n".join(difflib.unified_diff(page.splitlines(), today.splitlines(), name, "today", lineterm="", n=1))
    assert not changed, f"if the change is meant, `make generate` writes it down\n{changed}"
    assert {kind: found[kind] for kind, fewest in FEWEST.items() if found[kind] < fewest} == {}


def test_both_pages_show_the_same_examples() -> None:
    english, chinese = (re.findall(r"^```(?:python|console)\n.*?^```$", read(name), re.M | re.S) for name in PAGES)
    assert english == chinese


def test_a_wrong_output_is_seen(examples: ModuleType) -> None:
    block = "```python\n>>> 1 + 1\n{}\n>>> for i in range(2):\n...     print(i)\n0\n1\n```\n"
    assert examples.run(block.format(3)) == (block.format(2), {"python": 2})


def test_a_command_that_fails_is_told(examples: ModuleType) -> None:
    with pytest.raises(examples.ExampleError, match=r"ends with 2"):
        examples.run("```console\n$ zongjie no-such-command\n```\n")


def test_a_gap_stands_for_any_lines(examples: ModuleType) -> None:
    block = "```console\n$ zongjie --help\n{}\n…\n{}\n```\n"
    today, _ = examples.run(block.format("anything", "at all"))
    assert today.splitlines()[2].startswith("Usage: ")
    assert len(today.splitlines()) == len(block.splitlines())


def test_a_quoted_line_must_be_in_its_document(examples: ModuleType) -> None:
    block = "<!-- records corpus/documents/open/town-01.txt -->\n\n```text\n不在文中。\n```\n\n<!-- /records -->\n"
    with pytest.raises(examples.ExampleError, match="不在文中"):
        examples.run(block)


@pytest.mark.parametrize("name", LINKING)
def test_pages_point_at_files_that_exist(name: str) -> None:
    targets = TARGET.findall(read(name))
    assert [target for target in targets if not ((ROOT / name).parent / target).exists()] == []


def test_every_dependency_is_explained() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    wanted = [*project["dependencies"], *(one for group in project["optional-dependencies"].values() for one in group)]
    names = {re.split(r"[\[<>=]", one)[0] for one in wanted} - {"zongjie"}
    assert len(names) > 20
    listed = set(re.findall(r"^\| \[([\w.-]+)\]", read("docs/dependencies.md"), re.M))
    assert names == listed


def test_figures_are_those_of_the_card() -> None:
    """Otherwise run `make generate`."""
    assert subprocess.run([sys.executable, str(ROOT / "docs" / "quality.py"), "--check"], check=False).returncode == 0
