"""`zongjie verify`: is a file of records sound?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .console import messages, output, plain
from .exits import Exit


def verify(
    file: Annotated[
        Path, typer.Argument(help="records.jsonl", exists=True, dir_okay=False, readable=True, show_default=False)
    ],
) -> None:
    """核对记录文件：位置、编号、引用、写法 · Check a file of records: grounding, ids, references, form."""
    from zongjie.schemas.verify import Verifier

    console = output()
    verifier = Verifier()
    findings = 0
    with file.open("rb") as lines:
        for line in lines:
            for finding in verifier.check(line.removesuffix(b"\n")):
                findings += 1
                console.print(plain(str(finding)), soft_wrap=True)
    if findings:
        messages().print(
            f"{verifier.records} 条记录，{findings} 处不符 · {verifier.records} records, {findings} violations"
        )
        raise typer.Exit(Exit.FAILED)
    messages().print(f"{verifier.records} 条记录，全部相符 · {verifier.records} records, all sound")
