"""Stored records against their sources: every verdict, with and without texts, moved, in bundles, as aliases."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from zongjie.extractor import proof as proof_module
from zongjie.extractor.intake import Input, Issue, IssueCode, Options, ReadFailure, discover
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.proof import Proof, Verdict, prove
from zongjie.extractor.run import extract_all
from zongjie.extractor.source import SourceText
from zongjie.schemas.run import SourceEntry

REPORT = "{}2023年工作总结\n一、主要工作\n全年走访群众{}户，新增企业3家。\n二、存在的问题\n一是人手不足。\n"
TEXTS = {"a.txt": REPORT.format("青石镇", 12), "deep/b.txt": REPORT.format("白塔镇", 30)}

Verdicts = dict[str, Verdict]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `in/`: two reports, and an archive of two further ones, one of which repeats the first."""
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (tmp_path / "in/z.zip").write_bytes(zipped({"1.txt": TEXTS["a.txt"], "2.txt": REPORT.format("柏树镇", 7)}))
    return tmp_path


@pytest.fixture
def stored(folder: Path, extractor: Extractor) -> Callable[..., tuple[Path, list[SourceEntry]]]:
    """Extracts `in/` and stores the records."""

    def store(*, text: bool = True) -> tuple[Path, list[SourceEntry]]:
        outcomes = list(extract_all(discover(["in"]), extractor))
        path = folder / "records.jsonl"
        lines = [outcome.record.to_json(text=text) for outcome in outcomes if outcome.record]
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
        return path, [outcome.alias for outcome in outcomes if outcome.alias]

    return store


