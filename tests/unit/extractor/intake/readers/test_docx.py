import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from formats.render_docx import saved, with_body

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers.docx import read_docx
from zongjie.extractor.intake.result import Reading

OPTIONS = Options()


def lines(data: bytes) -> list[str]:
    reading = read_docx(data, OPTIONS)
    assert isinstance(reading, Reading)
    return reading.text.split("\n")


def of_body(xml: str) -> list[str]:
    return lines(with_body(xml))


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*parts: str) -> str:
    return f"<w:p>{''.join(part if part.startswith('<') else run(part) for part in parts)}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def field(code: str, result: str) -> str:
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{kinds[0]}<w:r><w:instrText> {code} </w:instrText></w:r>{kinds[1]}{result}{kinds[2]}"


def test_paragraphs_and_tables_come_in_the_order_of_the_body() -> None:
    row = "".join(cell(paragraph(text)) for text in ("指标", "2023年"))
    body = paragraph("一、税收") + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>" + paragraph("二、项目")
    assert of_body(body) == ["一、税收", "| 指标 | 2023年 |", "二、项目"]


def test_merged_cells_keep_the_columns() -> None:
    merged = f"""<w:tbl><w:tr>{cell(paragraph("指标"), properties='<w:vMerge w:val="restart"/>')}
    {cell(paragraph("2023年"), properties='<w:gridSpan w:val="2"/>')}</w:tr>
    <w:tr>{cell(paragraph(""), properties="<w:vMerge/>")}{cell(paragraph("数量"))}{cell(paragraph("增长"))}</w:tr>
    <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell(paragraph("12"))}{cell(paragraph("5%"))}</w:tr></w:tbl>"""
    assert of_body(merged) == ["| 指标 | 2023年 |  |", "|  | 数量 | 增长 |", "|  | 12 | 5% |"]


def test_tables_that_arrange_the_page_become_lines() -> None:
    inner = f"<w:tbl><w:tr>{cell(paragraph('税收'))}{cell(paragraph('1.2亿元'))}</w:tr></w:tbl>"
    left = cell(paragraph("主要工作"))
    right = cell(paragraph("走访12户。"), paragraph("新增3家。"), inner, paragraph("办结8件。"))
    assert of_body(f"<w:tbl><w:tr>{left}{right}</w:tr></w:tbl>") == [
        "主要工作",
        "走访12户。",
        "新增3家。",
        "| 税收 | 1.2亿元 |",
        "办结8件。",
    ]


