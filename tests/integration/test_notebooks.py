"""The notebooks run from the first cell to the last, and their Chinese labels are readable."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CHINESE = re.compile(r"[\u4e00-\u9fff]")
PNG = b"\x89PNG\r\n\x1a\n"

# Runs in the notebook's kernel, after its last cell: what is written in its figure, and with which fonts.
PROBE = """
import json
import warnings

from matplotlib.font_manager import findfont
from matplotlib.text import Text

with warnings.catch_warnings():
    warnings.simplefilter("error")
    figure.canvas.draw()
print(json.dumps([
    [text.get_text(), findfont(text.get_fontproperties(), fallback_to_default=False)]
    for text in figure.findobj(Text) if text.get_visible() and text.get_text()
]))
"""


def without_glyph(text: str, font: str) -> set[str]:
    """The characters of a text that a font cannot draw."""
    from matplotlib.ft2font import FT2Font

    drawn = FT2Font(font).get_charmap()
    return {character for character in text if not character.isspace() and ord(character) not in drawn}


def executed(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The notebook with its outputs and the probe's; whatever the tools write goes to the folder."""
    nbformat = pytest.importorskip("nbformat", reason='the notebook extra is missing: pip install "zongjie[notebook]"')
    nbclient = pytest.importorskip("nbclient", reason='the notebook extra is missing: pip install "zongjie[notebook]"')
    for name in ("MPLCONFIGDIR", "IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(folder / name))
    monkeypatch.delenv("MPLBACKEND", raising=False)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell(PROBE))
    settings = {"metadata": {"path": str(folder)}}
    return nbclient.NotebookClient(notebook, timeout=600, kernel_name="python3", resources=settings).execute()


def test_there_are_notebooks() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_cleared(path: Path) -> None:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert code
    assert [cell["id"] for cell in code if cell["outputs"] or cell["execution_count"]] == []


@pytest.mark.slow
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_its_labels_render(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    *cells, probe = [cell for cell in executed(path, tmp_path, monkeypatch).cells if cell.cell_type == "code"]
    outputs = [output for cell in cells for output in cell.outputs]
    complaints = [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"]
    assert [text for text in complaints if "Warning" in text] == []

    shown = [output.data for output in outputs if output.output_type in ("display_data", "execute_result")]
    pictures = [base64.b64decode(data["image/png"]) for data in shown if "image/png" in data]
    assert pictures
    assert all(picture.startswith(PNG) for picture in pictures)
    assert any("<table" in data.get("text/html", "") for data in shown)

    labels = json.loads("".join(output.text for output in probe.outputs if output.output_type == "stream"))
    assert sum(bool(CHINESE.search(text)) for text, _ in labels) >= 10
    assert {character for text, font in labels for character in without_glyph(text, font)} == set()


def test_a_missing_glyph_is_seen() -> None:
    font_manager = pytest.importorskip("matplotlib.font_manager")
    latin = font_manager.findfont("DejaVu Sans", fallback_to_default=False)
    assert without_glyph("2024年 12%", latin) == {"年"}
