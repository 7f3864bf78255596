"""Fonts are not copied whole, and files are what they were."""

from datetime import UTC, datetime

import pytest
import weasyprint.pdf.fonts

from inspect_app.reports import fonts, pdf_fonts
from inspect_app.reports.html import Page
from inspect_app.reports.pdf import render_pdf

MADE = datetime(2026, 11, 21, 4, 47, tzinfo=UTC)
PAGE = Page("<html lang=en><title>T</title><p>Seen <b>and kept</b></html>", "p { font-size: 9pt }", {})


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> object:
    """The engine's room for fonts as it comes; what a test changes there is undone."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    room = weasyprint.pdf.fonts
    kept = {name: value for name, value in vars(room.Font).items() if name != "file_content"}
    plain = type("Font", (), kept)
    monkeypatch.setattr(room, "Font", plain)
    for name in ("get_hb_object_data", "get_pango_font_hb_face"):
        monkeypatch.setattr(room, name, vars(weasyprint.text.fonts)[name])
    return room


def test_the_same_bytes_come_of_it_and_no_font_is_read_whole(
    engine: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = render_pdf(PAGE, {}, MADE, "{}").data
    read, sizes = vars(engine)["get_hb_object_data"], list[int]()

    def measured(face: object) -> bytes:
        data: bytes = read(face)
        sizes.append(len(data))
        return data

    monkeypatch.setattr(engine, "get_hb_object_data", measured)
    pdf_fonts.leave_on_disk()
    assert render_pdf(PAGE, {}, MADE, "{}").data == before
    least = min((fonts.folder() / name).stat().st_size for name in fonts.FILES)
    assert sizes
    assert max(sizes) < least / 10


def test_a_font_that_cannot_be_cut_is_read_whole(engine: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "get_hb_object_data", lambda face: b"whole " + face)
    pdf_fonts.leave_on_disk()
    kind = vars(engine)["Font"]
    font = kind.__new__(kind)
    font.hb_face, font.file_content = b"face", b""
    assert font.file_content == b"whole face"
    font.file_content = b"part"
    assert font.file_content == b"part"


@pytest.mark.parametrize("name", ["get_hb_object_data", "harfbuzz_subset"])
def test_an_engine_that_works_otherwise_is_left_alone(
    engine: object, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(engine, name, None)
    pdf_fonts.leave_on_disk()
    assert "file_content" not in vars(vars(engine)["Font"])