def test_a_span_of_a_billion_columns_is_made_up() -> None:
    wide = cell(paragraph("甲"), properties='<w:gridSpan w:val="1000000000"/>') + cell(paragraph("乙"))
    (line,) = of_body(f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>")
    assert line.count("|") == 65


def test_changes_are_read_as_accepted() -> None:
    changed = paragraph("走访", f'<w:del w:id="1">{run("9").replace("w:t", "w:delText")}</w:del>')
    changed = changed.replace("</w:p>", f'<w:ins w:id="2">{run("12")}</w:ins>{run("户。")}</w:p>')
    moved = paragraph(
        f'<w:moveFrom w:id="3">{run("旧处")}</w:moveFrom>', f'<w:moveTo w:id="4">{run("新处")}</w:moveTo>'
    )
    gone = (
        f'<w:tbl><w:tr><w:trPr><w:del w:id="5"/></w:trPr>{cell(paragraph("删"))}{cell(paragraph("行"))}</w:tr></w:tbl>'
    )
    mark = '<w:p><w:pPr><w:rPr><w:del w:id="6"/></w:rPr></w:pPr><w:r><w:t>办结</w:t></w:r></w:p>'
    assert of_body(changed + moved + gone + mark + paragraph("8件。")) == ["走访12户。", "新处", "办结8件。"]


def test_wrappers_are_looked_through() -> None:
    control = f"<w:sdt><w:sdtContent>{run('12户')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink r:id="rId99">{run("链接")}</w:hyperlink>'
    hint = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处')}</w:sdtContent></w:sdt>"
    ruby = "<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>".format(run("duò"), run("垛"))
    whole = f"<w:sdt><w:sdtContent>{paragraph('整段')}</w:sdtContent></w:sdt>"
    math = "<m:oMath><m:r><m:t>1+1</m:t></m:r></m:oMath>"
    assert of_body(paragraph("走访", control, link, hint, ruby, math) + whole) == ["走访12户链接垛1+1", "整段"]


def test_special_characters() -> None:
    odd = (
        "<w:r><w:t>农</w:t><w:softHyphen/><w:t>村</w:t><w:noBreakHyphen/><w:t>1</w:t><w:tab/><w:t>2</w:t><w:br/></w:r>"
    )
    signs = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>'
    hidden = run("内部", "<w:vanish/>") + run("公开", '<w:vanish w:val="0"/>')
    picture = run("\uf0fc", '<w:rFonts w:ascii="Wingdings"/>')
    assert of_body(paragraph(odd, signs, hidden, picture)) == ["农村-1\t2", "✓≥5公开✓"]


def test_of_fields_only_the_results() -> None:
    assert of_body(paragraph("共", field("= SUM(ABOVE)", run("38")), "户")) == ["共38户"]
    nested = field(f'IF {field("PAGE", run("3"))} "a"', run("甲"))
    assert of_body(paragraph(nested, "方")) == ["甲方"]


def test_a_field_without_an_end_swallows_nothing() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert of_body(paragraph("甲", begun) + paragraph("乙")) == ["甲", "乙"]


def test_a_table_of_contents_is_left_out() -> None:
    begin, _, rest = field("TOC \\o", run("一、工作") + "<w:r><w:tab/><w:t>1</w:t></w:r>|").partition("|")
    by_field = paragraph("前言。") + f"<w:p>{begin}</w:p>" + paragraph("二、计划 2") + f"<w:p>{rest}</w:p>"
    part = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    by_control = f"<w:sdt>{part}<w:sdtContent>{paragraph('目录')}{paragraph('一、工作 1')}</w:sdtContent></w:sdt>"
    assert of_body(by_field + by_control + paragraph("一、工作")) == ["前言。", "一、工作"]


def test_text_boxes_come_once_and_after_their_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('框中文字')}</w:txbxContent>"
    choice = f"<w:drawing><wp:inline><a:graphic><wps:txbx>{box}</wps:txbx></a:graphic></wp:inline></w:drawing>"
    fallback = f"<w:pict><v:textbox>{box}</v:textbox></w:pict>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert of_body(paragraph("走访", both, "12户。")) == ["走访12户。", "框中文字"]
    assert of_body(paragraph("走访", f"<w:r>{fallback}</w:r>", "12户。")) == ["走访12户。", "框中文字"]


def test_notes_stand_at_the_end_under_their_marks() -> None:
    refer = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>'
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    body = with_body(paragraph("两不愁", refer, "全部实现", own, "。", end) + paragraph("办结8件。"))

    def notes(kind: str, *texts: str) -> str:
        inner = "".join(
            f'<w:{kind} w:id="{number}">{paragraph(text)}</w:{kind}>' for number, text in enumerate(texts, 1)
        )
        return f'<w:{kind}s xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{inner}</w:{kind}s>'

    data = with_parts(
        body,
        footnotes=notes("footnote", "分隔", "不愁吃、不愁穿。", "* 以年报为准。"),
        endnotes=notes("endnote", "分隔", "数据来自统计局。"),
    )
    assert lines(data) == [
        "两不愁[1]全部实现*。[i]",
        "办结8件。",
        "[1] 不愁吃、不愁穿。",
        "* 以年报为准。",
        "[i] 数据来自统计局。",
    ]


def test_the_title_of_the_properties_counts_only_if_the_text_has_it() -> None:
    document = Document()
    document.add_paragraph("柳溪镇2023年工作总结")
    document.core_properties.title = "柳溪镇2023年工作总结"
    reading = read_docx(saved(document), OPTIONS)
    assert isinstance(reading, Reading)
    assert reading.hints.title == "柳溪镇2023年工作总结"
    document.core_properties.title = "模板"
    reading = read_docx(saved(document), OPTIONS)
    assert isinstance(reading, Reading)
    assert reading.hints.title is None


# What is wrong with a file → how to make it so from one that is right, and what is said.


