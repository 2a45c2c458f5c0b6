"""Ways to spoil a file. The same random numbers spoil it in the same way."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import random
import zipfile
import zlib
from collections.abc import Callable, Sequence

MOST_BYTES = 1_000_000
"""Mutated files are cut to this length, so that repeated repetition stays within reason."""

_NUMBERS = (b"0", b"-1", b"65536", b"2147483648", b"4294967295", b"9" * 20)
_BINARY = (b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x80\x00\x00\x00")


def mutate(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    """Spoil a file once to four times; in a compressed container often what is inside of it."""
    inside = _containers(data)
    if inside is not None and rng.random() < 0.7:
        return inside(data, rng, others)[:MOST_BYTES]
    for _ in range(rng.choice((1, 1, 2, 4))):
        data = rng.choice(_WAYS)(data, rng, others)
    return data[:MOST_BYTES]


def _flip_bits(data: bytes, rng: random.Random, _others: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(min(len(data), rng.choice((1, 1, 3, 20)))):
        changed[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _truncate(data: bytes, rng: random.Random, _others: Sequence[bytes]) -> bytes:
    return data[: rng.randint(0, len(data))]


def _cut_out(data: bytes, rng: random.Random, _others: Sequence[bytes]) -> bytes:
    start, length = rng.randint(0, len(data)), rng.choice((1, 4, 64, 1024))
    return data[:start] + data[start + length :]


def _splice(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    return data[: rng.randint(0, len(data))] + other[rng.randint(0, len(other)) :]


def _insert(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    other = rng.choice(others)
    start, place = rng.randint(0, len(other)), rng.randint(0, len(data))
    return data[:place] + other[start : start + rng.choice((4, 64, 1024))] + data[place:]


def _repeat(data: bytes, rng: random.Random, _others: Sequence[bytes]) -> bytes:
    start = rng.randint(0, len(data))
    end = start + rng.choice((1, 3, 16, 200))
    return data[:end] + data[start:end] * rng.choice((1, 1, 10, 10, 1000, 20_000)) + data[end:]


def _nulls(data: bytes, rng: random.Random, _others: Sequence[bytes]) -> bytes:
    place = rng.randint(0, len(data))
    return data[:place] + bytes(rng.choice((1, 2, 100))) + data[place:]


def _numbers(data: bytes, rng: random.Random, _others: Sequence[bytes]) -> bytes:
    """Lengths and offsets that lie: an extreme number over what stands there."""
    number, place = rng.choice(_NUMBERS + _BINARY), rng.randint(0, len(data))
    return data[:place] + number + data[place + len(number) :]


Way = Callable[[bytes, random.Random, Sequence[bytes]], bytes]
_WAYS: tuple[Way, ...] = (_flip_bits, _truncate, _cut_out, _splice, _insert, _repeat, _nulls, _numbers)


def _containers(data: bytes) -> Way | None:
    """How to spoil what is inside of a container, whose own check sums would else refuse every change."""
    if data.startswith(b"PK\x03\x04"):
        return _in_zip
    for mark, unpack, pack in _COMPRESSED:
        if data.startswith(mark):
            return _in_compressed(unpack, pack)
    return None


def _in_zip(data: bytes, rng: random.Random, others: Sequence[bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(info, package.read(info)) for info in package.infolist()]
    chosen = rng.randrange(len(parts))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as package:
        for place, (info, part) in enumerate(parts):
            package.writestr(info, mutate(part, rng, others) if place == chosen else part)
    return file.getvalue()


def _in_compressed(unpack: Callable[[bytes], bytes], pack: Callable[[bytes], bytes]) -> Way:
    return lambda data, rng, others: pack(mutate(unpack(data), rng, others))


_COMPRESSED = (
    (b"\x1f\x8b", lambda data: zlib.decompress(data, 31), lambda data: gzip.compress(data, mtime=0)),
    (b"BZh", bz2.decompress, bz2.compress),
    (b"\xfd7zXZ\0", lzma.decompress, lzma.compress),
)
