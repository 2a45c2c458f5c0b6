"""The wheel holds everything, and stands beside another distribution that owns our folders' names."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[2]
NAMES = ("schemas", "corpus", "extractor")

OTHER_PROJECT = """\
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "neighbour"
version = "1"
[tool.setuptools]
packages = ["schemas", "corpus", "extractor"]
"""

SIDE_BY_SIDE = """
import sys
from importlib.metadata import Distribution
from importlib.resources import files
from pathlib import Path

target = Path(sys.argv[1])

import corpus, extractor, schemas
import zongjie.corpus, zongjie.extractor, zongjie.schemas

assert {module.OWNER for module in (corpus, extractor, schemas)} == {"neighbour"}
for module in (zongjie, zongjie.corpus, zongjie.extractor, zongjie.schemas, corpus, extractor, schemas):
    assert target in Path(module.__file__).parents, module.__file__

assert zongjie.schemas.unit_code("平方米") == "square_metre"
assert files("zongjie.schemas").joinpath("published", "record.schema.json").is_file()
documents = zongjie.corpus.load("all", origin=["composed"])
assert len(documents) >= 30, len(documents)
assert all(target in document.path.parents for document in documents)
assert zongjie.corpus.load_cases()

(own,) = Distribution.discover(name="zongjie", path=[str(target)])
points = {f"{point.group}:{point.name}": point.load() for point in own.entry_points}
print(*sorted(points))
"""


def run(*command: str | Path, cwd: Path | None = None) -> str:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, encoding="utf-8", cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build_wheel(project: Path, folder: Path) -> Path:
    """Build without isolation: the development environment has the build backend, and perhaps no network."""
    run("-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, project)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def rooms() -> dict[str, str]:
    """Import name → folder."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    mapping: dict[str, str] = settings["tool"]["setuptools"]["package-dir"]
    return mapping


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory, rooms: dict[str, str]) -> Path:
    """A copy of what is built: building leaves files behind, which would slip into the next wheel."""
    copy = tmp_path_factory.mktemp("source")
    for folder in rooms.values():
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    for path in (*ROOT.glob("*.md"), ROOT / "LICENSE", ROOT / "pyproject.toml"):
        shutil.copy(path, copy)
    return copy


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, source: Path) -> Path:
    return build_wheel(source, tmp_path_factory.mktemp("wheel"))


@pytest.mark.slow
def test_every_file_of_the_rooms_is_in_the_wheel(wheel: Path, source: Path, rooms: dict[str, str]) -> None:
    """What is missing belongs into `packages` or `package-data` of pyproject.toml."""
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    expected = {
        str(PurePosixPath(*package.split("."), path.relative_to(source / folder).as_posix()))
        for package, folder in rooms.items()
        for path in (source / folder).rglob("*")
        if path.is_file()
    }
    assert len(expected) > 100
    assert sorted(expected - held) == []
    assert sorted(name for name in held - expected if ".dist-info/" not in name) == []


@pytest.mark.slow
def test_the_wheel_stands_beside_a_distribution_with_our_folder_names(wheel: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    for name in NAMES:
        (other / name).mkdir(parents=True)
        (other / name / "__init__.py").write_text('OWNER = "neighbour"\n', encoding="utf-8")
    (other / "pyproject.toml").write_text(OTHER_PROJECT, encoding="utf-8")
    neighbour = build_wheel(other, tmp_path / "neighbour")
    target = tmp_path / "target"
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", target, wheel, neighbour)
    shown = run("-c", f"import sys; sys.path.insert(0, sys.argv[1])\n{SIDE_BY_SIDE}", target, cwd=tmp_path)
    assert shown.split() == ["console_scripts:zongjie", "spacy_factories:zongjie"]
