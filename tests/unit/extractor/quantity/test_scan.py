"""Every quantity of a text is found where it stands, with its exact value; what measures nothing is rejected."""

from decimal import Decimal

import pytest
from hypothesis import given
from strategies import texts

from zongjie.corpus import Case, load_cases
from zongjie.corpus.tables import accepted_units
from zongjie.extractor.quantity import Quantity, scan
from zongjie.extractor.repair import repaired

# Cells of tables are read by the tables' own rules.
CASES = [case for case in load_cases() if case.metrics and "table" not in case.tags]


def only(text: str) -> Quantity:
    found, _ = scan(text)
    assert len(found) == 1, [text[q.start : q.end] for q in found]
    return found[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_the_case_names_is_found(case: Case) -> None:
    """Signs of changes and implied units come later, from the words around."""
    view = repaired(case.text)
    found = {view.source_span(q.start, q.end): q for q in scan(view.text)[0]}
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
        ("分别提高5%、6%和8个百分点。", [("5", "%"), ("6", "%"), ("8", "百分点")]),
        ("分别增长1.1个、2.7个百分点。", [("1.1", "百分点"), ("2.7", "百分点")]),
        ("分别提高10.1个、43.3个和17.3个百分点。", [("10.1", "百分点"), ("43.3", "百分点"), ("17.3", "百分点")]),
        ("压缩至3个、5个和45个工作日。", [("3", "工作日"), ("5", "工作日"), ("45", "工作日")]),
        ("新建3个、改造5个村卫生室。", [("3", "个"), ("5", "个")]),
        ("查改问题10批11处27项。", [("10", "批"), ("11", "处"), ("27", "项")]),
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
        ("入库人数不低于常住人口的8%。", ["at_least"]),
        ("火情控制在全年3起。", ["at_most"]),
        ("当年吞吐量就突破了30万吨。", ["over"]),
        ("产值迈上3000亿元新台阶。", ["over"]),
        ("跨越两个千亿台阶。", ["exact"]),
        ("占比不到全县平均水平的2%。", ["under"]),
        ("培育1个过500亿、4个过百亿的集群。", ["exact", "over", "exact", "over"]),
        ("由12个工作日压缩到3个工作日。", ["exact", "exact"]),
        ("最多的一户20万元。", ["exact", "exact"]),
        ("走访三十来户、百余人。", ["approx", "over"]),
        ("月工资2000元出头。", ["over"]),
        ("修订村规民约161份。", ["exact"]),
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
        ("“两个一百年”奋斗目标", "reject.phrase"),
        ("市委六届八次、九次全会", "reject.ordinal.plenary"),
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
        ("占全国超1/4。", "超1/4", 25, None),
        ("仅占万分之三点五。", "万分之三点五", Decimal("3.5"), None),
        ("现有水田1万3千亩。", "1万3千亩", 13000, None),
        ("投资2亿3000万元。", "2亿3000万元", 230_000_000, None),
        ("装机三万八千千瓦。", "三万八千千瓦", 38000, None),
        ("解决温饱三万一千人。", "三万一千人", 31000, None),
        ("通路率百分之九十五，", "百分之九十五", 95, None),
        ("接单11 842件。", "11 842件", 11842, None),
        ("每斤高出两三元。", "两三元", 2, 3),
        ("在家二十三四户。", "二十三四户", 23, 24),
        ("赔付从三千元到两万六千元不等。", "三千元到两万六千元", 3000, 26000),
        ("增长10%以 上。", "10%以 上", 10, None),
        ("5个工作日内办结。", "5个工作日内", 5, None),
        ("产值突破千亿大关。", "突破千亿", 10**11, None),
        ("惠及18.4万大学生。", "18.4万", 184_000, None),
        ("安装反诈APP960人。", "960人", 960, None),
        ("参保率要上97%。", "97%", 97, None),
        ("收入比缩小到1.77:1。", "1.77:1", Decimal("1.77"), None),
        ("工业效益综合指数82.2，", "82.2", Decimal("82.2"), None),
        ("满意率百分之九十八点六。", "百分之九十八点六", Decimal("98.6"), None),
    ],
)
def test_span_and_value(text: str, span: str, value: int | Decimal, value_max: int | None) -> None:
    quantity = only(text)
    assert text[quantity.start : quantity.end] == span
    assert (quantity.value, quantity.value_max) == (value, value_max)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("由480元到710元，", ["480", "710"]),
        ("之比由1.62:1提高到1.74:1。", ["1.62", "1.74"]),
        ("倍差由1.87缩小至1.75。", ["1.87", "1.75"]),
        ("结构为8:42:50。", ["8", "42", "50"]),
        ("比124万人次多8.6万人次。", ["1240000", "86000"]),
    ],
)
def test_pairs_and_ratios(text: str, values: list[str]) -> None:
    assert [q.value for q in scan(text)[0]] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "unit"), [("提高2个点。", "百分点"), ("再设2个点。", "个"), ("提高2.5个点。", "百分点")]
)
def test_points_are_percentage_points_where_something_moves(text: str, unit: str) -> None:
    assert only(text).unit == unit


def test_a_run_of_digits_beyond_all_counting_is_none() -> None:
    assert scan("投入" + "9" * 14 + "万亿元")[0] == []
