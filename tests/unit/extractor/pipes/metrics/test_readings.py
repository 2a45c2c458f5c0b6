"""Years, periods, relations and proposed indicators of readings whose role and status are given."""

from datetime import date

import pytest

from zongjie.extractor.layout import Outline, outline
from zongjie.extractor.pipes.metadata import read_head
from zongjie.extractor.pipes.metrics.candidates import Candidate, trim
from zongjie.extractor.pipes.metrics.context import Place, places
from zongjie.extractor.pipes.metrics.indicators import IndicatorWalk
from zongjie.extractor.pipes.metrics.relations import compared_by, part_by
from zongjie.extractor.pipes.metrics.stretches import stretches
from zongjie.extractor.pipes.metrics.years import contexts, dates_by, year_by
from zongjie.extractor.pipes.statements import Judged
from zongjie.extractor.pipes.statements.zones import zones
from zongjie.extractor.quantity import Quantity, scan
from zongjie.extractor.source import Hints

TITLE = "青峰县2024年工作总结和2025年工作计划\n"
HEAD = read_head(outline(TITLE), Hints())

Located = tuple[Outline, list[Quantity], list[Place]]


def located(text: str, label: str = "achievement") -> Located:
    shape = outline(text)
    found = [q for q in scan(text)[0] if shape.sentence_at(q.start) is not None]
    where = places(shape, found, Judged([label] * len(shape.sentences), None, []))
    return shape, found, [place for place in where if place is not None]


@pytest.mark.parametrize(
    ("text", "label", "given", "year"),
    [
        ("接待游客12万人。", "achievement", {}, 2024),
        ("投诉较2022年减少5%。", "achievement", {"role": "change"}, 2024),
        ("2023年接待游客12万人。", "achievement", {}, 2023),
        ("由去年的12个", "achievement", {"role": "baseline"}, 2023),
        ("较2022年的510万元", "achievement", {"role": "baseline"}, 2022),
        ("自2017年成立以来，服务3000人。", "achievement", {}, 2024),
        ("改造小区3个。", "plan", {"status": "target"}, 2025),
        ("到2027年，建成公园3处。", "plan", {"status": "target"}, 2027),
        ("“十五五”时期，建成公园30处。", "plan", {"status": "target"}, 2030),
        ("完成年度任务的120%。", "achievement", {"status": "target"}, 2024),
        ("明年改造小区3个。", "achievement", {"status": "target"}, 2025),
        ("余下6处明年一季度完成。", "achievement", {"status": "target"}, 2025),
        ("去年欠的2.4万元", "problem", {}, 2023),
        ("是上年的1.5倍", "achievement", {}, 2024),
        ("恢复到2019年的78%", "achievement", {"kind": "multi_year"}, 2024),
        ("2018年开园以来接待游客76万人次", "achievement", {"kind": "multi_year"}, 2024),
        ("2014年由两村合并而成，辖9个村民组", "background", {"kind": "as_of"}, 2024),
        ("持证社工由6人", "achievement", {"role": "baseline", "kind": "as_of"}, 2023),
        ("日均用餐由开业时的60人次", "achievement", {"role": "baseline"}, 2024),
        ("平均用时由法定的20个工作日", "achievement", {"role": "baseline"}, None),
    ],
)
def test_year(text: str, label: str, given: dict[str, str], year: int | None) -> None:
    shape, found, where = located(text, label)
    context = contexts(stretches(shape, zones(shape, HEAD), HEAD), HEAD)[where[-1].sentence.index]
    says = {"role": "level", "status": "actual", "kind": "year", **given}
    assert year_by(shape, found[-1], where[-1], head=HEAD, context=context, **says)[0] == year


@pytest.mark.parametrize(
    ("kind", "text", "first", "last"),
    [
        ("year", "", date(2024, 1, 1), date(2024, 12, 31)),
        ("as_of", "截至年末", None, None),
        ("part_year", "上半年", date(2024, 1, 1), date(2024, 6, 30)),
        ("part_year", "1—10月", date(2024, 1, 1), date(2024, 10, 31)),
        ("part_year", "一至十二月", date(2024, 1, 1), date(2024, 12, 31)),
        ("part_year", "截至2月底", date(2024, 1, 1), date(2024, 2, 29)),
        ("part_year", "前三季度", date(2024, 1, 1), date(2024, 9, 30)),
        ("part_year", "三季度", date(2024, 7, 1), date(2024, 9, 30)),
        ("part_year", "1-13月", None, None),
        ("multi_year", "2019年以来", date(2019, 1, 1), date(2024, 12, 31)),
        ("multi_year", "五年来", date(2020, 1, 1), date(2024, 12, 31)),
        ("multi_year", "“十四五”时期", date(2021, 1, 1), date(2025, 12, 31)),
    ],
)
def test_period(kind: str, text: str, first: date | None, last: date | None) -> None:
    assert dates_by(kind, 2024, text, HEAD, planned=False)[0] == (first, last)


