"""Pages made to harm: each is read or refused with a code, soon, and nothing is fetched."""

from __future__ import annotations

import socket
from typing import NoReturn

import pytest

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers.html import read_html

REPORT = "<p>走访12户。</p>"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> NoReturn:
        raise AssertionError(f"the reader wants the network: {arguments}")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)


def outcome(page: str | bytes) -> str:
    """The text of a page, or the code of its refusal."""
    read = read_html(page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass"), Options())
    return read.code.value if isinstance(read, Issue) else read.text


def bomb(levels: int = 15) -> str:
    entities = "".join(f'<!ENTITY e{k + 1} "{f"&e{k};" * 10}">' for k in range(levels))
    return f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "走访99户">{entities}]><html><body><p>&e{levels};</p>'


@pytest.mark.parametrize(
    "page",
    [
        bomb() + REPORT,
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>&x;</p>' + REPORT,
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/a.dtd"><html><head><link rel="stylesheet" href="http://127.0.0.1:9/a.css">'
        f'<script src="http://127.0.0.1:9/a.js"></script></head><body><img src="http://127.0.0.1:9/a.png">{REPORT}',
        '<html xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="http://127.0.0.1:9/a.xml"/>' + REPORT,
        "<html><body>" + "<span>" * 100_000 + REPORT,
        "<html><body>" + "<table><tr><td>" * 600 + REPORT,
        "<html><body>" + REPORT + "<!-- never closed " + "<p>走访99户。</p>" * 1000,
        "<html><body>" + REPORT + "<script>var a = '" + "走" * 200 + "\\" * 100_000 + "</script>",
        f"<html><body>{REPORT}<script>{'[' * 100_000}{'走' * 200}</script>",
        f"<html><body>{REPORT}<script>{{{'a' * 100} '{'走' * 200}</script>",
        f'<html><body><img src="data:image/png;base64,{"A" * 30_000_000}">{REPORT}',
        "<html><body><p>走访\0 12户。</p>\0",
        f"<html><body>{REPORT}<p",
        f"<html><body>{REPORT}<ol start='99999999999999999999999'></ol><table><tr><td colspan='²'>",
        "<html><body>" + "<table><tr><td colspan=99999 rowspan=99999>走访12户。" * 3,
    ],
)
def test_what_a_page_says_is_read_all_the_same(page: str) -> None:
    text = outcome(page).replace(" ", "")
    assert "走访12户。" in text
    assert "99户" not in text
    assert "root:" not in text


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><body>" + "<div>" * 100_000 + REPORT, "damaged_page"),
        ("<html><body>" + "<b>" * 300_000 + REPORT, "damaged_page"),
        ("<html><body><p " + " ".join(f"a{k}=1" for k in range(50_000)) + f">{REPORT}", "damaged_page"),
        ("<html><body><p " + " ".join(f"a{k}='>'" for k in range(50_000)) + f">{REPORT}", "damaged_page"),
        ("<html><body><p>" + "首页>" * 800_000, "too_large"),
        ("<html><body><!--", "no_text"),
        ("<html><frameset><frame src='http://127.0.0.1:9/a.htm'></frameset></html>", "no_text"),
    ],
)
def test_what_cannot_be_read_whole_is_refused(page: str, code: str) -> None:
    assert outcome(page) == code


@pytest.mark.slow
def test_a_line_of_a_hundred_megabytes_is_refused() -> None:
    line = "走访群众12户，".encode() * 5_000_000
    assert outcome(b"<html><body><p>" + line + b"</p>") == "too_large"
    assert outcome(b"<html><body><p title='" + line) == "too_large"


@pytest.mark.parametrize("kept", range(0, 2400, 160))
def test_a_page_cut_off_anywhere_is_no_crash(kept: int) -> None:
    page = (
        f'<!DOCTYPE html><html><head><title>总结</title></head><body><div id="zoom">{REPORT * 100}</div></body></html>'
    )
    text = outcome(page[:kept])
    assert text in ("empty", "no_text") or text.startswith(("走访", "<", "总结"))
