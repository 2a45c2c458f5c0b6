"""`zongjie train`: models from gold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from .console import messages, output, plain
from .exits import Exit

if TYPE_CHECKING:
    from zongjie.corpus import Corpus, CorpusDocument


def train(
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="DIR",
            help="模型文件夹 · Folder for the models.",
            file_okay=False,
            show_default=False,
        ),
    ] = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help="重建随包附带的模型 · Rebuild the models that come with the package.")
    ] = False,
    without_shared: Annotated[
        bool,
        typer.Option(
            "--without-shared",
            help="只用本项目自编的文档 · Train on the documents composed for this project only.",
        ),
    ] = False,
) -> None:
    """由标注训练模型 · Train the models from gold.

    用自编文档，以及（若有）共享文档的标注；冻结的文档从不用于训练 · From the composed documents and, where present, the
    gold of shared ones; frozen documents never train.
    """
    from threadpoolctl import threadpool_limits

    from zongjie.corpus import CorpusError, Origin, read_corpus

    from ..models.calibrate import train_calibrated as fit
    from ..models.card import write_card
    from ..models.store import shipped_folder

    if (out is None) is not shipped:
        raise typer.BadParameter("给出其中一个 · give one of the two", param_hint="--out / --shipped")
    folder = shipped_folder() if out is None else out
    try:
        corpus = read_corpus(origin=[Origin.COMPOSED] if without_shared else tuple(Origin))
    except CorpusError as error:
        messages().print(plain(str(error)), soft_wrap=True)
        raise typer.Exit(Exit.FAILED) from error
    output().print(_table(corpus.documents))
    _print_skipped(corpus, without_shared=without_shared)
    # One thread, so that the result does not depend on the number of cores.
    with threadpool_limits(limits=1), messages().status("训练 · training"):
        models = fit(corpus.documents)
    try:
        manifest = models.save(folder)
        write_card(folder)
    except OSError as error:
        messages().print("模型无法写出 · the models cannot be written:", plain(str(error)), soft_wrap=True)
        raise typer.Exit(Exit.OUTPUT) from error
    output().print("模型 · models", plain(f"{folder} (sha256 {manifest.artefact_sha256})"), soft_wrap=True)


def _table(documents: Sequence[CorpusDocument]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("来源 · origin")
    for title in ("文档 · documents", "句子 · sentences", "指标 · metrics"):
        table.add_column(title, justify="right")
    origins = dict.fromkeys(document.origin for document in documents)
    groups = {str(origin): [d for d in documents if d.origin == origin] for origin in origins}
    for title, group in [*groups.items(), ("合计 · all", list(documents))]:
        sentences = sum(len(d.gold.sentences) for d in group)
        metrics = sum(len(d.gold.metrics) for d in group)
        table.add_row(title, f"{len(group):,}", f"{sentences:,}", f"{metrics:,}")
    return table


def _print_skipped(corpus: Corpus, *, without_shared: bool) -> None:
    """What was not trained on, and why."""
    from zongjie.corpus import Split, shared_folder
    from zongjie.corpus.loader import SHARED_VARIABLE, read_manifest

    console = output()
    frozen = sum(row.split is Split.FROZEN for row in read_manifest())
    console.print(f"跳过 · skipped: {frozen} frozen documents, which only measure")
    if without_shared:
        console.print("跳过 · skipped: shared and stand-off documents, as asked by --without-shared")
    elif shared_folder() is None:
        console.print(
            f"跳过 · skipped: shared documents, for there is no shared folder; {SHARED_VARIABLE} can name one"
        )
    for one in corpus.skipped:
        console.print(plain(f"跳过 · skipped: {one}"), soft_wrap=True)
