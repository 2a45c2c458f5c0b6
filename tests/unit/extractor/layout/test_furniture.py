"""Lines that a page or a file adds around a report, in the arrangements that pages show."""

import pytest

from zongjie.extractor.layout.furniture import furniture_of
from zongjie.extractor.quantity.numerals import fold

LINES = {
    "breadcrumb": ["首页 > 政务公开 > 规划总结", "您现在的位置：首页 > 公开", "首页 » 年度总结 » 社区"],
    "index": ["索 引 号：MC-01 发文字号：无", "[ 索 引 号 ] A1 [ 发文字号 ] B", "索引号|A1|发布日期|2025-01-01"],
    "publication": [
        "发布日期：2025-01-02 信息来源：某镇 浏览次数：12",
        "责任编辑：王某",
        "信息来源：某镇 [字号：大 中 小",
    ],
    "tools": ["【打印】【关闭】", "分享到：", "扫一扫在手机打开当前页", "触碰右侧展开"],
    "neighbours": ["上一篇：关于会议的通知", "下一篇", "附件：1.任务清单"],
    "foot": ["主办单位：某县人民政府办公室", "备案号：某ICP备1号"],
    "page": ["第 3 页 共 9 页", "- 3 -", "— 12 —"],
    "front_matter": ["---", "title: 工作总结", "date: 2025-01-02"],
    "greeting": ["各位代表：", "各位委员、同志们："],
    "delivery": ["（2024年1月10日在某县第十八届人民代表大会第三次会议上）"],
    "date": ["2024年1月10日", "２０２４年１月１０日", "二〇二四年一月十日", "（2024年1月10日）", "2024-01-10 09:30"],
}
REPORT = [
    "今年以来，社区开展演练12场。",
    "责任编辑制度进一步落实。",
    "全年发布信息300条，公开日期准确。",
    "加强与上一条河流的联动。",
    "各位代表提出的建议全部办结。",
    "2024年1月10日起施行。",
    "检索引导服务120次。",
    "第3页的内容如下。",
]


def kind(line: str) -> str | None:
    return furniture_of(fold(line), 0, len(line))


@pytest.mark.parametrize(
    ("line", "name"), [(line, name) for name, lines in LINES.items() for line in lines], ids=lambda value: value
)
def test_furniture(line: str, name: str) -> None:
    assert kind(line) == f"furniture.{name}"


@pytest.mark.parametrize("line", REPORT)
def test_the_report_itself_is_none(line: str) -> None:
    assert kind(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "建成扫一扫缴费点12个。",
        "完善网站技术支持体系。",
        "联系我们的群众越来越多。",
        "我们的资金来源：财政拨款500万元。",
        "附件齐全率达到98%。",
    ],
)
@pytest.mark.xfail(strict=True, reason="a word of page furniture inside a sentence is taken for the furniture itself")
def test_words_of_furniture_in_a_sentence(line: str) -> None:
    assert kind(line) is None


@pytest.mark.xfail(strict=True, reason="a breadcrumb with one item a line is read only where it stands in one line")
def test_breadcrumb_item_on_a_line_of_its_own() -> None:
    assert kind("首页") == "furniture.breadcrumb"


def test_running_text_is_never_furniture() -> None:
    assert kind("发布日期：2025-01-02" + "，工作有序开展" * 40) is None
