"""zongjie (总结): grounded records from Chinese government work summaries.

`extract` reads one document, `extract_many` files and folders, `Extractor` is the pipeline that both use, and every
record is a `WorkSummary`. The parts have packages of their own: `zongjie.schemas` (what a record is),
`zongjie.extractor` (how it comes about), `zongjie.corpus` (what it is judged by). Importing this package loads none of
them until a name is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zongjie.extractor.intake import Options, ReadError
    from zongjie.extractor.pipeline import Extractor
    from zongjie.extractor.run import Outcome
    from zongjie.schemas import WorkSummary

    from .api import extract, extract_many

    __version__: str

__all__ = ["Extractor", "Options", "Outcome", "ReadError", "WorkSummary", "__version__", "extract", "extract_many"]

_HOMES = {
    "Extractor": "zongjie.extractor.pipeline",
    "Options": "zongjie.extractor.intake",
    "Outcome": "zongjie.extractor.run",
    "ReadError": "zongjie.extractor.intake",
    "WorkSummary": "zongjie.schemas",
    "extract": "zongjie.api",
    "extract_many": "zongjie.api",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("zongjie")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
