"""Composed documents whose figures stand in tables, in every form in which tables are written, and what they say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

Said = tuple[str, Decimal, str, str, str, int]
"""Mention, value, unit, indicator, status, year."""


@dataclass(frozen=True)
class Composed:
    """A document with one table.

    Attributes
    ----------
    opening, closing
        Its prose, without any metric.
    rows
        Cells between bars; a cell that was merged into its neighbour at the left or above is blank.
    heads
        How many of the rows are heads.
    says
        Its metrics: `mention value unit indicator status year`, one a line.
    """

    name: str
    opening: str
    rows: str
    heads: int
    says: str
    closing: str = "全镇干部群众齐心协力，各项工作有序推进。"

    @property
    def cells(self) -> list[list[str]]:
        return [[c.strip() for c in line.split("|")] for line in self.rows.strip().split("\n")]

    @property
    def metrics(self) -> list[Said]:
        out = []
        for line in self.says.strip().split("\n"):
            mention, value, unit, indicator, status, year = line.split()
            out.append((mention, Decimal(value), unit, indicator, status, int(year)))
        return out

    @property
    def merged(self) -> bool:
        """Whether any cell is blank."""
        return any(not c for row in self.cells for c in row)

    def text(self, form: str) -> str:
        """The document with its table in one of `FORMS`."""
        return "\n".join([self.opening.strip(), FORMS[form](self), self.closing])


def _bars(document: Composed) -> str:
    # A row of which one cell is filled loses its bars, as readers write it.
    return "\n".join(f"| {' | '.join(row)} |" if sum(map(bool, row)) > 1 else "".join(row) for row in document.cells)


def _markdown(document: Composed) -> str:
    rows = [" | ".join(row) for row in document.cells]
    width = max(map(len, document.cells))
    return "\n".join([*rows[: document.heads], "|".join(["---"] * width), *rows[document.heads :]])


def _tabs(document: Composed) -> str:
    return "\n".join("\t".join(row) for row in document.cells)


def _blanks(document: Composed) -> str:
    columns = list(zip_longest(*document.cells, fillvalue=""))
    widths = [max(len(c) for c in column) + 3 for column in columns]
    return "\n".join("".join(c.ljust(w, "\u3000") for c, w in zip(row, widths, strict=False)) for row in document.cells)


def _lines(document: Composed) -> str:
    return "\n".join(c for row in document.cells for c in row if c)


FORMS: dict[str, Callable[[Composed], str]] = {
    "bars": _bars,
    "markdown": _markdown,
    "tabs": _tabs,
    "spaces": _blanks,
    "lines": _lines,
}

DOCUMENTS = (
    Composed(
        "indicators-two-years",
        """桃溪镇2024年工作总结
一、经济运行平稳
全镇主要经济指标完成情况如下：""",
        """
        指标 | 单位 | 2023年 | 2024年 | 增长（%）
        农业总产值 | 亿元 | 3.26 | 3.51 | 7.7
        固定资产投资 | 万元 | 48,600 | 52,300 | 7.6
        粮食总产量 | 吨 | 12800 | 12650 | -1.2
        农村居民人均可支配收入 | 元 | 18340 | 19620 | 7.0
        """,
        1,
        """
        3.26 326000000 元 农业总产值 actual 2023
        3.51 351000000 元 农业总产值 actual 2024
        7.7 7.7 % 农业总产值 actual 2024
        48,600 486000000 元 固定资产投资 actual 2023
        52,300 523000000 元 固定资产投资 actual 2024
        7.6 7.6 % 固定资产投资 actual 2024
        12800 12800 吨 粮食总产量 actual 2023
        12650 12650 吨 粮食总产量 actual 2024
        -1.2 -1.2 % 粮食总产量 actual 2024
        18340 18340 元 农村居民人均可支配收入 actual 2023
        19620 19620 元 农村居民人均可支配收入 actual 2024
        7.0 7 % 农村居民人均可支配收入 actual 2024
        """,
    ),
    Composed(
        "targets-and-completion",
        """岭南街道2025年上半年工作总结
