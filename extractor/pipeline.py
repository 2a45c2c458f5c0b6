"""The one place that says which pipe runs when: `SourceText` → `WorkSummary`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from zongjie.schemas import WorkSummary

from .analysis import Analysis, span_of
from .assembly import Assembly
from .explain import reasons_of
from .layout import outline
from .models.store import Models, shipped
from .pipes.honours import find_honours
from .pipes.items import find_points
from .pipes.metadata import read_head
from .pipes.metrics import find_metrics
from .pipes.metrics.elided import heading_above
from .pipes.metrics.notes import Note
from .pipes.sections import find_sections
from .pipes.statements import judge
from .pipes.statements.zones import zones
from .pipes.warnings import find_warnings
from .quantity import scan
from .repair import as_read, repaired
from .source import SourceText
from .why import Explanation


class Extractor:
    """Reads work summaries.

    Parameters
    ----------
    models
        Trained models; those that come with the package if none are given.
    min_confidence
        Records less sure than this, from 0 to 1, are left out.

    Raises
    ------
    ValueError
        If `min_confidence` is no probability.

    Examples
    --------
    >>> record = Extractor().extract("今年以来，社区开展消防演练12场，服务居民3600余人次。")
    >>> [(m.text, m.indicator.text, int(m.value)) for m in record.metrics]
    [('12场', '社区开展消防演练', 12), ('3600余人次', '服务居民', 3600)]
    """

    def __init__(self, *, models: Models | None = None, min_confidence: float = 0.0) -> None:
        if not 0 <= min_confidence <= 1:
            raise ValueError(f"min_confidence is a probability from 0 to 1, not {min_confidence}")
        self.models = shipped() if models is None else models
        self.min_confidence = min_confidence
        self.pipeline_sha256 = _fingerprint(self.models, min_confidence)

    def extract(self, source: str | SourceText) -> WorkSummary:
        """One text → its record.

        Parameters
        ----------
        source
            A decoded text, or what a reader made of a file.

        Returns
        -------
        WorkSummary
            Grounded in `source.text`; the same text gives the same record.
        """
        return self.assemble(self.analyse(source))

    def explain(self, source: str | SourceText) -> Explanation:
        """The record of one text, and for each of its attributes what decided it.

        Examples
        --------
        >>> explanation = Extractor().explain("今年以来，社区开展消防演练12场，服务居民3600余人次。")
        >>> reasons = explanation.reasons[explanation.record.metrics[0].id]
        >>> reasons["status"].by, reasons["text"].by
        ('model.metrics', 'quantity.number')
        """
        notes: list[Note] = []
        found = self.analyse(source, notes=notes)
        record = self.assemble(found)
        return Explanation(record, reasons_of(record, found, notes, self.models))

    def analyse(self, source: str | SourceText, *, notes: list[Note] | None = None) -> Analysis:
        """What every pipe finds in one text, before it becomes a record; `notes` gets what decided the readings."""
        if isinstance(source, str):
            source = SourceText.from_string(source)
        view = repaired(source.text)
        shape = outline(view.text)
        quantities, rejected = scan(view.text, folded=shape.folded)
        head = read_head(shape, replace(source.hints, title=as_read(source.hints.title, view)))
        above = zones(shape, head)
        judged = judge(shape, quantities, head, above, self.models.statements)
        readings = find_metrics(shape, quantities, judged, above, head, self.models.metrics, notes=notes)
        points = find_points(shape, judged.labels)
        return Analysis(
            source=source,
            view=view,
            outline=shape,
            head=head,
            judged=judged,
            zones=above,
            readings=readings,
            points=points,
            parts=find_sections(shape, judged, head),
            won=find_honours(shape, judged, head, self.models.honours),
            topics=self.models.topics.predict(
                view.text,
                [span_of(shape, p) for p in points],
                [heading_above(shape, judged, p.sentences[0]) for p in points],
            ),
            warnings=find_warnings(shape, rejected, readings),
        )

    def assemble(self, found: Analysis) -> WorkSummary:
        """The record of what `analyse` found."""
        calibration = self.models.calibration
        return Assembly(
            found,
            sure_of_metrics=calibration.probabilities("metric", found.evidence("metric")),
            sure_of_items=calibration.probabilities("item", found.evidence("item")),
            pipeline_sha256=self.pipeline_sha256,
        ).record(self.min_confidence)

    def pipe(self, sources: Iterable[str | SourceText]) -> Iterator[WorkSummary]:
        """Records of many texts, one by one, in order."""
        for source in sources:
            yield self.extract(source)


@cache
def _code_sha256() -> str:
    """Digest of the code and data that bear on a record."""
    digest = hashlib.sha256()
    for package, skipped in (
        ("zongjie.extractor", ("cli", "engines", "explain", "sinks", "artefacts")),
        ("zongjie.schemas", ("published",)),
    ):
        root = files(package)
        stack = [("", root)]
        found = []
        while stack:
            prefix, folder = stack.pop()
            for entry in folder.iterdir():
                if entry.is_dir():
                    if entry.name not in (*skipped, "__pycache__"):
                        stack.append((f"{prefix}{entry.name}/", entry))
                elif entry.name.endswith((".py", ".tsv")):
                    found.append((f"{package}/{prefix}{entry.name}", entry.read_bytes()))
        for name, body in sorted(found):
            digest.update(name.encode())
            digest.update(hashlib.sha256(body).digest())
    return digest.hexdigest()


def _fingerprint(models: Models, min_confidence: float) -> str:
    body = f"{_code_sha256()}\n{models.manifest.artefact_sha256 or sorted(models.manifest.texts)}\n{min_confidence:g}"
    return hashlib.sha256(body.encode()).hexdigest()
