"""Reading records needs pydantic and nothing heavy."""

import subprocess
import sys

import pytest

HEAVY = {"spacy", "sklearn", "pandas", "polars", "numpy", "jieba", "zongjie.extractor", "zongjie.corpus"}


@pytest.mark.parametrize("module", ["zongjie.schemas", "zongjie.schemas.verify", "zongjie.schemas.frames"])
def test_schemas_import_nothing_heavy(module: str) -> None:
    program = f"import sys, {module}; print(*sys.modules, sep=chr(10))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "zongjie.schemas.record" in loaded
    assert loaded & HEAVY == set()