重点任务推进有力，有关情况如下。
2025年民生实事目标完成情况表""",
        """
        序号 | 项目 | 目标数 | 完成数 | 完成率（%）
        1 | 加装电梯（部） | 12 | 9 | 75
        2 | 改造老旧小区（个） | 4 | 4 | 100
        3 | 新增停车泊位（个） | 300 | 265 | 88.3
        4 | 开展技能培训（人次） | 1500 | 1620 | 108
        """,
        1,
        """
        12 12 部 加装电梯 target 2025
        9 9 部 加装电梯 actual 2025
        75 75 % 加装电梯 actual 2025
        4 4 个 改造老旧小区 target 2025
        4 4 个 改造老旧小区 actual 2025
        100 100 % 改造老旧小区 actual 2025
        300 300 个 新增停车泊位 target 2025
        265 265 个 新增停车泊位 actual 2025
        88.3 88.3 % 新增停车泊位 actual 2025
        1500 1500 人次 开展技能培训 target 2025
        1620 1620 人次 开展技能培训 actual 2025
        108 108 % 开展技能培训 actual 2025
        """,
    ),
    Composed(
        "population-by-village",
        """双河乡2024年工作总结
一、基本情况
各村人口与耕地情况见下表：""",
        """
        村名 | 户数 | 人口（人） | 耕地面积（亩） | 备注
        塘边村 | 312 | 1206 | 1850.5 | 乡政府驻地
        岭背村 | 268 | 1013 | 2210 | 省级示范村
        沙洲村 | 405 | 1588 | 960 | 移民村
        合计 | 985 | 3807 | 5020.5 | 三个村
        """,
        1,
        """
        312 312 户 户数 actual 2024
        1206 1206 人 人口 actual 2024
        1850.5 1850.5 亩 耕地面积 actual 2024
        268 268 户 户数 actual 2024
        1013 1013 人 人口 actual 2024
        2210 2210 亩 耕地面积 actual 2024
        405 405 户 户数 actual 2024
        1588 1588 人 人口 actual 2024
        960 960 亩 耕地面积 actual 2024
        985 985 户 户数 actual 2024
        3807 3807 人 人口 actual 2024
        5020.5 5020.5 亩 耕地面积 actual 2024
        """,
    ),
    Composed(
        "budget",
        """清河县民政局2024年工作总结
资金管理规范，收支平衡。
2024年专项资金预算执行情况表
单位：万元""",
        """
        项目 | 年初预算 | 调整预算 | 执行数 | 执行率
        城乡低保 | 3200 | 3350 | 3346.8 | 99.9%
        特困供养 | 860 | 860 | 851.2 | 99.0%
        临时救助 | 120 | 150 | 147.5 | 98.3%
        合计 | 4180 | 4360 | 4345.5 | 99.7%
        """,
        1,
        """
        3200 32000000 元 城乡低保 target 2024
        3350 33500000 元 城乡低保 target 2024
        3346.8 33468000 元 城乡低保 actual 2024
        99.9% 99.9 % 城乡低保 actual 2024
        860 8600000 元 特困供养 target 2024
        860 8600000 元 特困供养 target 2024
        851.2 8512000 元 特困供养 actual 2024
        99.0% 99 % 特困供养 actual 2024
        120 1200000 元 临时救助 target 2024
        150 1500000 元 临时救助 target 2024
        147.5 1475000 元 临时救助 actual 2024
        98.3% 98.3 % 临时救助 actual 2024
        4180 41800000 元 专项资金 target 2024
        4360 43600000 元 专项资金 target 2024
        4345.5 43455000 元 专项资金 actual 2024
        99.7% 99.7 % 执行率 actual 2024
        """,
    ),
    Composed(
        "projects",
        """云台县交通运输局2024年工作总结及2025年工作计划
一、2024年工作总结
各项工程顺利推进。
二、2025年工作计划
2025年重点项目投资计划表""",
        """
        序号 | 项目名称 | 建设地点 | 总投资（万元） | 2025年计划投资（万元） | 责任单位
        1 | 县道改造工程 | 桃溪镇 | 4600 | 2000 | 公路中心
        2 | 客运站迁建 | 城关镇 | 3150 | 1150 | 运管所
        3 | 云水大桥 | 双河乡 | 8800 | 3500 | 县交投公司
        """,
        1,
        """
        4600 46000000 元 县道改造工程 target 2025
        2000 20000000 元 县道改造工程 target 2025
        3150 31500000 元 客运站迁建 target 2025
        1150 11500000 元 客运站迁建 target 2025
        8800 88000000 元 云水大桥 target 2025
        3500 35000000 元 云水大桥 target 2025
        """,
        closing="各项目责任单位要倒排工期，挂图作战。",
    ),
    Composed(
        "two-row-heads",
        """石门镇2023年工作总结
