CREATE TABLE IF NOT EXISTS codes ( -- 代码表
  list TEXT NOT NULL, -- 所属代码表
  code TEXT NOT NULL, -- 代码
  label_zh TEXT NOT NULL, -- 中文名
  label_en TEXT NOT NULL, -- 英文名
  definition TEXT NOT NULL, -- 定义
  PRIMARY KEY (list, code)
);

CREATE TABLE IF NOT EXISTS units ( -- 单位表
  code TEXT PRIMARY KEY, -- 单位代码
  label_zh TEXT NOT NULL, -- 中文名
  dimension TEXT NOT NULL -- 量纲
);

CREATE TABLE IF NOT EXISTS documents ( -- 文档：一行一篇文档：谁就哪一年报告了什么
  "doc_id" TEXT NOT NULL, -- 文档编号：文本指纹的前16位；同文同号
  "report_id" TEXT, -- 报告编号：报告本身的身份（单位×时段×文种）；未知为空
  "schema_version" TEXT NOT NULL, -- 格式版本：记录格式的版本
  "producer_version" TEXT NOT NULL, -- 软件版本：zongjie 软件包版本
  "pipeline_sha256" TEXT NOT NULL, -- 流程指纹：代码、模型与影响结果的选项的 SHA-256
  "uri" TEXT NOT NULL, -- 来源：输入名称加相对路径，一次运行内唯一
  "media_type" TEXT NOT NULL, -- 媒体类型：如 text/plain、text/html
  "encoding" TEXT, -- 编码：解码所用字符编码；不适用时为空
  "reader" TEXT NOT NULL, -- 读取器：由哪个读取器得到文本
  "reader_version" TEXT, -- 读取器版本：读取所用的库及其版本；直接给出的文字为空
  "bytes_sha256" TEXT NOT NULL, -- 文件指纹：原始字节的 SHA-256
  "text_sha256" TEXT NOT NULL, -- 文本指纹：全文 UTF-8 形式的 SHA-256，文档身份所在
  "chars" INTEGER NOT NULL, -- 字数：全文字符数
  "pages" INTEGER, -- 页数：页数；不分页的格式为空
  "title" TEXT, -- 标题：文章标题，不含末尾括注的日期或报告人
  "issuer" TEXT, -- 发布机构：发布机构或报告单位，照原文
  "issuer_resolved" TEXT, -- 发布机构全称：补全为规范全称的发布机构
  "place" TEXT, -- 地点：原文中最具体的地名
  "level" TEXT, -- 层级：报告单位所在层级
  "area_type" TEXT, -- 区域类型：报告所涉区域的类型
  "body_type" TEXT, -- 机构类型：报告单位的类型
  "doc_type" TEXT, -- 文种：文档种类
  "report_year" INTEGER, -- 报告年度：回顾的年度
  "plan_year" INTEGER, -- 计划年度：计划的年度
  "published" TEXT, -- 发布日期：页面发布日期；没有时为成文日期
  "published_basis" TEXT, -- 发布日期依据：发布日期取自何处
  "index_no" TEXT, -- 索引号：信息公开索引号
  "period_start" TEXT, -- 报告期起始日期：第一天；原文未给出时为空
  "period_end" TEXT, -- 报告期结束日期：最后一天；原文未给出时为空
  "province" TEXT, -- 省级：省、自治区、直辖市、特别行政区
  "province_code" TEXT, -- 省级代码：行政区划代码；未能确定时为空
  "city" TEXT, -- 地级：地级市、自治州、地区、盟
  "city_code" TEXT, -- 地级代码：行政区划代码；未能确定时为空
  "county" TEXT, -- 县级：县、县级市、市辖区、旗
  "county_code" TEXT, -- 县级代码：行政区划代码；未能确定时为空
  "town" TEXT, -- 乡级：乡、镇、街道
  "town_code" TEXT, -- 乡级代码：行政区划代码；未能确定时为空
  "community" TEXT, -- 村级：村、社区
  "community_code" TEXT, -- 村级代码：行政区划代码；未能确定时为空
  "text" TEXT, -- 全文：一切位置所指的全文；可应要求略去
  PRIMARY KEY ("doc_id")
);

