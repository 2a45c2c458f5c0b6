"""What a page says about its report: title, dates, issuer, index number."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, takewhile

import regex
from lxml import etree  # type: ignore[import-untyped]

from ....patterns import Pattern
from ....source import Hints
from .body import find_title, is_linked, reads_on, squashed
from .furniture import DATE, LABEL, is_fact, is_tool
from .lines import Line

_GAP = r"[\s\u3000:：\|\]】〕]{0,20}"
_NAME = rf"(?!{LABEL.pattern})(?P<value>[\p{{Han}}（）()、·]{{2,40}}?)(?={LABEL.pattern}|[^\p{{Han}}（）()、·]|\Z)"

VALUES = (
    Pattern("page.index_no", rf"(?:索[\s\u3000]*引[\s\u3000]*号码?|信息索引号?|信息索取号){_GAP}(?P<value>[A-Za-z0-9][A-Za-z0-9\-/_.—()（）]{{4,40}})", "[ 索 引 号 ] 00328-2022-0044", "检索引导"),
    Pattern("page.published", rf"(?:发[\s\u3000]*布[\s\u3000]*(?:日[\s\u3000]*期|时[\s\u3000]*间)|(?:公开|发文|信息提供)(?:日期|时间)|发布于|(?<!\p{{Han}}|(?:成文|生成|形成|印发|更新|生效|废止|失效|实施|截止)[\s\u3000]+)(?:日[\s\u3000]*期|时[\s\u3000]*间)){_GAP}(?P<value>{DATE})", "发布日期：2024-01-05 09:30", "截止日期：2024-01-05"),
    Pattern("page.signed", rf"(?:成文|生成|形成|印发){_GAP}(?:日期|时间){_GAP}(?P<value>{DATE})", "成文日期：2024年1月5日", "发布日期：2024-01-05"),
    Pattern("page.publisher", rf"(?:发[\s\u3000]*布[\s\u3000]*(?:机[\s\u3000]*构|单位|部门|机关)|发文(?:机关|单位)|责任部门|公开主体)(?:[\s\u3000]*[:：|\]】〕\n]|(?<=^[\s\u3000]*\p{{Han}}{{4}})(?!\p{{Han}}*(?:改革|方案|名称|代码))){_GAP}{_NAME}", "发布机构：某县农业农村局", "发布机构改革方案"),
    Pattern("page.source", rf"(?:(?:信息|文章|稿件|内容)来源|来[\s\u3000]*源|稿源|供稿(?:单位)?)[\s\u3000]*[:：|\]】〕\n]{_GAP}{_NAME}", "信息来源：某街道办事处", "财政收入来源"),
    Pattern("page.byline", rf"^[\s\u3000]*{_NAME}[\s\u3000|]+(?:{DATE})[\s\u3000|]*(?:浏览|阅读|点击|访问)", "某镇人民政府 2024-01-05 阅读 1024 次", "某镇人民政府2024年1月5日印发"),
    Pattern("page.date_alone", rf"^[\p{{Han}}\s\u3000\[【〔（(]{{0,40}}(?P<value>{DATE})(?=[\s\u3000|]*(?:浏览|阅读|点击|访问|(?:信息|文章)?来源|【|字))|^[\s\u3000\[【〔（(]*(?P<value>(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:[ T]*\d{{1,2}}:\d\d(?::\d\d)?)?)[\s\u3000\]】〕）)]*$", "2024-01-05 09:30", "2024-01-05 全市新增就业1.2万人"),
)  # fmt: skip
"""Labels with the values that follow them, on the same line, in the next cell or on the next line."""

_VALUES = {p.id: regex.compile(p.pattern, regex.MULTILINE) for p in VALUES}
_DATE = regex.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_ISO_COMPACT = regex.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)")
_LABEL = LABEL.compile()

TITLE = Pattern("page.title", r"总结|报告|计划|要点|汇报|打算|小结|述职|思路|情况|经验|材料|安排|回顾|纪实|做法|探索|综述|问答", "某社区2025年工作总结", "某区人民政府门户网站")  # fmt: skip
_TITLE = TITLE.compile()
_REPORT_NAME = regex.compile(
    r"^[^。；：:>|]{4,60}(?:总结|报告|计划|要点|汇报|打算|小结|思路|安排)(?:[（(].{1,20}[）)])?$"
)
_SITE = regex.compile(r"网$|网站$|门户$|平台$|政府$|政务公开$|信息公开$|首页$")
_BETWEEN_NAMES = regex.compile(r"\s*[_|｜»]+\s*|\s+[-–—]+\s*|\s*--+\s*|-(?=[^-]{2,20}(?:网|政府|网站|门户|平台)$)")
_CUT_OFF = regex.compile(r"(?:…|\.{2,})+$")
_TITLE_METAS = ("articletitle", "title", "dc.title", "og:title", "headline")
_DATE_METAS = (
    "pubdate", "publishdate", "article:published_time", "dc.date", "datepublished", "firstpubtime", "others",
)  # fmt: skip
_SOURCE_METAS = ("contentsource", "source", "article:author", "author")
_INDEX_METAS = ("indexno", "index_no", "syh", "identifier", "dc.identifier")
_TITLE_NAMES = regex.compile(
    r"(?i)(?<![a-z])(?:(?:article|news|info|content|detail|doc|con|main|arc|xxgk)?[-_]?(?:title|bt|tit)|biaoti)(?![a-z])"
)
# Sources that name no body.
_NO_ISSUER = frozenset({"本站", "本网", "本站原创", "原创", "互联网", "网络", "转载", "其他", "管理员", "无"})
_LEAST_TITLE, _LONGEST_TITLE, _MOST_CANDIDATES = 4, 200, 12


def metas_of(root: etree._Element) -> dict[str, str]:
    """The page's own metadata, names in small letters; the first of several by one name."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def title_of(root: etree._Element, metas: dict[str, str], lines: Sequence[Line]) -> str | None:
    """The report's title: named in the metadata, in the page's title, or shown as the page's heading."""
    element = root.find(".//title")
    whole = " ".join("".join(element.itertext()).split()) if element is not None else ""
    named = [metas[name] for name in _TITLE_METAS if name in metas]
    parts = (part for name in (*named, whole) if name for part in _parts(name[:_LONGEST_TITLE]))
    candidates = list(dict.fromkeys(parts))[:_MOST_CANDIDATES]
    shown = list(islice(_headings(root, lines), _MOST_CANDIDATES))
    for candidate in candidates:
        if _SITE.search(candidate) and not _TITLE.search(candidate):
            continue
        if _CUT_OFF.search(candidate):
            opening = squashed(candidate)
            longer = next((line.text for line in lines if squashed(line.text).startswith(opening)), None)
            if longer is not None:
                return longer
        elif find_title(lines, candidate) is not None and len(squashed(candidate)) >= _LEAST_TITLE:
            return candidate
    for heading in shown:
        if _TITLE.search(heading):
            return heading
    if (above := _above_the_text(lines)) is not None:
        return above
    # A title that is a picture stands nowhere else.
    return next((one for one in candidates if _TITLE.search(one)), None)


