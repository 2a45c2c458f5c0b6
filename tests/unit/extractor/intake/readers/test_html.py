import pytest

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers.html import read_html
from zongjie.extractor.intake.result import Reading

PAGE = """<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>柳溪街道2023年工作总结_柳溪区人民政府</title>
<meta name="ArticleTitle" content="柳溪街道2023年工作总结"><meta name="PubDate" content="2024-1-5 10:20">
<meta name="ContentSource" content="柳溪街道办事处"><script>var views = 12;</script><style>p {margin: 0}</style></head>
<body><form action="/search"><div class="nav"><ul><li><a href="1">首页</a><li><a href="2">政务公开</a>
<li><a href="3">办事</a><li><a href="4">互动</a></ul></div>
<table><tr><td>索 引 号：</td><td>015623318/2024-00027</td><td>发布机构：</td><td>柳溪街道办</td></tr></table>
<h1>柳溪街道2023年工作总结</h1>
<div>发布日期：2024-01-05 信息来源：柳溪街道 浏览次数：<span id="hits"></span></div>
<div id="zoom"><p>　　2023年，街道完成税收<span>1.2</span>亿
元，<b>增长5%</b>。</p><p><strong>一、主要工作</strong></p>
<p>（一）抓党建。新发展党员12名<br>开展活动30场。</p><p style="display: none">内部流转意见</p>
<table><caption>附表</caption><tr><th>指标<th>2023年<th>增长</tr><tr><td><p>税收</p><td>1.2 亿元<td>5%</tr></table>
<ol start="3"><li>整治背街小巷5条</li><li>新建口袋公园2个</li></ol></div></form>
<table><tr><td><p>二、存在问题</p><p>一是人手不足。</p><p>二是经费紧张。</p></td></tr></table>
<footer>主办单位：柳溪区人民政府</footer></body></html>"""

LINES = [
    "柳溪街道2023年工作总结",
    "2023年，街道完成税收1.2亿元，增长5%。",
    "一、主要工作",
    "（一）抓党建。新发展党员12名",
    "开展活动30场。",
    "附表",
    "| 指标 | 2023年 | 增长 |",
    "| 税收 | 1.2 亿元 | 5% |",
    "3. 整治背街小巷5条",
    "4. 新建口袋公园2个",
    "二、存在问题",
    "一是人手不足。",
    "二是经费紧张。",
]


def read(page: str | bytes) -> Reading:
    reading = read_html(page if isinstance(page, bytes) else page.encode("utf-8"), Options())
    assert isinstance(reading, Reading)
    return reading


def lines(body: str) -> list[str]:
    return read(f"<html><body>{body}</body></html>").text.split("\n")


def code(page: bytes) -> str:
    issue = read_html(page, Options())
    assert isinstance(issue, Issue)
    return issue.code.value


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16"])
def test_page_becomes_one_line_a_block(encoding: str) -> None:
    # The page says gb2312 whatever is inside.
    assert read(PAGE.encode(encoding)).text.split("\n") == LINES


def test_hints_come_from_the_markup() -> None:
    hints = read(PAGE).hints
    assert hints.title == "柳溪街道2023年工作总结"
    assert hints.published == "2024-01-05"
    assert hints.issuer == "柳溪街道办"  # 发布机构 wins over the page's source
    assert hints.index_no == "015623318/2024-00027"


def test_the_source_of_the_page_is_its_issuer_where_no_other_is_named() -> None:
    head = '<meta name="contentsource" content="{}">'
    assert read(f"<html><head>{head.format('青石镇')}</head><p>走访12户。</p>").hints.issuer == "青石镇"
    assert read(f"<html><head>{head.format('本站')}</head><p>走访12户。</p>").hints.issuer is None
    page = f"<html><head>{head.format('青石镇')}</head><p>发布 机构：青石镇党政办</p><p>走访12户。</p>"
    assert read(page).hints.issuer == "青石镇党政办"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("青石镇总结_青石政府网", "青石镇总结"),
        ("青石镇总结", "青石镇总结"),
        ("青石政府网", "青石镇总结"),
        ("", "青石镇总结"),
    ],
)
def test_the_title_of_the_page_is_the_part_that_the_page_shows_or_its_heading(title: str, expected: str) -> None:
    assert read(f"<html><title>{title}</title><h2>青石镇总结</h2><p>走访12户。</p>").hints.title == expected


def test_the_name_of_the_site_is_no_title() -> None:
    assert read("<html><title>青石政府网</title><h1>青石政府网</h1><p>走访12户。</p>").hints.title is None


def test_a_date_that_is_none_gives_no_hint() -> None:
    assert read('<html><meta name="PubDate" content="2024-13-45"><p>走访12户。</p>').hints.published is None


def test_xml_declaration_and_unclosed_tags() -> None:
    page = '<?xml version="1.0" encoding="gb2312"?><html><body><p>走访<b>12户<p>新增3家'
    assert read(page.encode("gb18030")).text == "走访12户\n新增3家"


