"""`zongjie evaluate`: how right are the records, judged by gold?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .console import messages, plain, print_problem
from .exits import Exit

if TYPE_CHECKING:
    from zongjie.corpus import GoldDocument, Record

    from ..intake import Input


def evaluate(
    gold: Annotated[
        list[Path],
        typer.Option(
            metavar="PATH",
            exists=True,
            help="标注文件 *.gold.json 或其文件夹，可重复 · Gold files or folders of them; may be repeated.",
            show_default=False,
        ),
    ],
    pred: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            exists=True,
            dir_okay=False,
            help="记录文件；不给则当场抽取原文 · Records to judge; default: extract the texts beside the gold.",
            show_default=False,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出 · Print JSON.")] = False,
    intervals: Annotated[
        bool, typer.Option("--intervals", help="按文档重抽样的 95% 区间 · 95 % bounds, resampling documents.")
    ] = False,
    by_document: Annotated[bool, typer.Option("--by-document", help="逐篇列出 · A row for each document.")] = False,
    errors: Annotated[
        str | None,
        typer.Option(
            metavar="KIND", help="列出这一类差错，如 metrics · List mistakes of one kind.", show_default=False
        ),
    ] = None,
) -> None:
    """对照标注评分 · Score records against gold."""
    from zongjie.corpus import MISTAKE_KINDS, CorpusError, read_records, render_evaluation, score

    if errors is not None and errors not in MISTAKE_KINDS:
        raise typer.BadParameter(f"可选 · choose from {', '.join(MISTAKE_KINDS)}", param_hint="--errors")
    try:
        documents = list(_gold_files(gold))
        if not documents:
            messages().print("没有找到标注 *.gold.json · no gold files found")
            raise typer.Exit(Exit.NOTHING)
        judged = [document for _, document in documents]
        if pred is not None:
            records = read_records(pred)
        else:
            inputs = _texts(documents)
            judged = [document for document in judged if document.sha256 in inputs]
            records = list(_extracted(inputs.values()))
        evaluation = score(judged, records)
    except CorpusError as error:
        messages().print(plain(str(error)), soft_wrap=True)
        raise typer.Exit(Exit.FAILED) from error
    if as_json:
        figures = evaluation.to_dict(by_document=by_document, intervals=intervals, mistakes=errors)
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
    else:
        typer.echo(
            render_evaluation(evaluation, intervals=intervals, by_document=by_document, mistakes=errors), nl=False
        )


def _gold_files(paths: Iterable[Path]) -> Iterator[tuple[Path, GoldDocument]]:
    from zongjie.corpus import read_gold
    from zongjie.corpus.gold import GOLD_SUFFIX

    for path in paths:
        for file in sorted(path.glob(f"*{GOLD_SUFFIX}")) if path.is_dir() else [path]:
            yield file, read_gold(file)


def _texts(documents: Iterable[tuple[Path, GoldDocument]]) -> dict[str, Input]:
    """The text of each gold document by its digest; gold without a text is told and left out, for it judges nothing."""
    from ..intake import Input, ReadFailure, read

    inputs: dict[str, Input] = {}
    for file, document in documents:
        path = file.with_name(document.source)
        text = read(Input(path=path, uri=path.as_posix()))
        if isinstance(text, ReadFailure):
            print_problem(messages(), text.uri, text.issue.code, text.issue)
        elif text.text_sha256 != document.sha256:
            message = f"{path}: 与标注的原文不同，未评分 · not the text that the gold was made for, not scored"
            messages().print(plain(message), soft_wrap=True)
        else:
            inputs[document.sha256] = Input(path=path, uri=path.as_posix())
    return inputs


def _extracted(inputs: Iterable[Input]) -> Iterator[Record]:
    from ..pipeline import Extractor
    from ..run import extract_all

    for outcome in extract_all(inputs, Extractor()):
        if outcome.record is not None:
            yield json.loads(outcome.record.to_json())
        elif outcome.error is not None:
            print_problem(messages(), outcome.uri, outcome.error.code, outcome.error)
