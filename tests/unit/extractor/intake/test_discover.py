import os
from pathlib import Path

import pytest

from zongjie.extractor.intake.discover import Input, discover
from zongjie.extractor.intake.result import ReadFailure


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in [
        "in/b.txt",
        "in/a.txt",
        "in/2024/c.html",
        "in/2024/d.gold.json",
        "in/.hidden.txt",
        "in/.git/e.txt",
        "f.md",
    ]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("走访12户。", encoding="utf-8")
    return tmp_path


def uris(*paths: str | Path, **options: object) -> list[str]:
    return [entry.uri for entry in discover(paths, **options)]  # type: ignore[arg-type]


def test_names_as_given_sorted_and_without_hidden_files(tree: Path) -> None:
    assert uris("in", "f.md") == ["f.md", "in/2024/c.html", "in/2024/d.gold.json", "in/a.txt", "in/b.txt"]
    assert uris("in/") == uris("./in") == uris("in")
    assert uris(tree / "in")[0] == f"{(tree / 'in').as_posix()}/2024/c.html"


def test_a_hidden_file_that_was_named_is_read(tree: Path) -> None:
    assert uris("in/.hidden.txt") == ["in/.hidden.txt"]


def test_paths_given_twice_count_once(tree: Path) -> None:
    assert uris("in", "in/a.txt", "in") == uris("in")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [("*.txt", ["in/a.txt", "in/b.txt"]), ("2024/*.html", ["in/2024/c.html"]), ("*.pdf", [])],
)
def test_pattern_selects_in_folders(tree: Path, pattern: str, expected: list[str]) -> None:
    assert uris("in", pattern=pattern) == expected


def test_pattern_does_not_touch_files_that_were_named(tree: Path) -> None:
    assert uris("f.md", pattern="*.txt") == ["f.md"]


def test_excluded_files_are_passed_over(tree: Path) -> None:
    assert uris("in", exclude=[Path("in/a.txt"), Path("elsewhere/b.txt")]) == [
        "in/2024/c.html",
        "in/2024/d.gold.json",
        "in/b.txt",
    ]


def test_missing_path_is_a_failure_in_its_place(tree: Path) -> None:
    first, missing = discover(["nowhere", "f.md"])
    assert isinstance(first, Input)
    assert isinstance(missing, ReadFailure)
    assert (missing.uri, missing.issue.code.value) == ("nowhere", "unreadable_path")


def test_link_loops_end_and_lose_nothing(tree: Path) -> None:
    (tree / "outside").mkdir()
    (tree / "outside/g.txt").write_text("新增3家。", encoding="utf-8")
    (tree / "in/aa").symlink_to(tree / "in", target_is_directory=True)
    (tree / "in/2024/up").symlink_to(tree / "in/2024", target_is_directory=True)
    (tree / "in/self").symlink_to("self")
    (tree / "in/link").symlink_to(tree / "outside", target_is_directory=True)
    (tree / "in/link2").symlink_to(tree / "outside", target_is_directory=True)
    (tree / "in/file.txt").symlink_to(tree / "f.md")
    assert uris("in", pattern="*.txt") == ["in/a.txt", "in/b.txt", "in/file.txt", "in/link/g.txt"]
    assert "in/self" in uris("in")


def test_a_real_folder_wins_over_a_link_to_it(tree: Path) -> None:
    (tree / "in/0").symlink_to(tree / "in/2024", target_is_directory=True)
    assert uris("in", pattern="*.html") == ["in/2024/c.html"]


@pytest.mark.skipif(os.name == "nt", reason="file names are always Unicode there")
def test_file_name_that_is_no_utf8_can_be_written_out(tree: Path) -> None:
    with open(b"in/\xd7\xdc.txt", "wb") as file:
        file.write("走访".encode())
    assert r"in/\xd7\xdc.txt" in [uri.encode("utf-8").decode() for uri in uris("in")]


def test_unlistable_folder_is_a_failure_and_the_rest_goes_on(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: Path) -> object:
        if path == Path("in/2024"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    entries = discover(["in"])
    assert [entry.uri for entry in entries] == ["in/2024", "in/a.txt", "in/b.txt"]
    assert isinstance(entries[0], ReadFailure)
    assert "没有读取权限" in entries[0].issue.message
