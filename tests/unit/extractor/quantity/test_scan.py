"""Every quantity of a text is found where it stands, with its exact value; what measures nothing is rejected."""

from decimal import Decimal

import pytest
from hypothesis import given
from strategies import texts

from zongjie.corpus import Case, load_cases
from zongjie.corpus.tables import accepted_units
from zongjie.extractor.quantity import Quantity, scan

KNOWN = {"num-wan-and-qian-digits": "万 and 千 with a digit each are read as two numbers"}
CASES = [case for case in load_cases() if case.metrics and case.id not in KNOWN]


def only(text: str) -> Quantity:
    found, _ = scan(text)
    assert len(found) == 1, [text[q.start : q.end] for q in found]
    return found[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_the_case_names_is_found(case: Case) -> None:
    check(case)


@pytest.mark.parametrize("case", [case for case in load_cases() if case.id in KNOWN], ids=lambda case: case.id)
@pytest.mark.xfail(strict=True, reason="; ".join(KNOWN.values()))
def test_known_failures(case: Case) -> None:
    check(case)


def check(case: Case) -> None:
    """Signs of changes and implied units come later, from the words around."""
    found = {(q.start, q.end): q for q in scan(case.text)[0]}
    for metric in case.metrics:
        if metric.optional:
            continue
        quantity = found.get(case.span(metric))
        assert quantity is not None, metric.text
        assert abs(quantity.value) == abs(metric.value)
        assert (quantity.value_max is None) is (metric.value_max is None)
        if quantity.value_max is not None and metric.value_max is not None:
            assert abs(quantity.value_max) == abs(metric.value_max)
        assert quantity.qualifier in metric.qualifier.split("|")
        assert not quantity.unit or quantity.unit in accepted_units(metric.unit)


@given(texts)
def test_spans_are_grounded_and_in_order(text: str) -> None:
    found, rejected = scan(text)
    at = 0
    for q in found:
        assert at <= q.start <= q.number_start < q.number_end <= q.end <= len(text)
        assert q.value_max is None or q.value_max.is_finite()
        assert q.value.is_finite()
        at = q.end
    for one in rejected:
        assert 0 <= one.start < one.end <= len(text)
    assert scan(text) == (found, rejected)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("分别提高7.14和9.84个百分点。", [("7.14", "百分点"), ("9.84", "百分点")]),
        ("新增就业320、450和510人。", [("320", "人"), ("450", "人"), ("510", "人")]),
        ("分别增长1.1个、2.7个百分点。", [("1.1", "百分点"), ("2.7", "百分点")]),
        ("调解纠纷15起、走访40户。", [("15", "起"), ("40", "户")]),
    ],
)
def test_a_list_shares_the_unit_of_its_last_number(text: str, values: list[tuple[str, str]]) -> None:
    assert [(q.value, q.unit) for q in scan(text)[0]] == [(Decimal(value), unit) for value, unit in values]


@pytest.mark.parametrize(
    ("text", "qualifiers"),
    [
        ("分别控制在5%和3%以内。", ["at_most", "at_most"]),
        ("分别突破5500万元和650亿元。", ["over", "over"]),
        ("每区至少建成1家。", ["at_least"]),
        ("走访10户和20人以上。", ["exact", "over"]),
        ("至少建成1家，另开工2家。", ["at_least", "exact"]),
    ],
)
def test_qualifiers_of_a_list(text: str, qualifiers: list[str]) -> None:
    assert [q.qualifier for q in scan(text)[0]] == qualifiers


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2024年工作", "reject.date.year"),
        ("二〇二四年工作", "reject.date.year"),
        ("1-10月完成", "reject.date.month"),
        ("12月5日召开", "reject.date.month"),
        ("三季度完成", "reject.date.quarter"),
        ("某政发〔2023〕15号", "reject.doc.number"),
        ("电话13800000000", "reject.digits.long"),
        ("接听12345热线", "reject.digits.hotline"),
        ("发放×万元", "reject.digits.masked"),
        ("增长$1.$2亿元", "reject.digits.destroyed"),
        pytest.param(
            "增长7$1亿元",
            "reject.digits.destroyed",
            marks=pytest.mark.xfail(strict=True, reason="the digit behind a destroyed one is taken for a number"),
        ),
        ("PM2.5浓度", "reject.digits.letters"),
        ("“1+4+N”体系", "reject.name.product"),
        ("一、主要工作", "reject.name.list_mark"),
        ("第十五届人民代表大会", "reject.ordinal.session"),
        ("65岁以上老人", "reject.age"),
        ("微改造[1]", "reject.footnote"),
        ("一如既往", "reject.phrase"),
    ],
)
def test_rejected_with_its_rule(text: str, rule: str) -> None:
    found, rejected = scan(text)
    assert found == []
    assert rule in {one.rule for one in rejected}


def test_full_width_reads_like_half_width() -> None:
    wide, narrow = only("增长２０．５％。"), only("增长20.5%。")
    assert (wide.value, wide.unit) == (narrow.value, narrow.unit) == (Decimal("20.5"), "%")


def test_a_line_break_between_number_and_sign() -> None:
    quantity = only("完成率98\n%。")
    assert (quantity.value, quantity.unit) == (98, "%")


@pytest.mark.parametrize(
    ("text", "span", "value", "value_max"),
    [
        ("建成3—5个。", "3—5个", 3, 5),
        ("奖补1—2万元。", "1—2万元", 10000, 20000),
        ("选派六七万人。", "六七万人", 60000, 70000),
        ("超过5000户。", "超过5000户", 5000, None),
        ("惠及三成以上。", "三成以上", 30, None),
        ("满意率百分之九十八点六。", "百分之九十八点六", Decimal("98.6"), None),
    ],
)
def test_span_and_value(text: str, span: str, value: int | Decimal, value_max: int | None) -> None:
    quantity = only(text)
    assert text[quantity.start : quantity.end] == span
    assert (quantity.value, quantity.value_max) == (value, value_max)


def test_a_run_of_digits_beyond_all_counting_is_none() -> None:
    assert scan("投入" + "9" * 14 + "万亿元")[0] == []
