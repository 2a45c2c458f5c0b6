"""Every attribute of a record has a reason, and every reason names a rule or model that exists."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

import zongjie.extractor
from zongjie.extractor.patterns import Pattern
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.why import RULES, Explanation, Reason
from zongjie.schemas import WorkSummary

FOLDER = Path(__file__).parents[3] / "corpus/documents/open"
EXTRACTOR = Path(zongjie.extractor.__file__).parent
DOCUMENTS = ("community-01.txt", "county-01.txt")
# Ids and places are no decisions; confidence sums up the probabilities.
NO_DECISION = {"id", "start", "end", "heading_end", "confidence"}
NESTED = ("indicator", "period", "region")


@cache
def explained(name: str) -> Explanation:
    return Extractor().explain((FOLDER / name).read_text(encoding="utf-8"))


@cache
def pattern_ids() -> frozenset[str]:
    """The ids of all patterns that a module of the extractor holds."""
    found = set()
    for module in pkgutil.walk_packages(zongjie.extractor.__path__, "zongjie.extractor."):
        if ".pipes." in module.name or ".layout." in module.name or ".quantity." in module.name:
            for value in vars(importlib.import_module(module.name)).values():
                many = value if isinstance(value, tuple) else (value,)
                flat = [x for one in many for x in (one if isinstance(one, tuple) else (one,))]
                found |= {one.id for one in flat if isinstance(one, Pattern)}
    return frozenset(found)


def records_of(record: WorkSummary) -> Iterator[tuple[str, BaseModel]]:
    yield record.doc_id, record.meta
    for part in (*record.sections, *record.metrics, *record.items, *record.honours):
        yield part.id, part


def filled(part: BaseModel) -> set[str]:
    """The attributes that a record fills, those inside others by dotted names."""
    out = set()
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name in NO_DECISION or value is None or value == ():
            continue
        if name != "region":
            out.add(name)
        if name in NESTED and isinstance(value, BaseModel) and not (name == "period" and not hasattr(value, "kind")):
            inner = type(value).model_fields.keys() - {"text", "kind", *NO_DECISION - {"start", "end"}}
            edges = {"start", "end"} if name == "indicator" else set()
            out |= {f"{name}.{one}" for one in inner - edges if getattr(value, one) is not None}
    return out


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_attribute_has_a_reason(name: str) -> None:
    explanation = explained(name)
    parts = dict(records_of(explanation.record))
    assert len(parts) > 100
    assert parts.keys() == explanation.reasons.keys()
    missing = {key: lack for key, part in parts.items() if (lack := filled(part) - explanation.reasons[key].keys())}
    assert missing == {}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_reason_names_a_rule_or_a_model(name: str) -> None:
    explanation = explained(name)
    text = explanation.record.text or ""
    for reasons in explanation.reasons.values():
        for reason in reasons.values():
            named = {reason.by, reason.proposed_by} - {None}
            assert named <= pattern_ids() | RULES.keys()
            assert reason.is_model is (reason.probability is not None)
            assert reason.probability is None or 0 <= reason.probability <= 1
            assert reason.cue is None or 0 <= reason.cue[0] < reason.cue[1] <= len(text)
            assert all(weight > 0 for _, weight in reason.features)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_explaining_changes_nothing(name: str) -> None:
    record = Extractor().extract((FOLDER / name).read_text(encoding="utf-8"))
    assert explained(name).record.to_json() == record.to_json()


def test_no_rule_is_listed_in_vain() -> None:
    """Whatever is listed stands in a room; some ids are put together there from two parts."""
    sources = "".join(path.read_text(encoding="utf-8") for path in EXTRACTOR.rglob("*.py") if path.name != "why.py")

    def stands(one: str) -> bool:
        last = re.escape(one.rpartition(".")[2])
        return f'"{one}"' in sources or re.search(rf'"{last}[_"]|\?P<{last}>', sources) is not None

    assert [one for one in RULES if not stands(one)] == []
    assert not RULES.keys() & pattern_ids()


def reasons_in(text: str, mention: str) -> tuple[dict[str, Reason], str]:
    explanation = Extractor().explain(text)
    (metric,) = [m for m in explanation.record.metrics if m.text == mention]
    return dict(explanation.reasons[metric.id]), text


def seen(reason: Reason, text: str) -> str | None:
    return text[slice(*reason.cue)] if reason.cue is not None else None


def test_a_rule_shows_the_words_it_saw() -> None:
    text = "青石镇2024年工作总结\n全年新增企业30家，其中外资企业2家，比上年减少5家。\n到2027年，企业力争达到100家。"
    reasons, _ = reasons_in(text, "2家")
    assert (reasons["part_of"].by, seen(reasons["part_of"], text)) == ("relation.among", "其中")
    reasons, _ = reasons_in(text, "5家")
    assert (reasons["sign"].by, seen(reasons["sign"], text)) == ("metric.down", "减少")
    reasons, _ = reasons_in(text, "100家")
    assert (reasons["year"].by, seen(reasons["year"], text)) == ("year.until", "到2027年")
    assert any("力争" in words for words, _ in reasons["status"].features)


def test_unsure_records_have_no_reasons_when_they_are_left_out() -> None:
    text = (FOLDER / DOCUMENTS[0]).read_text(encoding="utf-8")
    explanation = Extractor(min_confidence=0.9).explain(text)
    assert len(explanation.record.metrics) < len(explained(DOCUMENTS[0]).record.metrics)
    assert dict(records_of(explanation.record)).keys() == explanation.reasons.keys()
