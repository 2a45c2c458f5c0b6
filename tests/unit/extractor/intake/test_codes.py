import string

import pytest

from zongjie.extractor.intake.codes import Issue, IssueCode, Severity, percent


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", IssueCode)
def test_both_languages_say_the_same(code: IssueCode) -> None:
    english, chinese = fields(code.en), {name.removesuffix("_zh") for name in fields(code.zh)}
    assert english == chinese
    assert fields(code.advice_en) == fields(code.advice_zh)
    assert bool(code.advice_en) == bool(code.advice_zh)
    assert not code.en.isspace()


@pytest.mark.parametrize("code", [code for code in IssueCode if code.severity is Severity.ERROR])
def test_every_error_says_what_to_do(code: IssueCode) -> None:
    assert code.advice_zh
    assert code.advice_en


def test_warned_carries_code_message_and_place() -> None:
    warned = Issue(IssueCode.MASKED_NUMBER, {"text": "xx户"}).warned(3, 6)
    assert (warned.code, warned.start, warned.end) == ("masked_number", 3, 6)
    assert "xx户" in warned.message


def test_percent_of_nothing_is_zero() -> None:
    assert percent(0, 0) == "0.0%"