一、产业发展
种植业生产情况表（2023年）""",
        """
        村别 | 水稻 | | 油菜 |
         | 面积（亩） | 产量（吨） | 面积（亩） | 产量（吨）
        东风村 | 1200 | 620 | 860 | 118
        新桥村 | 940 | 488.5 | 720 | 97
        红星村 | 1530 | 801 | 410 | 55.2
        """,
        2,
        """
        1200 1200 亩 面积 actual 2023
        620 620 吨 产量 actual 2023
        860 860 亩 面积 actual 2023
        118 118 吨 产量 actual 2023
        940 940 亩 面积 actual 2023
        488.5 488.5 吨 产量 actual 2023
        720 720 亩 面积 actual 2023
        97 97 吨 产量 actual 2023
        1530 1530 亩 面积 actual 2023
        801 801 吨 产量 actual 2023
        410 410 亩 面积 actual 2023
        55.2 55.2 吨 产量 actual 2023
        """,
    ),
    Composed(
        "transposed-years",
        """某某市统计局2024年工作总结
一、经济社会发展成效明显
近年主要指标情况：""",
        """
        年份 | 地区生产总值（亿元） | 常住人口（万人） | 城镇化率（%）
        2021年 | 412.6 | 86.3 | 51.2
        2022年 | 436.9 | 85.8 | 52.4
        2023年 | 468.1 | 85.5 | 53.1
        2024年 | 497.3 | 85.1 | 54.0
        """,
        1,
        """
        412.6 41260000000 元 地区生产总值 actual 2021
        86.3 863000 人 常住人口 actual 2021
        51.2 51.2 % 城镇化率 actual 2021
        436.9 43690000000 元 地区生产总值 actual 2022
        85.8 858000 人 常住人口 actual 2022
        52.4 52.4 % 城镇化率 actual 2022
        468.1 46810000000 元 地区生产总值 actual 2023
        85.5 855000 人 常住人口 actual 2023
        53.1 53.1 % 城镇化率 actual 2023
        497.3 49730000000 元 地区生产总值 actual 2024
        85.1 851000 人 常住人口 actual 2024
        54.0 54 % 城镇化率 actual 2024
        """,
    ),
    Composed(
        "last-year-and-change",
        """临江区2024年工作总结
一、社会治理
平安建设有关数据见下表。
社会治理主要数据对比表""",
        """
        事项 | 本年 | 上年 | 同比增减
        受理群众诉求 | 4260件 | 4815件 | -11.5%
        化解矛盾纠纷 | 638件 | 590件 | 8.1%
        出动巡防力量 | 1.2万人次 | 9600人次 | 25%
        """,
        1,
        """
        4260件 4260 件 受理群众诉求 actual 2024
        4815件 4815 件 受理群众诉求 actual 2023
        -11.5% -11.5 % 受理群众诉求 actual 2024
        638件 638 件 化解矛盾纠纷 actual 2024
        590件 590 件 化解矛盾纠纷 actual 2023
        8.1% 8.1 % 化解矛盾纠纷 actual 2024
        1.2万人次 12000 人次 出动巡防力量 actual 2024
        9600人次 9600 人次 出动巡防力量 actual 2023
        25% 25 % 出动巡防力量 actual 2024
        """,
    ),
    Composed(
        "done-and-to-do",
        """白塔区卫生健康局2024年工作总结和2025年工作打算
