"""Genuine, superseded, altered, unknown."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import func, select

from inspect_app.reports.model import InspectionReport
from inspect_app.services import reports, verdicts
from inspect_app.services.verdicts import TOKEN_LETTERS
from inspect_app.storage.models import IssuedReport
from tests.factories.finished import Finished, finished

URL = "https://inspect.example.com"


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections."""
    with finished(tmp_path, public_url=URL) as made:
        yield made


@pytest.fixture
def view(done: Finished) -> InspectionReport:
    """The sealed report, not handed out yet."""
    return reports.sealed_view(done.database, done.config, done.inspection, "zh")


def _file(view: InspectionReport, paint: bytes = b"") -> bytes:
    """Something like a PDF, with the data attached."""
    return b"%PDF-1.7 " + paint + b" stream\n" + zlib.compress(view.to_json().encode()) + b"\nendstream"


def _issue(done: Finished, view: InspectionReport, data: bytes) -> None:
    with done.database.writing() as session:
        verdicts.issue(session, view, done.inspection, sha256(data).hexdigest())


def _again(done: Finished, view: InspectionReport) -> InspectionReport:
    with done.database.writing() as session:
        return verdicts.seal(session, view, done.inspection, URL)


def _token(view: InspectionReport) -> str:
    return view.seal.link.removeprefix(f"{URL}/v/")


def _of_file(done: Finished, data: bytes) -> verdicts.Verdict:
    with done.database.reading() as session:
        return verdicts.of_file(session, data)


def _of_token(done: Finished, token: str) -> verdicts.Verdict:
    with done.database.reading() as session:
        return verdicts.of_token(session, token)


def test_the_same_content_has_the_same_link_which_nobody_can_guess(
    done: Finished, view: InspectionReport
) -> None:
    assert reports.sealed_view(done.database, done.config, done.inspection, "zh") == view
    other = reports.sealed_view(done.database, done.config, done.inspection, "en")
    assert _token(other) != _token(view)
    assert len(_token(view)) == TOKEN_LETTERS
    assert 28**TOKEN_LETTERS > 2**128


def test_before_it_is_handed_out_it_is_unknown(done: Finished, view: InspectionReport) -> None:
    assert _of_token(done, _token(view)).state == "unknown"


def test_handed_out_it_is_genuine(done: Finished, view: InspectionReport) -> None:
    data = _file(view)
    _issue(done, view, data)
    expected = verdicts.Verdict("genuine", view.seal.code, sha256(data).hexdigest())
    assert _of_file(done, data) == expected
    assert _of_token(done, _token(view)) == expected


def test_a_report_that_says_something_else_takes_its_place(done: Finished, view: InspectionReport) -> None:
    _issue(done, view, _file(view))
    newer = _again(done, replace(view, remarks="更正"))
    assert _of_token(done, _token(view)).state == "genuine"  # Only wanted, not handed out yet.
    _issue(done, newer, _file(newer))
    assert _of_file(done, _file(view)).state == _of_token(done, _token(view)).state == "superseded"
    assert _of_file(done, _file(newer)).state == _of_token(done, _token(newer)).state == "genuine"
    assert _of_token(done, _token(view)).code == view.seal.code
    _issue(done, view, _file(view))  # Handed out once more: the state of things went back.
    assert _of_file(done, _file(view)).state == "genuine"
    assert _of_file(done, _file(newer)).state == "superseded"


def test_the_same_words_set_anew_leave_the_earlier_file_genuine(
    done: Finished, view: InspectionReport
) -> None:
    _issue(done, view, _file(view))
    _issue(done, view, _file(view, b"later layout"))
    assert _of_file(done, _file(view)).state == "genuine"
    assert _of_file(done, _file(view, b"later layout")).state == "genuine"
    _issue(done, view, _file(view))
    with done.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(IssuedReport)) == 2


def test_languages_do_not_take_each_other_s_place(done: Finished, view: InspectionReport) -> None:
    english = reports.sealed_view(done.database, done.config, done.inspection, "en")
    for each in (view, english):
        _issue(done, each, _file(each))
    assert _of_file(done, _file(view)).state == _of_file(done, _file(english)).state == "genuine"


def test_pages_painted_over_are_altered(done: Finished, view: InspectionReport) -> None:
    _issue(done, view, _file(view))
    verdict = _of_file(done, _file(view, b"better grade"))
    assert (verdict.state, verdict.data_kept) == ("altered", True)
    assert verdict.code == view.seal.code


def test_data_changed_too_are_altered(done: Finished, view: InspectionReport) -> None:
    _issue(done, view, _file(view))
    forged = _file(replace(view, remarks="一切优秀"))
    assert _of_file(done, forged) == verdicts.Verdict("altered")
    renumbered = _file(replace(view, remarks="一切优秀", number="IN-0"))
    assert _of_file(done, renumbered).state == "altered"  # The link is one of ours.


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"stream\n" + json.dumps({"language": 1, "seal": {}, "title": 2}).encode() + b"endstream",
    ],
)
def test_other_files_are_unknown(done: Finished, data: bytes) -> None:
    assert _of_file(done, data).state == "unknown"


@pytest.mark.parametrize("token", ["", "A", "%", "x" * 500, "'; --"])
def test_other_links_are_unknown(done: Finished, token: str) -> None:
    assert _of_token(done, token) == verdicts.Verdict("unknown")


def test_without_a_public_address_there_is_a_code_and_no_link(done: Finished, view: InspectionReport) -> None:
    with done.database.writing() as session:
        bare = verdicts.seal(session, view, done.inspection, "")
    assert (bare.seal.link, bare.seal.code) == ("", view.seal.code)
