"""What a run leaves besides records: which input became which document, and which inputs became none."""

from __future__ import annotations

from pydantic import Field

from .record import Part, Sha256


class SourceEntry(Part):
    """One input of a run; of inputs with equal text, one is kept and the others are its aliases."""

    uri: str = Field(title="来源", description="输入名称加相对路径，一次运行内唯一")
    doc_id: str = Field(title="文档编号", description="该输入文本对应的文档编号")
    bytes_sha256: Sha256 = Field(title="文件指纹", description="原始字节的 SHA-256")
    kept: bool = Field(title="是否采用", description="同文输入中只采用一份，其余为别名")


class ErrorEntry(Part):
    """One input that gave no record: a line of `errors.jsonl`."""

    uri: str = Field(title="来源", description="输入名称加相对路径，一次运行内唯一")
    severity: str = Field(title="严重程度", description="error 可能漏掉了报告；skip 本无可抽取的内容")
    code: str = Field(title="代码", description="错误代码")
    message: str = Field(title="说明", description="发生了什么（中文）")
    message_en: str = Field(title="英文说明", description="发生了什么（英文）")
    advice: str = Field(default="", title="建议", description="该怎么办（中文）；没有时为空串")
    advice_en: str = Field(default="", title="英文建议", description="该怎么办（英文）；没有时为空串")
    detail: str | None = Field(default=None, title="细节", description="供排查问题的细节")
    bytes_sha256: Sha256 | None = Field(default=None, title="文件指纹", description="原始字节的 SHA-256；未读取时为空")