全年目标任务顺利收官，明年目标已经明确。
主要指标完成情况和目标""",
        """
        指标名称 | 计量单位 | 2024年完成 | 2025年目标 | 牵头科室
        家庭医生签约 | 万人 | 8.6 | 9.2 | 基层科
        儿童疫苗接种率 | % | 98.7 | 98.9 | 疾控科
        新增托位 | 个 | 420 | 500 | 人口科
        义诊活动 | 场 | 36 | 40 | 医政科
        """,
        1,
        """
        8.6 86000 人 家庭医生签约 actual 2024
        9.2 92000 人 家庭医生签约 target 2025
        98.7 98.7 % 儿童疫苗接种率 actual 2024
        98.9 98.9 % 儿童疫苗接种率 target 2025
        420 420 个 新增托位 actual 2024
        500 500 个 新增托位 target 2025
        36 36 场 义诊活动 actual 2024
        40 40 场 义诊活动 target 2025
        """,
        closing="各科室要认真抓好落实。",
    ),
    Composed(
        "tasks-of-villages",
        """桃溪镇2024年工作总结
一、农业农村工作
各村户厕改造任务完成情况表
单位：户""",
        """
        行政村 | 任务数 | 完成数 | 完成比例 | 排名
        塘边村 | 120 | 120 | 100% | 1
        岭背村 | 86 | 81 | 94.2% | 2
        沙洲村 | 140 | 126 | 90% | 3
        """,
        1,
        """
        120 120 户 户厕改造 target 2024
        120 120 户 户厕改造 actual 2024
        100% 100 % 完成比例 actual 2024
        1 1 位 排名 actual 2024
        86 86 户 户厕改造 target 2024
        81 81 户 户厕改造 actual 2024
        94.2% 94.2 % 完成比例 actual 2024
        2 2 位 排名 actual 2024
        140 140 户 户厕改造 target 2024
        126 126 户 户厕改造 actual 2024
        90% 90 % 完成比例 actual 2024
        3 3 位 排名 actual 2024
        """,
    ),
    Composed(
        "parts-and-labels",
        """榆塔社区2024年工作总结
社区基本数据如下：""",
        """
        类别 | 数量 | 单位
        一、人口 | |
        户籍人口 | 5230 | 人
        其中：60岁以上老年人 | 1140 | 人
        二、组织 | |
        党支部 | 6 | 个
        在册党员 | 213 | 名
        """,
        1,
        """
        5230 5230 人 户籍人口 actual 2024
        1140 1140 人 60岁以上老年人 actual 2024
        6 6 个 党支部 actual 2024
        213 213 名 在册党员 actual 2024
        """,
        closing="社区将再接再厉，服务好居民群众。",
    ),
    Composed(
        "bodies-across",
        """双河乡2025年上半年工作总结
一、乡村振兴
分村主要指标（2025年1-6月）""",
        """
        指标 | 塘边村 | 岭背村 | 沙洲村
        集体经济收入（万元） | 26.5 | 18 | 41.2
        务工人数（人） | 215 | 187 | 302
        发放小额信贷（万元） | 60 | 45 | 80
        """,
        1,
        """
        26.5 265000 元 集体经济收入 actual 2025
        18 180000 元 集体经济收入 actual 2025
        41.2 412000 元 集体经济收入 actual 2025
        215 215 人 务工人数 actual 2025
        187 187 人 务工人数 actual 2025
        302 302 人 务工人数 actual 2025
        60 600000 元 发放小额信贷 actual 2025
        45 450000 元 发放小额信贷 actual 2025
        80 800000 元 发放小额信贷 actual 2025
        """,
    ),
    Composed(
        "economy-of-a-county",
        """安澜县2024年国民经济和社会发展情况总结
一、主要指标
表1 2024年安澜县主要经济指标""",
        """
        指标名称 | 单位 | 绝对额 | 比上年增长(%)
        地区生产总值 | 亿元 | 186.32 | 5.9
        #第一产业增加值 | 亿元 | 41.05 | 4.1
        规上工业增加值 | % | - | 8.2
        社会消费品零售总额 | 亿元 | 63.7 | 6.4
        一般公共预算收入 | 万元 | 92450 | -3.1
        城镇登记失业率 | % | 3.2 | —
        """,
        1,
        """
        186.32 18632000000 元 地区生产总值 actual 2024
        5.9 5.9 % 地区生产总值 actual 2024
        41.05 4105000000 元 第一产业增加值 actual 2024
        4.1 4.1 % 第一产业增加值 actual 2024
        8.2 8.2 % 规上工业增加值 actual 2024
        63.7 6370000000 元 社会消费品零售总额 actual 2024
        6.4 6.4 % 社会消费品零售总额 actual 2024
        92450 924500000 元 一般公共预算收入 actual 2024
        -3.1 -3.1 % 一般公共预算收入 actual 2024
        3.2 3.2 % 城镇登记失业率 actual 2024
        """,
    ),
    Composed(
        "schools",
        """梅岭区教育局2023年工作总结
