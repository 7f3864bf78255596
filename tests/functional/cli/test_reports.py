"""``reports render`` and ``reports list``."""

import json
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from inspect_app import clock
from inspect_app.cli.main import main
from inspect_app.storage.models import IssuedReport, Report
from tests.factories.finished import Finished, finished


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections."""
    with finished(tmp_path) as made:
        yield made


def _run(done: Finished, *words: str, **settings: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"INSPECT_DATA": str(done.config.data), **settings})


def test_a_report_is_rendered_to_a_file_twice_alike(done: Finished, tmp_path: Path) -> None:
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    for path, name in ((one, done.number), (two, str(done.inspection))):
        result = _run(done, "reports", "render", name, "--lang", "en", "--out", str(path))
        assert result.exit_code == 0, result.output
        assert "pages" in result.output
    assert one.read_bytes() == two.read_bytes()
    assert "Inspection report" in pypdf.PdfReader(one).pages[0].extract_text()


def test_a_file_is_verified(done: Finished, tmp_path: Path) -> None:
    """What the command line renders is handed out: genuine until another takes its place."""
    out, forged, other = tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.pdf"
    assert _run(done, "reports", "render", done.number, "--out", str(out)).exit_code == 0
    forged.write_bytes(out.read_bytes() + b"% another grade")
    other.write_bytes(b"%PDF-1.7 of somebody else")
    for path, code, words in (
        (out, 0, "真实有效"),
        (forged, 4, "附带的数据与签发时一致"),
        (other, 5, "无法识别"),
    ):
        result = _run(done, "reports", "verify", str(path))
        assert (result.exit_code, words in result.output) == (code, True), result.output
    with done.database.writing() as session:
        session.add(
            IssuedReport(
                inspection_id=done.inspection,
                kind="inspection",
                language="zh",
                fingerprint="0" * 64,
                token="LATER",
                sha256="0" * 64,
                issued_at=clock.now(),
            )
        )
    result = _run(done, "reports", "verify", str(out), "--language", "en")
    assert (result.exit_code, result.output.startswith("Superseded")) == (3, True)


def test_a_file_that_cannot_be_verified(
    done: Finished, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _run(done, "reports", "verify", str(tmp_path / "none.pdf")).exit_code == 2
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    monkeypatch.setattr("inspect_app.cli.reports.LARGEST_FILE", 3)
    result = _run(done, "reports", "verify", str(path))
    assert (result.exit_code, "larger than any report" in result.output) == (1, True)


def test_chinese_is_the_default(done: Finished, tmp_path: Path) -> None:
    out = tmp_path / "zh.pdf"
    assert _run(done, "reports", "render", done.number, "--out", str(out)).exit_code == 0
    assert "检查报告" in pypdf.PdfReader(out).pages[0].extract_text()


@pytest.mark.parametrize("name", ["IN-0000", "0192d5b2-0000-7000-8000-000000000000", "'; --", "9" * 40])
def test_an_inspection_that_is_not_there(done: Finished, tmp_path: Path, name: str) -> None:
    result = _run(done, "reports", "render", name, "--out", str(tmp_path / "a.pdf"))
    assert result.exit_code == 1
    assert f"there is no inspection {name}" in result.output
    assert not (tmp_path / "a.pdf").exists()


def test_a_folder_that_is_not_there(done: Finished, tmp_path: Path) -> None:
    result = _run(done, "reports", "render", done.number, "--out", str(tmp_path / "no" / "a.pdf"))
    assert result.exit_code == 1
    assert "cannot be written" in result.output


def test_a_damaged_photo_is_named(done: Finished, tmp_path: Path) -> None:
    for name in done.blobs.names():
        done.blobs.path(name).write_bytes(b"rotten")
    result = _run(done, "reports", "render", done.number, "--out", str(tmp_path / "a.pdf"))
    assert result.exit_code == 1
    assert "missing or damaged: photo-1" in result.output


def test_altered_answers_are_told(done: Finished, tmp_path: Path) -> None:
    with done.database.writing() as session:
        from sqlalchemy import text

        session.execute(text("UPDATE inspection SET score = '1.0'"))
    result = _run(done, "reports", "render", done.number, "--out", str(tmp_path / "a.pdf"))
    assert result.exit_code == 1
    assert f"but {done.number} was finished with 1.0" in result.output


def test_wrong_use(done: Finished) -> None:
    assert _run(done, "reports", "render", done.number).exit_code == 2
    assert _run(done, "reports", "render", done.number, "--lang", "fr", "--out", "a").exit_code == 2


def test_reports_are_listed(done: Finished) -> None:
    assert json.loads(_run(done, "reports", "list", "--format", "json").output) == []
    with done.database.writing() as session:
        session.add(
            Report(
                inspection_id=done.inspection,
                language="zh",
                sha256="ab" * 32,
                size=9,
                pages=3,
                created_at=clock.now(),
            )
        )
    row = json.loads(_run(done, "reports", "list", "--format", "json").output)[0]
    assert (row["inspection"], row["language"], row["pages"], row["sha256"]) == (
        done.number,
        "zh",
        3,
        "ab" * 32,
    )
    assert done.number in _run(done, "reports", "list").output


def test_a_database_that_is_not_there(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["reports", "list"], env={"INSPECT_DATA": str(tmp_path / "new")})
    assert result.exit_code == 1
    assert "db migrate" in result.output


def test_a_blank_form_is_printed(done: Finished, tmp_path: Path) -> None:
    result = _run(
        done, "reports", "form", "patrol-register", "--lang", "en", "--out", str(tmp_path / "f.pdf")
    )
    assert result.exit_code == 0, result.output
    assert "1 pages" in result.output
    assert b"Patrol register" in (tmp_path / "f.pdf").read_bytes()
    assert _run(done, "reports", "form", "patrol-register", "--out", str(tmp_path)).exit_code == 2
    assert _run(done, "reports", "form", "other", "--out", str(tmp_path / "f.pdf")).exit_code == 2
