"""The pages about formats and codes say what the code does."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import fields
from pathlib import Path

import pytest

from zongjie.extractor.intake import Options
from zongjie.extractor.intake.formats import FORMATS

DOCS = Path(__file__).parents[2] / "docs"
FORMATS_PAGE = (DOCS / "formats.md").read_text(encoding="utf-8")


def test_the_list_of_codes_is_up_to_date() -> None:
    """`make generate` writes it anew."""
    spec = importlib.util.spec_from_file_location("error_docs", DOCS / "errors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "errors.md").read_text(encoding="utf-8") == module.page()


@pytest.mark.parametrize("suffix", sorted({suffix for form in FORMATS for suffix in form.suffixes}))
def test_every_format_is_in_both_tables(suffix: str) -> None:
    assert FORMATS_PAGE.count(f"`{suffix}`") >= 2


@pytest.mark.parametrize("extra", sorted({form.extra for form in FORMATS if form.extra}))
def test_every_extra_is_in_both_tables(extra: str) -> None:
    assert FORMATS_PAGE.count(f"`pip install 'zongjie[{extra}]'`") == 2


@pytest.mark.parametrize("name", [field.name for field in fields(Options)])
def test_every_option_with_its_default(name: str) -> None:
    default = getattr(Options(), name)
    written = "" if default is None else f"{default:,.0f} "
    assert re.search(rf"^\| `--{name.replace('_', '-')}` \| `{name}` \| {written}\|", FORMATS_PAGE, re.M)
