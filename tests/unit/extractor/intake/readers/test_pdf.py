"""PDFs that offices do not make on purpose, and what the reader says about them."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from formats.outline import document
from formats.render_pdf import FONT, LAYOUTS, Layout, render, scan
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers import ocr
from zongjie.extractor.intake.readers.pdf import read_pdf
from zongjie.extractor.intake.result import Reading

WORDS = (
    "一、工作情况\n全年走访群众1204户，新增企业3家，办结事项560件，群众满意率98.5%，比上年提高2个百分点，位居全市前列。"
)


def reading(data: bytes, **limits: float) -> Reading:
    found = read_pdf(data, Options(**limits))  # type: ignore[arg-type]
    assert isinstance(found, Reading)
    return found


def issue(data: bytes, **limits: float) -> Issue:
    found = read_pdf(data, Options(**limits))  # type: ignore[arg-type]
    assert isinstance(found, Issue)
    return found


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """A PDF of our own drawing."""
    out = BytesIO()
    pdfmetrics.registerFont(TTFont("SimHei", FONT))
    canvas = Canvas(out, pagesize=(595, 842), invariant=True, **options)
    canvas.setFont("SimHei", 12)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def assembled(*objects: bytes) -> bytes:
    """A PDF of the given objects, the first one its root."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    return out + head + table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out))


@pytest.fixture
def no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_models", dict)


def scanned_pages(*sides: str) -> bytes:
    """A PDF of text pages (`t`) and pictures of them (`p`)."""
    picture = scan(render(WORDS, Layout()))

    def draw(canvas: Canvas) -> None:
        for side in sides:
            if side == "t":
                canvas.setFont("SimHei", 12)
                for row, line in enumerate(WORDS.replace("，", "，\n").split("\n")):
                    canvas.drawString(72, 700 - 20 * row, line)
            else:
                canvas.drawInlineImage(picture, 0, 0, 595, 842)
            canvas.showPage()

    return drawn(draw)


def test_text_is_joined_over_lines() -> None:
    assert reading(render(WORDS, Layout())).text == WORDS


@pytest.mark.parametrize("layout", LAYOUTS)
def test_running_lines_go(layout: str) -> None:
    text = reading(render(document("bureau-01"), LAYOUTS[layout])).text
    assert "某县人民政府办公室编" not in text
    assert not re.search(r"(?m)^(?:- \d+ -|第 \d+ 页.*|\d/\d|\d)$", text)


@pytest.mark.parametrize("junk", [b"", b"\n", b"HTTP/1.1 200 OK\r\n\r\n" * 100])
def test_junk_before_the_header_does_not_matter(junk: bytes) -> None:
    assert reading(junk + render(WORDS, Layout())).text == WORDS


def test_password() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "全年走访群众1204户。")

    assert issue(drawn(draw, encrypt=StandardEncryption("secret"))).code.value == "encrypted"
    only_owner = drawn(draw, encrypt=StandardEncryption("", ownerPassword="secret", canPrint=0, canCopy=0))
    assert reading(only_owner).text == "全年走访群众1204户。"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"%PDF-1.7\n" + bytes(4000),
        assembled(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>"),
        assembled(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"),
        assembled(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", b"null"),
    ],
    ids=["header", "zeros", "no pages", "page tree in a circle", "no page where one should be"],
)
def test_damage_is_named(data: bytes) -> None:
    assert issue(data).code.value == "damaged_file"


def test_a_cut_file_never_raises() -> None:
    whole = render(document("village-01"), Layout())
    for share in range(1, 10):
        found = read_pdf(whole[: len(whole) * share // 10], Options())
        assert isinstance(found, Reading) or found.code.value == "damaged_file"


@pytest.mark.parametrize(("name", "value"), [("limit_pages", 1), ("limit_chars", 100), ("limit_seconds", -1)])
def test_limits(name: str, value: float) -> None:
    found = issue(render(document("village-01"), Layout()), **{name: value})
    assert found.code.value == "too_large"
    assert name.replace("_", "-") in found.advice_en


def test_a_form_of_scripts_is_no_document() -> None:
    data = assembled(
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [] /XFA 4 0 R >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        b"<< /Length 0 >>\nstream\n\nendstream",
    )
    assert issue(data).code.value == "unsupported_format"


def test_blank_pages_begin_where_the_next_one_does() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.showPage()
        canvas.setFont("SimHei", 12)
        canvas.drawString(72, 700, "全年走访群众1204户。")
        canvas.showPage()
        canvas.showPage()

    found = reading(drawn(draw))
    assert found.pages == (0, 0, len(found.text))


def test_cells_become_table_lines() -> None:
    rows = [("指标", "单位", "2023年"), ("企业", "家", "123"), ("群众", "户", "1204")]

    def draw(canvas: Canvas) -> None:
        for k, cells in enumerate(rows):
            for place, cell in zip((72, 200, 300), cells, strict=True):
                canvas.drawString(place, 700 - 24 * k, cell)

    assert reading(drawn(draw)).text.splitlines() == [f"| {' | '.join(cells)} |" for cells in rows]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(turn)
        canvas.translate(297, 421)
        canvas.rotate(turn)
        for k, line in enumerate(WORDS.replace("，", "，\n").split("\n")):
            canvas.drawString(-200, 150 - 20 * k, line)

    assert reading(drawn(draw)).text.replace("\n", "") == WORDS.replace("\n", "")


def test_a_title_that_the_text_confirms_is_a_hint() -> None:
    def draw(canvas: Canvas, title: str) -> None:
        canvas.setTitle(title)
        canvas.drawString(200, 700, "青石镇2023年工作总结")
        canvas.drawString(72, 660, "全年走访群众1204户。")

    confirmed = drawn(lambda canvas: draw(canvas, "青石镇 2023年工作总结"))
    assert reading(confirmed).hints.title == "青石镇 2023年工作总结"
    template = drawn(lambda canvas: draw(canvas, "某某单位公文模板（新版）"))
    assert reading(template).hints.title is None


@pytest.mark.usefixtures("no_ocr")
def test_scans_without_the_extra() -> None:
    found = issue(scanned_pages("p"))
    assert found.code.value == "missing_extra"
    assert "zongjie[ocr]" in found.advice_en
    mixed = reading(scanned_pages("t", "p"))
    assert [remark.code.value for remark in mixed.issues] == ["unread_pages"]
    assert "2" in mixed.issues[0].message_en
    assert mixed.pages == (0, len(mixed.text))


@pytest.mark.usefixtures("no_ocr")
def test_fonts_without_a_map_of_their_characters() -> None:
    mapped = render(WORDS, Layout())
    unmapped = mapped.replace(b"/ToUnicode", b"/ToNothing")
    assert unmapped != mapped
    assert issue(unmapped).code.value == "missing_extra"


@pytest.mark.slow
def test_scanned_pages_between_pages_of_text() -> None:
    pytest.importorskip("rapidocr", reason="the extra [ocr] is not installed")
    found = reading(scanned_pages("p", "t"))
    assert found.text.count("新增企业3家") == 2
    assert len(found.pages) == 2
    assert found.text.count("新增企业3家", found.pages[1]) == 1
    assert not found.issues