@pytest.mark.parametrize(
    ("text", "roles", "compared", "parts"),
    [
        ("由9个增至12个，增长33.3%。", "baseline level change", {0: 1, 2: 1}, {}),
        ("收入5.2亿元、增长4%，支出3.1亿元、增长2%。", "level change level change", {1: 0, 3: 2}, {}),
        ("增长4%，达到5.2亿元。", "change level", {}, {}),
        ("党员132名，其中女党员41名、预备党员3名。", "level level level", {}, {1: 0, 2: 0}),
        ("企业20家，其中收入5万元。", "level level", {}, {}),
        ("党员12名，其中女党员41名。", "level level", {}, {}),
    ],
)
def test_relations(text: str, roles: str, compared: dict[int, int], parts: dict[int, int]) -> None:
    shape, found, where = located(text)
    role = dict(enumerate(roles.split()))
    assert len(role) == len(found)
    every = list(range(len(found)))
    levels = {i: compared_by(i, found, every, role) for i in every}
    totals = {i: part_by(i, shape, found, where[i], every, role) for i in every}
    assert {i: one[0] for i, one in levels.items() if one is not None} == compared
    assert {i: one[0] for i, one in totals.items() if one is not None} == parts


@pytest.mark.parametrize(
    ("text", "index", "wanted"),
    [
        ("全年接待游客180万人次。", 0, "接待游客"),
        ("规上工业增加值同比增长5.8%。", 0, "规上工业增加值"),
        ("建成12个停车场。", 0, "停车场"),
        ("税收、产值和用电量分别增长8%、6%和5.5%。", 1, "产值"),
        ("税收、产值和用电量分别增长8%、6%和5.5%。", 2, "用电量"),
    ],
)
def test_the_indicator_is_proposed(text: str, index: int, wanted: str) -> None:
    proposed = proposals(text, index)
    assert wanted in {text[c.start : c.end] for c in proposed}
    assert all(c.start < c.end for c in proposed)


def proposals(text: str, index: int, settled: dict[int, str] | None = None) -> list[Candidate]:
    """What is proposed for a quantity after the indicators of earlier ones are settled."""
    shape, found, where = located(text)
    walk = IndicatorWalk(shape, found, where, Judged(["achievement"] * len(shape.sentences), None, []))
    for i, words in (settled or {}).items():
        walk.settle(i, where[i], (text.index(words), text.index(words) + len(words)))
    return walk.propose(index, where[index], "level")[0]


@pytest.mark.parametrize(
    ("text", "index", "settled", "wanted", "recipe"),
    [
        ("加装电梯。全年完成6台。", 0, {}, "加装电梯", "before_first"),
        ("创业担保贷款应贷尽贷。前后47笔。", 0, {}, "创业担保贷款", "before_subject"),
        ("义诊进村5场。全年看病730人次。", 1, {0: "义诊进村"}, "义诊进村", "carried"),
        ("受理纠纷83起，调解成功80起，分别减少12起和10起。", 2, {0: "受理纠纷", 1: "调解成功"}, "受理纠纷", "paired"),
        ("受理纠纷83起，调解成功80起，分别减少12起和10起。", 3, {0: "受理纠纷", 1: "调解成功"}, "调解成功", "paired"),
        ("养牛50头以上的大户41户。", 1, {}, "养牛50头以上的大户", "through_wide"),
        ("城镇、农村居民收入分别增长5%和6%。", 0, {}, "城镇、农村居民收入", "left_wide"),
    ],
)
def test_what_the_words_beside_the_number_do_not_say(
    text: str, index: int, settled: dict[int, str], wanted: str, recipe: str
) -> None:
    proposed = proposals(text, index, settled)
    assert (wanted, recipe) in {(text[c.start : c.end], c.recipe) for c in proposed}


def test_trim() -> None:
    text = "其中，全市税收同比增长"
    assert text[slice(*trim(text, 0, len(text)))] == "全市税收"


def test_trim_inside_a_text() -> None:
    text = "好。全年接待游客达到"
    assert text[slice(*trim(text, 2, len(text)))] == "接待游客"
