"""The stretch that a flow runs over, and the words about time beside a number."""

import pytest

from zongjie.extractor.layout import outline
from zongjie.extractor.patterns import Pattern
from zongjie.extractor.pipes.metadata import read_head
from zongjie.extractor.pipes.metrics.context import names, places
from zongjie.extractor.pipes.metrics.model import as_usual
from zongjie.extractor.pipes.metrics.stretches import Stretch, stretches
from zongjie.extractor.pipes.metrics.times import MARKS, said
from zongjie.extractor.pipes.statements import Judged
from zongjie.extractor.pipes.statements.zones import zones
from zongjie.extractor.quantity import scan
from zongjie.extractor.source import Hints


def stretches_of(text: str) -> dict[str, Stretch]:
    """The stretch of each sentence, by its first four characters."""
    shape = outline(text)
    head = read_head(shape, Hints())
    found = stretches(shape, zones(shape, head), head)
    return {shape.slice(s).strip()[:4]: one for s, one in zip(shape.sentences, found, strict=True)}


REVIEW = """青峰县2020年政府工作报告
一、“十三五”时期工作回顾
（一）经济平稳增长
新增企业30家。地区生产总值是2015年的1.5倍。
（二）民生持续改善
改造小区12个。
二、2020年工作情况
开展活动5场。
三、2021年工作安排
新建公园3处。
"""


def test_a_heading_opens_a_stretch_that_ends_with_the_next_of_its_rank() -> None:
    found = stretches_of(REVIEW)
    assert found["新增企业"] == Stretch("multi_year", plan=(2016, 2020))
    assert found["改造小区"] == Stretch("multi_year", plan=(2016, 2020), origin=2015)
    assert found["开展活动"].usual == "year"
    assert found["新建公园"].ahead


@pytest.mark.parametrize(
    ("text", "start", "usual"),
    [
        ("柳树社区2024年上半年工作总结\n今年以来，走访居民300户。\n", "今年以来", "part_year"),
        ("柳树社区2024年工作总结\n文中数据统计到10月底。\n走访居民300户。\n", "走访居民", "part_year"),
        ("柳树社区2024年工作总结\n走访居民300户。\n", "走访居民", "year"),
        ("过去五年，新增企业30家。\n一年来，走访居民300户。\n改造小区2个。\n", "改造小区", "year"),
        ("过去五年，新增企业30家。\n改造小区2个。\n", "改造小区", "multi_year"),
        ("走访居民300户，2020年以来累计2000户。\n改造小区2个。\n", "改造小区", "year"),
    ],
)
def test_the_usual_kind(text: str, start: str, usual: str) -> None:
    assert stretches_of(text)[start].usual == usual


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.id)
def test_every_mark_is_read(mark: Pattern) -> None:
    """None begins with a character that reading skips."""
    found = {one.kind for one in said(mark.positive, 0, len(mark.positive), None)}
    assert mark.id.removeprefix("time.") in found


def test_years_are_told_by_the_reports_own() -> None:
    assert [one.kind for one in said("比2023年增长，比2019年增长", 0, 16, 2024)] == ["on_last", "far"]
    assert [one.kind for one in said("2024年新增，2019年新增", 0, 16, 2024)] == ["whole", "earlier"]


def test_a_limit_is_named_as_seen_from_what_is_usual() -> None:
    text = "柳树社区2024年上半年工作总结\n全年计划走访500户，上半年走访300户。\n"
    shape = outline(text)
    head = read_head(shape, Hints())
    found = [q for q in scan(text)[0] if q.unit == "户"]
    judged = Judged(["achievement"] * len(shape.sentences), None, [])
    above = zones(shape, head)
    over = stretches(shape, above, head)
    year, half = names(shape, found, places(shape, found, judged), above, head, judged, over)
    assert {"when:usual=part_year", "when:time=usual"} <= set(half)
    assert "when:time=usual" not in year


@pytest.mark.parametrize("usual", ["year", "part_year", "multi_year"])
def test_seen_twice_from_the_usual_kind_it_is_itself(usual: str) -> None:
    for kind in ("year", "part_year", "multi_year", "as_of"):
        assert as_usual(as_usual(kind, usual), usual) == kind
    assert as_usual(usual, usual) == "year"
