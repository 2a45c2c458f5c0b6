from collections.abc import Sequence
from pathlib import Path

import pytest

from zongjie.corpus import CorpusDocument, load
from zongjie.extractor.intake import Input
from zongjie.extractor.models.held_out import extract_held_out, folds_of
from zongjie.extractor.pipeline import Extractor

DOCUMENTS = load(origin=["composed"])[:4]
INPUTS = {d.gold.sha256: Input(path=d.path, uri=d.id) for d in DOCUMENTS}


@pytest.mark.parametrize(("count", "folds"), [(None, 3), (2, 2), (9, 3)])
def test_no_text_is_extracted_by_models_that_saw_it(count: int | None, folds: int) -> None:
    known = DOCUMENTS[:3]
    extracted: list[str] = []
    seen: list[set[str]] = []

    def build(documents: Sequence[CorpusDocument]) -> Extractor:
        seen.append({d.id for d in documents})
        return Extractor()

    parts = folds_of(INPUTS, {d.gold.sha256 for d in known}, count=count)
    for outcome in extract_held_out(parts, known, build=build, processes=1):
        assert outcome.record is not None
        assert outcome.uri not in seen[-1]
        extracted.append(outcome.uri)
    assert sorted(extracted) == sorted(d.id for d in DOCUMENTS)
    # A text that training could not have seen is judged by one more model, made from everything.
    assert len(seen) == folds + 1
    assert seen[-1] == {d.id for d in known}


def test_a_file_that_is_gone_is_an_error_of_its_own(tmp_path: Path) -> None:
    missing = Input(path=tmp_path / "none.txt", uri="none.txt")
    parts = folds_of({"0" * 64: missing, **INPUTS}, [])
    outcomes = list(extract_held_out(parts, DOCUMENTS, build=lambda _: Extractor(), processes=1))
    assert [o.error is None for o in outcomes] == [False, True, True, True, True]
