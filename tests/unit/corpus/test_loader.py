"""What is at hand is loaded; what is not is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from zongjie.corpus import CorpusError, Origin, Split, load, read_corpus, shared_folder
from zongjie.corpus.compile import main as compile_main
from zongjie.corpus.loader import read_manifest
from zongjie.schemas.identity import text_digest

from .conftest import Tables

HEADER = "id\tsplit\tlevel\tyear\tlayout\tfeatures\n"
ROW = "village\topen\tvillage_community\t2024\tplain\tthree headings\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A corpus with one document in each split, and nothing shared."""
    folder = tmp_path / "corpus"
    for split in Split:
        (folder / "documents" / split).mkdir(parents=True)
        Tables(folder / "documents" / split)
    for split in Split:
        (folder / "standoff" / split).mkdir(parents=True)
    frozen = folder / "documents" / "frozen"
    for path in sorted(frozen.iterdir()):
        path.rename(path.with_name(path.name.replace("village", "hamlet")))
    (frozen / "hamlet.txt").write_text((frozen / "hamlet.txt").read_text(encoding="utf-8") + "\n", encoding="utf-8")
    rows = [HEADER, ROW, ROW.replace("village\topen", "hamlet\tfrozen")]
    (folder / "documents" / "manifest.tsv").write_text("".join(rows), encoding="utf-8")
    assert compile_main([str(folder / "documents")]) == 0
    return folder


@pytest.fixture
def shared(tmp_path: Path, root: Path) -> Path:
    """A shared folder with one annotated text and one plain text."""
    folder = tmp_path / "shared"
    (folder / "gold" / "dev").mkdir(parents=True)
    (folder / "texts" / "reports").mkdir(parents=True)
    real = Tables(folder / "gold" / "dev")
    real.path.write_bytes(real.path.read_bytes() + b"\n\n")
    assert compile_main([str(folder / "gold")]) == 0
    return folder


def ids(root: Path, *args: str, **options: object) -> list[str]:
    return [document.id for document in read_corpus(*args, root=root, **options).documents]  # type: ignore[arg-type]


def test_frozen_documents_come_only_when_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZONGJIE_SHARED", str(root / "nowhere"))
    assert ids(root) == ["village"]
    assert ids(root, "frozen") == ["hamlet"]
    assert ids(root, "all") == ["village", "hamlet"]


def test_a_document_has_its_text_gold_and_manifest_row(root: Path, shared: Path) -> None:
    document = read_corpus(root=root, shared=shared).documents[0]
    assert (document.origin, document.split, document.manifest.layout) == (Origin.COMPOSED, Split.OPEN, "plain")
    assert document.gold.misfits(document.text) == []


def test_shared_gold_is_open(root: Path, shared: Path) -> None:
    documents = read_corpus("all", root=root, shared=shared, origin=["shared"]).documents
    assert [(d.id, d.origin, d.split) for d in documents] == [("village", Origin.SHARED, Split.OPEN)]
    assert ids(root, "frozen", shared=shared, origin=["shared"]) == []


