"""Runs the examples of README.md and README.zh.md: `python docs/examples.py [--write]`.

In the order of the page and in one empty folder with a link to `corpus`:

- a ```` ```python ```` block is an interactive session;
- a ```` ```console ```` block holds `$ zongjie …` commands, each with its output; a line `…` stands for any lines, and
  a command without output has to succeed only;
- between `<!-- records PATH -->` and `<!-- /records -->` stand lines of a document and the table of metrics found in
  them.

What is printed today takes the place of the printed output, so a page is right when running it changes nothing.
"""

from __future__ import annotations

import argparse
import doctest
import io
import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zongjie import WorkSummary, extract
from zongjie.schemas import Metric

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "README.zh.md")
GAP = "…"

_EXAMPLE = re.compile(
    r"^```(?P<language>python|console)\n(?P<code>.*?)^```$"
    r"|^<!-- records (?P<path>\S+) -->\n\n```text\n(?P<quoted>.*?)^```\n.*?^<!-- /records -->$",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)


class ExampleError(Exception):
    """An example that cannot be run, or fails."""


@dataclass
class Page:
    """One page while its examples run.

    Attributes
    ----------
    chinese
        Whether the tables of records are in Chinese.
    found
        How many sessions, commands and tables there were.
    """

    chinese: bool = False
    found: Counter[str] = field(default_factory=Counter)
    _names: dict[str, Any] = field(default_factory=dict)

    def refreshed(self, text: str) -> str:
        """The page with what its examples print today; they run in the current folder."""
        return _EXAMPLE.sub(self._refreshed, text)

    def _refreshed(self, match: re.Match[str]) -> str:
        if match["path"] is not None:
            self.found["records"] += 1
            return self._records(Path(match["path"]), match["quoted"])
        run = self._session if match["language"] == "python" else self._commands
        return f"```{match['language']}\n{run(match['code'])}```"

    def _session(self, code: str) -> str:
        out = []
        for example in doctest.DocTestParser().get_examples(code):
            self.found["python"] += 1
            printed = io.StringIO()
            with redirect_stdout(printed):
                try:
                    exec(compile(example.source, "<page>", "single"), self._names)
                except Exception as error:
                    raise ExampleError(f"{example.source.strip()} fails: {error!r}") from error
            first, *rest = example.source.splitlines()
            out += [f">>> {first}", *(f"... {line}".rstrip() for line in rest), *_lines(printed.getvalue())]
        return "".join(f"{line}\n" for line in out)

    def _commands(self, code: str) -> str:
        _, *parts = _COMMAND.split(code)
        out = []
        for command, shown in zip(parts[::2], parts[1::2], strict=True):
            self.found["console"] += 1
            out.append(f"$ {command}")
            printed = _run(command)
            if shown.strip():
                out += _cut(printed, shown.strip("\n").split("\n"))
        return "".join(f"{line}\n" for line in out)

    def _records(self, path: Path, quoted: str) -> str:
        record = extract(path)
        table = _table(_metrics_in(record, quoted.splitlines(), path), chinese=self.chinese)
        return f"<!-- records {path.as_posix()} -->\n\n```text\n{quoted}```\n\n{table}\n<!-- /records -->"


def _lines(printed: str) -> list[str]:
    return [line.rstrip() for line in printed.rstrip("\n").split("\n")] if printed else []


def _run(command: str) -> list[str]:
    program, *arguments = shlex.split(command)
    if program != "zongjie":
        raise ExampleError(f"only zongjie is run, not: {command}")
    done = subprocess.run(
        [sys.executable, "-m", "zongjie", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )
    if done.returncode != 0:
        raise ExampleError(f"{command} ends with {done.returncode}: {done.stdout}{done.stderr}")
    return _lines(done.stdout or done.stderr)


def _cut(printed: list[str], shown: list[str]) -> list[str]:
    """As many lines of a long output as the page shows before and after its gap."""
    if GAP not in shown:
        return printed
    head = shown.index(GAP)
    tail = len(shown) - head - 1
    return [*printed[:head], GAP, *printed[len(printed) - tail :]]


def _metrics_in(record: WorkSummary, quoted: list[str], path: Path) -> list[Metric]:
    text = record.text or ""
    found = []
    for line in filter(None, quoted):
        start = text.find(line)
        if start < 0:
            raise ExampleError(f"{path} does not hold the line: {line}")
        found += [metric for metric in record.metrics if start <= metric.start < start + len(line)]
    return found


def _table(metrics: list[Metric], *, chinese: bool) -> str:
    names = ("text", "indicator", "value", "unit", "qualifier", "status", "role", "year")
    titles = [Metric.model_fields[name].title if chinese else f"`{name}`" for name in names]
    rows = [titles, ["---"] * len(names)]
    for metric in metrics:
        coded = [code.label_zh if chinese else code.value for code in (metric.qualifier, metric.status, metric.role)]
        rows.append(
            [
                metric.text,
                metric.indicator.text if metric.indicator is not None else "",
                f"{metric.value:f}",
                metric.unit or "",
                *coded,
                str(metric.year or ""),
            ]
        )
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def run(text: str, *, chinese: bool = False) -> tuple[str, Counter[str]]:
    """A page with what its examples print today, and how many of each kind were found.

    Raises
    ------
    ExampleError
        If an example fails, or quotes a line that its document does not hold.
    """
    page = Page(chinese=chinese)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "corpus").symlink_to(ROOT / "corpus", target_is_directory=True)
        with chdir(folder):
            return page.refreshed(text), page.found


def main() -> int:
    """Run every page; say which are out of date, or bring them up to date."""
    parser = argparse.ArgumentParser(description="Run the examples of the README files.")
    parser.add_argument("--write", action="store_true", help="replace the printed outputs by those of today")
    write = parser.parse_args().write
    stale = 0
    for name in PAGES:
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        today, _ = run(text, chinese=name.endswith(".zh.md"))
        if today != text:
            stale += not write
            sys.stdout.write(f"{name}: {'brought up to date' if write else 'out of date'}\n")
            if write:
                path.write_text(today, encoding="utf-8")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