def zipped(members: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in members.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return file.getvalue()


def verdicts(path: Path, *sources: str, aliases: list[SourceEntry] | None = None) -> Verdicts:
    proofs = list(prove(path, sources or ("in",), aliases=aliases or []))
    assert len({proof.uri for proof in proofs}) == len(proofs), "one proof for each"
    return {proof.uri: proof.verdict for proof in proofs}


ALL_SOUND = dict.fromkeys(("in/a.txt", "in/deep/b.txt", "in/z.zip/2.txt"), Verdict.SOUND)


@pytest.mark.parametrize("text", [True, False])
def test_unchanged_sources_prove_every_record_and_alias(stored: Callable[..., object], text: bool) -> None:
    path, aliases = stored(text=text)
    assert [alias.uri for alias in aliases] == ["in/z.zip/1.txt"]
    assert verdicts(path, aliases=aliases) == {**ALL_SOUND, "in/z.zip/1.txt": Verdict.SOUND}


@pytest.mark.parametrize("text", [True, False])
def test_one_changed_byte_is_noticed(stored: Callable[..., object], folder: Path, text: bool) -> None:
    path, _ = stored(text=text)
    (folder / "in/a.txt").write_text(TEXTS["a.txt"].replace("12户", "13户"), encoding="utf-8")
    assert verdicts(path) == {**ALL_SOUND, "in/a.txt": Verdict.CHANGED_SOURCE}


def test_a_changed_member_of_an_archive_is_noticed(stored: Callable[..., object], folder: Path) -> None:
    path, aliases = stored(text=False)
    (folder / "in/z.zip").write_bytes(zipped({"1.txt": TEXTS["a.txt"], "2.txt": REPORT.format("柏树镇", 8)}))
    expected = {**ALL_SOUND, "in/z.zip/1.txt": Verdict.SOUND, "in/z.zip/2.txt": Verdict.CHANGED_SOURCE}
    assert verdicts(path, aliases=aliases) == expected


def test_a_source_that_is_gone_is_missing(stored: Callable[..., object], folder: Path) -> None:
    path, _ = stored()
    (folder / "in/deep/b.txt").unlink()
    assert verdicts(path) == {**ALL_SOUND, "in/deep/b.txt": Verdict.MISSING_SOURCE}


def test_an_archive_that_cannot_be_opened_any_more(stored: Callable[..., object], folder: Path) -> None:
    path, _ = stored()
    (folder / "in/z.zip").write_bytes(b"")
    assert verdicts(path) == {**ALL_SOUND, "in/z.zip/2.txt": Verdict.UNREADABLE_SOURCE}


def test_a_moved_folder_is_found_by_names_below_it_and_by_bytes(stored: Callable[..., object], folder: Path) -> None:
    path, aliases = stored(text=False)
    (folder / "elsewhere").mkdir()
    (folder / "in").rename(folder / "elsewhere/in")
    assert verdicts(path, "elsewhere") == ALL_SOUND
    (folder / "elsewhere/in/a.txt").rename(folder / "elsewhere/in/renamed.txt")
    assert verdicts(path, "elsewhere", aliases=aliases) == {**ALL_SOUND, "in/z.zip/1.txt": Verdict.SOUND}
    (found,) = [proof.found for proof in prove(path, ["elsewhere"]) if proof.uri == "in/deep/b.txt"]
    assert found == "elsewhere/in/deep/b.txt"


def test_below_a_moved_folder_a_name_still_tells_changed_from_missing(
    stored: Callable[..., object], folder: Path
) -> None:
    path, _ = stored()
    (folder / "elsewhere").mkdir()
    (folder / "in").rename(folder / "elsewhere/in")
    (folder / "elsewhere/in/a.txt").write_text("走访14户。", encoding="utf-8")
    assert verdicts(path, "elsewhere")["in/a.txt"] is Verdict.CHANGED_SOURCE


def test_a_name_counts_before_bytes_elsewhere(stored: Callable[..., object], folder: Path) -> None:
    path, _ = stored()
    (folder / "in/a.txt").rename(folder / "in/0.txt")
    (folder / "in/a.txt").write_text("走访14户。", encoding="utf-8")
    assert verdicts(path)["in/a.txt"] is Verdict.CHANGED_SOURCE


def forged(path: Path, **changes: object) -> None:
    """Change the source of the first record of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    record = json.loads(lines[0])
    record["source"] |= changes
    lines[0] = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


@pytest.mark.parametrize("text", [True, False])
def test_spans_that_the_source_does_not_hold_are_noticed(stored: Callable[..., object], text: bool) -> None:
    path, _ = stored(text=text)
    path.write_text(path.read_text("utf-8").replace('"text":"3家"', '"text":"4家"', 1), encoding="utf-8")
    assert verdicts(path) == {**ALL_SOUND, "in/a.txt": Verdict.OTHER_SPANS}
    (details,) = [proof.details for proof in prove(path, ["in"]) if proof.verdict is Verdict.OTHER_SPANS]
    assert any("not_grounded" in detail for detail in details)


@pytest.mark.parametrize(
    ("field", "value"), [("reader", "html"), ("encoding", "gb18030"), ("media_type", "text/html"), ("pages", [0])]
)
def test_a_forged_provenance_is_noticed(stored: Callable[..., object], field: str, value: object) -> None:
    path, _ = stored(text=False)
    forged(path, **{field: value})
    (details,) = [proof.details for proof in prove(path, ["in"]) if proof.verdict is Verdict.OTHER_SPANS]
    assert any(detail.startswith(f"source.{field}: ") for detail in details)


def test_another_version_of_the_library_that_reads_the_same_is_sound(stored: Callable[..., object]) -> None:
    path, _ = stored(text=False)
    forged(path, reader_version="reader 0.0.1")
    assert verdicts(path) == ALL_SOUND


def reading(monkeypatch: pytest.MonkeyPatch, change: Callable[[SourceText], SourceText | ReadFailure]) -> None:
    """Have the readers give something else for the same bytes."""
    real = proof_module.read_all

    def read_all(source: Input, options: Options | None) -> object:
        return (change(one) if isinstance(one, SourceText) else one for one in real(source, options))

    monkeypatch.setattr(proof_module, "read_all", read_all)


def test_a_reader_that_gives_another_text_names_itself(
    stored: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, aliases = stored(text=False)

    def other(source: SourceText) -> SourceText:
        text = source.text + "。"
        return SourceText(
            text=text, uri=source.uri, reader_version="reader 9.9", bytes_sha256=source.bytes_sha256, reader="text"
        )

    reading(monkeypatch, other)
    proofs = list(prove(path, ["in"], aliases=aliases))
    assert {proof.verdict for proof in proofs} == {Verdict.OTHER_TEXT}
    assert any("reader 9.9" in detail for proof in proofs for detail in proof.details)


def test_a_source_that_can_no_longer_be_read_says_why(
    stored: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = stored()
    reading(monkeypatch, lambda source: ReadFailure(source.uri, Issue(IssueCode.EMPTY), source.bytes_sha256))
    proofs = list(prove(path, ["in"]))
    assert {proof.verdict for proof in proofs} == {Verdict.UNREADABLE_SOURCE}
    assert all("[empty]" in proof.details[0] for proof in proofs)


def test_lines_that_are_no_records_are_left_to_the_check_of_the_file(stored: Callable[..., object]) -> None:
    path, _ = stored()
    path.write_text("{\n" + path.read_text("utf-8"), encoding="utf-8")
    assert verdicts(path) == ALL_SOUND


def test_a_source_that_nobody_stored_proves_nothing(folder: Path) -> None:
    (folder / "records.jsonl").write_text("", encoding="utf-8")
    assert list(prove(folder / "records.jsonl", ["in", "nowhere"])) == []


def test_a_proof_tells_where_a_moved_source_was_found(stored: Callable[..., object], folder: Path) -> None:
    path, _ = stored()
    (folder / "in/a.txt").rename(folder / "in/renamed.txt")
    proofs = {proof.uri: proof for proof in prove(path, ["in"])}
    # The archive holds the same bytes as well; the first file found with them is named.
    assert proofs["in/a.txt"] == Proof("in/a.txt", Verdict.SOUND, "in/renamed.txt")
