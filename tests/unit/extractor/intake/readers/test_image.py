"""Pictures of pages: what is refused before it is recognised, and what is recognised."""

from io import BytesIO

import numpy as np
import pytest
from formats.render_pdf import Layout, render, scan
from PIL import Image

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.options import Options
from zongjie.extractor.intake.readers import image, ocr
from zongjie.extractor.intake.readers.image import read_image
from zongjie.extractor.intake.readers.ocr_page import page_of, tidied, without_seals
from zongjie.extractor.intake.result import Reading

pytest.importorskip("rapidocr", reason="the extra [ocr] is not installed")

LINE = "全年走访群众1204户，新增企业3家。"


def saved(form: str, *frames: Image.Image, **options: object) -> bytes:
    out = BytesIO()
    frames[0].save(out, form, **options)
    return out.getvalue()


def strip(text: str = LINE) -> Image.Image:
    """The top of a page."""
    page = scan(render(text, Layout()))
    return page.crop((0, 150, page.width, 400))


def issue(data: bytes, **limits: float) -> Issue:
    found = read_image(data, Options(**limits))  # type: ignore[arg-type]
    assert isinstance(found, Issue)
    return found


def test_no_pixels_are_unpacked_beyond_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved("PNG", Image.new("L", (400, 400)))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100_000)  # a warning of the library
    assert issue(data).code.value == "too_many_pixels"
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10_000)  # its error
    assert issue(data).code.value == "too_many_pixels"


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_damage_is_named(form: str) -> None:
    whole = saved(form, Image.effect_noise((300, 300), 80))
    assert issue(whole[: len(whole) // 2]).code.value == "damaged_file"
    assert issue(whole[:20]).code.value == "damaged_file"


def test_limits() -> None:
    frame = Image.new("L", (40, 40), 255)
    data = saved("TIFF", frame, save_all=True, append_images=[frame, frame])
    assert "--limit-pages" in issue(data, limit_pages=2).advice_en
    assert "--limit-seconds" in issue(data, limit_seconds=-1).advice_en


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "_models", dict)
    assert issue(saved("PNG", Image.new("L", (40, 40)))).code.value == "missing_extra"


def test_transparent_paper_is_white() -> None:
    clear = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    with Image.open(BytesIO(saved("PNG", clear))) as opened:
        (picture,) = image._pictures(opened, 1)
    assert picture.shape == (40, 40, 3)
    assert picture.min() == 255


def test_round_red_stamps_go_and_red_heads_stay() -> None:
    words = "全年走访群众1204户，新增企业3家。" * 40
    plain = np.ascontiguousarray(np.asarray(scan(render(words, Layout())))[:, :, ::-1])
    stamped = np.ascontiguousarray(np.asarray(scan(render(words, Layout()), seal=True))[:, :, ::-1])
    cleaned = without_seals(stamped)
    assert np.abs(stamped.astype(int) - plain).max() > 150
    assert np.abs(cleaned.astype(int) - plain).max() < 60
    assert without_seals(plain) is plain
    headed = plain.copy()
    headed[100:160, 300:1300] = (20, 20, 220)
    assert without_seals(headed) is headed


def test_lines_are_turned_upright() -> None:
    across, down = 1000.0, 1000.0 * np.tan(np.radians(2))
    corners = [(0.0, 0.0), (across, down), (across, down + 40), (0.0, 40.0)]
    boxes = np.array([[(x + 100, y + top) for x, y in corners] for top in (100, 160)])
    page = page_of(boxes, ["新增企业三家" * 5, "办结事项五件" * 5], width=1300, height=400)
    assert [round(piece.left - page.pieces[0].left) for piece in page.pieces] == [0, 2]
    assert all(20 < piece.size < 41 for piece in page.pieces)


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("新增企业12家,其中", "新增企业12家，其中"),
        ("(三)工作", "（三）工作"),
        ("1,204户", "1,204户"),
        ("3.5:1", "3.5:1"),
        ("走 访 群众", "走访群众"),
        ("1一10月，第一季度", "1—10月，第一季度"),
        ("COVID-19 (2020)", "COVID-19 (2020)"),
    ],
)
def test_punctuation_is_that_of_chinese(found: str, meant: str) -> None:
    assert tidied(found) == meant


@pytest.mark.slow
def test_pages_of_a_tiff() -> None:
    first, second = f"一、工作情况\n{LINE}", "二、办结事项\n全年办结560件，满意率98.5%。"
    data = saved("TIFF", strip(first), save_all=True, append_images=[strip(second)])
    found = read_image(data, Options())
    assert isinstance(found, Reading)
    assert found.text == f"{first}\n{second}"
    assert found.pages == (0, len(first) + 1)
    assert found == read_image(data, Options())
    assert not found.issues


@pytest.mark.slow
def test_a_turned_photograph_is_read_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    found = read_image(saved("JPEG", strip().rotate(90, expand=True), exif=exif, quality=95), Options())
    assert isinstance(found, Reading)
    assert found.text == LINE
