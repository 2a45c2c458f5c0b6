"""Annotation tables → gold files: `python -m zongjie.corpus.compile FOLDER [--check]`.

Each document NAME.txt (or .md) with its tables NAME.sents.tsv, NAME.metrics.tsv, NAME.meta.json and NAME.items.tsv
becomes NAME.gold.json beside them. The tables refer to sentences by number and to everything else by exact text; all
of it must resolve. Every fault is listed, and a document with a fault is not written.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .errors import CorpusError
from .gold import GOLD_SUFFIX, TEXT_SUFFIXES, GoldDocument, read_text
from .tables import SENTENCES_SUFFIX, compile_tables


def compile_document(text_path: Path) -> GoldDocument:
    """Compile the tables that stand beside a text.

    Parameters
    ----------
    text_path
        NAME.txt or NAME.md. NAME.items.tsv may be missing: then nobody has annotated details.

    Raises
    ------
    TableFaults
        If anything in the tables does not resolve; holds every fault.
    CorpusError
        If a table is missing or a file cannot be decoded.
    """
    return compile_tables(read_text(text_path), source=text_path.name, stem=text_path.with_suffix(""))


def annotated_texts(folder: Path) -> list[Path]:
    """The texts below a folder that have tables, in order of path.

    Raises
    ------
    CorpusError
        If tables have no text, or two.
    """
    texts = []
    for table in sorted(folder.rglob("*" + SENTENCES_SUFFIX)):
        stem = table.name.removesuffix(SENTENCES_SUFFIX)
        found = [path for suffix in TEXT_SUFFIXES if (path := table.with_name(stem + suffix)).is_file()]
        if len(found) != 1:
            raise CorpusError(f"{table} needs one text beside it, {stem}.txt or {stem}.md; there are {len(found)}")
        texts += found
    return texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Compile, or check, every annotated text below a folder; 0 if there was no fault."""
    parser = argparse.ArgumentParser(prog="python -m zongjie.corpus.compile", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a gold file is not up to date")
    options = parser.parse_args(arguments)
    try:
        texts = annotated_texts(options.folder)
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    faulty = 0
    for text_path in texts:
        out = text_path.with_suffix(GOLD_SUFFIX)
        try:
            gold = compile_document(text_path)
        except CorpusError as error:
            sys.stderr.write(f"{error}\n")
            faulty += 1
            continue
        content = gold.to_json()
        if not options.check:
            out.write_text(content, encoding="utf-8", newline="\n")
        elif not out.is_file() or out.read_bytes() != content.encode():
            sys.stderr.write(f"{out} is not up to date: run python -m zongjie.corpus.compile {options.folder}\n")
            faulty += 1
    done = "checked" if options.check else "compiled"
    sys.stdout.write(f"{len(texts) - faulty} of {len(texts)} documents {done}\n")
    return 1 if faulty else 0


if __name__ == "__main__":
    sys.exit(main())
