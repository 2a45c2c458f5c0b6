"""The same models, the same bytes: an artefact without memory addresses and clock times.

skops names the members of its archive, and tells shared objects apart, by where they lay in memory, and zip archives
tell the time. Neither says anything of the models, so the addresses become serial numbers and the time a constant.
"""

from __future__ import annotations

import io
import json
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_SCHEMA = "schema.json"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def repack(archive: bytes) -> bytes:
    """Rewrite a skops archive so that it depends on its content alone.

    Examples
    --------
    >>> import skops.io
    >>> repack(skops.io.dumps({"a": [1.5]})) == repack(skops.io.dumps({"a": [1.5]}))
    True
    >>> skops.io.loads(repack(skops.io.dumps({"a": [1.5]})), trusted=[])
    {'a': [1.5]}
    """
    with ZipFile(io.BytesIO(archive)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    schema = json.loads(members[_SCHEMA])
    renamed: dict[str, str] = {}
    _renumber(schema, {}, renamed)
    out = io.BytesIO()
    with ZipFile(out, "w") as target:
        for old, new in renamed.items():
            _write(target, new, members[old])
        _write(target, _SCHEMA, json.dumps(schema, ensure_ascii=False, separators=(",", ":")).encode())
    return out.getvalue()


def _renumber(node: Any, serial: dict[int, int], renamed: dict[str, str]) -> None:
    """Number ids and member names in the order of the schema, in place."""
    if isinstance(node, list):
        for part in node:
            _renumber(part, serial, renamed)
    elif isinstance(node, dict):
        if "__id__" in node:
            node["__id__"] = serial.setdefault(node["__id__"], len(serial) + 1)
        if isinstance(name := node.get("file"), str):
            suffix = name[name.rfind(".") :]
            node["file"] = renamed.setdefault(name, f"{len(renamed) + 1}{suffix}")
        for part in node.values():
            _renumber(part, serial, renamed)


def _write(target: ZipFile, name: str, body: bytes) -> None:
    target.writestr(ZipInfo(name, _EPOCH), body, compress_type=ZIP_DEFLATED, compresslevel=9)
