"""What spans are proposed, and who gave an honour, when and to whom; no model has a say."""

from typing import Any

import pytest

from zongjie.extractor.layout import outline
from zongjie.extractor.pipes.honours.candidates import Candidate, candidates
from zongjie.extractor.pipes.honours.details import level_of, recipient_of, year_of
from zongjie.extractor.pipes.metadata import read_head
from zongjie.extractor.source import Hints

PROPOSED = [
    ("被评为市级先进集体、县级文明单位。", ["市级先进集体", "县级文明单位"]),
    ("省级示范家庭农场达到24家。", ["省级示范家庭农场"]),
    ("全国文明城市高位创成。", ["全国文明城市"]),
    ("获评“四好农村路”省级示范县称号。", ["“四好农村路”省级示范县"]),
    ("沙河镇获评国家卫生乡镇和省级文明村镇。", ["国家卫生乡镇", "省级文明村镇"]),
    ("六夺“大禹鼎”。", ["大禹鼎"]),
]
LEVELS = [
    ("荣获“〔全国文明单位〕”称号。", "national"),
    ("成功创建〔5A级景区〕。", "national"),
    ("获省“〔园丁奖〕”。", "province"),
    ("社工站被省民政厅评为“〔优秀社工站〕”。", "province"),
    ("茶叶在县斗茶赛上捧回〔金奖〕。", "district"),
    ("荣获“〔抗震救灾先进集体〕”（市委、市政府表彰）。", "city"),
    ("获评〔森林城市〕。", "city"),
    ("荣获联合国“〔国际花园城市〕”称号。", "other"),
    ("区综治办把巡逻队评为“〔平安先进集体〕”。", "district"),
]
YEARS = [
    ("获评〔省级文明村〕。", 2024),
    ("2022年，北沟村获评〔省级文明村〕。", 2022),
    ("去年获评〔省级文明村〕。", 2023),
    ("去年落选，今年获评〔省级文明村〕。", 2024),
    ("获评〔2021年度全省先进单位〕。", 2021),
    ("2021年以来，先后获评〔省级文明村〕。", None),
]
RECIPIENTS = [
    ("一年来，北沟村先后获评“〔省级文明村〕”。", "北沟村"),
    ("县第一中学被命名为“〔省级示范学校〕”。", "县第一中学"),
    ("北沟村获评省级绿色村庄、〔市级文明村〕。", "北沟村"),
    ("村妇联主席被县委评为“〔先进个人〕”。", "村妇联主席"),
    ("杞河县、通沟县入选〔全省示范县〕。", "杞河县、通沟县"),
    ("北沟村等8个村入选〔中国美丽休闲乡村〕。", "北沟村"),
    ("区综治办把三矿巡逻队评为“〔先进集体〕”。", "三矿巡逻队"),
    ("我县获评〔全国先进县〕。", None),
    ("3名教师获评〔全国优秀教师〕。", None),
    ("获评〔全国先进县〕。", None),
]


def at(marked: str) -> tuple[Any, Any, Candidate, Any]:
    """Outline, sentence, the candidate that stands in 〔〕, and the head of a county's summary of 2024."""
    start, end = marked.index("〔"), marked.index("〕") - 1
    title = "青峰县2024年工作总结\n"
    shape = outline(title + marked.replace("〔", "").replace("〕", ""))
    sentence = shape.sentences[-1]
    found = candidates(shape.folded, sentence.start, sentence.end)
    wanted = (start + len(title), end + len(title))
    candidate = next(c for c in found if (c.start, c.end) == wanted)
    return shape, sentence, candidate, read_head(shape, Hints())


@pytest.mark.parametrize(("sentence", "names"), PROPOSED)
def test_candidates_hold_the_names(sentence: str, names: list[str]) -> None:
    found = candidates(sentence, 0, len(sentence))
    assert set(names) <= {sentence[c.start : c.end] for c in found}
    assert [(c.start, c.end) for c in found] == sorted({(c.start, c.end) for c in found})


@pytest.mark.parametrize("sentence", ["全年接待群众3200人次。", "力争创成省级示范村。", ""])
def test_no_candidates(sentence: str) -> None:
    assert candidates(sentence, 0, len(sentence)) == []


@pytest.mark.parametrize(("marked", "level"), LEVELS)
def test_level(marked: str, level: str) -> None:
    shape, sentence, candidate, head = at(marked)
    found, (rule, cue) = level_of(shape.folded, sentence, candidate, head)
    assert (found, rule) == (level, "honour.named_level" if cue else "honour.level_above")


@pytest.mark.parametrize(("marked", "year"), YEARS)
def test_year(marked: str, year: int | None) -> None:
    shape, sentence, candidate, head = at(marked)
    assert year_of(shape.folded, sentence, candidate, head)[0] == year


@pytest.mark.parametrize(("marked", "who"), RECIPIENTS)
def test_recipient(marked: str, who: str | None) -> None:
    shape, sentence, candidate, _ = at(marked)
    span = recipient_of(shape.folded, sentence, candidate)
    assert (shape.text[slice(*span)] if span else None) == who
