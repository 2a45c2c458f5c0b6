"""How a rival talks: texts as JSON lines in, found quantities as JSON lines out. Standard library only."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass

_SENTENCE = re.compile(r"[^。！？；;\r\n]+[。！？；;]?")


@dataclass(frozen=True)
class Quantity:
    """A quantity in a sentence.

    Attributes
    ----------
    start, end
        Half-open character offsets.
    value, value_max
        Decimals as strings, 万 and 亿 multiplied out; `value_max` the upper end of a range.
    unit
        As written without 万 and 亿; empty where none is.
    """

    start: int
    end: int
    value: str | None
    value_max: str | None
    unit: str


Find = Callable[[str], Iterable[Quantity]]


def serve(load: Callable[[], Find]) -> None:
    """Answer every text of standard input with its quantities, one JSON line each.

    Parameters
    ----------
    load
        Brings the rival up and returns what finds the quantities of one sentence. What the rival prints goes to the
        standard error.
    """
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    find = load()
    for line in sys.stdin:
        document = json.loads(line)
        found = [
            asdict(quantity) | {"start": sentence.start() + quantity.start, "end": sentence.start() + quantity.end}
            for sentence in _SENTENCE.finditer(document["text"])
            for quantity in find(sentence.group())
        ]
        answers.write(json.dumps({"id": document["id"], "found": found}, ensure_ascii=False) + "\n")
    answers.close()