2023年秋季各学校基本情况一览表""",
        """
        学校 | 班级数（个） | 在校学生数 | 专任教师（人） | 联系电话
        实验小学 | 42 | 1986 | 118 | 0755-23456789
        城南小学 | 24 | 1035 | 66 | 13800001234
        第一中学 | 36 | 1812 | 141 | 0755-23456780
        """,
        1,
        """
        42 42 个 班级数 actual 2023
        1986 1986 人 在校学生数 actual 2023
        118 118 人 专任教师 actual 2023
        24 24 个 班级数 actual 2023
        1035 1035 人 在校学生数 actual 2023
        66 66 人 专任教师 actual 2023
        36 36 个 班级数 actual 2023
        1812 1812 人 在校学生数 actual 2023
        141 141 人 专任教师 actual 2023
        """,
    ),
    Composed(
        "villages-two-kinds-of-income",
        """石门镇2025年上半年工作总结
（二）集体经济不断壮大
2025年上半年各村集体经济收入统计表（单位：万元）""",
        """
        序号 | 村名 | 经营性收入 | 补助收入 | 合计 | 完成全年目标%
        1 | 东风村 | 26.4 | 10 | 36.4 | 52
        2 | 新桥村 | 18.75 | 5.5 | 24.25 | 48.5
        3 | 红星村 | 40 | 0 | 40 | 61
        合计 | | 85.15 | 15.5 | 100.65 | 54
        """,
        1,
        """
        26.4 264000 元 经营性收入 actual 2025
        10 100000 元 补助收入 actual 2025
        36.4 364000 元 集体经济收入 actual 2025
        52 52 % 完成全年目标 actual 2025
        18.75 187500 元 经营性收入 actual 2025
        5.5 55000 元 补助收入 actual 2025
        24.25 242500 元 集体经济收入 actual 2025
        48.5 48.5 % 完成全年目标 actual 2025
        40 400000 元 经营性收入 actual 2025
        0 0 元 补助收入 actual 2025
        40 400000 元 集体经济收入 actual 2025
        61 61 % 完成全年目标 actual 2025
        85.15 851500 元 经营性收入 actual 2025
        15.5 155000 元 补助收入 actual 2025
        100.65 1006500 元 集体经济收入 actual 2025
        54 54 % 完成全年目标 actual 2025
        """,
    ),
    Composed(
        "targets-of-next-year",
        """安澜县农业农村局2024年工作总结及2025年工作计划
第二部分 2025年工作计划
主要预期目标如下：""",
        """
        指标 | 2024年预计 | 2025年预期目标
        粮食播种面积（万亩） | 38.6 | 38.8
        粮食总产量（万吨） | 16.2 | 16.5
        高标准农田新建（亩） | 12000 | 15000
        农产品加工产值（亿元） | 27.3 | 30
        农机化率（%） | 76.5 | 78
        """,
        1,
        """
        38.6 386000 亩 粮食播种面积 actual 2024
        38.8 388000 亩 粮食播种面积 target 2025
        16.2 162000 吨 粮食总产量 actual 2024
        16.5 165000 吨 粮食总产量 target 2025
        12000 12000 亩 高标准农田新建 actual 2024
        15000 15000 亩 高标准农田新建 target 2025
        27.3 2730000000 元 农产品加工产值 actual 2024
        30 3000000000 元 农产品加工产值 target 2025
        76.5 76.5 % 农机化率 actual 2024
        78 78 % 农机化率 target 2025
        """,
        closing="要压实责任，确保全面完成任务。",
    ),
    Composed(
        "three-merged-heads",
        """清河县2022年招商引资工作总结
