"""Streams → a compound file of version 3 after [MS-CFB]."""

from __future__ import annotations

import struct

_SECTOR, _SMALLEST = 512, 4096
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_ROOT, _STREAM = 5, 2
_IN_HEADER = 109


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A file with these streams in its root folder; short ones are filled up, so none lies in the ministream."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    bodies = [streams[name].ljust(_SMALLEST, b"\0") for name in names]
    starts, sectors = [], bytearray()
    chains: list[int] = []
    for body in bodies:
        starts.append(len(chains))
        sectors += body + bytes(-len(body) % _SECTOR)
        count = -(-len(body) // _SECTOR)
        chains += [*range(len(chains) + 1, len(chains) + count), _END]
    directory_at = len(chains)
    entries = [_entry("Root Entry", _ROOT, child=1 if names else _NONE)]
    for number, (name, body, start) in enumerate(zip(names, bodies, starts, strict=True), 1):
        right = number + 1 if number < len(names) else _NONE
        entries.append(_entry(name, _STREAM, right=right, start=start, size=len(body)))
    directory = b"".join(entries)
    directory += _entry("", 0) * (-len(entries) % 4)
    count = len(directory) // _SECTOR
    chains += [*range(directory_at + 1, directory_at + count), _END]
    fats = 1
    while fats * _SECTOR // 4 < len(chains) + fats:
        fats += 1
    assert fats <= _IN_HEADER, "more than this writer has room for"
    fat_at = len(chains)
    chains += [_FAT] * fats
    chains += [_FREE] * (fats * _SECTOR // 4 - len(chains))
    places = [*range(fat_at, fat_at + fats), *[_FREE] * (_IN_HEADER - fats)]
    header = struct.pack("<8s16xHHHHH6x", bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fats, directory_at, 0, _SMALLEST, _END, 0, _END, 0)
    header += struct.pack(f"<{_IN_HEADER}I", *places)
    return header + bytes(sectors) + directory + struct.pack(f"<{len(chains)}I", *chains)


def _entry(name: str, kind: int, *, right: int = _NONE, child: int = _NONE, start: int = 0, size: int = 0) -> bytes:
    written = f"{name}\0".encode("utf-16-le") if name else b""
    start = _END if kind == _ROOT else start
    return struct.pack("<64sHBBIII16xI8x8xIQ", written, len(written), kind, 1, _NONE, right, child, 0, start, size)
