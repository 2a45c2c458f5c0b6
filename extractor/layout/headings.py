"""What kind of section the words of a heading announce."""

from __future__ import annotations

from ..patterns import Pattern, PatternSet

_YEAR = r"(?:20\d\d|二[〇○零]..)[ ]?年(?:度|及[\p{Han}]{0,6})?"
_NEXT = r"(?:下一步|下步|下阶段|下一阶段|明年|来年|新的一年|下半年|今后|未来|后一阶段|下一年度|下一年|下年度)"
_AIM = r"(?:计划|打算|安排|思路|设想|举措|目标|任务|部署|重点|谋划|工作|展望|规划|方向|要点)"
_SOLVES = "解决|破解|化解|缩小|补齐|补短板|聚焦|针对|整改|回应|消除|克服|治理"

# Tried in order: a heading that names both problems and next steps is mixed.
HEADINGS = (
    Pattern("heading.mixed", rf"(?:问题|不足|困难|短板).{{0,14}}(?:{_NEXT}|整改措施|改进措施|努力方向|对策|建议|工作计划|工作打算|解决办法)", "三、存在问题及下一步打算", "三、存在问题"),
    Pattern("heading.problems", rf"(?:需要?|亟[待需]|有待).{{0,12}}解决的?(?:突出|主要)?问题|^(?!.*(?:{_SOLVES}))(?:.*(?:存在|面临|遇到).{{0,6}}(?:问题|困难|不足|短板|挑战|薄弱)|.*(?:问题|不足|困难|短板|差距|薄弱环节)(?:与|和|及|、)?(?:不足|短板|原因|困难|挑战|问题|分析|差距)?[。：:*]*$)", "三、存在的困难和不足", "三、解决群众关心的突出问题"),
    Pattern("heading.plan", rf"{_NEXT}.{{0,14}}{_AIM}|^.{{0,8}}{_YEAR}.{{0,16}}(?:计划|打算|安排|思路|设想|目标|任务|部署|谋划|要点|重点)|(?:工作|主要|总体|具体|发展)(?:计划|打算|安排|思路|设想|目标任务|目标)(?:和.{{0,8}})?[。：:*]*$|努力方向|{_NEXT}[。：:*]*$|今后五年.{{0,20}}(?:目标|任务|要求)", "四、2026年工作思路和安排", "四、2025年工作总结"),
    Pattern("heading.profile", r"(?:基本情况|概况|基本概况|简介|基本信息|区域概况|背景|主要职责|机构设置|人员情况)[。：:*]*$", "一、基本情况", "一、工作开展情况"),
    Pattern("heading.review", rf"(?:回顾|总结|完成情况|开展情况|落实情况|推进情况|履职情况|主要成效|工作成效|主要做法|主要工作|工作情况|主要成绩|工作举措|主要举措|经验做法|取得的?成效|亮点)|{_YEAR}(?:主要)?工作(?:情况)?[。：:*]*$|(?:过去|上半年|一年来|五年来|过去五年|今年以来).{{0,10}}工作", "一、2025年工作回顾", "四、2026年工作计划"),
    Pattern("heading.other", r"(?:启示|体会|宝贵经验|基本经验|名词解释|附件|附录|意见建议|有关建议|工作建议)[。：:*]*$", "四、几点启示", "一、工作回顾"),
)  # fmt: skip

_SET = PatternSet(HEADINGS)


def kind_of_words(text: str, start: int, end: int) -> str | None:
    """The kind of section that a heading announces in words, or None.

    Examples
    --------
    >>> kind_of_words("三、存在的困难和不足", 2, 10)
    'problems'
    """
    found = _SET.first(text[start:end])
    return found.id.removeprefix("heading.") if found else None
