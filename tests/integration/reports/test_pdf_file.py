"""The writer of PDF files: what a strict reader finds in them."""

import io
import re
import zlib
from datetime import UTC, datetime

import page
import pypdf
import pytest
import weasyprint.pdf

from inspect_app.reports import pdf_file
from inspect_app.reports.html import Page
from inspect_app.reports.pdf import render_pdf


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """A file of three pages in many packs."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setattr(pdf_file, "PACK", 7)
    body = "".join(
        f"<h1 style='break-before: page'>{word}</h1><p>{word}</p>" for word in ("one", "two", "three")
    )
    html = f"<!DOCTYPE html><html lang=en><head><title>T</title></head><body>{body}</body></html>"
    return render_pdf(Page(html, "", {}), {}, datetime(2026, 11, 21, tzinfo=UTC), "{}").data


def test_a_strict_reader_finds_every_object(made: bytes) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(made), strict=True)
    assert made.count(b"/Type /ObjStm") > 3
    size = pdf.trailer["/Size"]
    assert all(pdf.get_object(number) is not None for number in range(1, size))
    assert [text.extract_text().split() for text in pdf.pages] == [["one"] * 2, ["two"] * 2, ["three"] * 2]
    assert {kid["/Pg"]["/StructParents"] for kid in _titles(pdf)} == {0, 1, 2}


def _titles(pdf: pypdf.PdfReader) -> list[pypdf.generic.DictionaryObject]:
    kids = pdf.trailer["/Root"]["/StructTreeRoot"]["/K"][0]["/K"]  # type: ignore[index]
    return [kid.get_object() for kid in kids if kid["/S"] == "/H1"]


def test_a_validator_finds_nothing_in_many_packs(made: bytes) -> None:
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        assert page.validate_pdf_bytes(made, profile=profile).failures == []


def test_the_identifier_tells_files_apart_and_the_same_again(made: bytes) -> None:
    identifiers = re.findall(rb"/ID \[<(\w{32})> <(\w{32})>\]", made)
    assert len(identifiers) == 1
    assert identifiers[0][0] == identifiers[0][1]


def test_what_is_compressed_never_ends_like_the_end_of_a_line() -> None:
    tries = (bytes([one, two]) for one in range(256) for two in range(256))
    content = next(text for text in tries if zlib.compress(text, pdf_file.LEVEL).endswith(b"\r"))
    data, times = pdf_file.deflated(content)
    assert not data.endswith(b"\r")
    for _ in range(times):
        data = zlib.decompress(data)
    assert data == content
    assert pdf_file.filters(times) == b"[/FlateDecode /FlateDecode]"
    assert b"/DecodeParms [null <<>>]" in pdf_file._stream(b"", content, b"<<>>")


def test_the_table_of_objects_is_compressed_once_whatever_its_sum() -> None:
    tables = [bytes([1, number, 0, 0]) * 2 for number in range(256)]
    made = [pdf_file._differences(table, 4) for table in tables]
    assert {pdf_file.deflated(each)[1] for each in made} == {1}
    # One of them would have ended as half the end of a line does; its first row is told in another way.
    assert sorted({each[0] for each in made}) == [0, 2]
    assert all(each[1:5] == table[:4] for each, table in zip(made, tables, strict=True))


def test_a_validator_reads_a_table_whose_first_row_is_told_in_another_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    differences = pdf_file._differences
    monkeypatch.setattr(
        pdf_file, "_differences", lambda table, columns: b"\0" + differences(table, columns)[1:]
    )
    html = "<!DOCTYPE html><html lang=en><head><title>T</title></head><body><h1>one</h1></body></html>"
    pdf = render_pdf(Page(html, "", {}), {}, datetime(2026, 11, 21, tzinfo=UTC), "{}").data
    assert pypdf.PdfReader(io.BytesIO(pdf), strict=True).pages[0].extract_text() == "one"
    assert page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_A_3A).failures == []


def test_pages_are_listed_anew_only_when_there_are_more() -> None:
    pdf = weasyprint.pdf.pydyf.PDF()
    assert pdf_file._page_references(pdf) == ()
    pdf.add_page(weasyprint.pdf.pydyf.Dictionary({}))
    listed = pdf_file._page_references(pdf)
    assert listed == (b"3 0 R",)
    assert pdf_file._page_references(pdf) is listed


def test_an_engine_that_lists_its_pages_otherwise_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    class Other:
        """Has nothing of the kind."""

    monkeypatch.setattr(weasyprint.pdf.pydyf, "PDF", Other)
    pdf_file.remember_pages()
    assert not hasattr(Other, "page_references")
