"""Archives (ZIP, tar) and single compressed files → the files in them; no name from inside is ever written to."""

from __future__ import annotations

import stat
import struct
import tarfile
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from ..codes import Issue, IssueCode
from ..decode import Decoded, decode
from ..names import cleaned
from ..options import Options
from ..result import Member
from ..unpacking import DAMAGE, Beyond, Meter, Metered, Unpacked, spooled

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_MOST_TAR_HEADER = 2**20
_ZIP_DAMAGE = (*DAMAGE, zipfile.BadZipFile, NotImplementedError, RuntimeError, struct.error)


def read_zip(file: BinaryIO, options: Options) -> Iterator[Member | Issue]:
    """The files in a ZIP archive, in the order of their names."""
    try:
        archive = zipfile.ZipFile(file)
    except _ZIP_DAMAGE as error:
        yield _damaged("ZIP", error)
        return
    with archive:
        named = [(zip_name(info), info) for info in archive.infolist() if not info.is_dir()]
        meter = Meter(options)
        for name, info in sorted(named, key=lambda pair: pair[0]):
            if not _hidden(name):
                yield _zip_member(archive, name, info, meter)


def zip_name(info: zipfile.ZipInfo) -> str:
    """The name of a member; without the flag for UTF-8 it is in whatever encoding the packing machine had."""
    name = info.orig_filename
    return name if info.flag_bits & _UTF8_NAME else _decoded(name.encode("cp437"), name)


def _decoded(raw: bytes, fallback: str) -> str:
    decoded = decode(raw)
    return decoded.text if isinstance(decoded, Decoded) and not decoded.damaged else fallback


def _hidden(name: str) -> bool:
    """Whether it is passed over like hidden files in folders; the shadow files of macOS are among them."""
    return any(part.startswith(".") for part in cleaned(name).split("/"))


def _zip_member(archive: zipfile.ZipFile, name: str, info: zipfile.ZipInfo, meter: Meter) -> Member:
    if info.flag_bits & _ENCRYPTED:
        return Member(name, issue=Issue(IssueCode.ENCRYPTED, {"kind": "ZIP"}))
    if stat.S_ISLNK(info.external_attr >> 16):
        return Member(name, issue=Issue(IssueCode.NOT_A_FILE))
    try:
        with archive.open(info) as stream:
            return Member(name, file=spooled(Metered(stream, meter, packed=info.compress_size)))
    except Beyond as beyond:
        return Member(name, issue=beyond.issue)
    except _ZIP_DAMAGE as error:
        return Member(name, issue=_damaged("ZIP", error))


def read_tar(file: BinaryIO, options: Options) -> Iterator[Member | Issue]:
    """The files in a tar archive, which may be compressed, in the order in which they lie in it."""
    stream: Any = file
    if file.read(262)[257:] != b"ustar":
        stream = Unpacked(file, Meter(options))
    file.seek(0)
    inside = Meter(options)  # holes in sparse files are no bytes of the archive, so members are counted anew
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Header, errors="surrogateescape") as archive:
            for info in archive:
                name = _tar_name(info)
                if not info.isdir() and not _hidden(name):
                    yield _tar_member(archive, name, info, inside)
    except Beyond as beyond:
        yield beyond.issue
    except (*DAMAGE, tarfile.TarError) as error:
        yield _damaged("tar", error)


class _Header(tarfile.TarInfo):
    """A header of a member; long names and notes that come before one are read into memory, so they must be short."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if not self.isreg() and not self.issparse() and self.size > _MOST_TAR_HEADER:
            raise tarfile.ReadError("a header of more than a megabyte")
        return super()._proc_member(archive)  # type: ignore[misc, no-any-return]


def _tar_name(info: tarfile.TarInfo) -> str:
    return _decoded(info.name.encode("utf-8", "surrogateescape"), info.name)


def _tar_member(archive: tarfile.TarFile, name: str, info: tarfile.TarInfo, meter: Meter) -> Member:
    stream = archive.extractfile(info) if info.isreg() else None
    if stream is None:
        return Member(name, issue=Issue(IssueCode.NOT_A_FILE))
    return Member(name, file=spooled(Metered(stream, meter, packed=info.size)))


def read_compressed(file: BinaryIO, options: Options) -> Iterator[Member | Issue]:
    """The one file in a gzip, bzip2 or xz file; it has the name of the compressed one."""
    try:
        yield Member("", file=spooled(Unpacked(file, Meter(options))))
    except Beyond as beyond:
        yield beyond.issue
    except DAMAGE as error:
        yield _damaged("gzip / bzip2 / xz", error)


def _damaged(kind: str, error: Exception) -> Issue:
    return Issue(IssueCode.DAMAGED_FILE, {"kind": kind, "reason": " ".join(str(error).split()) or type(error).__name__})
