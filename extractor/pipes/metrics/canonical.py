"""The canonical form of an indicator: without aspect, time, extent and manner, so that equal things add up."""

from __future__ import annotations

from ...patterns import Pattern

MODIFIERS = (
    Pattern("canonical.time", r"^(?:全年|今年(?:以来|来)?|本年度?|当年|年内|上半年|下半年|目前|当前|截至目前|一年来|五年来|年初以来|(?:19|20)\d\d年度?)(?:的)?", "全年接待游客", "新年慰问"),
    Pattern("canonical.extent", r"^(?:全[省市州县区镇乡村](?!域|覆盖|民|面|会)|全(?:街道|社区)|(?:我|本)(?:省|市|州|县|区|镇|乡|村|社区|街道|局)|(?:整个)?辖区(?:内)?)(?:的)?(?=[\p{Han}“]{2})", "全市地区生产总值", "全域旅游"),
    Pattern("canonical.total", r"^(?:累计|共计|总共|合计|共(?!同|享|建|治|青|产|识|富|和)|先后|已经?(?!知)|分别|均|另|还|又|再)|(?<=\p{Han})(?:累计|共计|总共)(?=\p{Han})|(?:累计|共计|总计|合计)$", "累计发放补贴", "共建单位"),
    Pattern("canonical.done", r"(?<=\p{Han})了(?![解然望结])|(?<=^|[年区市县镇村])已(?:经)?(?=\p{Han}{2})", "组织了义诊", "了解情况"),
    Pattern("canonical.manner", r"(?:顺利|成功|圆满|积极|有序|扎实|大力|不断|持续|全面|认真|及时|切实|深入)(?=开展|完成|推进|举办|组织|实施|建成|引进|发放|办理|排查|整治|化解|培育|创建)", "顺利完成换届", "持续增长率"),
    Pattern("canonical.marks", r"[“”‘’\"'《》\s*]+", "“三公”经费", "三公经费"),
)  # fmt: skip
_COMPILED = tuple(p.compile() for p in MODIFIERS)
_LEAST = 2


def canonical(words: str) -> str:
    """Strip the modifiers of an indicator; what would leave less than two characters stays.

    Parameters
    ----------
    words
        The indicator as written, folded to half width.

    Examples
    --------
    >>> canonical("全市累计发放了创业补贴"), canonical("圆满完成换届"), canonical("了解")
    ('发放创业补贴', '完成换届', '了解')
    """
    while True:
        before = words
        for pattern in _COMPILED:
            shorter = pattern.sub("", words)
            if len(shorter) >= _LEAST:
                words = shorter
        if words == before:
            return words
