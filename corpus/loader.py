"""The documents with gold that are at hand: composed for the project, stand-off, and shared."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from zongjie.schemas.identity import text_digest
from zongjie.schemas.taxonomy import Level

from .errors import CorpusError
from .gold import GOLD_SUFFIX, TEXT_SUFFIXES, GoldDocument, read_gold, read_text

HERE = Path(__file__).parent
SHARED_VARIABLE = "ZONGJIE_SHARED"
MANIFEST = "manifest.tsv"
MANIFEST_COLUMNS = ("id", "split", "level", "year", "layout", "features")


class Split(StrEnum):
    """What a document may be used for."""

    OPEN = "open"
    """Rules and models may be made from it."""
    FROZEN = "frozen"
    """Only measured on; nobody who writes rules looks at it, and no model trains on it."""


class Origin(StrEnum):
    """Where a document comes from."""

    COMPOSED = "composed"
    """Written for this project, with invented places and figures; text and gold are in `documents/`."""
    SHARED = "shared"
    """A real document with gold in the shared folder."""
    STANDOFF = "standoff"
    """A real document of the shared folder, or an excerpt of one; its gold is in `standoff/`, without its sentences."""


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """What the manifest says about a composed document."""

    id: str
    split: Split
    level: Level
    year: int
    layout: str
    features: str


@dataclass(frozen=True, slots=True)
class CorpusDocument:
    """A document with its text and gold.

    Attributes
    ----------
    path
        The text file; of an excerpt the file of the whole text.
    manifest
        None for documents that were not composed.
    """

    id: str
    origin: Origin
    split: Split
    path: Path
    text: str
    gold: GoldDocument
    manifest: ManifestRow | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that cannot be loaded here, and why."""

    id: str
    origin: Origin
    reason: str

    def __str__(self) -> str:
        return f"{self.origin} document {self.id}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was loaded and what was not."""

    documents: tuple[CorpusDocument, ...]
    skipped: tuple[Skipped, ...]


def load(
    split: Split | Literal["open", "frozen", "all"] = Split.OPEN,
    *,
    origin: Collection[Origin | str] = tuple(Origin),
    shared: Path | None = None,
) -> list[CorpusDocument]:
    """Load the documents that are at hand; see `read_corpus`, which also says what is not.

    Examples
    --------
    >>> document = load(origin=["composed"])[0]
    >>> first = document.gold.sentences[0]
    >>> document.split, document.gold.misfits(document.text), first.start
    (<Split.OPEN: 'open'>, [], 0)
    """
    return list(read_corpus(split, origin=origin, shared=shared).documents)


def read_corpus(
    split: Split | Literal["open", "frozen", "all"] = Split.OPEN,
    *,
    origin: Collection[Origin | str] = tuple(Origin),
    shared: Path | None = None,
    root: Path = HERE,
) -> Corpus:
    """Load the documents that are at hand and say which are not.

    Parameters
    ----------
    split
        `open`, `frozen` or `all`. Shared documents are never frozen.
    origin
        Which documents; all by default.
    shared
        The shared folder; by default the one that `shared_folder` finds. Without one there are no shared and no
        stand-off documents.
    root
        The folder that holds `documents/` and `standoff/`.

    Returns
    -------
    Corpus
        Composed documents in the manifest's order, then shared, then stand-off ones by split and name; a text comes
        once.

    Raises
    ------
    CorpusError
        If a file of the corpus is not in its form, or gold and text do not fit.
    """
    wanted = [Origin(one) for one in origin]
    folder = shared or shared_folder()
    found: list[CorpusDocument | Skipped] = []
    if Origin.COMPOSED in wanted:
        found += _composed(root / "documents", split)
    if Origin.SHARED in wanted and folder and split in (Split.OPEN, "all"):
        found += _shared(folder)
    if Origin.STANDOFF in wanted:
        found += _standoff(root / "standoff", split, folder)
    documents: dict[str, CorpusDocument] = {}
    skipped: list[Skipped] = []
    for one in found:
        if isinstance(one, Skipped):
            skipped.append(one)
        elif one.gold.sha256 in documents:
            skipped.append(Skipped(one.id, one.origin, f"the same text as {documents[one.gold.sha256].id}"))
        else:
            documents[one.gold.sha256] = one
    return Corpus(tuple(documents.values()), tuple(skipped))


