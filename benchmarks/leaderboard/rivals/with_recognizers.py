"""recognizers-text: its Chinese models of money, dimension and percentage; with `--numbers` also numbers with units.

Its unit is taken as the text says it and not as it names it (`Square meter`), so that no list of names of ours decides.
Its model of dates is no help in leaving dates out: it takes 10个 of 10个月 and more numbers that are none.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from peel import peel, with_unit
from wire import Find, Quantity, serve


def load() -> Find:
    """Bring the recognizers up."""
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    models = (recognize_currency, recognize_dimension, recognize_percentage)
    numbers = "--numbers" in sys.argv

    def find(sentence: str) -> Iterator[Quantity]:
        taken: list[tuple[int, int]] = []
        for model in models:
            for found in model(sentence, Culture.Chinese):
                start, end = found.start, found.end + 1
                value = (found.resolution or {}).get("value")  # none for a unit without number, such as 亩 alone
                if value and not _touches(taken, start, end):
                    taken.append((start, end))
                    peeled = peel(found.text)
                    yield Quantity(start, end, value.rstrip("%"), None, peeled.unit if peeled else "")
        for found in recognize_number(sentence, Culture.Chinese) if numbers else ():
            quantity = with_unit(sentence, found.start, found.end + 1)
            if quantity and not _touches(taken, quantity.start, quantity.end):
                yield quantity

    return find


def _touches(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in taken)


if __name__ == "__main__":
    serve(load)