def _parts(name: str) -> Iterator[str]:
    """What is left of a title without the names of site and column, the longest first; then the whole."""
    parts = [" ".join(w for w in part.split() if not _SITE.search(w)) for part in _BETWEEN_NAMES.split(name)]
    yield from sorted(filter(None, parts), key=len, reverse=True)
    yield name


def _above_the_text(lines: Sequence[Line]) -> str | None:
    """The last line above the text that names a report."""
    above = takewhile(lambda line: not reads_on(line.text), lines)
    names = [line.text for line in above if not is_linked(line) and _REPORT_NAME.search(line.text)]
    return next((name for name in reversed(names) if not is_tool(name) and not is_fact(name)), None)


def _headings(root: etree._Element, lines: Sequence[Line]) -> Iterator[str]:
    """What the markup makes the page's heading, several lines of it joined."""
    for element in root.iter("h1", "h2", "h3", "div", "p", "td", "span", "ucaptitle", "b", "strong"):
        names = f"{element.get('id') or ''} {element.get('class') or ''}"
        if element.tag in ("h1", "h2", "h3", "ucaptitle") or (names != " " and _TITLE_NAMES.search(names)):
            text = "".join("".join(islice(element.itertext(), _LONGEST_TITLE)).split())
            if _LEAST_TITLE <= len(text) <= _LONGEST_TITLE and find_title(lines, text) is not None:
                yield " ".join("".join(element.itertext()).split())


def hints_of(metas: dict[str, str], title: str | None, about: Iterable[str]) -> Hints:
    """What the markup and the lines around the report say about it.

    Parameters
    ----------
    metas
        The page's metadata.
    title
        The report's title, as `title_of` finds it.
    about
        The lines that are no part of the report.
    """
    rows = list(about)
    text = "\n".join(filter(None, (*_columns(rows), *rows)))
    published = _first_date(metas.get(name) for name in _DATE_METAS) or _first_date(
        _value(key, text) for key in ("page.published", "page.date_alone")
    )
    source = (metas.get(name) for name in _SOURCE_METAS)
    named = (_value("page.publisher", text), *source, _value("page.source", text), _value("page.byline", text))
    index = _value("page.index_no", text) or next((metas[name] for name in _INDEX_METAS if name in metas), None)
    return Hints(
        title=title,
        published=published,
        signed=_first_date([_value("page.signed", text)]),
        issuer=next((name for name in named if name and name not in _NO_ISSUER), None),
        index_no=index.rstrip(".-") if index else None,
    )


def _columns(rows: Sequence[str]) -> Iterator[str]:
    """Labels in one row of a table with their values in the next, as lines of a label and a value."""
    for above, below in pairwise(rows):
        if above.startswith("| ") and below.startswith("| "):
            labels, values = (row.strip("| ").split(" | ") for row in (above, below))
            if len(labels) == len(values) and all(_LABEL.match(label) for label in labels):
                yield from (f"{label}：{value}" for label, value in zip(labels, values, strict=True))


def _value(key: str, text: str) -> str | None:
    found = _VALUES[key].search(text)
    return found["value"] if found is not None else None


def _first_date(written: Iterable[str | None]) -> str | None:
    """The first of some texts that begins with a date, as 2024-01-05; 2024-13-45 is none."""
    for text in written:
        found = (_DATE.search(text) or _ISO_COMPACT.search(text)) if text else None
        if found is None:
            continue
        try:
            return datetime.date(*map(int, found.groups())).isoformat()
        except ValueError:
            continue
    return None