def with_parts(data: bytes, **notes: str) -> bytes:
    """The document with parts for notes beside its body."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "".join(f'<Relationship Id="n{name}" Type="{kind}/{name}" Target="{name}.xml"/>' for name in notes)

    def change(name: str, body: bytes) -> bytes:
        if name != "word/_rels/document.xml.rels":
            return body
        return body.replace(b"</Relationships>", f"{relations}</Relationships>".encode())

    return rewritten(data, change, {f"word/{name}.xml": text.encode() for name, text in notes.items()})


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None) -> bytes:
    """The zip with its parts changed; None leaves one out."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (body := change(name, old.read(name))) is not None:
                new.writestr(name, body)
        for name, body in (more or {}).items():
            new.writestr(name, body)
    return file.getvalue()


def only(part: str, change: Callable[[bytes], bytes | None]) -> bytes:
    return rewritten(GOOD, lambda name, body: change(body) if name == part else body)


GOOD = with_body(paragraph("走访12户。"))
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>"""


def code(data: bytes, options: Options = OPTIONS) -> str:
    issue = read_docx(data, options)
    assert isinstance(issue, Issue)
    assert issue.message
    assert issue.message_en
    return issue.code.value


@pytest.mark.parametrize("kept", [4, 100, 0.5, 0.99])
def test_truncated(kept: float) -> None:
    assert code(GOOD[: int(kept if kept > 1 else kept * len(GOOD))]) == "damaged_file"


def test_missing_document() -> None:
    assert code(only("word/document.xml", lambda body: None)) == "damaged_file"


def test_another_kind_of_package() -> None:
    assert code(only("word/document.xml", lambda body: b"<workbook/>")) == "damaged_file"


def test_broken_xml() -> None:
    assert code(only("word/document.xml", lambda body: body[:-30])) == "damaged_file"


def test_entities_are_refused() -> None:
    def laughing(body: bytes) -> bytes:
        return LAUGHS + body.partition(b"?>")[2].replace("走访".encode(), b"&b;")

    assert code(only("word/document.xml", laughing)) == "damaged_file"


def test_external_entities_are_not_fetched(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("out") / "secret.txt"
    secret.write_text("密", encoding="utf-8")
    declared = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    reading = read_docx(
        only("word/document.xml", lambda body: declared + body.partition(b"?>")[2].replace(b"12", b"&x;")), OPTIONS
    )
    assert isinstance(reading, Issue)


def test_deeply_nested() -> None:
    depth = 2000
    deep = "<w:sdt><w:sdtContent>" * depth + paragraph("深") + "</w:sdtContent></w:sdt>" * depth
    data = only("word/document.xml", lambda body: body.replace(b"<w:p>", deep.encode() + b"<w:p>", 1))
    assert code(data) == "damaged_file"


def test_a_bomb_is_not_unpacked() -> None:
    bomb = rewritten(GOOD, lambda name, body: body, {"word/media/image1.bmp": bytes(3_000_000)})
    assert len(bomb) < 100_000
    assert code(bomb, Options(limit_unpacked=1_000_000)) == "too_large"
    assert lines(bomb) == ["走访12户。"]


def test_a_part_beyond_any_document_is_not_parsed() -> None:
    padded = only("word/document.xml", lambda body: body.replace(b"<w:body>", b"<w:body>" + b" " * 100_000))
    assert code(padded, Options(limit_chars=1000)) == "too_large"


def test_time_runs_out() -> None:
    assert code(GOOD, Options(limit_seconds=-1)) == "too_large"


def test_an_encrypted_member() -> None:
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + offset] |= 1
    assert code(bytes(data)) == "encrypted"


def test_no_text() -> None:
    assert code(saved(Document())) == "empty"


@pytest.mark.parametrize(
    "target", ["../../../../etc/passwd", "nowhere.xml", "", "file:///etc/passwd", "/word/styles.xml/"]
)
def test_relationships_that_lead_nowhere(target: str) -> None:
    def change(name: str, body: bytes) -> bytes:
        if name.endswith("document.xml.rels"):
            for right in (b"numbering.xml", b"styles.xml", b"settings.xml"):
                body = body.replace(right, target.encode())
        return body.replace(b"word/document.xml", target.encode()) if name == "_rels/.rels" else body

    assert lines(rewritten(GOOD, change)) == ["走访12户。"]


def test_names_of_other_writers() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            body = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name.replace("word/document", "word\\Document"), body)
    assert lines(file.getvalue()) == ["走访12户。"]
