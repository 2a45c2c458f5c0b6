"""Page furniture: what the web page or the file adds around the report."""

from __future__ import annotations

from ..patterns import Pattern, PatternSet

_B = r"[ ]*"

FURNITURE = (
    Pattern("furniture.breadcrumb", rf"^{_B}(?:您?(?:现在|当前)?(?:所在)?的?位置|首页{_B}[>＞»/›\-|])|(?:[>＞»›]{_B}[\p{{Han}}]{{2,14}}{_B}){{2,}}", "当前位置：首页 > 政务公开", "工作总结"),
    Pattern("furniture.index", rf"(?:索{_B}引{_B}号|信息索引|公开目录|主题分类|体裁分类|组配分类|服务对象|生效日期|废止日期|发文字号|文{_B}号{_B}[:：|\]]|有效性|关键词)", "索 引 号：1234", "检索引导服务"),
    Pattern("furniture.publication", rf"(?:信息来源|来{_B}源|发布日期|发布时间|发布机构|发布单位|信息提供日期|成文日期|生成日期|公开日期|作{_B}者|责任编辑|浏览次数|浏览量|阅读次数|点击数|点击量|访问量|字{_B}[体号]){_B}[:：】\]|]", "发布日期：2025-01-01", "日期"),
    Pattern("furniture.tools", r"【(?:打印|关闭|字体|大|中|小)|分享到|打印(?:本页|此页)|关闭(?:窗口|本页)|扫一扫|视力保护|返回(?:顶部|首页)|收藏本(?:页|站)|我要纠错|无障碍|触碰右侧", "【打印】【关闭】", "打印机"),
    Pattern("furniture.neighbours", rf"^{_B}(?:上|下)一(?:篇|条|页){_B}(?:[:：]|$)|相关(?:链接|阅读|文章|信息)|附件(?:下载)?[:：\d]|^{_B}附件", "上一篇：通知", "上一年"),
    Pattern("furniture.foot", r"主办单位|承办单位[:：]|版权所有|ICP备|公网安备|网站(?:标识码|地图)|技术支持|联系我们|备案号|政府网站", "主办：版权所有", "联系群众"),
    Pattern("furniture.page", rf"^{_B}[-—–]*{_B}第?{_B}\d{{1,3}}{_B}页?{_B}[-—–/共\d页 ]*$", "第 3 页 共 9 页", "第3页的内容如下"),
    Pattern("furniture.front_matter", r"^---+$|^(?:title|date|author|source|url|tags|layout|published|categories)\s*:", "title: 报告", "标题"),
    Pattern("furniture.greeting", rf"^{_B}(?:各位|尊敬的)[\p{{Han}}、，,（）() ]{{0,24}}[:：！!]$|^{_B}各位代表[，,：:！!]?$", "各位代表：", "各位代表要求"),
    Pattern("furniture.delivery", r"^[ (（—\-*]*(?:19|20)\d\d年\d{1,2}月\d{1,2}日在[^。]{4,60}(?:会议|大会|全会|会|次会议)上?[ )）*]*(?:[\p{Han}]{0,3}(?:省长|市长|州长|县长|区长|镇长|乡长|主席|主任|书记)[ ]*[\p{Han}·]{2,8})?[ )）*]*$", "（2024年1月10日在某县第十八届人大第三次会议上）", "2024年1月10日在会上发言。"),
    Pattern("furniture.date", r"^[ (（【\[]*(?:(?:19|20)\d\d[ ]?[年./-][ ]?\d{1,2}[ ]?[月./-][ ]?\d{1,2}[ ]?日?|[二一][〇○零九][〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)(?:[ ]?\d{1,2}:\d\d(?::\d\d)?)?[ )）】\]]*$", "2024年1月10日", "2024年1月10日起"),
)  # fmt: skip

_SET = PatternSet(FURNITURE)


def furniture_of(folded: str, start: int, end: int) -> str | None:
    """Id of the furniture pattern that a line answers to, or None; long running text never does.

    Examples
    --------
    >>> furniture_of("发布日期：2025-01-01", 0, 15)
    'furniture.publication'
    """
    if end - start > 220:
        return None
    found = _SET.first(folded[start:end])
    return found.id if found else None