def test_standoff_gold_finds_its_text_by_digest(root: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = root / "documents" / "frozen" / "hamlet.gold.json"
    (root / "standoff" / "open" / "report.gold.json").write_bytes(gold.read_bytes())
    text = gold.with_name("hamlet.txt").read_bytes()
    (shared / "texts" / "reports" / "某镇-2024.txt").write_bytes(b"\xef\xbb\xbf" + text)
    (document,) = read_corpus(root=root, shared=shared, origin=["standoff"]).documents
    assert (document.id, document.path.name, document.origin) == ("report", "某镇-2024.txt", Origin.STANDOFF)

    (shared / "texts" / "reports" / "某镇-2024.txt").unlink()
    (skipped,) = read_corpus(root=root, shared=shared, origin=["standoff"]).skipped
    assert "no text with its digest" in str(skipped)
    monkeypatch.setenv("ZONGJIE_SHARED", str(root / "nowhere"))
    (skipped,) = read_corpus(root=root, origin=["standoff"]).skipped
    assert "ZONGJIE_SHARED names no shared folder" in skipped.reason


def test_standoff_gold_of_an_excerpt_cuts_it_from_the_whole_text(root: Path, shared: Path) -> None:
    text = (root / "documents" / "frozen" / "hamlet.txt").read_text(encoding="utf-8")
    whole = "前言不在其中。\n" + text[:20] + "略去的一段。" + text[20:] + "附件"
    at = whole.index(text[:20])
    pieces = [[at, at + 20], [at + 26, len(whole) - 2]]
    gold = json.loads((root / "documents" / "frozen" / "hamlet.gold.json").read_text(encoding="utf-8"))
    gold["excerpt"] = {"sha256": text_digest(whole), "pieces": pieces}
    (root / "standoff" / "frozen" / "part.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    (shared / "texts" / "reports" / "某市-2020.txt").write_text(whole, encoding="utf-8")
    assert ids(root, shared=shared, origin=["standoff"]) == []
    (document,) = read_corpus("frozen", root=root, shared=shared, origin=["standoff"]).documents
    assert (document.text, document.split, document.path.name) == (text, Split.FROZEN, "某市-2020.txt")


def test_a_text_comes_once(root: Path, shared: Path) -> None:
    folder = shared / "gold" / "dev"
    (folder / "village.txt").write_bytes((root / "documents" / "open" / "village.txt").read_bytes())
    (folder / "village.gold.json").write_bytes((root / "documents" / "open" / "village.gold.json").read_bytes())
    corpus = read_corpus(root=root, shared=shared)
    assert [document.origin for document in corpus.documents] == [Origin.COMPOSED]
    assert corpus.skipped[0].reason == "the same text as village"


def test_a_document_without_gold_is_skipped_and_one_without_text_refused(root: Path, shared: Path) -> None:
    folder = root / "documents" / "open"
    (folder / "village.gold.json").unlink()
    corpus = read_corpus(root=root, shared=shared, origin=["composed"])
    assert corpus.documents == ()
    assert corpus.skipped[0].reason == "it has no gold yet (village.gold.json)"
    (folder / "village.txt").unlink()
    with pytest.raises(CorpusError, match="must exist once; 0 do"):
        read_corpus(root=root, shared=shared)


def test_a_changed_text_is_refused(root: Path, shared: Path) -> None:
    path = root / "documents" / "open" / "village.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("3公里", "5公里"), encoding="utf-8")
    with pytest.raises(CorpusError, match="has changed since it was annotated"):
        read_corpus(root=root, shared=shared)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "the first line must name the columns"),
        (ROW, "the first line must name the columns"),
        (HEADER + ROW + ROW, "village is listed twice"),
        (HEADER + ROW.replace("open", "closed"), "'closed' is not a valid Split"),
        (HEADER + ROW.replace("2024", "last year"), "manifest.tsv:2"),
        (HEADER + ROW.replace("village_community", "hamlet"), "manifest.tsv:2"),
        (HEADER + "village\topen\n", "manifest.tsv:2"),
    ],
)
def test_faults_of_the_manifest_are_named(root: Path, content: str, message: str) -> None:
    (root / "documents" / "manifest.tsv").write_text(content, encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        read_manifest(root / "documents")
    assert message in str(caught.value)


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"manifest\.tsv is missing"):
        read_manifest(tmp_path)


def test_the_shared_folder_is_the_one_named(shared: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZONGJIE_SHARED", str(shared))
    assert shared_folder() == shared
    monkeypatch.setenv("ZONGJIE_SHARED", str(tmp_path / "nowhere"))
    assert shared_folder() is None
    (tmp_path / "work").mkdir()
    monkeypatch.delenv("ZONGJIE_SHARED")
    monkeypatch.chdir(tmp_path / "work")
    assert shared_folder() is not None


def test_the_shipped_open_documents_load() -> None:
    documents = load(origin=["composed"])
    assert len(documents) >= 20
    assert {document.split for document in documents} == {Split.OPEN}
    assert len({document.manifest.layout for document in documents if document.manifest}) >= 10
