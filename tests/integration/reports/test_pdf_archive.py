"""One file, three promises: PDF/A-3a, PDF/UA-1, and data that travel along."""

import io
import subprocess
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import page
import pypdf
import pytest

from inspect_app.reports import pdf_archive, pdf_file
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.renderer import Renderer
from inspect_app.reports.seal import sealed
from tests.factories.report_cases import Case

PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)


@pytest.fixture(scope="session", params=["zh", "en"])
def made(request: pytest.FixtureRequest, case: Case, renderer: Renderer) -> tuple[InspectionReport, bytes]:
    """The report and its PDF in a language."""
    report = sealed(case.report(request.param), "https://inspect.example.com/v/2345BCDFGHJKLMNPQRSTVWXZ2345")
    return report, renderer.render(report, case.assets(report)).data


def _text(data: bytes, folder: Path) -> list[str]:
    (folder / "report.pdf").write_bytes(data)
    done = subprocess.run(["pdftotext", str(folder / "report.pdf"), "-"], check=True, capture_output=True)
    return done.stdout.decode().rstrip("\f").split("\f")


def _elements(node: Any) -> Iterator[Any]:
    """Every structure element below ``node``, itself first."""
    yield node
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield from _elements(found)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.value)
def test_a_validator_finds_nothing(made: tuple[InspectionReport, bytes], profile: Any) -> None:
    found = page.validate_pdf_bytes(made[1], profile=profile)
    assert [(failure.rule_id, failure.message) for failure in found.failures] == []
    assert found.is_compliant
    assert found.rules.total > 100


def test_the_validator_is_not_blind(made: tuple[InspectionReport, bytes]) -> None:
    damaged = made[1].replace(b'pdfuaid:part="1"', b'pdfuaid:part="9"')
    assert not page.is_pdf_compliant_bytes(damaged, profile=page.ValidationProfile.PDF_UA_1)


class _Dictionary(dict[str, Any]):
    data = b"<</Predictor 15>>"


class _Stream:
    """As the engine's own: parts, joined and perhaps compressed when written."""

    def __init__(self, content: bytes, compress: bool, **extra: Any) -> None:
        self.stream, self.compress, self.extra = [content], compress, _Dictionary(extra)

    @property
    def data(self) -> bytes:
        """The object as it is written."""
        assert not self.compress
        return b"<<>>\nstream\n" + b"\n".join(self.stream) + b"\nendstream"


def _content_ending_in_return() -> bytes:
    """Bytes whose compressed form ends like half the end of a line."""
    tries = (bytes([one, two]) for one in range(256) for two in range(256))
    return next(text for text in tries if zlib.compress(text, pdf_file.LEVEL).endswith(b"\r"))


def test_no_stream_ends_like_the_end_of_a_line() -> None:
    content = _content_ending_in_return()
    once = _Stream(content, compress=True)
    picture = _Stream(zlib.compress(content, 6), False, Filter="/FlateDecode", DecodeParms=_Dictionary())
    for stream in (once, picture):
        pdf_archive._pack(stream)
        assert not stream.stream[0].endswith(b"\r")
        assert stream.extra["Filter"] == b"[/FlateDecode /FlateDecode]"
        assert zlib.decompress(zlib.decompress(stream.stream[0])) == content
    assert picture.extra["DecodeParms"] == b"[null <</Predictor 15>>]"
    plain = _Stream(b"metadata", compress=False)
    pdf_archive._pack(plain)
    assert plain.stream == [b"metadata"]


def test_the_data_are_named_once_as_the_data_of_the_file(made: tuple[InspectionReport, bytes]) -> None:
    root = pypdf.PdfReader(io.BytesIO(made[1])).trailer["/Root"]
    (attached,) = (each.get_object() for each in root["/AF"])
    assert (attached["/AFRelationship"], attached["/UF"]) == ("/Data", "inspection.json")
    assert attached["/EF"]["/F"].get_data().decode() == made[0].to_json()


def test_the_tags_say_what_is_what(made: tuple[InspectionReport, bytes]) -> None:
    report, data = made
    root = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    elements = list(_elements(root["/StructTreeRoot"]["/K"][0].get_object()))
    kinds = Counter(element["/S"] for element in elements)
    assert (kinds["/H1"], kinds["/H2"]) == (1, 6)
    together = sum(len(point.sheets) > 1 and bool(point.passed) for point in report.touchpoints)
    assert kinds["/H4"] == sum(len(point.sheets) for point in report.touchpoints) + together
    figures = [element.get("/Alt", "") for element in elements if element["/S"] == "/Figure"]
    assert report.summary.bars_alt in figures
    assert len(figures) >= 3 + len(report.assets)
    assert all(figures)
    for element in elements:
        if element["/S"] == "/Table":
            rows = [each for each in _elements(element) if each["/S"] == "/TR"]
            assert any(each["/S"] == "/TH" for each in _elements(rows[0]))


def test_the_bookmarks_lead_to_sections_and_touchpoints(made: tuple[InspectionReport, bytes]) -> None:
    report, data = made
    outline = pypdf.PdfReader(io.BytesIO(data)).outline
    assert sum(not isinstance(entry, list) for entry in outline) == 7
    below = {entry.title for entry in _flat(outline)}
    assert all(any(point.title in title for title in below) for point in report.touchpoints)


def _flat(outline: list[Any]) -> Iterator[Any]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _flat(entry)
        else:
            yield entry


def test_no_page_is_blank(made: tuple[InspectionReport, bytes], tmp_path: Path) -> None:
    pages = _text(made[1], tmp_path)
    header = made[0].header.split("  ")[0]
    for number, text in enumerate(pages, start=1):
        lines = [line for line in text.splitlines() if line.strip() and header not in line]
        assert len(lines) > 4, f"page {number}: {text!r}"


def test_a_table_over_several_pages_repeats_its_head(case: Case, renderer: Renderer, tmp_path: Path) -> None:
    report = case.report("en")
    items = tuple(replace(report.losses.items[0], title=f"LOSS {number}.") for number in range(120))
    report = replace(report, losses=replace(report.losses, items=items))
    pages = _text(renderer.render(report, case.assets(report)).data, tmp_path)
    with_rows = [text for text in pages if "LOSS " in text]
    assert len(with_rows) >= 3
    assert all("Points lost" in text for text in with_rows)
