"""Rendered reports: the same bytes each time, readable, within limits."""

import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from inspect_app.reports.document import Seal
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.renderer import Limits, Renderer
from tests.factories.report_cases import Case


def _text(data: bytes, folder: Path, *options: str) -> str:
    path = folder / "report.pdf"
    path.write_bytes(data)
    done = subprocess.run(["pdftotext", *options, str(path), "-"], check=True, capture_output=True)
    return done.stdout.decode()


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", ["管理摘要", "失分明细", "逐触点检查结果", "翠湖雅苑", "2026年11月21日", "不合格", "王建国"]),
        (
            "en",
            [
                "For management",
                "Where the points went",
                "Touchpoint by touchpoint",
                "21 November 2026",
                "Fail",
            ],
        ),
    ],
)
def test_the_text_can_be_taken_out_again(
    case: Case, renderer: Renderer, tmp_path: Path, language: str, expected: list[str]
) -> None:
    report = case.report(language)
    text = _text(renderer.render(report, case.assets(report)).data, tmp_path)
    assert [word for word in expected if word not in text] == []
    assert "\ufffd" not in text


def test_an_english_state_stays_one_word(case: Case, renderer: Renderer, tmp_path: Path) -> None:
    report = case.report("en")
    report = replace(report, findings=tuple(replace(row, state="Reviewed") for row in report.findings))
    assert "Reviewed" in _text(renderer.render(report, case.assets(report)).data, tmp_path)


def test_two_processes_give_the_same_bytes(case: Case, renderer: Renderer) -> None:
    report = case.report("zh")
    first = renderer.render(report, case.assets(report)).data
    assert renderer.render(report, case.assets(report)).data == first
    other = Renderer(Limits())
    try:
        assert other.render(report, case.assets(report)).data == first
    finally:
        other.close()


def test_it_is_tagged_titled_bookmarked_and_carries_its_data(case: Case, renderer: Renderer) -> None:
    report = case.report("zh")
    made = renderer.render(report, case.assets(report))
    pdf = pypdf.PdfReader(io.BytesIO(made.data))
    root = pdf.trailer["/Root"]
    assert len(pdf.pages) == made.pages
    assert pdf.metadata is not None
    assert pdf.metadata.title == report.title
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("zh-Hans", True)
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert {entry.title for entry in pdf.outline if not isinstance(entry, list)} >= {"管理摘要", "附录"}
    assert pdf.attachments["inspection.json"][0].decode() == report.to_json()


def test_only_our_own_fonts_are_used_and_they_are_embedded_in_part(
    case: Case, renderer: Renderer, tmp_path: Path
) -> None:
    report = case.report("zh")
    made = renderer.render(report, case.assets(report))
    (tmp_path / "report.pdf").write_bytes(made.data)
    listed = subprocess.run(
        ["pdffonts", str(tmp_path / "report.pdf")], check=True, capture_output=True, text=True
    )
    fonts = [line for line in listed.stdout.splitlines()[2:] if line.strip()]
    assert len(fonts) == 2
    assert all("+Noto-Sans-SC" in line and "yes yes yes" in line for line in fonts)
    assert len(made.data) < 2_000_000


def test_no_item_is_parted_from_its_photos(case: Case, renderer: Renderer, tmp_path: Path) -> None:
    report = case.report("en")
    # Notes of every length move the items over the ends of pages.
    points = tuple(
        replace(
            point,
            sheets=tuple(
                replace(
                    sheet,
                    open=tuple(
                        replace(
                            entry,
                            title=f"ITEM{'-'.join(str(shot.index) for shot in entry.photos)}.",
                            note="word " * 25 * n,
                        )
                        for n, entry in enumerate(sheet.open)
                    )
                    * 1,
                )
                for sheet in point.sheets
            ),
        )
        for point in report.touchpoints
    )
    made = renderer.render(replace(report, touchpoints=points), case.assets(report))
    pages = _text(made.data, tmp_path).split("\f")
    shown = [
        entry
        for point in report.touchpoints
        for sheet in point.sheets
        for entry in sheet.open
        if entry.photos
    ]
    assert sum(len(entry.photos) for entry in shown) == 6
    for entry in shown:
        label = f"ITEM{'-'.join(str(shot.index) for shot in entry.photos)}."
        page = next(page for page in pages if label in page)
        assert all(f"Photo {shot.index} " in page for shot in entry.photos), label


def test_the_page_for_management_is_one_page_however_much_failed(
    case: Case, renderer: Renderer, tmp_path: Path
) -> None:
    report = case.report("en")
    summary = report.summary
    long = "the emergency lights of the underground car park are all lit and can be seen from every space"
    crowded = replace(
        summary,
        bars=(summary.bars * 12)[:40],
        decisions=(f"Building 3, lobby: “{long}” failed; grade at most Fair.",) * 3,
        more_decisions="and 20 more, listed in the next section",
        priorities=tuple(
            replace(each, title=long, places="Building 1, Building 2, Building 3, and 9 more")
            for each in summary.priorities
        ),
    )
    made = renderer.render(replace(report, summary=crowded), case.assets(report))
    pages = _text(made.data, tmp_path).split("\f")
    assert "For management" in pages[1]
    assert "Accompanied by" in pages[1]
    assert "Where the points went" in pages[2]


def test_a_missing_photo_fails_and_names_it(case: Case, renderer: Renderer) -> None:
    report = case.report("en")
    assets = {name: asset for name, asset in case.assets(report).items() if name != "photo-2"}
    with pytest.raises(RenderFailed) as caught:
        renderer.render(report, assets)
    assert (caught.value.code, caught.value.values) == ("asset-missing", {"name": "photo-2"})


def test_hostile_text_is_printed_and_nothing_else(case: Case, renderer: Renderer, tmp_path: Path) -> None:
    hostile = '<img src="file:///etc/passwd"> <a href="javascript:1">x</a> \ud800 👍 \x00 ]]>'
    report = replace(case.report("en"), remarks=hostile)
    report = replace(report, cover=replace(report.cover, project=hostile), seal=Seal("javascript:alert(1)"))
    made = renderer.render(report, case.assets(report))
    text = _text(made.data, tmp_path, "-layout")
    assert '<img src="file:///etc/passwd">' in text
    assert "〓" in text
    assert b"javascript:" not in made.data
    assert "root:" not in text