def test_white_space_is_that_of_a_browser() -> None:
    assert lines("<p>  税收\n  增长 5 %，\n\t其中\nGDP\n增长</p>") == ["税收增长 5 %，其中 GDP 增长"]
    assert lines("<p>\u3000\u3000走访\u00a012户</p>") == ["走访\u00a012户"]


def test_line_breaks_of_preformatted_text_stay() -> None:
    assert lines("<pre>  一、工作\n走访<b>12</b>户\n</pre>尾\n巴<pre hidden>隐\n藏</pre>行\n末") == [
        "一、工作",
        "走访12户",
        "尾巴行末",
    ]


def test_columns_stay_columns() -> None:
    table = """<table><tr><td rowspan="2">指标<td colspan="2">数值<td rowspan="x">备注</tr><tr><td>2022年<td>2023年</tr>
    <tr><td>税收<td>1.0亿元<td>1.2亿元<td colspan="9999999">预计</tr><tr><td colspan="4">注：含基金</tr></table>"""
    first, second, third, note = lines(table)
    assert first == "| 指标 | 数值 |  | 备注 |"
    assert second == "|  | 2022年 | 2023年 |"
    assert third.startswith("| 税收 | 1.0亿元 | 1.2亿元 | 预计 |")
    assert note == "注：含基金"


def test_links_inside_the_text_stay() -> None:
    body = "<p>" + "".join(f'<a href="{n}">事项{n}</a>、' for n in range(6)) + "全部办结。</p>"
    assert lines(body) == ["事项0、事项1、事项2、事项3、事项4、事项5、全部办结。"]
    assert lines('<p><a name="_Toc1">一、主要工作</a></p><p>走访12户</p>') == ["一、主要工作", "走访12户"]


def test_a_page_inside_of_a_wrapper_is_read() -> None:
    assert lines("<form><select><option>全文</select><p>走访12户。</p></form>") == ["走访12户。"]
    assert lines(f"<nav><p>{'走访群众。' * 60}</p></nav>") == ["走访群众。" * 60]
    assert lines("<nav>首页</nav><p>走访12户。</p>") == ["走访12户。"]


@pytest.mark.parametrize("page", [b"<html></html>", b"<!-- x -->", b"<html><script>f()</script></html>"])
def test_page_without_text(page: bytes) -> None:
    assert code(page) == "no_text"


def test_damage_is_measured_on_the_text_not_on_the_markup() -> None:
    markup = "<i></i>" * 500
    assert code(f"<html>{markup}<p>走访\ufffd户</p>".encode()) == "undecodable"
    reading = read(f"<html>{markup}<p>{'走访群众' * 50}\ufffd</p>")
    assert [issue.code.value for issue in reading.issues] == ["replaced_characters"]


def test_a_page_too_deep_for_the_parser_is_not_half_read() -> None:
    assert code(f"<html>{'<div>' * 5000}走访12户".encode()) == "damaged_page"


def test_breaks_that_a_style_keeps_stay() -> None:
    assert lines('<div style="white-space: pre-wrap">一、主要工作\n走访12户。</div>') == ["一、主要工作", "走访12户。"]


def test_the_date_of_drawing_up_is_not_that_of_publication() -> None:
    hints = read("<html><p>成文日期：2023年12月28日</p><p>走访12户。</p></html>").hints
    assert (hints.published, hints.signed) == (None, "2023-12-28")


def test_a_date_beside_other_news_is_not_the_pages() -> None:
    assert read("<html><p>走访12户。</p><p>2024-03-01 全市新增就业1.2万人</p></html>").hints.published is None
    assert read("<html><p>2024-03-01</p><p>走访12户。</p></html>").hints.published == "2024-03-01"


def test_a_hidden_part_is_read_where_a_script_turns_pages_and_a_hidden_copy_is_not() -> None:
    first, second = ("".join(f"{what}惠民工程第{k}项已经办结，" for k in range(20)) for what in ("春季", "秋季"))
    assert lines(f"<div>{first}</div><div hidden>{second}</div>") == [first, second]
    assert lines(f"<div>{first}</div><div hidden>{first}</div>") == [first]


def test_the_mark_of_a_footnote_goes_and_the_power_of_a_unit_stays() -> None:
    assert lines("<p>新建公园12公顷<sup>[1]</sup>，绿地300m<sup>2</sup>。</p>") == ["新建公园12公顷，绿地300m2。"]


def test_numbers_of_lists_are_those_that_the_page_shows() -> None:
    chinese = '<ol style="list-style-type: cjk-ideographic"><li>抓党建</li><li>抓产业</li></ol>'
    assert lines(chinese) == ["一、抓党建", "二、抓产业"]
    assert lines('<ol style="list-style: none"><li>走访12户</li></ol>') == ["走访12户"]
    assert lines("<ol><li>1.走访12户</li><li>（二）新增3家</li></ol>") == ["1.走访12户", "（二）新增3家"]


def test_the_number_under_its_label_is_a_fact_too() -> None:
    body = "<h1>青石镇总结</h1><div>索引号</div><div>MC603-11/2018-00603</div><div>走访12户。</div>"
    assert lines(body) == ["青石镇总结", "走访12户。"]
    assert read(f"<html><body>{body}</body></html>").hints.index_no == "MC603-11/2018-00603"
