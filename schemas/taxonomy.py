"""The closed lists of the project: every code a record may carry, with its names and its definition.

A code is a string (`Topic.CARE == "care"`), so records serialise to the bare code, and knows what it means.

Examples
--------
>>> Topic.CARE.label_zh
'关爱保障'
>>> Topic("care") is Topic.CARE
True
>>> QUALIFIER_ORDER = [code.value for code in Qualifier]
>>> QUALIFIER_ORDER[:3]
['exact', 'over', 'under']
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Code(StrEnum):
    """A code of a closed list.

    Attributes
    ----------
    label_zh, label_en
        Short names for tables and plots.
    definition
        What the code covers, in Chinese.
    """

    label_zh: str
    label_en: str
    definition: str

    def __new__(cls, code: str, label_zh: str, label_en: str, definition: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label_zh = label_zh
        member.label_en = label_en
        member.definition = definition
        return member


class StatementLabel(Code):
    """What a sentence does (陈述类别)."""

    ACHIEVEMENT = (
        "achievement",
        "成绩",
        "achievement",
        "已做的工作、采取的措施、取得的成效、获得的荣誉，以及回顾部分所述的常态化做法",
    )
    PROBLEM = "problem", "问题", "problem", "作者承认的不足、困难、风险或未解决事项，连同其原因与表现"
    PLAN = "plan", "计划", "plan", "下一阶段要做的工作、目标、打算和指导性要求"
    BACKGROUND = "background", "背景", "background", "地方概况、政策背景、开头结尾的总体概述、往期经过、定义、脚注"
    HEADING = "heading", "标题", "heading", "只为下文起题的行或句首短句"
    META = "meta", "页面信息", "page furniture", "面包屑、索引块、发布信息、文章标题、称呼语、按钮等"


class ItemKind(Code):
    """The three kinds of points (要点类别)."""

    ACHIEVEMENT = "achievement", "成绩", "achievement", "一项已完成的工作或取得的成效"
    PROBLEM = "problem", "问题", "problem", "一项承认的不足、困难或风险"
    PLAN = "plan", "计划", "plan", "一项下一阶段的工作、目标或打算"


class Topic(Code):
    """What a point or a metric is about (主题)."""

    PARTY_BUILDING = "party_building", "党的建设", "party building", "党的建设、党员教育管理、基层党组织"
    CLEAN_GOVERNANCE = "clean_governance", "廉政作风", "clean governance", "党风廉政、作风建设、监督执纪"
    GOVERNANCE = "governance", "基层治理", "local governance", "基层治理、村居民自治、网格化管理"
    SAFETY = "safety", "安全应急", "safety", "安全生产、消防、应急、食品药品安全"
    STABILITY = "stability", "平安法治", "public order and law", "平安建设、信访、矛盾调解、法治"
    LIVELIHOOD = "livelihood", "民生实事", "public services", "民生实事、政务与便民服务"
    CARE = "care", "关爱保障", "social care", "一老一小、残疾人、困难群体、医养结合"
    CULTURE = "culture", "文化文明", "culture", "文化体育、精神文明、文明创建、宣传"
    VOLUNTEERING = "volunteering", "志愿社工", "volunteering", "志愿服务、社会工作、社会组织"
    ENVIRONMENT = "environment", "环境生态", "environment", "市容、环卫、垃圾分类、生态、节能"
    ECONOMY = "economy", "经济产业", "economy", "经济、产业、招商、企业服务、集体经济、农业"
    CONSTRUCTION = "construction", "建设更新", "construction", "城市更新、征地拆迁、道路、基础设施、小区设施"
    EMPLOYMENT = "employment", "就业社保", "employment", "就业、社会保险、劳动权益"
    HEALTH_EDUCATION = "health_education", "卫生教育科技", "health and education", "卫生、计生、疫情、教育、科技人才"
    MASS_ORGS = "mass_orgs", "群团工作", "mass organisations", "工会、共青团、妇联"
    DEFENCE_VETERANS = "defence_veterans", "武装与退役军人", "defence and veterans", "武装、征兵、双拥、退役军人事务"
    POPULATION = "population", "人口信息", "population data", "人口与法人信息采集、普查"
    DIGITAL = "digital", "数字智慧", "digital", "智慧城市、数字化、信息化"
    REFORM_OPENNESS = "reform_openness", "改革开放", "reform and opening", "改革、对外开放、外事港澳"
    TEAM = "team", "队伍建设", "team", "班子、队伍、培训、自身建设"
    OTHER = "other", "其他", "other", "以上都不合适"


class Level(Code):
    """Which rung of government reports (层级)."""

    VILLAGE_COMMUNITY = (
        "village_community",
        "村（社区）",
        "village or community",
        "村、社区及其居民（村民）委员会、党组织",
    )
    TOWN_STREET = "town_street", "乡镇（街道）", "town or street", "乡、镇、街道"
    COUNTY = "county", "县（区）", "county", "县、县级市、市辖区、旗及同级功能区"
    CITY = "city", "市（州）", "city", "地级市、自治州、地区、盟"
    PROVINCE = "province", "省（区、市）", "province", "省、自治区、直辖市、特别行政区"
    NATIONAL = "national", "全国", "national", "国家层面"
    DEPARTMENT = "department", "部门", "department", "各级政府或党委的部门、单位"
    OTHER = "other", "其他", "other", "以上都不合适"


class AreaType(Code):
    """What kind of territory the report is about (区域类型)."""

    VILLAGE = "village", "村", "village", "行政村"
    COMMUNITY = "community", "社区", "community", "城市或农村社区"
    STREET = "street", "街道", "street", "街道办事处辖区"
    TOWN = "town", "镇", "town", "建制镇"
    TOWNSHIP = "township", "乡", "township", "乡、民族乡、苏木"
    COUNTY = "county", "县", "county", "县、自治县、林区、特区"
    COUNTY_CITY = "county_city", "县级市", "county-level city", "县级市"
    BANNER = "banner", "旗", "banner", "旗、自治旗"
    DISTRICT = "district", "区", "district", "市辖区"
    FUNCTION_ZONE = "function_zone", "功能区", "functional zone", "新区、开发区、高新区、工业园区、风景区等"
    CITY = "city", "市", "prefecture-level city", "地级市、副省级市"
    PREFECTURE = "prefecture", "地区（盟）", "prefecture", "地区、盟"
    AUTONOMOUS_PREFECTURE = "autonomous_prefecture", "自治州", "autonomous prefecture", "自治州"
    MUNICIPALITY = "municipality", "直辖市", "municipality", "北京、天津、上海、重庆"
    PROVINCE = "province", "省", "province", "省"
    AUTONOMOUS_REGION = "autonomous_region", "自治区", "autonomous region", "自治区"
    SPECIAL_REGION = "special_region", "特别行政区", "special administrative region", "香港、澳门"
    COUNTRY = "country", "全国", "country", "全国"
    OTHER = "other", "其他", "other", "以上都不合适"


class BodyType(Code):
    """What kind of body reports (机构类型)."""

    PARTY = "party", "党委（党组织）", "party committee", "党委、党工委、党总支、党支部"
    GOVERNMENT = "government", "政府", "government", "人民政府及街道办事处、管委会"
    DEPARTMENT = "department", "部门", "department", "政府或党委的工作部门、办公室、派出机构"
    RESIDENTS_COMMITTEE = "residents_committee", "居民委员会", "residents' committee", "社区居民委员会"
    VILLAGERS_COMMITTEE = "villagers_committee", "村民委员会", "villagers' committee", "村民委员会"
    CONGRESS = "congress", "人大", "people's congress", "人民代表大会及其常务委员会、主席团"
    CPPCC = "cppcc", "政协", "CPPCC", "人民政治协商会议"
    JUDICIAL = "judicial", "司法机关", "court or procuratorate", "人民法院、人民检察院"
    MASS_ORG = "mass_org", "群团组织", "mass organisation", "工会、共青团、妇联、残联、科协等"
    PUBLIC_INSTITUTION = "public_institution", "事业单位", "public institution", "学校、医院、服务中心等事业单位"
    ENTERPRISE = "enterprise", "企业", "enterprise", "国有企业及其他企业"
    OTHER = "other", "其他", "other", "以上都不合适"


class DocType(Code):
    """What kind of document it is (文种)."""

    SUMMARY = "summary", "工作总结", "summary", "只回顾已做的工作"
    PLAN = "plan", "工作计划", "plan", "只讲下一阶段的工作"
    SUMMARY_AND_PLAN = (
        "summary_and_plan",
        "总结与计划",
        "summary and plan",
        "回顾并部署下一阶段，含法治政府建设等专项年度报告、述职",
    )
    WORK_REPORT = "work_report", "政府工作报告", "government work report", "仅指向人民代表大会所作的政府工作报告"
    EXPERIENCE = "experience", "经验材料", "experience", "典型经验、做法介绍"
    OTHER = "other", "其他", "other", "以上都不合适"


class PublishedBasis(Code):
    """What the publication date rests on (发布日期依据)."""

    PAGE = "page", "页面发布日期", "publication line", "页面所载的发布或信息提供日期"
    SIGNED = "signed", "落款日期", "signature date", "文末落款日期"
    DELIVERED = "delivered", "报告日期", "delivery date", "会议上作报告的日期"


class SectionKind(Code):
    """What a section of the document holds (章节类别)."""

    REVIEW = "review", "工作回顾", "review", "回顾已做的工作"
    PROBLEMS = "problems", "存在问题", "problems", "问题、不足与困难"
    PLAN = "plan", "工作计划", "plan", "下一阶段的工作"
    PROFILE = "profile", "基本情况", "profile", "地方概况与背景"
    MIXED = "mixed", "问题与下步打算", "problems and next steps", "问题与下一步打算合在一处"
    OTHER = "other", "其他", "other", "以上都不合适"


class Qualifier(Code):
    """How exact a value is (限定)."""

    EXACT = "exact", "确数", "exact", "没有限定词"
    OVER = "over", "多于", "over", "余、多、超、逾、过、突破、上万"
    UNDER = "under", "不足", "under", "近、接近、不足、不到"
    APPROX = "approx", "约", "approximately", "约、左右、上下"
    AT_LEAST = "at_least", "至少", "at least", "不少于、不低于、至少"
    AT_MOST = "at_most", "至多", "at most", "不超过、以内、控制在"


class Status(Code):
    """Fact or promise (性质)."""

    ACTUAL = "actual", "实绩", "actual", "已报告的事实，往期或当期；含回顾年度的预计数"
    TARGET = "target", "目标", "target", "计划或要求达到的数"


class Role(Code):
    """What part a number plays in a comparison (角色)."""

    LEVEL = "level", "水平值", "level", "读数本身"
    BASELINE = "baseline", "基数", "baseline", "作比较的往期数"
    CHANGE = "change", "变动", "change", "差额或增减幅，带正负号"
    RANK = "rank", "位次", "rank", "名次、位次"


class PeriodKind(Code):
    """Over which time a reading runs (时段类别)."""

    YEAR = "year", "全年", "year", "报告年度或计划年度的流量、结果"
    PART_YEAR = "part_year", "年内一段", "part of a year", "原文限定为一年中的一段，如上半年、1—10月"
    MULTI_YEAR = "multi_year", "跨年度", "several years", "多年累计或跨年比较，如五年来、年均增长"
    AS_OF = "as_of", "时点", "as of", "某一时点的存量或状态，如现有、覆盖率、总投资"


class HonourLevel(Code):
    """Who awarded an honour (荣誉级别)."""

    NATIONAL = "national", "国家级", "national", "国家机关或全国性评选"
    PROVINCE = "province", "省级", "province", "省、自治区、直辖市"
    CITY = "city", "市级", "city", "地级市、州"
    DISTRICT = "district", "区县级", "district", "区、县、县级市"
    STREET = "street", "街道（乡镇）级", "street or town", "街道、乡镇"
    OTHER = "other", "其他", "other", "国际组织、行业协会等"


class LinkKind(Code):
    """How two records of one document hang together (关联类别)."""

    PROBLEM_PLAN = "problem_plan", "问题—举措", "problem answered by plan", "回应某一问题的计划要点"


TAXONOMY: dict[str, type[Code]] = {
    "statement_label": StatementLabel,
    "item_kind": ItemKind,
    "topic": Topic,
    "level": Level,
    "area_type": AreaType,
    "body_type": BodyType,
    "doc_type": DocType,
    "published_basis": PublishedBasis,
    "section_kind": SectionKind,
    "qualifier": Qualifier,
    "status": Status,
    "role": Role,
    "period_kind": PeriodKind,
    "honour_level": HonourLevel,
    "link_kind": LinkKind,
}
"""Every closed list under the name that the published files use."""