def shared_folder() -> Path | None:
    """The folder of shared texts and gold, None if there is none here.

    It is what the environment variable `ZONGJIE_SHARED` names, else `shared` beside the repository or beside the
    working folder.
    """
    named = os.environ.get(SHARED_VARIABLE)
    candidates = [Path(named)] if named else [HERE.parent.parent / "shared", Path("..") / "shared"]
    return next((folder for folder in candidates if (folder / "gold").is_dir()), None)


def read_manifest(documents: Path = HERE / "documents") -> list[ManifestRow]:
    """Read the manifest of the composed documents.

    Raises
    ------
    CorpusError
        If it is missing or a row is not in its form.
    """
    path = documents / MANIFEST
    if not path.is_file():
        raise CorpusError(f"{path} is missing: list the documents there, columns {', '.join(MANIFEST_COLUMNS)}")
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != MANIFEST_COLUMNS:
        raise CorpusError(f"{path}: the first line must name the columns {', '.join(MANIFEST_COLUMNS)}, tabs between")
    rows: dict[str, ManifestRow] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line.strip():
            continue
        try:
            name, split, level, year, layout, features = line.split("\t")
            row = ManifestRow(name, Split(split), Level[level.upper()], int(year), layout, features)
        except (ValueError, KeyError) as error:
            raise CorpusError(f"{path}:{number}: {error}; the columns are {', '.join(MANIFEST_COLUMNS)}") from error
        if row.id in rows:
            raise CorpusError(f"{path}:{number}: {row.id} is listed twice")
        rows[row.id] = row
    return list(rows.values())


def _composed(folder: Path, split: str) -> Iterator[CorpusDocument | Skipped]:
    for row in read_manifest(folder):
        if split not in (row.split, "all"):
            continue
        stem = folder / row.split / row.id
        texts = [path for suffix in TEXT_SUFFIXES if (path := stem.with_name(row.id + suffix)).is_file()]
        gold = stem.with_name(row.id + GOLD_SUFFIX)
        if len(texts) != 1:
            raise CorpusError(f"{stem}.txt or {stem}.md, named in the manifest, must exist once; {len(texts)} do")
        if gold.is_file():
            yield _document(row.id, Origin.COMPOSED, texts[0], read_gold(gold), row)
        else:
            yield Skipped(row.id, Origin.COMPOSED, f"it has no gold yet ({gold.name})")


def _shared(folder: Path) -> Iterator[CorpusDocument | Skipped]:
    for path in sorted((folder / "gold" / "dev").glob("*" + GOLD_SUFFIX)):
        gold = read_gold(path)
        name = path.name.removesuffix(GOLD_SUFFIX)
        text = path.with_name(gold.source)
        if text.is_file():
            yield _document(name, Origin.SHARED, text, gold)
        else:
            yield Skipped(name, Origin.SHARED, f"its text {gold.source} is not beside its gold")


def _standoff(folder: Path, split: str, shared: Path | None) -> Iterator[CorpusDocument | Skipped]:
    golds = [
        (part, path)
        for part in Split
        if split in (part, "all")
        for path in sorted((folder / part).glob("*" + GOLD_SUFFIX))
    ]
    texts = _texts_by_digest(shared / "texts") if shared and golds else {}
    for part, path in golds:
        gold = read_gold(path)
        name = path.name.removesuffix(GOLD_SUFFIX)
        wanted = gold.excerpt.sha256 if gold.excerpt else gold.sha256
        if wanted in texts:
            yield _document(name, Origin.STANDOFF, texts[wanted], gold, split=part)
        else:
            where = f"under {shared / 'texts'}" if shared else f"here: {SHARED_VARIABLE} names no shared folder"
            yield Skipped(name, Origin.STANDOFF, f"no text with its digest {wanted[:12]}… {where}")


def _texts_by_digest(folder: Path) -> dict[str, Path]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix in TEXT_SUFFIXES)
    return {text_digest(read_text(path)): path for path in reversed(paths)}


def _document(
    name: str,
    origin: Origin,
    path: Path,
    gold: GoldDocument,
    manifest: ManifestRow | None = None,
    *,
    split: Split = Split.OPEN,
) -> CorpusDocument:
    text = read_text(path)
    if gold.excerpt is not None:
        text = gold.excerpt.cut(text)
    misfits = gold.misfits(text)
    if misfits:
        raise CorpusError("\n".join([*misfits, f"{path} and its gold do not fit: compile the gold again"]))
    return CorpusDocument(name, origin, manifest.split if manifest else split, path, text, gold, manifest)
