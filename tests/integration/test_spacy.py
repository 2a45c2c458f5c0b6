import pytest
import spacy
from spacy.tokens import Doc, DocBin

from zongjie import Extractor
from zongjie.corpus import load

TEXTS = [
    "青石镇2023年工作总结\r\n一、主要工作\r\n　　走访群众 12 户， 新增3家。\r\n\r\n二、存在的问题\n一是人手不足。\n",
    " 柳溪村总结\n\n\n获评“市级文明村”，\u00a0培训5场次。 ",
    "没有数字的一句话。",
]
GROUPS = ("metrics", "achievements", "problems", "plans", "honours")


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    nlp = spacy.blank("zh")
    nlp.add_pipe("zongjie")
    return nlp


@pytest.mark.parametrize("text", TEXTS)
def test_the_same_records_as_the_extractor(nlp: spacy.language.Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    record = Extractor().extract(text)
    assert doc._.work_summary == record
    for group in GROUPS:
        spans = [(span.start_char, span.end_char, span.text, span.id_) for span in doc.spans[group]]
        assert spans == [(part.start, part.end, part.text, part.id) for part in getattr(record, group)]


def test_labels_name_the_kind(nlp: spacy.language.Language) -> None:
    doc = nlp(load(origin=["composed"])[0].text)
    labels = {group: {span.label_ for span in doc.spans[group]} for group in ("metrics", "achievements", "plans")}
    assert labels == {"metrics": {"metric"}, "achievements": {"achievement"}, "plans": {"plan"}}


def test_pipe_keeps_order(nlp: spacy.language.Language) -> None:
    for text, doc in zip(TEXTS * 2, nlp.pipe(TEXTS * 2, batch_size=2), strict=True):
        assert doc.text == doc._.work_summary.text == text


def test_records_survive_serialisation(nlp: spacy.language.Language) -> None:
    docs = [nlp(text) for text in TEXTS]
    stored = DocBin(store_user_data=True, docs=docs).to_bytes()
    for before, after in zip(docs, DocBin().from_bytes(stored).get_docs(nlp.vocab), strict=True):
        assert after._.work_summary == before._.work_summary
        assert [span.id_ for span in after.spans["metrics"]] == [span.id_ for span in before.spans["metrics"]]
    assert Doc(nlp.vocab).from_bytes(docs[0].to_bytes())._.work_summary == docs[0]._.work_summary


def test_without_the_component_there_is_no_record() -> None:
    assert spacy.blank("zh")("走访12户")._.work_summary is None


def test_words_as_tokens_leave_the_records_exact() -> None:
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.add_pipe("zongjie")
    doc = nlp(TEXTS[0])
    assert doc._.work_summary == Extractor().extract(TEXTS[0])
    for span, metric in zip(doc.spans["metrics"], doc._.work_summary.metrics, strict=True):
        assert metric.text in span.text


def test_the_pipeline_can_be_saved_and_loaded(nlp: spacy.language.Language, tmp_path: object) -> None:
    nlp.to_disk(str(tmp_path))
    assert spacy.load(str(tmp_path))(TEXTS[0])._.work_summary == nlp(TEXTS[0])._.work_summary


def test_it_says_what_it_assigns(nlp: spacy.language.Language) -> None:
    assert set(nlp.get_pipe_meta("zongjie").assigns) == {"doc._.work_summary", "doc.spans"}
