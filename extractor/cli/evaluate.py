"""`zongjie evaluate`: how right are the records, judged by gold?"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .console import messages, plain, print_problem, tracked
from .exits import Exit

if TYPE_CHECKING:
    from zongjie.corpus import GoldDocument, Record

    from ..intake import Input
    from ..run import Outcome


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
    leave_one_out: Annotated[
        bool,
        typer.Option(
            "--leave-one-out",
            help="每篇都由未见过它的模型抽取，较慢 · Extract each text with models trained without it; slow.",
        ),
    ] = False,
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
    """对照标注评分 · Score records against gold.

    训练过模型的文档，其分数不说明问题，会注明 · Figures on texts that trained the models say nothing; these are marked.
    """
    from zongjie.corpus import MISTAKE_KINDS, CorpusError, read_records, render_evaluation, score

    if errors is not None and errors not in MISTAKE_KINDS:
        raise typer.BadParameter(f"可选 · choose from {', '.join(MISTAKE_KINDS)}", param_hint="--errors")
    if leave_one_out and pred is not None:
        raise typer.BadParameter("不能与 --pred 同用 · not together with --pred", param_hint="--leave-one-out")
    try:
        documents = list(_gold_files(gold))
        if not documents:
            messages().print("没有找到标注 *.gold.json · no gold files found")
            raise typer.Exit(Exit.NOTHING)
        judged = [document for _, document in documents]
        if errors is not None:
            _refuse_frozen(judged)
        if pred is not None:
            records = read_records(pred)
        else:
            inputs = _texts(documents)
            judged = [document for document in judged if document.sha256 in inputs]
            records = list(_records(_held_out(inputs) if leave_one_out else _extracted(inputs)))
        evaluation = score(judged, records)
    except CorpusError as error:
        messages().print(plain(str(error)), soft_wrap=True)
        raise typer.Exit(Exit.FAILED) from error
    seen = [] if leave_one_out else _seen(judged)
    if as_json:
        figures = evaluation.to_dict(by_document=by_document, intervals=intervals, mistakes=errors)
        figures |= {"leave one out": leave_one_out, "trained on": seen}
        typer.echo(json.dumps(figures, ensure_ascii=False, indent=1))
        return
    report = render_evaluation(evaluation, intervals=intervals, by_document=by_document, mistakes=errors)
    typer.echo(report, nl=False)
    if leave_one_out:
        typer.echo("\n每篇都由未见过它的模型抽取 · each text was extracted with models trained without it")
    elif seen:
        typer.echo(
            f"\n{len(judged)} 篇中有 {len(seen)} 篇训练过随包附带的模型，其分数不说明问题，请用 --leave-one-out · "
            f"{len(seen)} of {len(judged)} texts trained the shipped models; figures on these say nothing, "
            f"use --leave-one-out: {', '.join(seen)}"
        )


def _seen(judged: Iterable[GoldDocument]) -> list[str]:
    """Names of the gold texts that the shipped models were trained on."""
    from ..models.store import Manifest, shipped_folder

    texts = set(Manifest.read(shipped_folder()).texts)
    return [document.source for document in judged if document.sha256 in texts]


def _refuse_frozen(judged: Iterable[GoldDocument]) -> None:
    """Whoever reads the mistakes on frozen documents will write rules for them, and they will measure no more."""
    from zongjie.corpus import load

    frozen = {document.gold.sha256 for document in load("frozen")}
    if any(document.sha256 in frozen for document in judged):
        raise typer.BadParameter(
            "冻结的文档只给出分数，不列差错 · frozen documents give figures only, no mistakes", param_hint="--errors"
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


def _extracted(inputs: dict[str, Input]) -> Iterator[Outcome]:
    from ..pipeline import Extractor
    from ..run import extract_all

    return tracked(extract_all(inputs.values(), Extractor()), messages(), title="抽取 · extracting", total=len(inputs))


def _held_out(inputs: dict[str, Input]) -> Iterator[Outcome]:
    from zongjie.corpus import load

    from ..models.held_out import extract_held_out, folds_of

    documents = load()
    folds = folds_of(inputs, {document.gold.sha256 for document in documents})
    outcomes = extract_held_out(folds, documents)
    return tracked(outcomes, messages(), title="逐篇留出 · leaving one out", total=len(inputs))


def _records(outcomes: Iterable[Outcome]) -> Iterator[Record]:
    for outcome in outcomes:
        if outcome.record is not None:
            yield json.loads(outcome.record.to_json())
        elif outcome.error is not None:
            print_problem(messages(), outcome.uri, outcome.error.code, outcome.error)