CREATE TABLE IF NOT EXISTS sections ( -- 章节：一行一个章节
  "id" TEXT NOT NULL, -- 编号：文档编号/s/起点-终点
  "doc_id" TEXT NOT NULL, -- 文档编号：所在文档的编号
  "parent" TEXT, -- 上级章节：所属章节的编号；顶层为空
  "level" INTEGER NOT NULL, -- 层次：1 为最高层
  "number" TEXT, -- 序号：原文序号，如“一、”
  "heading" TEXT, -- 章节标题：不含序号与标记的标题；无标题的章节为空
  "kind" TEXT NOT NULL, -- 章节类别：章节内容的类别
  "start" INTEGER NOT NULL, -- 起点：章节起始位置（含标题行的序号与标记）
  "end" INTEGER NOT NULL, -- 终点：章节结束位置（不含）
  "heading_end" INTEGER NOT NULL, -- 标题终点：标题行结束位置（不含）；无标题时等于起点
  "page" INTEGER, -- 页码：起始处所在的页，从1起；不分页的格式为空
  PRIMARY KEY ("id"),
  FOREIGN KEY ("doc_id") REFERENCES documents ("doc_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("parent") REFERENCES sections ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE IF NOT EXISTS items ( -- 要点：一行一个要点：成绩、问题或计划
  "id" TEXT NOT NULL, -- 编号：文档编号/类别字母/起点-终点；a 成绩，p 问题，n 计划
  "doc_id" TEXT NOT NULL, -- 文档编号：所在文档的编号
  "kind" TEXT NOT NULL, -- 要点类别：成绩、问题或计划
  "start" INTEGER NOT NULL, -- 起点：要点起始位置
  "end" INTEGER NOT NULL, -- 终点：要点结束位置（不含）
  "page" INTEGER, -- 页码：起始处所在的页，从1起；不分页的格式为空
  "text" TEXT NOT NULL, -- 原文：要点原文，含其标题
  "heading" TEXT, -- 要点标题：要点标题的文字；没有时为空
  "topic" TEXT, -- 主题：首要主题
  "topics" TEXT NOT NULL, -- 全部主题：全部主题，首要主题在前
  "section" TEXT, -- 所在章节：所在最内层章节的编号
  "cause" TEXT, -- 原因：原文所述原因
  "cause_start" INTEGER, -- 原因起点：在全文中的起始位置（从0起）
  "cause_end" INTEGER, -- 原因终点：在全文中的结束位置（不含）
  "deadline" TEXT, -- 时限：原文所述完成时限
  "deadline_start" INTEGER, -- 时限起点：在全文中的起始位置（从0起）
  "deadline_end" INTEGER, -- 时限终点：在全文中的结束位置（不含）
  "responsible" TEXT, -- 责任单位：原文所述责任单位或责任人
  "responsible_start" INTEGER, -- 责任单位起点：在全文中的起始位置（从0起）
  "responsible_end" INTEGER, -- 责任单位终点：在全文中的结束位置（不含）
  "confidence" REAL NOT NULL, -- 置信度：整条记录正确的概率（校准前为未校准的得分）
  PRIMARY KEY ("id"),
  FOREIGN KEY ("doc_id") REFERENCES documents ("doc_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("section") REFERENCES sections ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE IF NOT EXISTS metrics ( -- 指标：一行一个指标读数
  "id" TEXT NOT NULL, -- 编号：文档编号/m/起点-终点
  "doc_id" TEXT NOT NULL, -- 文档编号：所在文档的编号
  "start" INTEGER NOT NULL, -- 起点：数量短语的起始位置
  "end" INTEGER NOT NULL, -- 终点：数量短语的结束位置（不含）
  "page" INTEGER, -- 页码：起始处所在的页，从1起；不分页的格式为空
  "text" TEXT NOT NULL, -- 原文：数量短语原文，从数字（含紧邻的限定词）到单位
  "value" NUMERIC NOT NULL, -- 数值：换算百、千、万、亿后的精确值；减少为负
  "value_max" NUMERIC, -- 上限：区间的上限，照原文顺序；非区间为空
  "unit" TEXT, -- 单位：原文单位，不含万、亿；省略时为可推知的单位
  "unit_code" TEXT, -- 单位代码：单位的统一代码，见单位表
  "qualifier" TEXT NOT NULL, -- 限定：数值的确切程度
  "status" TEXT NOT NULL, -- 性质：实绩或目标
  "role" TEXT NOT NULL, -- 角色：水平值、基数、变动或位次
  "year" INTEGER, -- 年度：读数所属公历年
  "period_kind" TEXT, -- 时段类别：全年、年内一段、跨年度或时点
  "period_start" TEXT, -- 时段起始日期：第一天；原文未给出时为空
  "period_end" TEXT, -- 时段结束日期：最后一天；原文未给出时为空
  "scope" TEXT, -- 所属对象：读数不属报告单位时所属的地方、单位或场所
  "scope_start" INTEGER, -- 所属对象起点：在全文中的起始位置（从0起）
  "scope_end" INTEGER, -- 所属对象终点：在全文中的结束位置（不含）
  "indicator" TEXT, -- 指标：所度量的事物，照原文
  "indicator_start" INTEGER, -- 指标起点：在全文中的起始位置（从0起）
  "indicator_end" INTEGER, -- 指标终点：在全文中的结束位置（不含）
  "indicator_canonical" TEXT, -- 规范指标名：规范化的指标名称；未能确定时为空
  "topic" TEXT, -- 主题：指标所属主题
  "section" TEXT, -- 所在章节：所在最内层章节的编号
  "item" TEXT, -- 所在要点：所在成绩、问题或计划要点的编号
  "part_of" TEXT, -- 总数：作为其中一部分时，总数指标的编号
  "compares_to" TEXT, -- 对应水平值：基数或变动所对应水平值的编号
  "incidental" INTEGER NOT NULL, -- 附带数量：是否算指标可有不同意见的数量
  "confidence" REAL NOT NULL, -- 置信度：整条记录正确的概率（校准前为未校准的得分）
  "context" TEXT, -- 上下文：所在句子的原文；记录略去全文时为空
  PRIMARY KEY ("id"),
  FOREIGN KEY ("doc_id") REFERENCES documents ("doc_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("unit_code") REFERENCES units ("code") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("section") REFERENCES sections ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("item") REFERENCES items ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("part_of") REFERENCES metrics ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("compares_to") REFERENCES metrics ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE IF NOT EXISTS honours ( -- 荣誉：一行一项荣誉
  "id" TEXT NOT NULL, -- 编号：文档编号/h/起点-终点
  "doc_id" TEXT NOT NULL, -- 文档编号：所在文档的编号
  "start" INTEGER NOT NULL, -- 起点：荣誉名称的起始位置
  "end" INTEGER NOT NULL, -- 终点：荣誉名称的结束位置（不含）
  "page" INTEGER, -- 页码：起始处所在的页，从1起；不分页的格式为空
  "text" TEXT NOT NULL, -- 原文：荣誉名称，不含引号与届次
  "level" TEXT, -- 荣誉级别：授予单位的级别
  "year" INTEGER, -- 年度：获得荣誉的年份
  "recipient" TEXT, -- 获得者：获得者，照原文；为报告单位时可为空
  "confidence" REAL NOT NULL, -- 置信度：整条记录正确的概率（校准前为未校准的得分）
  "context" TEXT, -- 上下文：所在句子的原文；记录略去全文时为空
  PRIMARY KEY ("id"),
  FOREIGN KEY ("doc_id") REFERENCES documents ("doc_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE IF NOT EXISTS links ( -- 关联：一行一个关联：同一文档内两条记录的关系
  "doc_id" TEXT NOT NULL, -- 文档编号：所在文档的编号
  "kind" TEXT NOT NULL, -- 关联类别：两条记录是何种关系
  "source" TEXT NOT NULL, -- 起：问题要点的编号
  "target" TEXT NOT NULL, -- 止：计划要点的编号
  "score" REAL NOT NULL, -- 得分：关联的可信程度
  PRIMARY KEY ("kind", "source", "target"),
  FOREIGN KEY ("doc_id") REFERENCES documents ("doc_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("source") REFERENCES items ("id") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("target") REFERENCES items ("id") DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE IF NOT EXISTS warnings ( -- 警告：一行一条警告：不妨碍抽取的提示
  "doc_id" TEXT NOT NULL, -- 文档编号：所在文档的编号
  "code" TEXT NOT NULL, -- 警告代码：哪一种提示
  "message" TEXT NOT NULL, -- 说明：发生了什么
  "start" INTEGER, -- 起点：涉及处的起始位置；涉及全文时为空
  "end" INTEGER, -- 终点：涉及处的结束位置（不含）；涉及全文时为空
  FOREIGN KEY ("doc_id") REFERENCES documents ("doc_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE IF NOT EXISTS sources ( -- 输入：一行一个输入文件；文字相同的输入指向同一文档
  "uri" TEXT NOT NULL, -- 来源：输入名称加相对路径，一次运行内唯一
  "doc_id" TEXT NOT NULL, -- 文档编号：该输入文本对应的文档编号
  "bytes_sha256" TEXT NOT NULL, -- 文件指纹：原始字节的 SHA-256
  "kept" INTEGER NOT NULL, -- 是否采用：同文输入中只采用一份，其余为别名
  PRIMARY KEY ("uri"),
  FOREIGN KEY ("doc_id") REFERENCES documents ("doc_id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE IF NOT EXISTS errors ( -- 未抽取的输入：一行一个没有记录的输入及其原因
  "uri" TEXT NOT NULL, -- 来源：输入名称加相对路径，一次运行内唯一
  "severity" TEXT NOT NULL, -- 严重程度：error 可能漏掉了报告；skip 本无可抽取的内容
  "code" TEXT NOT NULL, -- 代码：错误代码
  "message" TEXT NOT NULL, -- 说明：发生了什么（中文）
  "message_en" TEXT NOT NULL, -- 英文说明：发生了什么（英文）
  "advice" TEXT NOT NULL, -- 建议：该怎么办（中文）；没有时为空串
  "advice_en" TEXT NOT NULL, -- 英文建议：该怎么办（英文）；没有时为空串
  "detail" TEXT, -- 细节：供排查问题的细节
  "bytes_sha256" TEXT, -- 文件指纹：原始字节的 SHA-256；未读取时为空
  PRIMARY KEY ("uri", "code")
);

CREATE INDEX IF NOT EXISTS sections_doc_id ON sections ("doc_id");
CREATE INDEX IF NOT EXISTS items_doc_id ON items ("doc_id");
CREATE INDEX IF NOT EXISTS metrics_doc_id ON metrics ("doc_id");
CREATE INDEX IF NOT EXISTS honours_doc_id ON honours ("doc_id");
CREATE INDEX IF NOT EXISTS links_doc_id ON links ("doc_id");
CREATE INDEX IF NOT EXISTS warnings_doc_id ON warnings ("doc_id");
CREATE INDEX IF NOT EXISTS sources_doc_id ON sources ("doc_id");
CREATE INDEX IF NOT EXISTS metrics_item ON metrics ("item");
CREATE INDEX IF NOT EXISTS metrics_section ON metrics ("section");
CREATE INDEX IF NOT EXISTS metrics_indicator ON metrics ("indicator");
CREATE INDEX IF NOT EXISTS items_section ON items ("section");
CREATE INDEX IF NOT EXISTS links_target ON links ("target");

-- 文档一览：每篇文档的元数据与各类记录数
CREATE VIEW IF NOT EXISTS v_documents AS
SELECT d.doc_id, d.uri, d.title, d.issuer, d.place, (SELECT label_zh FROM codes WHERE list = 'level' AND code = d.level) AS level_zh,
       (SELECT label_zh FROM codes WHERE list = 'doc_type' AND code = d.doc_type) AS doc_type_zh, d.report_year, d.plan_year, d.published, d.chars, d.pages,
       (SELECT COUNT(*) FROM metrics AS x WHERE x.doc_id = d.doc_id) AS metrics,
       (SELECT COUNT(*) FROM items AS x WHERE x.doc_id = d.doc_id AND x.kind = 'achievement') AS achievements,
       (SELECT COUNT(*) FROM items AS x WHERE x.doc_id = d.doc_id AND x.kind = 'problem') AS problems,
       (SELECT COUNT(*) FROM items AS x WHERE x.doc_id = d.doc_id AND x.kind = 'plan') AS plans,
       (SELECT COUNT(*) FROM honours AS x WHERE x.doc_id = d.doc_id) AS honours,
       (SELECT COUNT(*) FROM warnings AS x WHERE x.doc_id = d.doc_id) AS warnings
FROM documents AS d;

-- 指标一览：每个指标连同所在句子、章节与来源
CREATE VIEW IF NOT EXISTS v_metrics AS
SELECT m.id, d.uri, d.title, d.place, d.report_year, COALESCE(m.indicator_canonical, m.indicator) AS indicator, m.text, m.value, m.value_max,
       u.label_zh AS unit, (SELECT label_zh FROM codes WHERE list = 'qualifier' AND code = m.qualifier) AS qualifier_zh,
       (SELECT label_zh FROM codes WHERE list = 'status' AND code = m.status) AS status_zh, (SELECT label_zh FROM codes WHERE list = 'role' AND code = m.role) AS role_zh, m.year,
       (SELECT label_zh FROM codes WHERE list = 'period_kind' AND code = m.period_kind) AS period_zh, m.scope, (SELECT label_zh FROM codes WHERE list = 'topic' AND code = m.topic) AS topic_zh,
       s.heading AS section_heading, m.context, m.incidental, m.confidence, m.doc_id, m.start, m.end,
       m.page
FROM metrics AS m JOIN documents AS d ON d.doc_id = m.doc_id
LEFT JOIN units AS u ON u.code = m.unit_code LEFT JOIN sections AS s ON s.id = m.section;

-- 成绩一览：每个成绩要点连同章节与来源
CREATE VIEW IF NOT EXISTS v_achievements AS
SELECT i.id, d.uri, d.title, d.place, d.report_year, s.heading AS section_heading, i.heading, i.text,
       (SELECT label_zh FROM codes WHERE list = 'topic' AND code = i.topic) AS topic_zh,
       (SELECT COUNT(*) FROM metrics AS m WHERE m.item = i.id) AS metrics, i.confidence, i.doc_id, i.start, i.end,
       i.page
FROM items AS i JOIN documents AS d ON d.doc_id = i.doc_id LEFT JOIN sections AS s ON s.id = i.section
WHERE i.kind = 'achievement';

-- 问题一览：每个问题要点连同原因、回应它的计划与来源
CREATE VIEW IF NOT EXISTS v_problems AS
SELECT i.id, d.uri, d.title, d.place, d.report_year, s.heading AS section_heading, i.heading, i.text,
       (SELECT label_zh FROM codes WHERE list = 'topic' AND code = i.topic) AS topic_zh, i.cause,
       (SELECT GROUP_CONCAT(p.text, char(10)) FROM links AS l JOIN items AS p ON p.id = l.target
        WHERE l.source = i.id AND l.kind = 'problem_plan') AS answered_by,
       (SELECT COUNT(*) FROM metrics AS m WHERE m.item = i.id) AS metrics, i.confidence, i.doc_id, i.start, i.end,
       i.page
FROM items AS i JOIN documents AS d ON d.doc_id = i.doc_id LEFT JOIN sections AS s ON s.id = i.section
WHERE i.kind = 'problem';

-- 计划一览：每个计划要点连同时限、责任单位与来源
CREATE VIEW IF NOT EXISTS v_plans AS
SELECT i.id, d.uri, d.title, d.place, d.report_year, s.heading AS section_heading, i.heading, i.text,
       (SELECT label_zh FROM codes WHERE list = 'topic' AND code = i.topic) AS topic_zh, i.deadline, i.responsible,
       (SELECT COUNT(*) FROM metrics AS m WHERE m.item = i.id) AS metrics, i.confidence, i.doc_id, i.start, i.end,
       i.page
FROM items AS i JOIN documents AS d ON d.doc_id = i.doc_id LEFT JOIN sections AS s ON s.id = i.section
WHERE i.kind = 'plan';

-- 荣誉一览：每项荣誉连同所在句子与来源
CREATE VIEW IF NOT EXISTS v_honours AS
SELECT h.id, d.uri, d.title, d.place, d.report_year, h.text, (SELECT label_zh FROM codes WHERE list = 'honour_level' AND code = h.level) AS level_zh, h.year, h.recipient, h.context,
       h.confidence, h.doc_id, h.start, h.end, h.page
FROM honours AS h JOIN documents AS d ON d.doc_id = h.doc_id;

-- 目标与实绩：同一地点、同一年度、同一指标（名称相同）的目标与实绩并列
CREATE VIEW IF NOT EXISTS v_targets_vs_actual AS
SELECT td.place, t.year, COALESCE(t.indicator_canonical, t.indicator) AS indicator, t.role, u.label_zh AS unit,
       t.value AS target, t.qualifier AS target_qualifier, a.value AS actual, a.value - t.value AS difference,
       t.context AS target_context, a.context AS actual_context, td.uri AS target_uri, ad.uri AS actual_uri,
       t.id AS target_id, a.id AS actual_id
FROM metrics AS t
JOIN documents AS td ON td.doc_id = t.doc_id
JOIN metrics AS a ON a.status = 'actual' AND a.year = t.year AND a.role = t.role AND a.unit_code = t.unit_code
     AND a.scope IS t.scope
     AND COALESCE(a.indicator_canonical, a.indicator) = COALESCE(t.indicator_canonical, t.indicator)
JOIN documents AS ad ON ad.doc_id = a.doc_id AND ad.place = td.place
LEFT JOIN units AS u ON u.code = t.unit_code
WHERE t.status = 'target' AND t.role IN ('level', 'change');

INSERT OR IGNORE INTO codes VALUES ('statement_label', 'achievement', '成绩', 'achievement', '已做的工作、采取的措施、取得的成效、获得的荣誉，以及回顾部分所述的常态化做法');
INSERT OR IGNORE INTO codes VALUES ('statement_label', 'problem', '问题', 'problem', '作者承认的不足、困难、风险或未解决事项，连同其原因与表现');
INSERT OR IGNORE INTO codes VALUES ('statement_label', 'plan', '计划', 'plan', '下一阶段要做的工作、目标、打算和指导性要求');
INSERT OR IGNORE INTO codes VALUES ('statement_label', 'background', '背景', 'background', '地方概况、政策背景、开头结尾的总体概述、往期经过、定义、脚注');
INSERT OR IGNORE INTO codes VALUES ('statement_label', 'heading', '标题', 'heading', '只为下文起题的行或句首短句');
INSERT OR IGNORE INTO codes VALUES ('statement_label', 'meta', '页面信息', 'page furniture', '面包屑、索引块、发布信息、文章标题、称呼语、按钮等');
INSERT OR IGNORE INTO codes VALUES ('item_kind', 'achievement', '成绩', 'achievement', '一项已完成的工作或取得的成效');
INSERT OR IGNORE INTO codes VALUES ('item_kind', 'problem', '问题', 'problem', '一项承认的不足、困难或风险');
INSERT OR IGNORE INTO codes VALUES ('item_kind', 'plan', '计划', 'plan', '一项下一阶段的工作、目标或打算');
INSERT OR IGNORE INTO codes VALUES ('topic', 'party_building', '党的建设', 'party building', '党的建设、党员教育管理、基层党组织');
INSERT OR IGNORE INTO codes VALUES ('topic', 'clean_governance', '廉政作风', 'clean governance', '党风廉政、作风建设、监督执纪');
INSERT OR IGNORE INTO codes VALUES ('topic', 'governance', '基层治理', 'local governance', '基层治理、村居民自治、网格化管理');
INSERT OR IGNORE INTO codes VALUES ('topic', 'safety', '安全应急', 'safety', '安全生产、消防、应急、食品药品安全');
INSERT OR IGNORE INTO codes VALUES ('topic', 'stability', '平安法治', 'public order and law', '平安建设、信访、矛盾调解、法治');
INSERT OR IGNORE INTO codes VALUES ('topic', 'livelihood', '民生实事', 'public services', '民生实事、政务与便民服务');
INSERT OR IGNORE INTO codes VALUES ('topic', 'care', '关爱保障', 'social care', '一老一小、残疾人、困难群体、医养结合');
INSERT OR IGNORE INTO codes VALUES ('topic', 'culture', '文化文明', 'culture', '文化体育、精神文明、文明创建、宣传');
INSERT OR IGNORE INTO codes VALUES ('topic', 'volunteering', '志愿社工', 'volunteering', '志愿服务、社会工作、社会组织');
INSERT OR IGNORE INTO codes VALUES ('topic', 'environment', '环境生态', 'environment', '市容、环卫、垃圾分类、生态、节能');
INSERT OR IGNORE INTO codes VALUES ('topic', 'economy', '经济产业', 'economy', '经济、产业、招商、企业服务、集体经济、农业');
INSERT OR IGNORE INTO codes VALUES ('topic', 'construction', '建设更新', 'construction', '城市更新、征地拆迁、道路、基础设施、小区设施');
INSERT OR IGNORE INTO codes VALUES ('topic', 'employment', '就业社保', 'employment', '就业、社会保险、劳动权益');
INSERT OR IGNORE INTO codes VALUES ('topic', 'health_education', '卫生教育科技', 'health and education', '卫生、计生、疫情、教育、科技人才');
INSERT OR IGNORE INTO codes VALUES ('topic', 'mass_orgs', '群团工作', 'mass organisations', '工会、共青团、妇联');
INSERT OR IGNORE INTO codes VALUES ('topic', 'defence_veterans', '武装与退役军人', 'defence and veterans', '武装、征兵、双拥、退役军人事务');
INSERT OR IGNORE INTO codes VALUES ('topic', 'population', '人口信息', 'population data', '人口与法人信息采集、普查');
INSERT OR IGNORE INTO codes VALUES ('topic', 'digital', '数字智慧', 'digital', '智慧城市、数字化、信息化');
INSERT OR IGNORE INTO codes VALUES ('topic', 'reform_openness', '改革开放', 'reform and opening', '改革、对外开放、外事港澳');
INSERT OR IGNORE INTO codes VALUES ('topic', 'team', '队伍建设', 'team', '班子、队伍、培训、自身建设');
INSERT OR IGNORE INTO codes VALUES ('topic', 'other', '其他', 'other', '以上都不合适');
INSERT OR IGNORE INTO codes VALUES ('level', 'village_community', '村（社区）', 'village or community', '村、社区及其居民（村民）委员会、党组织');
INSERT OR IGNORE INTO codes VALUES ('level', 'town_street', '乡镇（街道）', 'town or street', '乡、镇、街道');
INSERT OR IGNORE INTO codes VALUES ('level', 'county', '县（区）', 'county', '县、县级市、市辖区、旗及同级功能区');
INSERT OR IGNORE INTO codes VALUES ('level', 'city', '市（州）', 'city', '地级市、自治州、地区、盟');
INSERT OR IGNORE INTO codes VALUES ('level', 'province', '省（区、市）', 'province', '省、自治区、直辖市、特别行政区');
INSERT OR IGNORE INTO codes VALUES ('level', 'national', '全国', 'national', '国家层面');
INSERT OR IGNORE INTO codes VALUES ('level', 'department', '部门', 'department', '各级政府或党委的部门、单位');
INSERT OR IGNORE INTO codes VALUES ('level', 'other', '其他', 'other', '以上都不合适');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'village', '村', 'village', '行政村');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'community', '社区', 'community', '城市或农村社区');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'street', '街道', 'street', '街道办事处辖区');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'town', '镇', 'town', '建制镇');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'township', '乡', 'township', '乡、民族乡、苏木');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'county', '县', 'county', '县、自治县、林区、特区');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'county_city', '县级市', 'county-level city', '县级市');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'banner', '旗', 'banner', '旗、自治旗');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'district', '区', 'district', '市辖区');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'function_zone', '功能区', 'functional zone', '新区、开发区、高新区、工业园区、风景区等');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'city', '市', 'prefecture-level city', '地级市、副省级市');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'prefecture', '地区（盟）', 'prefecture', '地区、盟');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'autonomous_prefecture', '自治州', 'autonomous prefecture', '自治州');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'municipality', '直辖市', 'municipality', '北京、天津、上海、重庆');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'province', '省', 'province', '省');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'autonomous_region', '自治区', 'autonomous region', '自治区');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'special_region', '特别行政区', 'special administrative region', '香港、澳门');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'country', '全国', 'country', '全国');
INSERT OR IGNORE INTO codes VALUES ('area_type', 'other', '其他', 'other', '以上都不合适');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'party', '党委（党组织）', 'party committee', '党委、党工委、党总支、党支部');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'government', '政府', 'government', '人民政府及街道办事处、管委会');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'department', '部门', 'department', '政府或党委的工作部门、办公室、派出机构');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'residents_committee', '居民委员会', 'residents'' committee', '社区居民委员会');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'villagers_committee', '村民委员会', 'villagers'' committee', '村民委员会');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'congress', '人大', 'people''s congress', '人民代表大会及其常务委员会、主席团');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'cppcc', '政协', 'CPPCC', '人民政治协商会议');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'judicial', '司法机关', 'court or procuratorate', '人民法院、人民检察院');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'mass_org', '群团组织', 'mass organisation', '工会、共青团、妇联、残联、科协等');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'public_institution', '事业单位', 'public institution', '学校、医院、服务中心等事业单位');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'enterprise', '企业', 'enterprise', '国有企业及其他企业');
INSERT OR IGNORE INTO codes VALUES ('body_type', 'other', '其他', 'other', '以上都不合适');
INSERT OR IGNORE INTO codes VALUES ('doc_type', 'summary', '工作总结', 'summary', '只回顾已做的工作');
INSERT OR IGNORE INTO codes VALUES ('doc_type', 'plan', '工作计划', 'plan', '只讲下一阶段的工作');
INSERT OR IGNORE INTO codes VALUES ('doc_type', 'summary_and_plan', '总结与计划', 'summary and plan', '回顾并部署下一阶段，含法治政府建设等专项年度报告、述职');
INSERT OR IGNORE INTO codes VALUES ('doc_type', 'work_report', '政府工作报告', 'government work report', '仅指向人民代表大会所作的政府工作报告');
INSERT OR IGNORE INTO codes VALUES ('doc_type', 'experience', '经验材料', 'experience', '典型经验、做法介绍');
INSERT OR IGNORE INTO codes VALUES ('doc_type', 'other', '其他', 'other', '以上都不合适');
INSERT OR IGNORE INTO codes VALUES ('published_basis', 'page', '页面发布日期', 'publication line', '页面所载的发布或信息提供日期');
INSERT OR IGNORE INTO codes VALUES ('published_basis', 'signed', '落款日期', 'signature date', '文末落款日期');
INSERT OR IGNORE INTO codes VALUES ('published_basis', 'delivered', '报告日期', 'delivery date', '会议上作报告的日期');
INSERT OR IGNORE INTO codes VALUES ('section_kind', 'review', '工作回顾', 'review', '回顾已做的工作');
INSERT OR IGNORE INTO codes VALUES ('section_kind', 'problems', '存在问题', 'problems', '问题、不足与困难');
INSERT OR IGNORE INTO codes VALUES ('section_kind', 'plan', '工作计划', 'plan', '下一阶段的工作');
INSERT OR IGNORE INTO codes VALUES ('section_kind', 'profile', '基本情况', 'profile', '地方概况与背景');
INSERT OR IGNORE INTO codes VALUES ('section_kind', 'mixed', '问题与下步打算', 'problems and next steps', '问题与下一步打算合在一处');
INSERT OR IGNORE INTO codes VALUES ('section_kind', 'other', '其他', 'other', '以上都不合适');
INSERT OR IGNORE INTO codes VALUES ('qualifier', 'exact', '确数', 'exact', '没有限定词');
INSERT OR IGNORE INTO codes VALUES ('qualifier', 'over', '多于', 'over', '余、多、超、逾、过、突破、上万');
INSERT OR IGNORE INTO codes VALUES ('qualifier', 'under', '不足', 'under', '近、接近、不足、不到');
INSERT OR IGNORE INTO codes VALUES ('qualifier', 'approx', '约', 'approximately', '约、左右、上下');
INSERT OR IGNORE INTO codes VALUES ('qualifier', 'at_least', '至少', 'at least', '不少于、不低于、至少');
INSERT OR IGNORE INTO codes VALUES ('qualifier', 'at_most', '至多', 'at most', '不超过、以内、控制在');
INSERT OR IGNORE INTO codes VALUES ('status', 'actual', '实绩', 'actual', '已报告的事实，往期或当期；含回顾年度的预计数');
INSERT OR IGNORE INTO codes VALUES ('status', 'target', '目标', 'target', '计划或要求达到的数');
INSERT OR IGNORE INTO codes VALUES ('role', 'level', '水平值', 'level', '读数本身');
INSERT OR IGNORE INTO codes VALUES ('role', 'baseline', '基数', 'baseline', '作比较的往期数');
INSERT OR IGNORE INTO codes VALUES ('role', 'change', '变动', 'change', '差额或增减幅，带正负号');
INSERT OR IGNORE INTO codes VALUES ('role', 'rank', '位次', 'rank', '名次、位次');
INSERT OR IGNORE INTO codes VALUES ('period_kind', 'year', '全年', 'year', '报告年度或计划年度的流量、结果');
INSERT OR IGNORE INTO codes VALUES ('period_kind', 'part_year', '年内一段', 'part of a year', '原文限定为一年中的一段，如上半年、1—10月');
INSERT OR IGNORE INTO codes VALUES ('period_kind', 'multi_year', '跨年度', 'several years', '多年累计或跨年比较，如五年来、年均增长');
INSERT OR IGNORE INTO codes VALUES ('period_kind', 'as_of', '时点', 'as of', '某一时点的存量或状态，如现有、覆盖率、总投资');
INSERT OR IGNORE INTO codes VALUES ('honour_level', 'national', '国家级', 'national', '国家机关或全国性评选');
INSERT OR IGNORE INTO codes VALUES ('honour_level', 'province', '省级', 'province', '省、自治区、直辖市');
INSERT OR IGNORE INTO codes VALUES ('honour_level', 'city', '市级', 'city', '地级市、州');
INSERT OR IGNORE INTO codes VALUES ('honour_level', 'district', '区县级', 'district', '区、县、县级市');
INSERT OR IGNORE INTO codes VALUES ('honour_level', 'street', '街道（乡镇）级', 'street or town', '街道、乡镇');
INSERT OR IGNORE INTO codes VALUES ('honour_level', 'other', '其他', 'other', '国际组织、行业协会等');
INSERT OR IGNORE INTO codes VALUES ('link_kind', 'problem_plan', '问题—举措', 'problem answered by plan', '回应某一问题的计划要点');
INSERT OR IGNORE INTO units VALUES ('percent', '百分比', 'ratio');
INSERT OR IGNORE INTO units VALUES ('permille', '千分比', 'ratio');
INSERT OR IGNORE INTO units VALUES ('per_ten_thousand', '万分比', 'ratio');
INSERT OR IGNORE INTO units VALUES ('percentage_point', '百分点', 'ratio');
INSERT OR IGNORE INTO units VALUES ('permille_point', '千分点', 'ratio');
INSERT OR IGNORE INTO units VALUES ('times', '倍', 'ratio');
INSERT OR IGNORE INTO units VALUES ('doubling', '番', 'ratio');
INSERT OR IGNORE INTO units VALUES ('tenth', '成', 'ratio');
INSERT OR IGNORE INTO units VALUES ('score', '分', 'score');
INSERT OR IGNORE INTO units VALUES ('grade', '级', 'score');
INSERT OR IGNORE INTO units VALUES ('star', '星', 'score');
INSERT OR IGNORE INTO units VALUES ('rank_place', '位次', 'rank');
INSERT OR IGNORE INTO units VALUES ('person', '人', 'people');
INSERT OR IGNORE INTO units VALUES ('person_time', '人次', 'people');
INSERT OR IGNORE INTO units VALUES ('household', '户', 'people');
INSERT OR IGNORE INTO units VALUES ('household_time', '户次', 'people');
INSERT OR IGNORE INTO units VALUES ('family', '家庭', 'people');
INSERT OR IGNORE INTO units VALUES ('labourer', '劳动力', 'people');
INSERT OR IGNORE INTO units VALUES ('mouth', '口', 'count');
INSERT OR IGNORE INTO units VALUES ('case_li', '例', 'count');
INSERT OR IGNORE INTO units VALUES ('rack', '标准机架', 'count');
INSERT OR IGNORE INTO units VALUES ('consecutive_title', '连冠', 'count');
INSERT OR IGNORE INTO units VALUES ('consecutive_harvest', '连丰', 'count');
INSERT OR IGNORE INTO units VALUES ('piece', '个', 'count');
INSERT OR IGNORE INTO units VALUES ('enterprise', '家', 'count');
INSERT OR IGNORE INTO units VALUES ('enterprise_time', '家次', 'count');
INSERT OR IGNORE INTO units VALUES ('item', '项', 'count');
INSERT OR IGNORE INTO units VALUES ('subitem', '子项', 'count');
INSERT OR IGNORE INTO units VALUES ('matter', '件', 'count');
INSERT OR IGNORE INTO units VALUES ('case_zong', '宗', 'count');
INSERT OR IGNORE INTO units VALUES ('case_qi', '起', 'count');
INSERT OR IGNORE INTO units VALUES ('article', '条', 'count');
INSERT OR IGNORE INTO units VALUES ('clause', '款', 'count');
INSERT OR IGNORE INTO units VALUES ('place', '处', 'count');
INSERT OR IGNORE INTO units VALUES ('occasion', '次', 'count');
INSERT OR IGNORE INTO units VALUES ('session', '场', 'count');
INSERT OR IGNORE INTO units VALUES ('session_time', '场次', 'count');
INSERT OR IGNORE INTO units VALUES ('piece_time', '件次', 'count');
INSERT OR IGNORE INTO units VALUES ('item_time', '个次', 'count');
INSERT OR IGNORE INTO units VALUES ('batch', '批', 'count');
INSERT OR IGNORE INTO units VALUES ('batch_time', '批次', 'count');
INSERT OR IGNORE INTO units VALUES ('period_issue', '期', 'count');
INSERT OR IGNORE INTO units VALUES ('round', '轮', 'count');
INSERT OR IGNORE INTO units VALUES ('trip', '趟', 'count');
INSERT OR IGNORE INTO units VALUES ('voyage', '航次', 'count');
INSERT OR IGNORE INTO units VALUES ('flight', '航班', 'count');
INSERT OR IGNORE INTO units VALUES ('train', '列', 'count');
INSERT OR IGNORE INTO units VALUES ('vehicle', '辆', 'count');
INSERT OR IGNORE INTO units VALUES ('order', '单', 'count');
INSERT OR IGNORE INTO units VALUES ('lecture', '讲', 'count');
INSERT OR IGNORE INTO units VALUES ('machine_shift', '台班', 'count');
INSERT OR IGNORE INTO units VALUES ('place_time', '处次', 'count');
INSERT OR IGNORE INTO units VALUES ('vehicle_time', '车次', 'count');
INSERT OR IGNORE INTO units VALUES ('vessel', '艘', 'count');
INSERT OR IGNORE INTO units VALUES ('ship_time', '艘次', 'count');
INSERT OR IGNORE INTO units VALUES ('aircraft', '架', 'count');
INSERT OR IGNORE INTO units VALUES ('machine', '台', 'count');
INSERT OR IGNORE INTO units VALUES ('set_tao', '套', 'count');
INSERT OR IGNORE INTO units VALUES ('machine_set', '台套', 'count');
INSERT OR IGNORE INTO units VALUES ('room', '间', 'count');
INSERT OR IGNORE INTO units VALUES ('building', '栋', 'count');
INSERT OR IGNORE INTO units VALUES ('building_seat', '座', 'count');
INSERT OR IGNORE INTO units VALUES ('site', '所', 'count');
INSERT OR IGNORE INTO units VALUES ('storey', '层', 'count');
INSERT OR IGNORE INTO units VALUES ('unit_door', '单元', 'count');
INSERT OR IGNORE INTO units VALUES ('parking_space', '车位', 'count');
INSERT OR IGNORE INTO units VALUES ('bed', '张床位', 'count');
INSERT OR IGNORE INTO units VALUES ('charging_pile', '充电桩', 'count');
INSERT OR IGNORE INTO units VALUES ('seat', '座位', 'count');
INSERT OR IGNORE INTO units VALUES ('student_place', '学位', 'count');
INSERT OR IGNORE INTO units VALUES ('post', '岗位', 'count');
INSERT OR IGNORE INTO units VALUES ('quota', '名额', 'count');
INSERT OR IGNORE INTO units VALUES ('sheet', '张', 'count');
INSERT OR IGNORE INTO units VALUES ('copy', '份', 'count');
INSERT OR IGNORE INTO units VALUES ('volume_book', '册', 'count');
INSERT OR IGNORE INTO units VALUES ('book', '本', 'count');
INSERT OR IGNORE INTO units VALUES ('work_bu', '部', 'count');
INSERT OR IGNORE INTO units VALUES ('text', '篇', 'count');
INSERT OR IGNORE INTO units VALUES ('character_word', '字', 'count');
INSERT OR IGNORE INTO units VALUES ('page', '页', 'count');
INSERT OR IGNORE INTO units VALUES ('picture', '幅', 'count');
INSERT OR IGNORE INTO units VALUES ('piece_kuai', '块', 'count');
INSERT OR IGNORE INTO units VALUES ('piece_mian', '面', 'count');
INSERT OR IGNORE INTO units VALUES ('piece_mei', '枚', 'count');
INSERT OR IGNORE INTO units VALUES ('gold_medal', '金牌', 'count');
INSERT OR IGNORE INTO units VALUES ('squad_zhi', '支', 'count');
INSERT OR IGNORE INTO units VALUES ('animal_zhi', '只', 'count');
INSERT OR IGNORE INTO units VALUES ('animal_head', '头', 'count');
INSERT OR IGNORE INTO units VALUES ('horse', '匹', 'count');
INSERT OR IGNORE INTO units VALUES ('fowl', '羽', 'count');
INSERT OR IGNORE INTO units VALUES ('fish_tail', '尾', 'count');
INSERT OR IGNORE INTO units VALUES ('plant', '株', 'count');
INSERT OR IGNORE INTO units VALUES ('seedling', '苗', 'count');
INSERT OR IGNORE INTO units VALUES ('flower', '朵', 'count');
INSERT OR IGNORE INTO units VALUES ('pot', '盆', 'count');
INSERT OR IGNORE INTO units VALUES ('grain', '粒', 'count');
INSERT OR IGNORE INTO units VALUES ('lamp', '盏', 'count');
INSERT OR IGNORE INTO units VALUES ('well', '眼', 'count');
INSERT OR IGNORE INTO units VALUES ('door', '扇', 'count');
INSERT OR IGNORE INTO units VALUES ('elevator', '部电梯', 'count');
INSERT OR IGNORE INTO units VALUES ('group', '组', 'count');
INSERT OR IGNORE INTO units VALUES ('team', '队', 'count');
INSERT OR IGNORE INTO units VALUES ('class', '班级', 'count');
INSERT OR IGNORE INTO units VALUES ('patch', '片', 'count');
INSERT OR IGNORE INTO units VALUES ('section_duan', '段', 'count');
INSERT OR IGNORE INTO units VALUES ('road_horizontal', '横', 'count');
INSERT OR IGNORE INTO units VALUES ('road_vertical', '纵', 'count');
INSERT OR IGNORE INTO units VALUES ('ring', '环', 'count');
INSERT OR IGNORE INTO units VALUES ('line', '线', 'count');
INSERT OR IGNORE INTO units VALUES ('line_dao', '道', 'count');
INSERT OR IGNORE INTO units VALUES ('point', '点', 'count');
INSERT OR IGNORE INTO units VALUES ('grid', '网格', 'count');
INSERT OR IGNORE INTO units VALUES ('kind', '种', 'count');
INSERT OR IGNORE INTO units VALUES ('category', '类', 'count');
INSERT OR IGNORE INTO units VALUES ('variety', '品种', 'count');
INSERT OR IGNORE INTO units VALUES ('aspect', '方面', 'count');
INSERT OR IGNORE INTO units VALUES ('major_item', '大', 'count');
INSERT OR IGNORE INTO units VALUES ('series', '系列', 'count');
INSERT OR IGNORE INTO units VALUES ('bag', '袋', 'count');
INSERT OR IGNORE INTO units VALUES ('box', '箱', 'count');
INSERT OR IGNORE INTO units VALUES ('small_box', '盒', 'count');
INSERT OR IGNORE INTO units VALUES ('bottle', '瓶', 'count');
INSERT OR IGNORE INTO units VALUES ('dose', '剂', 'count');
INSERT OR IGNORE INTO units VALUES ('can', '罐', 'count');
INSERT OR IGNORE INTO units VALUES ('roll', '卷', 'count');
INSERT OR IGNORE INTO units VALUES ('garment', '条（件）', 'count');
INSERT OR IGNORE INTO units VALUES ('letter', '封', 'count');
INSERT OR IGNORE INTO units VALUES ('sentence', '句', 'count');
INSERT OR IGNORE INTO units VALUES ('song', '首', 'count');
INSERT OR IGNORE INTO units VALUES ('play', '出', 'count');
INSERT OR IGNORE INTO units VALUES ('episode', '集', 'count');
INSERT OR IGNORE INTO units VALUES ('lesson', '堂', 'count');
INSERT OR IGNORE INTO units VALUES ('bridge', '座桥', 'count');
INSERT OR IGNORE INTO units VALUES ('tower', '基', 'count');
INSERT OR IGNORE INTO units VALUES ('lot', '宗地', 'count');
INSERT OR IGNORE INTO units VALUES ('click', '点击', 'count');
INSERT OR IGNORE INTO units VALUES ('reading', '阅读次', 'count');
INSERT OR IGNORE INTO units VALUES ('call', '通', 'count');
INSERT OR IGNORE INTO units VALUES ('account', '账户', 'count');
INSERT OR IGNORE INTO units VALUES ('ticket', '票', 'count');
INSERT OR IGNORE INTO units VALUES ('prize', '奖', 'count');
INSERT OR IGNORE INTO units VALUES ('certificate', '证', 'count');
INSERT OR IGNORE INTO units VALUES ('patent', '件专利', 'count');
INSERT OR IGNORE INTO units VALUES ('item_time_xiang', '项次', 'count');
INSERT OR IGNORE INTO units VALUES ('volume_time', '册次', 'count');
INSERT OR IGNORE INTO units VALUES ('machine_time', '台次', 'count');
INSERT OR IGNORE INTO units VALUES ('scheduled_run', '班次', 'count');
INSERT OR IGNORE INTO units VALUES ('sortie', '架次', 'count');
INSERT OR IGNORE INTO units VALUES ('train_time', '列次', 'count');
INSERT OR IGNORE INTO units VALUES ('rod', '根', 'count');
INSERT OR IGNORE INTO units VALUES ('packet', '包', 'count');
INSERT OR IGNORE INTO units VALUES ('transaction', '笔', 'count');
INSERT OR IGNORE INTO units VALUES ('pair_dui', '对', 'count');
INSERT OR IGNORE INTO units VALUES ('pair_shuang', '双', 'count');
INSERT OR IGNORE INTO units VALUES ('set_fu', '副', 'count');
INSERT OR IGNORE INTO units VALUES ('granule_ke', '颗', 'count');
INSERT OR IGNORE INTO units VALUES ('subject_men', '门', 'count');
INSERT OR IGNORE INTO units VALUES ('vehicle_load', '车', 'count');
INSERT OR IGNORE INTO units VALUES ('machine_vehicle', '台辆', 'count');
INSERT OR IGNORE INTO units VALUES ('table_zhuo', '桌', 'count');
INSERT OR IGNORE INTO units VALUES ('meal', '餐', 'count');
INSERT OR IGNORE INTO units VALUES ('basket', '筐', 'count');
INSERT OR IGNORE INTO units VALUES ('heap', '堆', 'count');
INSERT OR IGNORE INTO units VALUES ('text_ze', '则', 'count');
INSERT OR IGNORE INTO units VALUES ('visiting_party', '拨', 'count');
INSERT OR IGNORE INTO units VALUES ('contract_section', '标段', 'count');
INSERT OR IGNORE INTO units VALUES ('spindle', '锭', 'count');
INSERT OR IGNORE INTO units VALUES ('person_portion', '人份', 'count');
INSERT OR IGNORE INTO units VALUES ('merit_prize', '优胜奖', 'count');
INSERT OR IGNORE INTO units VALUES ('yuan', '元', 'money');
INSERT OR IGNORE INTO units VALUES ('us_dollar', '美元', 'money');
INSERT OR IGNORE INTO units VALUES ('hk_dollar', '港元', 'money');
INSERT OR IGNORE INTO units VALUES ('euro', '欧元', 'money');
INSERT OR IGNORE INTO units VALUES ('macau_pataca', '澳门元', 'money');
INSERT OR IGNORE INTO units VALUES ('yen', '日元', 'money');
INSERT OR IGNORE INTO units VALUES ('pound_sterling', '英镑', 'money');
INSERT OR IGNORE INTO units VALUES ('square_metre', '平方米', 'area');
INSERT OR IGNORE INTO units VALUES ('square_kilometre', '平方公里', 'area');
INSERT OR IGNORE INTO units VALUES ('mu', '亩', 'area');
INSERT OR IGNORE INTO units VALUES ('hectare', '公顷', 'area');
INSERT OR IGNORE INTO units VALUES ('square_centimetre', '平方厘米', 'area');
INSERT OR IGNORE INTO units VALUES ('mu_time', '亩次', 'area');
INSERT OR IGNORE INTO units VALUES ('metre', '米', 'length');
INSERT OR IGNORE INTO units VALUES ('kilometre', '公里', 'length');
INSERT OR IGNORE INTO units VALUES ('centimetre', '厘米', 'length');
INSERT OR IGNORE INTO units VALUES ('millimetre', '毫米', 'length');
INSERT OR IGNORE INTO units VALUES ('micrometre', '微米', 'length');
INSERT OR IGNORE INTO units VALUES ('li', '里', 'length');
INSERT OR IGNORE INTO units VALUES ('nautical_mile', '海里', 'length');
INSERT OR IGNORE INTO units VALUES ('core_kilometre', '芯公里', 'length');
INSERT OR IGNORE INTO units VALUES ('lane_kilometre', '车道公里', 'length');
INSERT OR IGNORE INTO units VALUES ('kilometre_time', '公里次', 'length');
INSERT OR IGNORE INTO units VALUES ('tonne_kilometre', '吨公里', 'transport');
INSERT OR IGNORE INTO units VALUES ('person_kilometre', '人公里', 'transport');
INSERT OR IGNORE INTO units VALUES ('tonne', '吨', 'mass');
INSERT OR IGNORE INTO units VALUES ('kilogram', '公斤', 'mass');
INSERT OR IGNORE INTO units VALUES ('jin', '斤', 'mass');
INSERT OR IGNORE INTO units VALUES ('gram', '克', 'mass');
INSERT OR IGNORE INTO units VALUES ('milligram', '毫克', 'mass');
INSERT OR IGNORE INTO units VALUES ('dan', '担', 'mass');
INSERT OR IGNORE INTO units VALUES ('tonne_co2', '吨二氧化碳', 'mass');
INSERT OR IGNORE INTO units VALUES ('deadweight_tonne', '载重吨', 'mass');
INSERT OR IGNORE INTO units VALUES ('weight_box', '重量箱', 'mass');
INSERT OR IGNORE INTO units VALUES ('carat', '克拉', 'mass');
INSERT OR IGNORE INTO units VALUES ('tonne_standard_coal', '吨标准煤', 'energy');
INSERT OR IGNORE INTO units VALUES ('kilowatt_hour', '千瓦时', 'energy');
INSERT OR IGNORE INTO units VALUES ('megawatt_hour', '兆瓦时', 'energy');
INSERT OR IGNORE INTO units VALUES ('joule', '焦耳', 'energy');
INSERT OR IGNORE INTO units VALUES ('cubic_metre', '立方米', 'volume');
INSERT OR IGNORE INTO units VALUES ('litre', '升', 'volume');
INSERT OR IGNORE INTO units VALUES ('millilitre', '毫升', 'volume');
INSERT OR IGNORE INTO units VALUES ('cubic_metre_timber', '立方米木材', 'volume');
INSERT OR IGNORE INTO units VALUES ('teu', '标准箱', 'volume');
INSERT OR IGNORE INTO units VALUES ('barrel', '桶', 'volume');
INSERT OR IGNORE INTO units VALUES ('kilowatt', '千瓦', 'power');
INSERT OR IGNORE INTO units VALUES ('megawatt', '兆瓦', 'power');
INSERT OR IGNORE INTO units VALUES ('gigawatt', '吉瓦', 'power');
INSERT OR IGNORE INTO units VALUES ('watt', '瓦', 'power');
INSERT OR IGNORE INTO units VALUES ('megawatt_peak', '兆瓦峰值', 'power');
INSERT OR IGNORE INTO units VALUES ('horsepower', '马力', 'power');
INSERT OR IGNORE INTO units VALUES ('tonne_steam', '蒸吨', 'power');
INSERT OR IGNORE INTO units VALUES ('kilovolt_ampere', '千伏安', 'power');
INSERT OR IGNORE INTO units VALUES ('kilovolt', '千伏', 'voltage');
INSERT OR IGNORE INTO units VALUES ('volt', '伏', 'voltage');
INSERT OR IGNORE INTO units VALUES ('megabit_per_second', '兆比特每秒', 'data_rate');
INSERT OR IGNORE INTO units VALUES ('gigabit_per_second', '吉比特每秒', 'data_rate');
INSERT OR IGNORE INTO units VALUES ('gigabyte', '吉字节', 'data');
INSERT OR IGNORE INTO units VALUES ('terabyte', '太字节', 'data');
INSERT OR IGNORE INTO units VALUES ('petabyte', '拍字节', 'data');
INSERT OR IGNORE INTO units VALUES ('petaflops', '算力P', 'computing');
INSERT OR IGNORE INTO units VALUES ('exaflops', '算力E', 'computing');
INSERT OR IGNORE INTO units VALUES ('celsius', '摄氏度', 'temperature');
INSERT OR IGNORE INTO units VALUES ('decibel', '分贝', 'sound');
INSERT OR IGNORE INTO units VALUES ('degree_angle', '角度', 'angle');
INSERT OR IGNORE INTO units VALUES ('year', '年', 'time');
INSERT OR IGNORE INTO units VALUES ('quarter', '季度', 'time');
INSERT OR IGNORE INTO units VALUES ('month', '月', 'time');
INSERT OR IGNORE INTO units VALUES ('half_year', '半年', 'time');
INSERT OR IGNORE INTO units VALUES ('week', '周', 'time');
INSERT OR IGNORE INTO units VALUES ('day', '天', 'time');
INSERT OR IGNORE INTO units VALUES ('working_day', '工作日', 'time');
INSERT OR IGNORE INTO units VALUES ('hour', '小时', 'time');
INSERT OR IGNORE INTO units VALUES ('class_hour', '课时', 'time');
INSERT OR IGNORE INTO units VALUES ('quarter_hour', '刻钟', 'time');
INSERT OR IGNORE INTO units VALUES ('minute', '分钟', 'time');
INSERT OR IGNORE INTO units VALUES ('second', '秒', 'time');
INSERT OR IGNORE INTO units VALUES ('person_day', '人天', 'time');
INSERT OR IGNORE INTO units VALUES ('man_month', '人月', 'time');
INSERT OR IGNORE INTO units VALUES ('year_of_age', '岁', 'age');
INSERT OR IGNORE INTO units VALUES ('province', '省', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('city', '市', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('county', '县', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('town', '乡镇', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('village', '村', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('natural_village', '自然村', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('villager_group', '村民小组', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('community', '社区', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('residential_quarter', '小区', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('area_di', '地', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('country', '国', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('continent', '洲', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('zone', '园区', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('village_or_community', '村（社区）', 'area_unit');
INSERT OR IGNORE INTO units VALUES ('microgram_per_cubic_metre', '微克/立方米', 'rate');
INSERT OR IGNORE INTO units VALUES ('milligram_per_cubic_metre', '毫克/立方米', 'rate');
INSERT OR IGNORE INTO units VALUES ('milligram_per_litre', '毫克/升', 'rate');
INSERT OR IGNORE INTO units VALUES ('gram_per_litre', '克/升', 'rate');
INSERT OR IGNORE INTO units VALUES ('milligram_per_kilogram', '毫克/千克', 'rate');
INSERT OR IGNORE INTO units VALUES ('person_per_square_kilometre', '人/平方公里', 'rate');
INSERT OR IGNORE INTO units VALUES ('kilometre_per_square_kilometre', '公里/平方公里', 'rate');
INSERT OR IGNORE INTO units VALUES ('kilometre_per_hour', '公里/小时', 'rate');
INSERT OR IGNORE INTO units VALUES ('square_metre_per_person', '平方米/人', 'rate');
INSERT OR IGNORE INTO units VALUES ('square_metre_per_household', '平方米/户', 'rate');
INSERT OR IGNORE INTO units VALUES ('mu_per_person', '亩/人', 'rate');
INSERT OR IGNORE INTO units VALUES ('mu_per_household', '亩/户', 'rate');
INSERT OR IGNORE INTO units VALUES ('kilogram_per_person', '公斤/人', 'rate');
INSERT OR IGNORE INTO units VALUES ('jin_per_person', '斤/人', 'rate');
INSERT OR IGNORE INTO units VALUES ('book_per_person', '册/人', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_person', '元/人', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_person_month', '元/人·月', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_month', '元/月', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_year', '元/年', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_day', '元/天', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_square_metre', '元/平方米', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_mu', '元/亩', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_tonne', '元/吨', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_jin', '元/斤', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_kilogram', '元/公斤', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_kilowatt_hour', '元/千瓦时', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_cubic_metre', '元/立方米', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_hectare', '元/公顷', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_litre', '元/升', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_household', '元/户', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_head', '元/头', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_animal', '元/只', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_plant', '元/株', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_item', '元/件', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_dose', '元/剂', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_occasion', '元/次', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_person_time', '元/人次', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_hour', '元/小时', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_student_year', '元/生·年', 'rate');
INSERT OR IGNORE INTO units VALUES ('fen_per_kilowatt_hour', '分/千瓦时', 'rate');
INSERT OR IGNORE INTO units VALUES ('tonne_per_day', '吨/日', 'rate');
INSERT OR IGNORE INTO units VALUES ('tonne_per_year', '吨/年', 'rate');
INSERT OR IGNORE INTO units VALUES ('tonne_per_hour', '吨/小时', 'rate');
INSERT OR IGNORE INTO units VALUES ('tonne_per_month', '吨/月', 'rate');
INSERT OR IGNORE INTO units VALUES ('cubic_metre_per_day', '立方米/日', 'rate');
INSERT OR IGNORE INTO units VALUES ('cubic_metre_per_second', '立方米/秒', 'rate');
INSERT OR IGNORE INTO units VALUES ('cubic_metre_per_hour', '立方米/小时', 'rate');
INSERT OR IGNORE INTO units VALUES ('cubic_metre_per_mu', '立方米/亩', 'rate');
INSERT OR IGNORE INTO units VALUES ('cubic_metre_per_person', '立方米/人', 'rate');
INSERT OR IGNORE INTO units VALUES ('kilogram_per_mu', '公斤/亩', 'rate');
INSERT OR IGNORE INTO units VALUES ('tonne_per_mu', '吨/亩', 'rate');
INSERT OR IGNORE INTO units VALUES ('kilogram_per_hectare', '公斤/公顷', 'rate');
INSERT OR IGNORE INTO units VALUES ('tonne_per_hectare', '吨/公顷', 'rate');
INSERT OR IGNORE INTO units VALUES ('plant_per_mu', '株/亩', 'rate');
INSERT OR IGNORE INTO units VALUES ('tonne_standard_coal_per_ten_thousand_yuan', '吨标准煤/万元', 'rate');
INSERT OR IGNORE INTO units VALUES ('person_per_thousand', '人/千人', 'rate');
INSERT OR IGNORE INTO units VALUES ('piece_per_ten_thousand_people', '件/万人', 'rate');
INSERT OR IGNORE INTO units VALUES ('place_per_ten_thousand_people', '个/万人', 'rate');
INSERT OR IGNORE INTO units VALUES ('batch_per_thousand', '批次/千人', 'rate');
INSERT OR IGNORE INTO units VALUES ('person_per_hundred_million_yuan', '人/亿元', 'rate');
INSERT OR IGNORE INTO units VALUES ('yuan_per_person_year', '元/人·年', 'rate');
INSERT OR IGNORE INTO units VALUES ('jin_per_mu', '斤/亩', 'rate');
INSERT OR IGNORE INTO units VALUES ('bed_per_thousand', '张/千人', 'rate');
INSERT OR IGNORE INTO units VALUES ('person_time_per_day', '人次/日', 'rate');
INSERT OR IGNORE INTO units VALUES ('matter_per_day', '件/日', 'rate');
INSERT OR IGNORE INTO units VALUES ('vehicle_per_day', '辆/日', 'rate');
INSERT OR IGNORE INTO units VALUES ('tonne_per_ten_thousand_yuan', '吨/万元', 'rate');
INSERT OR IGNORE INTO units VALUES ('kilometre_per_hundred_square_kilometres', '公里/百平方公里', 'rate');
