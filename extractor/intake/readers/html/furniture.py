"""What web pages put around a report, one pattern a kind of line; a line is furniture when it says nothing else.

The layout knows such lines too, from reports that somebody copied out of a browser. Here they are left out of the text,
because the markup tells where the report is.
"""

from __future__ import annotations

import regex

from ....patterns import Pattern, PatternSet

_B = r"[\s\u3000]*"
DATE = r"(?:19|20)\d\d[ ]?[-/.年][ ]?\d{1,2}[ ]?[-/.月][ ]?\d{1,2}[ ]?日?(?:[ T]*\d{1,2}:\d\d(?::\d\d)?)?"

LABEL = Pattern("page.label", rf"(?:索{_B}引{_B}号码?|信息索引号?|信息索取号|目录编号|公开目录|(?:主题|体裁|组配|信息)分类|主题词|公开(?:类别|方式|形式|范围|时限|程序|主体|属性)|服务对象|发{_B}布{_B}(?:机{_B}构|单{_B}位|部门|机关)|发文(?:机关|单位)|(?:公开)?责任部门|(?:信息|文章|稿件|内容)?来{_B}源|稿源|供稿(?:单位)?|(?:发{_B}布|发文|公开|成文|生成|形成|印发|更新|生效|废止|失效|实施|信息提供){_B}(?:日{_B}期|时{_B}间)|日{_B}期|时{_B}间|发文字号|文{_B}号|有{_B}效{_B}性|文件状态|关{_B}键{_B}[词字]|名{_B}称|标{_B}题|内容概述|作{_B}者|(?:责任)?编{_B}辑|审{_B}核|校{_B}对|浏览(?:次数|量)?|阅读(?:次数|量|数)?|点击(?:次数|数|量|率)?|访问(?:次数|量)|人气|字{_B}[体号](?:大小|显示)?)(?={_B}(?:[:：\]】〕|]|$))", "索 引 号：1234", "日期临近，时间紧")  # fmt: skip
"""A label of the facts about a page."""

TOOLS = (
    # These two are matched against lines without spaces, brackets and bars.
    Pattern("page.buttons", r"^(?>打印(?:本页|此页|文章)?|关闭(?:窗口|本页|此页|页面)?|收藏(?:本页|本站|此页)?|字[体号](?:大小|显示)?|缩小|放大|默认|恢复|超大|特大|大|中|小|背景色|我要纠错|纠错|返回(?:顶部|首页|列表|上一级)?|回到顶部|保存(?:本页)?|下载(?:本页|全文)?|推荐(?:给朋友)?|视力保护色?|朗读|语音播报|无障碍(?:阅读|浏览)?|长者(?:模式|助手)|繁體|繁体|简体|EN|English|新浪微博|腾讯微博|微信|微博|朋友圈|QQ(?:空间|好友)?|人人网|豆瓣|复制(?:链接)?|更多|点赞|评论|举报|A[+-]?|T[+-]?|[+-]|一键分享|分享(?:到|至|本页)?)++$", "打印关闭分享到", "打印机12台"),
    Pattern("page.pager", r"^(?=.*(?:第\d+页|共\d+页|[上下前后]一?页|[尾末]页))(?>第\d+页|共\d+页|[上下前后]一?页|首页|[尾末]页|末页|转到|跳转到?|页|共\d+条|GO|确定|\d+|[-.—]+)++$", "上一页123下一页共3页", "第3页写明了任务"),
    Pattern("page.sharing", r"^.{0,8}分享(?:到|至)?[:：\s].{0,60}$|^一?键?分享(?:到|至).{0,30}$", "分享到：新浪微博 微信", "按股分享收益12万元。"),
    Pattern("page.scan", r"扫一扫|扫描二维码|扫码(?:关注|阅读|查看)|微信扫|[在用]手机上?(?:打开|浏览|查看)(?:当前|本)?页|触碰右侧展开|长按识别|公众号[:：]?$", "扫一扫在手机打开当前页", "扫黄打非12次"),
    Pattern("page.neighbours", rf"^{_B}[\[【]?[上下前后]{_B}一{_B}[篇条则](?:文章|信息)?{_B}(?:[:：>＞\]】]|$)|^{_B}没有了$|^{_B}(?:相关|热点|推荐|延伸|最新|友情|热门|往期)(?:链接|阅读|文章|信息|新闻|报道|推荐|稿件|文件|文档|解读|公开|回顾){_B}[:：>＞]?{_B}(?:更多.{{0,4}})?$|^猜你喜欢$", "上一篇：通知", "上一年完成12件"),
    Pattern("page.trail", rf"^{_B}(?:您?(?:现在|当前)?(?:所在)?的?(?:位置|栏目){_B}[:：]|(?:网站)?首{_B}页{_B}(?:[>＞»›/|→-]|$))|^[^。；>＞»›]{{1,16}}(?:[>＞»›]+[^。；>＞»›]{{1,30}}){{1,9}}$", "当前位置：首页 > 政务公开", "首页改版12次"),
    Pattern("page.foot", r"^.{0,40}(?:主办(?:单位|方)?|承办(?:单位)?|协办(?:单位)?|维护单位|版权所有|技术支持|技术维护|网站(?:标识码|地图|声明|管理|支持)|备案(?:序)?号|联系我们|隐私(?:声明|保护)|法律声明|关于我们)(?:[\s:：|©（(].*)?$|ICP备\s?\d|公网安备[\s\u3000]*\d|网站标识码[\s:：]*\w|版权所有[\s:：©]|(?i:copyright|all rights reserved)|©|未经.{0,12}(?:授权|许可|同意).{0,12}(?:转载|使用|复制)|^.{0,6}(?:地址|邮编|邮政编码)[:：].{0,60}(?:电话|邮编|传真|邮箱)|^(?:联系|办公)?(?:电话|传真)[:：].{0,40}(?:地址|邮编|传真|邮箱)[:：]|建议使用.{0,30}(?:浏览器|分辨率)", "主办单位：某县人民政府 备案号：某ICP备12345678号", "技术支持农户12家，联系我们身边的群众。"),
    Pattern("page.download", r"^附件.{0,80}已?下载[\s\u3000]*\d*[\s\u3000]*次?$", "附件【台账.xls】已下载12次", "附件：1. 台账"),
    Pattern("page.visitors", r"^.{0,8}第[\s\u3000]*\d+[\s\u3000]*[位个名](?:访客|访问者|浏览者|来访者)$|^(?:总|今日)?(?:访问|浏览)[量人次数]{1,2}[:：\s]*\d+[次人]*$", "您是第1024567位访客", "接待第12位访客代表团，走访12户。"),
    Pattern("page.clock", r"^.{0,6}今天是[^。]{0,40}$|^.{0,20}欢迎您?(?:访问|光临|来到|登录)[^。]{0,30}$|^(?:天气|气温)(?:预报)?[:：][^。]{0,40}$", "今天是2024年3月1日 星期五", "今天是个好日子，走访12户。"),
    Pattern("page.script", r"浏览器版本(?:过低|太低)|请(?:开启|启用)\s*(?:Java)?Script|您的浏览器不支持|^(?:正在)?加载中|^请稍[候后]", "您的浏览器不支持该功能", "浏览量12万次"),
)  # fmt: skip
"""Lines that no report has."""

