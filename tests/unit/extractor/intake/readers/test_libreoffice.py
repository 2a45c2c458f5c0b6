"""The way to LibreOffice and back: with a program in its place everywhere, with itself where it is installed."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from formats.render_doc import File, Run
from formats.render_docx import all_normal

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers import libreoffice
from zongjie.extractor.intake.readers.doc import read_doc
from zongjie.extractor.intake.result import Reading

TEXT = "某镇总结\n走访12户。"
OLD = File([Run(line) for line in TEXT.split("\n")], version=104).bytes()

# What stands in for LibreOffice: notes how it was called, starts a child that would outlive it, writes its document.
STAND_IN = """#!{python}
import os, subprocess, sys, time
from pathlib import Path
given = Path({given!r})
if "--version" in sys.argv:
    print("LibreOffice 99.1 build")
    sys.exit()
(given / "arguments").write_text("\\n".join(sys.argv[1:]))
(given / "environment").write_text("\\n".join(os.environ))
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
(given / "child").write_text(str(child.pid))
time.sleep(float((given / "seconds").read_text()))
folder = Path(sys.argv[sys.argv.index("--outdir") + 1])
folder.mkdir()
(folder / "document.docx").write_bytes((given / "answer").read_bytes())
"""


def forget() -> None:
    libreoffice.find_libreoffice.cache_clear()
    libreoffice.libreoffice_version.cache_clear()


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    if sys.platform == "win32":
        pytest.skip("the program in its place is a script with a first line that names its interpreter")
    program = tmp_path / "bin" / "soffice"
    program.parent.mkdir()
    program.write_text(STAND_IN.format(python=sys.executable, given=str(tmp_path)), encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "answer").write_bytes(all_normal(TEXT, 0))
    (tmp_path / "seconds").write_text("0")
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("https_proxy", "http://proxy.invalid")
    forget()
    yield tmp_path
    forget()


def is_running(process: int) -> bool:
    for _ in range(50):  # whoever inherits it may take a moment to bury it
        try:
            os.kill(process, 0)
            if Path(f"/proc/{process}/stat").exists() and Path(f"/proc/{process}/stat").read_text().split()[2] == "Z":
                return False
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    os.kill(process, signal.SIGKILL)
    return True


def test_what_is_too_old_is_converted(stand_in: Path) -> None:
    reading = read_doc(OLD, Options())
    assert isinstance(reading, Reading)
    assert reading.text == TEXT
    (warning,) = reading.issues
    assert warning.code.value == "converted"
    assert "LibreOffice 99.1" in warning.message
    arguments = (stand_in / "arguments").read_text().split("\n")
    assert {"--headless", "--norestore", "--infilter=MS WinWord 6.0"} <= set(arguments)
    assert arguments[0].startswith("-env:UserInstallation=file:")
    assert not any("proxy" in name.lower() for name in (stand_in / "environment").read_text().split("\n"))


def test_nothing_is_left_behind(stand_in: Path) -> None:
    read_doc(OLD, Options())
    source = Path((stand_in / "arguments").read_text().split("\n")[-1])
    assert source.name == "document.doc"
    assert not source.parent.exists()
    assert not is_running(int((stand_in / "child").read_text()))


def test_one_that_hangs_is_ended(stand_in: Path) -> None:
    (stand_in / "seconds").write_text("600")
    issue = read_doc(OLD, Options(limit_seconds=2))
    assert isinstance(issue, Issue)
    assert issue.code.value == "old_format"
    assert not is_running(int((stand_in / "child").read_text()))


@pytest.mark.parametrize("answer", [b"", b"no document"])
def test_one_that_fails_leaves_our_own_error(stand_in: Path, answer: bytes) -> None:
    (stand_in / "answer").write_bytes(answer)
    issue = read_doc(OLD, Options())
    assert isinstance(issue, Issue)
    assert issue.code.value == "old_format"


def test_what_can_be_read_is_not_converted(stand_in: Path) -> None:
    reading = read_doc(File([Run("走访12户。")]).bytes(), Options())
    assert isinstance(reading, Reading)
    assert not reading.issues
    assert not (stand_in / "arguments").exists()


@pytest.mark.slow
@pytest.mark.skipif(libreoffice.find_libreoffice() is None, reason="LibreOffice is not installed")
def test_libreoffice_itself() -> None:
    """It reads a file of which we cannot read the table of pieces, so this also proves that our files are true ones."""
    data = File([Run(line) for line in TEXT.split("\n")]).bytes()
    reading = read_doc(data.replace(b"\x01\x03\x00\x16\x24\x00\x02", b"\x09\x03\x00\x16\x24\x00\x02"), Options())
    assert isinstance(reading, Reading)
    assert reading.text == TEXT
    assert [issue.code.value for issue in reading.issues] == ["converted"]