各乡镇招商引资任务完成情况
单位：亿元""",
        """
        乡镇 | 签约项目 | | 到位资金 | | 全县位次
         | 目标 | 完成 | 目标 | 完成 |
        城关镇 | 12 | 13.6 | 8 | 8.4 | 1
        桃溪镇 | 10 | 9.2 | 6 | 6.1 | 2
        双河乡 | 6 | 5 | 3.5 | 2.8 | 3
        """,
        2,
        """
        12 1200000000 元 签约项目 target 2022
        13.6 1360000000 元 签约项目 actual 2022
        8 800000000 元 到位资金 target 2022
        8.4 840000000 元 到位资金 actual 2022
        1 1 位 全县位次 actual 2022
        10 1000000000 元 签约项目 target 2022
        9.2 920000000 元 签约项目 actual 2022
        6 600000000 元 到位资金 target 2022
        6.1 610000000 元 到位资金 actual 2022
        2 2 位 全县位次 actual 2022
        6 600000000 元 签约项目 target 2022
        5 500000000 元 签约项目 actual 2022
        3.5 350000000 元 到位资金 target 2022
        2.8 280000000 元 到位资金 actual 2022
        3 3 位 全县位次 actual 2022
        """,
    ),
    Composed(
        "cases-by-month",
        """临江区信访局2024年工作总结
全年办理情况按季度统计如下：""",
        """
        季度 | 受理件数 | 办结件数 | 办结率 | 满意度（%）
        一季度 | 212 | 209 | 98.6% | 96.2
        二季度 | 185 | 185 | 100% | 97
        三季度 | 240 | 231 | 96.3% | 95.5
        四季度 | 198 | 190 | 96.0% | 97.4
        """,
        1,
        """
        212 212 件 受理件数 actual 2024
        209 209 件 办结件数 actual 2024
        98.6% 98.6 % 办结率 actual 2024
        96.2 96.2 % 满意度 actual 2024
        185 185 件 受理件数 actual 2024
        185 185 件 办结件数 actual 2024
        100% 100 % 办结率 actual 2024
        97 97 % 满意度 actual 2024
        240 240 件 受理件数 actual 2024
        231 231 件 办结件数 actual 2024
        96.3% 96.3 % 办结率 actual 2024
        95.5 95.5 % 满意度 actual 2024
        198 198 件 受理件数 actual 2024
        190 190 件 办结件数 actual 2024
        96.0% 96 % 办结率 actual 2024
        97.4 97.4 % 满意度 actual 2024
        """,
    ),
    Composed(
        "works-of-a-community",
        """渔湾社区2024年工作总结
服务群众的主要数据：""",
        """
        服务项目 | 场次 | 服务人次 | 投入经费（元）
        健康义诊 | 12 | 860 | 15,600
        亲子阅读 | 24 | 1120 | 9,800
        消防演练 | 6 | 540 | 4,200
        """,
        1,
        """
        12 12 场次 健康义诊 actual 2024
        860 860 人次 健康义诊 actual 2024
        15,600 15600 元 健康义诊 actual 2024
        24 24 场次 亲子阅读 actual 2024
        1120 1120 人次 亲子阅读 actual 2024
        9,800 9800 元 亲子阅读 actual 2024
        6 6 场次 消防演练 actual 2024
        540 540 人次 消防演练 actual 2024
        4,200 4200 元 消防演练 actual 2024
        """,
    ),
    Composed(
        "projects-with-units-in-cells",
        """云台县水利局2024年工作总结
2024年水利工程建设情况表""",
        """
        工程名称 | 所在乡镇 | 建设规模 | 总投资 | 完成投资 | 开工时间
        石板河治理 | 双河乡 | 6.8公里 | 2300万元 | 2300万元 | 2024年3月
        青山水库加固 | 桃溪镇 | 1座 | 1860万元 | 1200万元 | 2024年9月
        农村供水改造 | 城关镇 | 3.2万人 | 4500万元 | 4105.5万元 | 2023年11月
        """,
        1,
        """
        6.8公里 6.8 公里 石板河治理 actual 2024
        2300万元 23000000 元 石板河治理 actual 2024
        2300万元 23000000 元 石板河治理 actual 2024
        1座 1 座 青山水库加固 actual 2024
        1860万元 18600000 元 青山水库加固 actual 2024
        1200万元 12000000 元 青山水库加固 actual 2024
        3.2万人 32000 人 农村供水改造 actual 2024
        4500万元 45000000 元 农村供水改造 actual 2024
        4105.5万元 41055000 元 农村供水改造 actual 2024
        """,
    ),
)
