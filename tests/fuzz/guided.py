"""`python -m fuzz.guided READER`: mutations that follow what the reader's code does with them, by atheris.

Whatever does harm is saved by libFuzzer as `crash-…`, `timeout-…` or `oom-…` in the folder of --save.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["zongjie.extractor.intake"]):
    from .seeds import seeds
    from .targets import load_readers, targets

    load_readers()

_MOST_BYTES = 200_000
_SECONDS = 20
_MEGABYTES = 2_000


def main() -> None:
    """Fuzz one reader; ends the process, with an error if something did harm."""
    known = targets()
    parser = argparse.ArgumentParser(prog="python -m fuzz.guided", description=__doc__)
    parser.add_argument("reader", choices=sorted(known))
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--save", type=Path, default=Path("out/fuzz"), help="folder for the files that did harm")
    given = parser.parse_args()
    target = targets()[given.reader]
    given.save.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="zongjie-fuzz-") as corpus:
        for number, seed in enumerate(seeds().get(given.reader, [])):
            (Path(corpus) / f"seed-{number}").write_bytes(seed)
        limits = [f"-runs={given.runs}", f"-max_total_time={given.seconds}", f"-max_len={_MOST_BYTES}"]
        limits += [f"-timeout={_SECONDS}", f"-rss_limit_mb={_MEGABYTES}", f"-artifact_prefix={given.save}/"]
        atheris.Setup([sys.argv[0], corpus, *limits], lambda data: list(target(data)))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