FACTS = (
    Pattern("page.facts", rf"^[\s\u3000\[【〔（(|]*(?:{LABEL.pattern}|发布于[\s\u3000:：]*\d)", "来源：某街道 发布日期：2024-01-05", "主要来源：税收"),
    Pattern("page.dated", rf"^[\s\u3000\[【〔（(|]*(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:[ T]*\d{{1,2}}:\d\d(?::\d\d)?)?|{DATE}(?=\D+[:：]|[\s\u3000]*[【\[]))[\s\u3000\]】）)|]*(?:$|{LABEL.pattern}|[【\[](?:大|字|打印))", "2024-01-05 09:30 来源：某镇", "2024年1月5日起，走访12户。"),
    Pattern("page.read_by", rf"^[\p{{Han}}\s\u3000]{{0,40}}{DATE}[\s\u3000|]*(?:浏览|阅读|点击|访问)", "某镇人民政府 2024-01-05 阅读 1024 次", "2024年1月5日起，走访12户。"),
    Pattern("page.counted", r"^[\s\u3000(（\[【]*(?:浏览|阅读|点击|访问|人气)(?:次数|人次|数|量|率)?[\s\u3000:：]*\d*[\s\u3000]*(?:次|人次)?[)）\]】]?$|^\d+[\s\u3000]*次?(?:浏览|阅读|点击|访问)$", "浏览次数：1024次", "浏览1024家企业资料"),
)  # fmt: skip
"""Lines about the page that a report might have too, so they count only over it and under it."""

_BETWEEN_BUTTONS = regex.compile(r"[\s\u3000【】\[\]()（）〖〗|/·、，,:：<>＜＞«»‹›…]+")
_TOOLS = PatternSet(TOOLS)
_BUTTONS = PatternSet(TOOLS[:2])
_FACTS = PatternSet(FACTS)
_LONGEST = 240


def is_tool(line: str) -> bool:
    """Whether a line belongs to the page wherever it stands.

    Examples
    --------
    >>> is_tool("【打印本页】 【关闭窗口】"), is_tool("打印宣传单1024份。")
    (True, False)
    """
    if len(line) > _LONGEST or line.endswith(("。", "；")):
        return False
    return _TOOLS.search(line) or _BUTTONS.search(_BETWEEN_BUTTONS.sub("", line))


def is_fact(line: str) -> bool:
    """Whether a line says something about the page if it stands over or under the report.

    Examples
    --------
    >>> is_fact("发布日期：2024-01-05　浏览次数：1024"), is_fact("2024年，街道完成税收1.2亿元。")
    (True, False)
    """
    return len(line) <= _LONGEST and _FACTS.search(line)
