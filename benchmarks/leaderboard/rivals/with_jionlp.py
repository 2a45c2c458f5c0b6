"""jionlp: its money extractor, all that it has for quantities; with `--words` also what its segmenter tags."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

from peel import quantities
from wire import Find, Quantity, serve


def load() -> Find:
    """Bring jionlp up, and its segmenter jiojio if words are asked for."""
    import jiojio
    import jionlp

    words = "--words" in sys.argv
    if words:
        jiojio.init(pos=True)

    def find(sentence: str) -> Iterator[Quantity]:
        sums = [_money(found) for found in jionlp.ner.extract_money(sentence, with_parsing=True)]
        yield from sums
        for other in quantities(jiojio.cut(sentence), numerals="m", classifiers="q") if words else ():
            if not any(one.start < other.end and other.start < one.end for one in sums):
                yield other

    return find


def _money(found: dict[str, Any]) -> Quantity:
    number = found["detail"]["num"]
    low, high = (number, None) if isinstance(number, str) else number
    start, end = found["offset"]
    return Quantity(start, end, low, high, found["detail"]["case"])


if __name__ == "__main__":
    serve(load)
