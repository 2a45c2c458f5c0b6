"""Texts as hypothesis makes them: the characters of the genre, and what decoders and pages leave between them."""

from hypothesis import strategies as st

_PIECES = (
    "一二三四五六七八九十百千万亿两半成几第前超约近余多个家户人次项元年月日比增减较达到由从和与及的了在将"
    "0123456789０１９％%‰.．,，、。；：;:！？-—–~～（）()〔〕[]【】“”‘’*#|>×x$+/"
    "社区总结计划问题困难明年完成新增荣获全国文明村责任单位其中分别"
)
_WORDS = (
    "一、",
    "（一）",
    "1.",
    "（1）",
    "①",
    "一是",
    "——",
    "2024年",
    "明年",
    "同比增长",
    "5.8%",
    "1,100万元",
    "3—5个",
    "百分之八",
    "七成以上",
    "居全省第2，102个",
    "存在的问题：",
    "下一步，",
    "荣获“全国文明单位”称号",
    "由综治办负责",
    "2024年工作总结\n",
)
_GAPS = ("\n", "\r\n", "\n\n", " ", "\u3000", "\xa0", "\t", "\u200b", "\ufeff", "\u2028", "\x00", "\U0001f600")

texts = st.lists(st.one_of(st.sampled_from(_PIECES), st.sampled_from(_WORDS), st.sampled_from(_GAPS)), max_size=60).map(
    "".join
)
"""Mixtures of Chinese text, digits of every width, punctuation, line ends, blanks and characters without width."""
