"""Gold documents by stratum and their records from models that have not seen them, for the scripts that measure."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence

from zongjie.corpus import CorpusDocument, Origin, Record
from zongjie.extractor.models.held_out import Build, extract_held_out, folds_of, trained
from zongjie.extractor.models.store import Manifest, shipped_folder
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.run import Outcome, extract_all
from zongjie.extractor.source import SourceText
from zongjie.schemas.taxonomy import Level

STRATA = (
    "real grassroots",
    "real work reports",
    "open stand-off",
    "frozen stand-off",
    "open composed",
    "frozen composed",
)
"""What figures are kept apart for."""
_GRASSROOTS = (Level.VILLAGE_COMMUNITY, Level.TOWN_STREET, Level.DEPARTMENT)


class MeasuringError(RuntimeError):
    """Documents that cannot be measured; the message says which and why."""


def stratum_of(document: CorpusDocument) -> str:
    """The one of `STRATA` that a document belongs to."""
    match document.origin:
        case Origin.COMPOSED:
            return f"{document.split} composed"
        case Origin.STANDOFF:
            return f"{document.split} stand-off"
        case Origin.SHARED:
            return "real grassroots" if document.gold.meta.level in _GRASSROOTS else "real work reports"


def by_stratum(documents: Iterable[CorpusDocument]) -> dict[str, list[CorpusDocument]]:
    """Documents by stratum, in the order of `STRATA`; strata without documents are left out."""
    strata: dict[str, list[CorpusDocument]] = {name: [] for name in STRATA}
    for document in documents:
        strata[stratum_of(document)].append(document)
    return {name: some for name, some in strata.items() if some}


def held_out(
    judged: Sequence[CorpusDocument],
    known: Sequence[CorpusDocument],
    *,
    build: Build = trained,
    folds: int | None = None,
) -> list[Record]:
    """Records of documents from models that were trained without them.

    Parameters
    ----------
    judged
        What is extracted. Those that are not among the known ones are read with models trained on all of these.
    known
        What models are trained on.
    build
        What trains.
    folds
        Number of groups that are left out together; by default every document is left out alone.

    Raises
    ------
    MeasuringError
        If a document gives no record.
    """
    inputs = {d.gold.sha256: _input(d) for d in judged}
    parted = folds_of(inputs, {d.gold.sha256 for d in known}, count=folds)
    records: list[Record] = []
    for record in _records(extract_held_out(parted, known, build=build)):
        records.append(record)
        print(f"{build.__name__}: {len(records)}/{len(judged)}", file=sys.stderr)
    return records


def shipped(documents: Sequence[CorpusDocument]) -> list[Record]:
    """Records of documents from the models that come with the package.

    Raises
    ------
    MeasuringError
        If these models were trained on one of the documents, or one gives no record.
    """
    seen = set(Manifest.read(shipped_folder()).texts)
    trained_on = [d.id for d in documents if d.gold.sha256 in seen]
    if trained_on:
        raise MeasuringError(f"the shipped models were trained on {', '.join(trained_on)}: figures would say nothing")
    return list(_records(extract_all([_input(d) for d in documents], Extractor())))


def _input(document: CorpusDocument) -> SourceText:
    return SourceText.from_string(document.text, uri=document.id)


def _records(outcomes: Iterable[Outcome]) -> Iterator[Record]:
    for outcome in outcomes:
        if outcome.record is None:
            # The code alone: a message can quote the text, and nobody is to read the frozen ones.
            code = outcome.error.code if outcome.error else "none"
            raise MeasuringError(f"{outcome.uri} gave no record, error code {code}")
        yield json.loads(outcome.record.to_json())
