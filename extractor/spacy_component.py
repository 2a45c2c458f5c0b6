"""The pipeline as a spaCy component: `nlp.add_pipe("zongjie")`.

spaCy loads this module whenever a pipeline is made where zongjie is installed, so what is heavy is imported only when
the component is added.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc, Span

if TYPE_CHECKING:
    from zongjie.schemas import Honour, Item, Metric, WorkSummary

    from .engines import Extracts

USER_DATA_KEY = "zongjie"
"""Where `doc.user_data` keeps the record as JSON, so that it survives `to_bytes` and `DocBin(store_user_data=True)`."""


class WorkSummaryComponent:
    """Sets a document's record and the spans of its parts.

    Attributes set:

    - `doc._.work_summary`: the `WorkSummary`, the same that `Extractor` gives for `doc.text`; None before the component
      ran. It is read anew from `doc.user_data` each time, so keep it in a variable.
    - `doc.spans["metrics"]`, `["achievements"]`, `["problems"]`, `["plans"]`, `["honours"]`: one span a record, with
      its kind as label and its id as `span.id_`.

    The default tokenizer of `spacy.blank("zh")` makes every character a token, so spans have the exact bounds of their
    records. With another tokenizer a span reaches out to whole tokens; the record's own offsets stay exact.

    Examples
    --------
    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> component = nlp.add_pipe("zongjie")
    >>> doc = nlp("青石镇2023年工作总结\\n全年新增企业3家。")
    >>> [span.text for span in doc.spans["metrics"]], doc._.work_summary.metrics[0].value
    (['3家'], Decimal('3'))
    """

    def __init__(self, extractor: Extracts) -> None:
        self._extractor = extractor

    def __call__(self, doc: Doc) -> Doc:
        """Extract one document."""
        from .source import SourceText

        record = self._extractor.extract(SourceText.from_string(doc.text))
        doc.user_data[USER_DATA_KEY] = record.to_json()
        groups: dict[str, tuple[str, Iterable[Metric | Item | Honour]]] = {
            "metrics": ("metric", record.metrics),
            "achievements": ("achievement", record.achievements),
            "problems": ("problem", record.problems),
            "plans": ("plan", record.plans),
            "honours": ("honour", record.honours),
        }
        for name, (label, parts) in groups.items():
            doc.spans[name] = [_span(doc, part, label) for part in parts]
        return doc


def _span(doc: Doc, part: Metric | Item | Honour, label: str) -> Span:
    span = doc.char_span(part.start, part.end, label=label, span_id=part.id, alignment_mode="expand")
    assert span is not None  # a record lies inside of the text and is not empty
    return span


def _work_summary(doc: Doc) -> WorkSummary | None:
    from zongjie.schemas import WorkSummary

    line = doc.user_data.get(USER_DATA_KEY)
    return None if line is None else WorkSummary.from_json(line)


# spaCy may load this module under a second name; the extension is the same either way.
Doc.set_extension("work_summary", getter=_work_summary, force=True)


@Language.factory(
    "zongjie",
    assigns=[
        "doc._.work_summary",
        "doc.spans",
    ],
)
def create_zongjie(nlp: Language, name: str) -> WorkSummaryComponent:
    """The component; spaCy calls this for `nlp.add_pipe("zongjie")`."""
    from .pipeline import Extractor

    return WorkSummaryComponent(Extractor())
