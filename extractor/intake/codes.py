"""The one catalogue of what can go wrong with an input or be remarkable about a document.

An **error** means that there may be a report in the input and it is not in the records. A **skip** means that the input
holds nothing of its own to extract. A **warning** stands in the record, next to what was extracted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from ..source import Warned


class Severity(StrEnum):
    """What a code means for the run."""

    ERROR = "error"
    SKIP = "skip"
    WARNING = "warning"


class IssueCode(StrEnum):
    """A code of the catalogue, which knows its severity, its messages and what to do about it.

    Attributes
    ----------
    severity
        What the code means for the run.
    zh, en
        Message templates; the words in braces are the values of an `Issue`.
    advice_zh, advice_en
        What to do; empty where there is nothing to do.
    """

    severity: Severity
    zh: str
    en: str
    advice_zh: str
    advice_en: str

    def __new__(cls, code: str, severity: Severity, zh: str, en: str, advice_zh: str = "", advice_en: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.severity = severity
        member.zh = zh
        member.en = en
        member.advice_zh = advice_zh
        member.advice_en = advice_en
        return member

    UNREADABLE_PATH = (
        "unreadable_path",
        Severity.ERROR,
        "无法读取：{reason_zh}",
        "cannot be read: {reason}",
        "检查路径是否写对、文件是否还在、当前用户是否有读取权限",
        "check the spelling, that the file still exists, and that you may read it",
    )
    UNDECODABLE = (
        "undecodable",
        Severity.ERROR,
        "无法解码：按最接近的编码 {encoding} 仍有 {share} 的字符损坏",
        "cannot be decoded: with {encoding}, the nearest encoding, {share} of the characters are damaged",
        "用原编码打开后另存为 UTF-8，或重新下载",
        "open it with its own encoding and save it as UTF-8, or fetch it again",
    )
    TOO_LARGE = (
        "too_large",
        Severity.ERROR,
        "超出上限：多于 {limit} {unit_zh}",
        "too large: more than {limit} {unit}",
        "拆成单篇文档，或用 {flag} 提高上限",
        "split it into single documents, or raise the limit with {flag}",
    )
    MISSING_EXTRA = (
        "missing_extra",
        Severity.ERROR,
        "读取 {kind} 需要未安装的 {package}",
        "reading {kind} needs {package}, which is not installed",
        "请安装：pip install 'zongjie[{extra}]'",
        "install it: pip install 'zongjie[{extra}]'",
    )
    READING_FAILED = (
        "reading_failed",
        Severity.ERROR,
        "读取时程序出错：{reason}",
        "reading failed: {reason}",
        "其余文件不受影响；请附上这份文件报告此问题",
        "the other files are not affected; please report it with this file",
    )
    SEVERAL_DOCUMENTS = (
        "several_documents",
        Severity.ERROR,
        "含有不止一篇文档",
        "it holds more than one document",
        "用 zongjie extract（Python 中用 extract_many）抽取其中全部文档",
        "extract all of them with zongjie extract, in Python with extract_many",
    )
    TOO_MANY_PIXELS = (
        "too_many_pixels",
        Severity.ERROR,
        "图片过大：多于 {limit} 像素",
        "the picture is too large: more than {limit} pixels",
        "用较低的分辨率另存，300 dpi 已足够",
        "save it with a lower resolution; 300 dpi are enough",
    )
    LINE_TOO_LONG = (
        "line_too_long",
        Severity.ERROR,
        "有超过 {limit} 字符的文字既无句末标点也不换行",
        "more than {limit} characters run on without a full stop or a line end",
        "很可能丢失了标点或换行；请补上后重试",
        "the punctuation or line ends were probably lost; put them back",
    )
    EXTRACTION_FAILED = (
        "extraction_failed",
        Severity.ERROR,
        "抽取时程序出错：{reason}",
        "the extraction failed: {reason}",
        "其余文档不受影响；请附上这篇文档和 detail 栏报告此问题",
        "the other documents are not affected; please report it with this document and the detail field",
    )
    TIMED_OUT = (
        "timed_out",
        Severity.ERROR,
        "超时：{limit} 秒内没有完成",
        "not done within {limit} seconds",
        "用 --limit-extract-seconds 提高上限；其余文档不受影响",
        "raise the limit with --limit-extract-seconds; the other documents are not affected",
    )
    OUT_OF_MEMORY = (
        "out_of_memory",
        Severity.ERROR,
        "内存不足",
        "there is not enough memory for it",
        "用 --limit-memory 提高上限，减少 --jobs，或拆成较小的文档",
        "raise the limit with --limit-memory, run fewer --jobs, or split it into smaller documents",
    )
    WORKER_DIED = (
        "worker_died",
        Severity.ERROR,
        "处理它的进程意外结束：{how}",
        "the process that worked on it ended: {how}",
        "其余文档不受影响；请附上这份文件报告此问题",
        "the other documents are not affected; please report it with this file",
    )
    UNSUPPORTED_FORMAT = (
        "unsupported_format",
        Severity.SKIP,
        "不支持的文件类型：{kind}",
        "not a supported kind of file: {kind}",
        "请用原软件另存为 .docx、.pdf 或 .txt；支持 {supported}",
        "save it as .docx, .pdf or .txt with its own program; supported are {supported}",
    )
    EMPTY = (
        "empty",
        Severity.SKIP,
        "空文件，没有文字",
        "empty: there is no text in it",
        "如果原文不该为空，请重新下载或导出",
        "if it should not be empty, fetch or export it again",
    )
    BINARY = (
        "binary",
        Severity.SKIP,
        "不是文本文件，像是{kind}",
        "not a text file, it looks like: {kind}",
        "扩展名可能有误；请转换为 .txt、.md 或 .html",
        "the extension may be wrong; convert it to .txt, .md or .html",
    )
    NO_TEXT = (
        "no_text",
        Severity.SKIP,
        "网页里没有正文",
        "the page has no readable text",
        "正文可能由脚本加载；请在浏览器中另存完整网页，或复制为 .txt",
        "its text may be loaded by a script; save the complete page from a browser, or copy it to a .txt",
    )
    DAMAGED_PAGE = (
        "damaged_page",
        Severity.ERROR,
        "网页结构损坏，无法完整读取：{reason}",
        "the page is damaged and cannot be read whole: {reason}",
        "在浏览器中打开后另存，或复制为 .txt",
        "open it in a browser and save it again, or copy it to a .txt",
    )
    ENCRYPTED = (
        "encrypted",
        Severity.ERROR,
        "文件已加密：{kind}",
        "encrypted: {kind}",
        "用密码打开后另存为不加密的文件",
        "open it with its password and save it without one",
    )
    DAMAGED_FILE = (
        "damaged_file",
        Severity.ERROR,
        "{kind} 文件损坏或不完整：{reason}",
        "the {kind} file is damaged or incomplete: {reason}",
        "重新下载；如果原软件仍能打开，请另存",
        "fetch it again; if its own program still opens it, save it anew",
    )
    OLD_FORMAT = (
        "old_format",
        Severity.ERROR,
        "格式过旧：{kind}",
        "too old a format: {kind}",
        "安装 LibreOffice 后重试，或用 Word、WPS 打开后另存为 .docx",
        "install LibreOffice and try again, or save it as .docx with Word or WPS",
    )
    NOT_CHINESE = (
        "not_chinese",
        Severity.SKIP,
        "不是中文文档：文字中汉字只占 {share}",
        "not Chinese: only {share} of its letters are Chinese characters",
        "如果原文是中文，编码可能已损坏",
        "if the original is Chinese, its encoding was probably damaged",
    )
    ARCHIVE_BOMB = (
        "archive_bomb",
        Severity.ERROR,
        "压缩包可疑：解压后超过原大小的 {ratio} 倍",
        "a suspicious archive: it unpacks to more than {ratio} times its size",
        "确认来源可信后，先用其他工具解压再抽取",
        "if you trust where it comes from, unpack it with another tool first",
    )
    NOT_A_FILE = (
        "not_a_file",
        Severity.SKIP,
        "压缩包中的链接或设备，不是文件",
        "a link or device in the archive, not a file",
        "所指的文件如在包内，会另行读取",
        "the file that it points to is read where it lies in the archive itself",
    )
    NO_TEXT_COLUMN = (
        "no_text_column",
        Severity.ERROR,
        "找不到正文所在列；现有 {columns}",
        "there is no column of texts; there are {columns}",
        "用 --text-column 指定正文所在列",
        "name the column that holds the texts with --text-column",
    )
    DAMAGED_ROW = (
        "damaged_row",
        Severity.ERROR,
        "这一行无法读取：{reason}",
        "this row cannot be read: {reason}",
        "改正这一行，或重新导出整个文件",
        "mend the row, or export the whole file again",
    )
    DUPLICATE_TEXT = (
        "duplicate_text",
        Severity.SKIP,
        "与 {kept} 文字完全相同，只保留一份",
        "the same text as {kept}; one is kept",
    )
    REPLACED_CHARACTERS = (
        "replaced_characters",
        Severity.WARNING,
        "{count} 个字符损坏（{share}），已用 � 代替",
        "{count} damaged characters ({share}) were replaced by �",
        "损坏处附近的记录请与原文核对",
        "check the records near them against the original",
    )
    UNSAFE_NAME = (
        "unsafe_name",
        Severity.WARNING,
        "压缩包内的路径指向包外，已改名：{name}",
        "a path in the archive leads out of it and was changed: {name}",
        "包可能有恶意；不要用其他工具解压",
        "the archive may be hostile; do not unpack it with other tools",
    )
    UNREAD_PAGES = (
        "unread_pages",
        Severity.WARNING,
        "没有读出第 {pages} 页：{reason_zh}",
        "page {pages} could not be read: {reason}",
        "这些页的内容不在记录中；扫描页请先安装：pip install 'zongjie[ocr]'",
        "what is on them is not in the record; for scanned pages install zongjie[ocr]",
    )
    LOW_OCR_CONFIDENCE = (
        "low_ocr_confidence",
        Severity.WARNING,
        "第 {page} 页难以辨认：文字的平均置信度只有 {share}",
        "page {page} is hard to read: the mean confidence of its characters is {share}",
        "这一页的记录请与原件核对；可能的话用更高分辨率重新扫描",
        "check the records of this page against the original; scan it again with a higher resolution if you can",
    )
    CONVERTED = (
        "converted",
        Severity.WARNING,
        "由 {program} 转换后读取",
        "read after {program} had converted it",
        "转换可能遗漏内容；请与原文核对",
        "the conversion may have lost something; check it against the original",
    )
    NO_METRIC = (
        "no_metric",
        Severity.WARNING,
        "没有找到任何指标",
        "no metric was found",
    )
    REPEATED_TEXT = (
        "repeated_text",
        Severity.WARNING,
        "这一段与前文逐字重复，记录会出现两次",
        "this passage repeats an earlier one word for word; its records appear twice",
        "合计前先去掉重复段落的记录",
        "leave its records out before adding up",
    )
    MASKED_NUMBER = (
        "masked_number",
        Severity.WARNING,
        "数字被隐去或损坏：{text}",
        "a number is masked or destroyed: {text}",
        "需要时查阅原文",
        "look it up in the original if needed",
    )


@dataclass(frozen=True, slots=True)
class Issue:
    """One code with the values that fill its message.

    Examples
    --------
    >>> issue = Issue(IssueCode.NOT_CHINESE, {"share": "2.0%"})
    >>> issue.message
    '不是中文文档：文字中汉字只占 2.0%'
    >>> issue.severity.value
    'skip'
    """

    code: IssueCode
    values: dict[str, str] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        """What it means for the run."""
        return self.code.severity

    @property
    def message(self) -> str:
        """What happened, in Chinese."""
        return self.code.zh.format(**self.values)

    @property
    def message_en(self) -> str:
        """What happened, in English."""
        return self.code.en.format(**self.values)

    @property
    def advice(self) -> str:
        """What to do, in Chinese."""
        return self.code.advice_zh.format(**self.values)

    @property
    def advice_en(self) -> str:
        """What to do, in English."""
        return self.code.advice_en.format(**self.values)

    def warned(self, start: int | None = None, end: int | None = None) -> Warned:
        """The same as a remark that goes into the record."""
        return Warned(code=self.code.value, message=self.message, start=start, end=end)


def percent(part: int, whole: int) -> str:
    """A share for a message.

    Examples
    --------
    >>> percent(3, 1000)
    '0.3%'
    >>> percent(1, 100000)
    '<0.1%'
    """
    share = 100 * part / whole if whole else 0.0
    return "<0.1%" if 0 < share < 0.05 else f"{share:.1f}%"
