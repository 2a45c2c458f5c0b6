import gzip
import io
import tarfile
from pathlib import Path

import pytest
from formats.bundles import bomb, encrypted_zip, read_bytes, report, tarred, told, zipped

from zongjie.extractor.intake import ReadFailure

A, B, C = report("青石"), report("白水"), report("红岩")


def test_members_are_named_by_their_path(tmp_path: Path) -> None:
    inner = zipped([("内/页.html", b"<html><p>" + B + b"</p></html>")])
    found = read_bytes(tmp_path, "a.zip", zipped([("b/inner.zip", inner), ("a.txt", A), ("空/", b"")]))
    assert told(found) == {"a.zip/a.txt": "text", "a.zip/b/inner.zip/内/页.html": "html"}


def test_names_are_cleaned_and_unique(tmp_path: Path) -> None:
    files = [("../../etc/a.txt", A), ("etc/a.txt", B), ("/etc/a.txt", C), ("..", report("黄土"))]
    found = read_bytes(tmp_path, "a.zip", zipped(files))
    assert set(told(found)) == {"a.zip/etc/a.txt", "a.zip/etc/a.txt~2", "a.zip/etc/a.txt~3", "a.zip/_"}
    warned = {uri for uri, one in found.items() if not isinstance(one, ReadFailure) and one.warnings}
    assert len(warned) == 3
    assert not list(tmp_path.rglob("etc"))


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    files = [("__MACOSX/._a.txt", b"\0\5\x16"), (".git/config", b"x"), ("a.txt", A)]
    assert told(read_bytes(tmp_path, "a.zip", zipped(files))) == {"a.zip/a.txt": "text"}


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "big5"])
def test_names_without_the_flag_for_utf8(tmp_path: Path, encoding: str) -> None:
    name = "工作總結報告" if encoding == "big5" else "工作总结报告"
    raw = name.encode(encoding)
    data = zipped([("\x01" * len(raw) + ".txt", A)]).replace(b"\x01" * len(raw), raw)
    assert list(read_bytes(tmp_path, "a.zip", data)) == [f"a.zip/{name}.txt"]


def test_one_bad_member_does_not_stop_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped([("a.txt", A), ("b.txt", B * 9), ("c.txt", C)]))
    at = data.find(b"b.txt") + 10
    data[at : at + 20] = bytes(20)
    codes = told(read_bytes(tmp_path, "a.zip", bytes(data)))
    assert codes == {"a.zip/a.txt": "text", "a.zip/b.txt": "damaged_file", "a.zip/c.txt": "text"}


def test_encrypted_members(tmp_path: Path) -> None:
    assert told(read_bytes(tmp_path, "a.zip", encrypted_zip([("a.txt", A)]))) == {"a.zip/a.txt": "encrypted"}


def test_bombs_are_stopped_while_they_unpack(tmp_path: Path) -> None:
    zeros = bytes(40_000_000)
    codes = told(read_bytes(tmp_path, "a.zip", zipped([("0.txt", zeros), ("a.txt", A)])))
    assert codes == {"a.zip/0.txt": "archive_bomb", "a.zip/a.txt": "text"}
    assert told(read_bytes(tmp_path, "a.gz", bomb())) == {"a.gz": "archive_bomb"}
    tar = tarred([("a.txt", A), ("0.txt", zeros), ("b.txt", B)], mode="w:gz")
    assert told(read_bytes(tmp_path, "a.tgz", tar)) == {"a.tgz/a.txt": "text", "a.tgz": "archive_bomb"}


def test_a_header_that_lies_about_the_size_does_not_help(tmp_path: Path) -> None:
    data = bytearray(zipped([("0.txt", bytes(40_000_000))]))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(mark) + place
        data[at : at + 4] = (9).to_bytes(4, "little")
    (code,) = told(read_bytes(tmp_path, "a.zip", bytes(data))).values()
    assert code in ("archive_bomb", "damaged_file")


def test_limit_on_what_all_archives_together_unpack_to(tmp_path: Path) -> None:
    inner = [(f"{n}.zip", zipped([(f"{k}.txt", report(f"{n}{k}") * 20) for k in range(3)])) for n in range(3)]
    codes = told(read_bytes(tmp_path, "a.zip", zipped(inner), limit_unpacked=len(A) * 20 * 5))
    assert list(codes.values()).count("text") in (3, 4)
    assert "too_large" in codes.values()


def test_limits_on_members_and_nesting(tmp_path: Path) -> None:
    files = [(f"{n}.txt", report(str(n))) for n in range(4)]
    codes = told(read_bytes(tmp_path, "a.zip", zipped(files), limit_members=2))
    assert codes == {"a.zip/0.txt": "text", "a.zip/1.txt": "text", "a.zip": "too_large"}
    data = A
    for _ in range(3):
        data = zipped([("x", data)])
    assert told(read_bytes(tmp_path, "a", data, limit_nesting=3)) == {"a/x/x/x": "text"}
    assert told(read_bytes(tmp_path, "a", data, limit_nesting=2)) == {"a/x/x": "too_large"}


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_tar(tmp_path: Path, mode: str) -> None:
    data = tarred([("甲/a.txt", A), ("l", None), ("../b.md", B)], mode=mode)
    expected = {"a/甲/a.txt": "text", "a/l": "not_a_file", "a/b.md": "markdown"}
    assert told(read_bytes(tmp_path, "a", data)) == expected
    behind = data + (b"garbage" * 9 if mode != "w" else b"")
    assert told(read_bytes(tmp_path, "a", behind)) == expected


def test_a_tar_that_was_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    data = tarred([("a.txt", A), ("b.txt", B * 99)])
    assert told(read_bytes(tmp_path, "a.tar", data[:3000])) == {"a.tar/a.txt": "text", "a.tar": "damaged_file"}


def test_a_long_header_is_not_read_into_memory(tmp_path: Path) -> None:
    out = io.BytesIO()
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 2**40
    out.write(info.tobuf(tarfile.GNU_FORMAT) + bytes(1024))
    assert told(read_bytes(tmp_path, "a.tar", out.getvalue())) == {"a.tar": "damaged_file"}


def test_one_compressed_file_keeps_its_name(tmp_path: Path) -> None:
    packed = gzip.compress(A)
    assert told(read_bytes(tmp_path, "a.md.gz", packed)) == {"a.md.gz": "markdown"}
    assert told(read_bytes(tmp_path, "a.gz", packed + b"garbage" * 9)) == {"a.gz": "text"}
    assert told(read_bytes(tmp_path, "a.gz", packed[:-9])) == {"a.gz": "damaged_file"}
    both = read_bytes(tmp_path, "a.gz", packed + gzip.compress(B))["a.gz"]
    assert not isinstance(both, ReadFailure)
    assert both.text == (A + B).decode()


def test_an_empty_archive_is_empty(tmp_path: Path) -> None:
    assert told(read_bytes(tmp_path, "a.zip", zipped([]))) == {"a.zip": "empty"}
