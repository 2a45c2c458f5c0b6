"""Tables compile to gold exactly, or say every reason why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from zongjie.corpus import TableFaults, read_text
from zongjie.schemas.taxonomy import ItemKind, Qualifier, Role, Status

from .conftest import ITEMS, META, METRICS, SENTENCES, TEXT, Tables


def test_metrics_stand_where_the_tables_say(tables: Tables) -> None:
    gold = tables.compile()
    assert [TEXT[m.start : m.end] for m in gold.metrics] == [
        "3公里",
        "1公里",
        "12户",
        "40户以上",
        "2处",
        "2处",
        "30万元",
    ]
    first, second = [m for m in gold.metrics if m.mention == "2处"]
    assert TEXT[: first.start].endswith("仍有")
    assert TEXT[: second.start].endswith("塘坝")
    last = gold.metrics[-1]
    assert (last.value, last.units, last.qualifier, last.status, last.role, last.year) == (
        300000,
        ("元", "万元"),
        Qualifier.EXACT,
        Status.TARGET,
        Role.LEVEL,
        2025,
    )


def test_details_belong_to_their_points(tables: Tables) -> None:
    gold = tables.compile()
    details = {item.id: item.details for item in gold.items if item.details}
    assert set(details) == {"4", "5"}
    assert details["4"].cause.text == "因资金不足"
    assert details["5"].deadline.text == "年底前"
    assert details["5"].responsible.text == "村委会"
    assert TEXT[slice(*details["5"].deadline.span)] == "年底前"


def test_no_items_table_is_not_an_empty_one(tables: Tables) -> None:
    tables.write("items.tsv", ["# none"])
    assert tables.compile().details == ()
    tables.path.with_suffix(".items.tsv").unlink()
    assert tables.compile().details is None


def test_short_rows_comments_and_blank_lines(tables: Tables) -> None:
    tables.write("sents.tsv", ["# a comment", "", "0 meta - - 0:title", *SENTENCES[1:]])
    tables.write("metrics.tsv", ["9 30万元 1 300000 - 元 exact target level 2025 集体收入"])
    (metric,) = tables.compile().metrics
    assert (metric.optional, metric.period, metric.scope) == (False, None, None)


@pytest.mark.parametrize(
    ("suffix", "old", "new", "message"),
    [
        ("sents.tsv", SENTENCES[4], "4 achievement - other -", "achievement without an item"),
        ("sents.tsv", SENTENCES[4], "4 background 3 - -", "background inside item 3"),
        ("sents.tsv", SENTENCES[4], "4 praise 3 other -", "“praise” is none of achievement"),
        ("sents.tsv", SENTENCES[4], "4 achievement 3 sport -", "“sport” is none of party_building"),
        ("sents.tsv", SENTENCES[4], "4 achievement 3 other 2:review", "a section on a achievement row"),
        ("sents.tsv", SENTENCES[1], "1 heading - - 1:past", "section “1:past” is not LEVEL:KIND"),
        ("sents.tsv", SENTENCES[4], "99 achievement 3 other -", "there is no sentence “99”"),
        ("sents.tsv", SENTENCES[4], SENTENCES[3], "sentence 3 has two rows"),
        ("sents.tsv", SENTENCES[4], "# left out", "no row for the sentences [4]"),
        ("sents.tsv", SENTENCES[4], "4 achievement 3 other - - -", "7 cells where 5 are wanted"),
        ("sents.tsv", SENTENCES[6], "6 problem 3 - -", "has achievement and problem; a point has one kind"),
        ("sents.tsv", SENTENCES[4], "4 achievement 1 - -", "item 1 is broken by sentence 3"),
        ("metrics.tsv", METRICS[0], METRICS[0].replace("3公里 1", "3公里 2"), "no “3公里” number 2"),
        ("metrics.tsv", METRICS[0], METRICS[0].replace("3公里 1", "3公里 x"), "“x” does not say which occurrence"),
        ("metrics.tsv", METRICS[0], METRICS[0].replace(" 3 -", " drei -"), "“drei” is no number"),
        ("metrics.tsv", METRICS[0], METRICS[0].replace(" 3 -", " - -"), "no value"),
        ("metrics.tsv", METRICS[0], METRICS[0].replace("exact", "nearly"), "“nearly” is none of exact"),
        ("metrics.tsv", METRICS[0], METRICS[0].replace("- year", "maybe year"), "the flags “maybe”"),
        ("metrics.tsv", METRICS[0], METRICS[0].replace("2024", "2024.5"), "year"),
        ("metrics.tsv", METRICS[0], METRICS[0].replace("新修水渠", "拆除水渠"), "indicator “拆除水渠” is neither"),
        ("metrics.tsv", METRICS[1], METRICS[1].replace("李家组", "王家组"), "scope “王家组” is not in the text"),
        ("metrics.tsv", METRICS[1], METRICS[0].replace("3公里", "水渠3"), "“水渠3” overlaps another mention"),
        ("metrics.tsv", METRICS[1], METRICS[1].replace("year", "week"), "“week” is none of year"),
        ("items.tsv", ITEMS[1], "8 年底前 村委会 资金", "a cause belongs to a problem"),
        ("items.tsv", ITEMS[1], "7 2025年 - -", "a deadline belongs to a plan, and sentence 7 is in none"),
        ("items.tsv", ITEMS[1], "8 明年 - -", "sentence 8 has no “明年”"),
    ],
)
def test_each_fault_is_named(tables: Tables, suffix: str, old: str, new: str, message: str) -> None:
    tables.replace(suffix, old, new)
    with pytest.raises(TableFaults) as caught:
        tables.compile()
    assert any(message in fault for fault in caught.value.faults), caught.value.faults
    assert suffix in str(caught.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda meta: meta.pop("place"), "place: Field required"),
        (lambda meta: meta.update(mood="good"), "mood: Extra inputs"),
        (lambda meta: meta.update(level="hamlet"), "level: Input should be"),
        (lambda meta: meta.update(published="2024年"), "published: String should match"),
        (lambda meta: meta.pop("honours"), "not in the form of the guideline"),
        (lambda meta: meta["honours"][0].update(name="全省先进村"), "sentence 4 has no “全省先进村”"),
        (lambda meta: meta["honours"][0].update(level="world"), "honours.0.level"),
    ],
)
def test_each_fault_of_the_metadata_is_named(
    tables: Tables, change: Callable[[dict[str, object]], object], message: str
) -> None:
    meta = {**META, "honours": [dict(honour) for honour in META["honours"]]}
    change(meta)
    tables.write_meta(meta)
    with pytest.raises(TableFaults, match=r"meta\.json") as caught:
        tables.compile()
    assert message in str(caught.value)


@pytest.mark.parametrize("suffix", ["sents.tsv", "metrics.tsv", "meta.json"])
def test_a_missing_table_is_a_fault(tables: Tables, suffix: str) -> None:
    tables.path.with_suffix("." + suffix).unlink()
    with pytest.raises(TableFaults, match=f"village.{suffix} is missing"):
        tables.compile()


def test_all_faults_are_listed_at_once(tables: Tables) -> None:
    tables.replace("sents.tsv", SENTENCES[4], "4 praise 3 sport -")
    tables.replace("metrics.tsv", METRICS[0], METRICS[0].replace("exact", "nearly"))
    with pytest.raises(TableFaults) as caught:
        tables.compile()
    assert len(caught.value.faults) >= 3


def broad(tables: Tables, sentences: list[str]) -> list[tuple[str, str]]:
    """Compile a unit of these sentences under a run-in head; its points as (id, text)."""
    text = "强化治理。" + "".join(sentences) + "\n"
    tables.path.write_text(text, encoding="utf-8")
    rows = [f"{n} achievement 1 - -" for n in range(1, len(sentences) + 1)]
    tables.write("sents.tsv", ["0 heading 1 governance 3:review", *rows])
    tables.write("metrics.tsv", [])
    tables.write("items.tsv", [])
    tables.write_meta({**META, "honours": []})
    gold = tables.compile()
    assert {item.kind for item in gold.items} == {ItemKind.ACHIEVEMENT}
    return [(item.id, text[item.start : item.end]) for item in gold.items]


def test_a_unit_of_six_sentences_is_one_point_with_its_head(tables: Tables) -> None:
    sentences = [f"第{n}件办好。" for n in range(6)]
    assert broad(tables, sentences) == [("1", "强化治理。" + "".join(sentences))]


def test_a_broader_unit_falls_into_its_sentences(tables: Tables) -> None:
    sentences = [f"第{n}件办好。" for n in range(6)] + ["其中一件提前。"]
    points = broad(tables, sentences)
    assert points == [(f"1.{n + 1}", sentences[n]) for n in range(5)] + [("1.6", "第5件办好。其中一件提前。")]
    assert all(not item.topics for item in tables.compile().items)


def test_offsets_survive_carriage_returns_and_a_byte_order_mark(tables: Tables) -> None:
    tables.path.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    gold = tables.compile()
    text = read_text(tables.path)
    assert text.startswith("青石村")
    assert "\r\n" in text
    assert gold.misfits(text) == []
    assert gold.chars == len(text)
