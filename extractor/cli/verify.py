"""`zongjie verify`: is a file of records sound, and do its records fit their sources?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .console import messages, output, plain
from .exits import Exit
from .reading import (
    DEFAULTS,
    IdColumn,
    LimitBytes,
    LimitChars,
    LimitMembers,
    LimitNesting,
    LimitPages,
    LimitSeconds,
    LimitUnpacked,
    TextColumn,
    options_from,
)

if TYPE_CHECKING:
    from rich.console import Console

    from ..intake import Options
    from ..proof import Proof, Verdict
    from ..sinks import TableStore

_RECORDS = "records.jsonl"
_DATABASE = "zongjie.sqlite"
_SHOWN_VIOLATIONS = 20


def verify(
    context: typer.Context,
    store: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help="结果文件夹，或其中一种结果 · A folder of results, or one result of it (such as records.jsonl).",
            exists=True,
            readable=True,
            show_default=False,
        ),
    ],
    sources: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="DIR",
            help="重读这里的来源文件，逐条核对 · Read the sources in here again and hold every record against them.",
            exists=True,
            show_default=False,
        ),
    ] = None,
    limit_chars: LimitChars = DEFAULTS.limit_chars,
    limit_bytes: LimitBytes = DEFAULTS.limit_bytes,
    limit_pages: LimitPages = DEFAULTS.limit_pages,
    limit_unpacked: LimitUnpacked = DEFAULTS.limit_unpacked,
    limit_members: LimitMembers = DEFAULTS.limit_members,
    limit_nesting: LimitNesting = DEFAULTS.limit_nesting,
    limit_seconds: LimitSeconds = DEFAULTS.limit_seconds,
    text_column: TextColumn = DEFAULTS.text_column,
    id_column: IdColumn = DEFAULTS.id_column,
) -> None:
    """核对记录文件 · Check a file of records.

    每条记录须有出处、编号正确、引用可解、写法规范 · Grounding, ids, references and form of every record.

    文件夹中的数据表（SQLite、DuckDB、Parquet）逐行核对 · Tables in the folder are checked row by row.

    给出 --sources 时重读来源，逐条核对文件指纹、文本指纹与每处原文，略去全文的记录亦可 · With --sources the sources are
    read again: the digest of the bytes, the digest of the text and every span must be theirs, also of records that
    leave their text out. Files that were moved are found by the digest of their bytes.

    相符、来源已改动、来源缺失、来源无法读取、同样的字节读出别的文字、记录与来源文字不符 · Verdict on each document:
    sound, changed_source, missing_source, unreadable_source, other_text, other_spans.

    退出码：0 全部相符，1 有任何不符，3 没有来源可读 · Exit code: 0 all sound, 1 anything else, 3 no source to read.
    """
    from ..sinks import OutputError, StoreError, table_stores

    stores = table_stores(store)
    path = store / _RECORDS if store.is_dir() else store
    has_records = path.is_file() and store.name not in {table_store.name for table_store in stores}
    if not has_records and (sources or not stores):
        raise typer.BadParameter(f"其中没有 {_RECORDS} · there is no {_RECORDS} in it", param_hint="OUT")
    sound = _check_form(path) if has_records else True
    for table_store in stores:
        try:
            sound = _check_tables(table_store) and sound
        except (OutputError, StoreError) as error:
            messages().print("无法读取 · cannot be read:", plain(str(error)), soft_wrap=True)
            sound = False
    if sources:
        database = store / _DATABASE if store.is_dir() else None
        sound = _check_sources(path, database, sources, options_from(context.params)) and sound
    if not sound:
        raise typer.Exit(Exit.FAILED)


def _check_form(path: Path) -> bool:
    """Whether every line of a file is a sound record by itself."""
    from zongjie.schemas.verify import Verifier

    console = output()
    verifier = Verifier()
    findings = 0
    with path.open("rb") as lines:
        for line in lines:
            for finding in verifier.check(line.removesuffix(b"\n")):
                findings += 1
                console.print(plain(str(finding)), soft_wrap=True)
    records = verifier.records
    if findings:
        messages().print(f"{records} 条记录，{findings} 处不符 · {records} records, {findings} violations")
    else:
        messages().print(f"{records} 条记录，全部相符 · {records} records, all sound")
    return not findings


def _check_tables(store: TableStore) -> bool:
    """Whether every row of a store is sound."""
    from ..sinks.soundness import StoreCheck

    console, check, findings = output(), StoreCheck(store), 0
    for findings, found in enumerate(check.violations(), 1):
        if findings <= _SHOWN_VIOLATIONS:
            console.print(plain(f"{store.name}: [{found.code}] {found.where}: {found.message}"), soft_wrap=True)
    verdict_zh = f"{findings} 处不符" if findings else "全部相符"
    verdict_en = f"{findings} violations" if findings else "all sound"
    documents = check.documents
    messages().print(f"{store.name}：{documents} 篇文档，{verdict_zh} · {documents} documents, {verdict_en}")
    return not findings


def _check_sources(path: Path, database: Path | None, sources: list[Path], options: Options) -> bool:
    """Whether every record, and every alias that the database knows, fits its source."""
    from ..intake import discover
    from ..proof import Verdict, prove
    from ..sinks import aliases_in

    if not discover(sources):
        messages().print("没有找到来源文件 · no source files found")
        raise typer.Exit(Exit.NOTHING)
    console = output()
    known = aliases_in(database) if database is not None and database.is_file() else []
    verdicts: Counter[Verdict] = Counter()
    for proof in prove(path, sources, aliases=known, options=options):
        verdicts[proof.verdict] += 1
        if proof.verdict is not Verdict.SOUND:
            _print_proof(proof, console)
    _print_totals(verdicts, messages())
    return set(verdicts) <= {Verdict.SOUND}


def _print_proof(proof: Proof, console: Console) -> None:
    verdict = proof.verdict
    moved = f" ({proof.found})" if proof.found not in (None, proof.uri) else ""
    console.print(plain(f"{proof.uri}{moved}: [{verdict.value}] {verdict.zh} · {verdict.en}"), soft_wrap=True)
    for detail in proof.details:
        console.print(plain(f"    {detail}"), soft_wrap=True)


def _print_totals(verdicts: Counter[Verdict], console: Console) -> None:
    total = verdicts.total()
    console.print(f"对照来源核对 {total} 份 · {total} held against their sources")
    for verdict, count in sorted(verdicts.items()):
        console.print(plain(f"  {verdict.value}: {count} · {verdict.zh}"))
