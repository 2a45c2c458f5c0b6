import subprocess
import sys
from pathlib import Path

import pytest

import zongjie

TEXT = "青石镇2023年工作总结\n全年走访群众12户，新增企业3家。\n"


def test_every_public_name_is_there() -> None:
    for name in zongjie.__all__:
        assert getattr(zongjie, name) is not None
    assert set(zongjie.__all__) <= set(dir(zongjie))
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        _ = zongjie.nothing_of_ours


def test_importing_the_package_loads_nothing() -> None:
    heavy = {"spacy", "sklearn", "pandas", "jieba"}
    code = f"import sys, zongjie, zongjie.schemas; print(sorted({heavy!r} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_string_is_text_and_a_path_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    from_text, from_file = zongjie.extract(TEXT), zongjie.extract(path)
    assert isinstance(from_text, zongjie.WorkSummary)
    assert from_text.metrics == from_file.metrics
    assert [metric.text for metric in from_file.metrics] == ["12户", "3家"]
    assert (from_file.source.encoding, from_file.source.uri) == ("gb18030", path.as_posix())


def test_a_file_that_cannot_be_read_raises_with_its_code(tmp_path: Path) -> None:
    with pytest.raises(zongjie.ReadError, match=r"nowhere\.txt.*unreadable_path") as caught:
        zongjie.extract(tmp_path / "nowhere.txt")
    assert caught.value.failure.issue.code.value == "unreadable_path"


def test_many_give_one_outcome_each(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    good, empty = zongjie.extract_many([tmp_path])
    assert good.record is not None
    assert empty.error is not None
    assert empty.error.code == "empty"


def test_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "zongjie", "--version"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.startswith("zongjie ")
