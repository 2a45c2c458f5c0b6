"""Title, dates, bodies and index number of small heads, in the arrangements that pages show."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from strategies import texts

from zongjie.extractor.layout import outline
from zongjie.extractor.pipes.metadata import Head, read_head
from zongjie.extractor.source import Hints

BODY = "\n一、主要工作\n一年来，开展活动12场。\n二、下一步打算\n继续抓好落实。\n"
COMMUNITY, BUREAU = "云溪社区2024年工作总结", "青峰县农业农村局2024年工作总结"
INDEX = "MC027-11"

HEADS: dict[str, tuple[str, dict[str, Any]]] = {
    "title alone": (COMMUNITY + BODY, {"title": COMMUNITY, "place": "云溪社区", "level": "village_community"}),
    "breadcrumb and publication line": (
        f"首页 > 政务公开 > 规划总结\n{COMMUNITY}\n发布日期：2025-01-06 信息来源：云溪社区居委会 浏览次数：35{BODY}",
        {"title": COMMUNITY, "issuer": "云溪社区居委会", "published": date(2025, 1, 6), "basis": "page"},
    ),
    "breadcrumb with an item a line": (f"首页\n政务公开\n规划总结\n{COMMUNITY}\n{BODY}", {"title": COMMUNITY}),
    "title twice": (f"{COMMUNITY}\n{COMMUNITY}{BODY}", {"title": COMMUNITY, "title_lines": 2}),
    "index block with colons": (
        f"索 引 号：{INDEX}\n发布机构：青峰县农业农村局\n{BUREAU}{BODY}",
        {"index_no": INDEX, "issuer": "青峰县农业农村局", "level": "department", "title": BUREAU},
    ),
    "index block with bars": (
        f"| 索引号 | {INDEX} | 发布日期 | 2025-01-08 |\n{BUREAU}{BODY}",
        {"index_no": INDEX, "published": date(2025, 1, 8), "title": BUREAU},
    ),
    "index block in brackets": (
        f"[ 索 引 号 ] {INDEX} [ 发文字号 ] 青农〔2025〕3号\n{BUREAU}{BODY}",
        {"index_no": INDEX},
    ),
    "index block with a cell a line": (
        f"索引号\n{INDEX}\n发布机构\n青峰县农业农村局\n发布日期\n2025-01-08\n{BUREAU}{BODY}",
        {"index_no": INDEX, "issuer": "青峰县农业农村局", "published": date(2025, 1, 8)},
    ),
    "front matter": (f"---\ntitle: {COMMUNITY}\ntags: 总结\n---\n{BODY}", {"title": COMMUNITY}),
    "title over two lines": (
        "青峰县农业农村局\n关于2024年工作总结及2025年工作打算的报告" + BODY,
        {"title": "青峰县农业农村局关于2024年工作总结及2025年工作打算的报告", "title_lines": 2, "plan": 2025},
    ),
    "delivery under the title": (
        "政府工作报告\n（2025年1月10日在青峰县第十八届人民代表大会第四次会议上）\n各位代表：" + BODY,
        {
            "title": "政府工作报告",
            "published": date(2025, 1, 10),
            "basis": "delivered",
            "place": "青峰县",
            "report": 2024,
        },
    ),
    "signed below": (
        f"{COMMUNITY}{BODY}云溪社区居民委员会\n2024年12月30日",
        {"issuer": "云溪社区居民委员会", "published": date(2024, 12, 30), "basis": "signed"},
    ),
    "signed in Chinese numerals": (
        f"{COMMUNITY}{BODY}云溪社区居民委员会\n二〇二四年十二月三十日",
        {"published": date(2024, 12, 30), "basis": "signed"},
    ),
    "body named by the signature only": (
        f"2024年工作总结和2025年工作计划{BODY}\n北苑街道办事处",
        {"issuer": "北苑街道办事处", "place": "北苑街道", "level": "town_street", "report": 2024, "plan": 2025},
    ),
    "half a year": (
        "青峰县民政局2024年上半年工作总结及下半年工作计划" + BODY,
        {"report": 2024, "plan": 2024, "half": True},
    ),
    "plan only": ("北苑街道2025年工作计划\n一、总体思路\n建设公园3处。", {"report": None, "plan": 2025}),
    "five years": ("青峰县“十四五”工作总结" + BODY, {"report": 2025, "plan": 2026}),
    "emphasised title": (f"**{COMMUNITY}**\n{BODY}", {"title": COMMUNITY}),
    "Markdown title": (f"# {COMMUNITY}\n{BODY}", {"title": COMMUNITY}),
    "full-width digits": (
        f"云溪社区２０２４年工作总结\n发布日期：２０２５-０１-０６{BODY}",
        {"report": 2024, "published": date(2025, 1, 6)},
    ),
    "year in Chinese numerals": (f"云溪社区二〇二四年度工作总结{BODY}", {"report": 2024, "plan": 2025}),
    "banner date": (f"2025年3月1日 星期六\n{COMMUNITY}\n发布时间：2025-01-06{BODY}", {"published": date(2025, 1, 6)}),
    "no title": ("一年来，云溪社区开展活动12场，云溪社区服务居民300人。" + BODY, {"title": None, "place": "云溪社区"}),
    "no such day": (f"{COMMUNITY}\n发布日期：2025-02-30{BODY}", {"published": None, "basis": None}),
}


def read(text: str, **hints: str) -> Head:
    return read_head(outline(text), Hints(**hints))


def flat(head: Head) -> dict[str, Any]:
    title, dates, body = head.title, head.dates, head.body
    return {
        "title": title and title.text,
        "title_lines": len(title.sentences) if title else 0,
        "issuer": body.issuer,
        "place": body.place,
        "level": body.level,
        "published": dates.published,
        "basis": dates.basis,
        "report": dates.report_year,
        "plan": dates.plan_year,
        "half": dates.half,
        "index_no": head.index_no,
    }


@pytest.mark.parametrize(("text", "wanted"), HEADS.values(), ids=HEADS)
def test_head(text: str, wanted: dict[str, Any]) -> None:
    got = flat(read(text))
    assert {name: got[name] for name in wanted} == wanted


def test_markup_wins_over_the_text() -> None:
    head = read(f"{BUREAU}\n发布日期：2025-01-06{BODY}", title="云溪社区总结", published="2025-02-07", index_no="A-1")
    got = flat(head)
    assert (got["title"], got["published"], got["index_no"]) == ("云溪社区总结", date(2025, 2, 7), "A-1")


def test_a_date_of_drawing_up_in_the_markup_counts_as_signed() -> None:
    drawn_up = read(f"{BUREAU}{BODY}", signed="2025-01-06").dates
    assert (drawn_up.published, drawn_up.basis) == (date(2025, 1, 6), "signed")
    both = read(f"{BUREAU}{BODY}", published="2025-01-09", signed="2025-01-06").dates
    assert (both.published, both.basis) == (date(2025, 1, 9), "page")


def test_issuer_of_a_work_report() -> None:
    text = "政府工作报告\n（2025年1月10日在青峰县第十八届人民代表大会第四次会议上）\n我代表县人民政府向大会报告工作。"
    assert read(text).body.issuer in ("县人民政府", "青峰县人民政府")


def test_date_of_signing_in_the_index_block() -> None:
    head = read(f"索引号：{INDEX}\n成文日期：2025年1月8日\n{BUREAU}{BODY}")
    assert (head.dates.published, head.dates.basis) == (date(2025, 1, 8), "signed")


def test_date_of_the_front_matter() -> None:
    assert read(f"---\ntitle: {COMMUNITY}\ndate: 2025-01-06\n---\n{BODY}").dates.published == date(2025, 1, 6)


def test_body_of_a_self_report_from_the_line_of_its_author() -> None:
    head = read("2020年度述职报告\r\n某某县水务局党组书记、局长\r\n2020年，我尽职尽责。完成投资3亿元。")
    assert (head.body.issuer, head.body.place, head.body.level) == ("某某县水务局", "某某县", "department")


def test_who_leads_is_not_who_reports() -> None:
    body = (
        "在石湾街道党工委的正确领导下，社区开展工作。石湾街道支持。清河社区走访120户，"
        "社区新建小组，社区开展普法，社区组织活动，社区办事。"
    )
    assert read(body).body.place == "清河社区"


def test_date_in_the_line_of_the_source() -> None:
    assert read(f"{COMMUNITY}\n2025-01-06 来源：某某街道办事处 【打印】\n{BODY}").dates.published == date(2025, 1, 6)


def test_year_of_a_report_without_one_in_its_title() -> None:
    body = "一年来，各项工作有序推进。2023年完成投资3亿元，截至2023年底共有企业12家。\n下一步，做好2024年工作。"
    assert read(f"某某镇政府工作报告\n{body}").dates.report_year == 2023


@given(texts)
def test_any_text_has_a_head(text: str) -> None:
    head = read(text)
    count = len(outline(text).sentences)
    assert head.title is None or all(0 <= i < count for i in head.title.sentences)
    assert (head.dates.published is None) is (head.dates.basis is None)
    assert head == read(text)
