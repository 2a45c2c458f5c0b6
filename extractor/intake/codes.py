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
        "文件过大：{count} {unit_zh}，上限为 {limit} {unit_zh}",
        "too large: {count} {unit}, the limit is {limit}",
        "拆成单篇文档，或用 --limit-chars 提高上限",
        "split it into single documents, or raise the limit with --limit-chars",
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
    UNSUPPORTED_FORMAT = (
        "unsupported_format",
        Severity.SKIP,
        "不支持的文件类型：{kind}",
        "not a supported kind of file: {kind}",
        "支持 {supported}；其他文件请先转换",
        "supported are {supported}; convert other files first",
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
    NOT_CHINESE = (
        "not_chinese",
        Severity.SKIP,
        "不是中文文档：文字中汉字只占 {share}",
        "not Chinese: only {share} of its letters are Chinese characters",
        "如果原文是中文，编码可能已损坏",
        "if the original is Chinese, its encoding was probably damaged",
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
