"""Writes what other languages read: `python -m zongjie.schemas.publish [--check]`.

`published/` holds the JSON Schema of a record, the SQL script of the database, the data dictionary and the closed
lists, all derived from the models. `--check` writes nothing and fails if a file is not current.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .dictionary import data_dictionary
from .record import SCHEMA_VERSION, WorkSummary
from .sql import script
from .taxonomy import TAXONOMY
from .units import UNITS

PUBLISHED = Path(__file__).parent / "published"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def record_schema() -> dict[str, Any]:
    """JSON Schema of one line of a `.jsonl` file."""
    schema = WorkSummary.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def taxonomy() -> dict[str, Any]:
    """The closed lists with names and definitions, and the units with their spellings."""
    lists = {
        name: [
            {
                "code": code.value,
                "label_zh": code.label_zh,
                "label_en": code.label_en,
                "definition": code.definition,
            }
            for code in codes
        ]
        for name, codes in TAXONOMY.items()
    }
    units = [
        {"code": unit.code, "label_zh": unit.label_zh, "dimension": unit.dimension, "spellings": list(unit.spellings)}
        for unit in UNITS.values()
    ]
    return {"schema_version": SCHEMA_VERSION, "lists": lists, "units": units}


FILES: dict[str, Callable[[], str]] = {
    "record.schema.json": lambda: _json(record_schema()),
    "tables.sql": script,
    "data-dictionary.md": data_dictionary,
    "taxonomy.json": lambda: _json(taxonomy()),
}
"""Every published file and what makes it."""


def stale(folder: Path = PUBLISHED) -> list[str]:
    """Names of the published files that are missing or not current."""
    names = []
    for name, make in FILES.items():
        path = folder / name
        if not path.is_file() or path.read_text(encoding="utf-8") != make():
            names.append(name)
    return names


def publish(folder: Path = PUBLISHED) -> None:
    """Write every published file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in FILES.items():
        (folder / name).write_text(make(), encoding="utf-8", newline="\n")


def main(arguments: list[str] | None = None) -> int:
    """Entry point of `python -m zongjie.schemas.publish`; 0 when all is current."""
    parser = argparse.ArgumentParser(prog="python -m zongjie.schemas.publish", description="Write schemas/published/.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is not current")
    if not parser.parse_args(arguments).check:
        publish()
        return 0
    outdated = stale()
    if outdated:
        sys.stderr.write(f"not current in {PUBLISHED}: {', '.join(outdated)}; run `make generate`\n")
    return int(bool(outdated))


if __name__ == "__main__":
    sys.exit(main())
