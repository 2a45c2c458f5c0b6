"""`zongjie verify`: is a file of records sound?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .console import messages, output, plain
from .exits import Exit


def verify(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="记录文件 · A file of records (records.jsonl).",
            exists=True,
            dir_okay=False,
            readable=True,
            show_default=False,
        ),
    ],
) -> None:
    """核对记录文件 · Check a file of records.

    每条记录须有出处、编号正确、引用可解、写法规范 · Grounding, ids, references and form of every record.
    """
    from zongjie.schemas.verify import Verifier

    console = output()
    verifier = Verifier()
    findings = 0
    with file.open("rb") as lines:
        for line in lines:
            for finding in verifier.check(line.removesuffix(b"\n")):
                findings += 1
                console.print(plain(str(finding)), soft_wrap=True)
    records = verifier.records
    if findings:
        messages().print(f"{records} 条记录，{findings} 处不符 · {records} records, {findings} violations")
        raise typer.Exit(Exit.FAILED)
    messages().print(f"{records} 条记录，全部相符 · {records} records, all sound")
