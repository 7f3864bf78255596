"""Papers in the browser."""

from collections.abc import Callable

import pytest

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_the_list_offers_every_form_in_both_languages(as_: As, cast: Cast) -> None:
    page = as_("inspector").get("/papers").text
    for form in ("patrol-register", "patrol-problem"):
        for language in ("zh", "en"):
            assert f"/papers/{form}?language={language}" in page
    assert f"/checklists/{cast.own['revision_id']}/paper?" in page


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/papers/patrol-register?language=en", b"Patrol register"),
        ("/papers/patrol-problem?language=zh", b"patroller"),
        ("/checklists/{revision_id}/paper?language=en&checklist=lobby", b"sheets"),
        ("/projects/{project_id}/labels/pdf?paper=a4-14&skip=3", b"page_width"),
        ("/projects/{project_id}/labels/pdf?paper=roll-62&skip=x", b"page_width"),
    ],
)
def test_papers_come_as_files(as_: As, cast: Cast, path: str, words: bytes) -> None:
    answer = as_("property_manager").get(path.format(**cast.own))
    assert answer.status_code == 200
    assert answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert words in answer.data


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/papers/nonesuch", 404),
        ("/papers/patrol-register%00", 404),
        ("/checklists/{revision_id}/paper?checklist=nonesuch", 404),
        ("/projects/{project_id}/labels/pdf", 409),
        ("/projects/{project_id}/labels/pdf?paper=a5", 409),
    ],
)
def test_what_is_not_offered_is_refused(as_: As, cast: Cast, path: str, status: int) -> None:
    assert as_("property_manager").get(path.format(**cast.own)).status_code == status


def test_a_certificate_for_what_is_finished(as_: As, cast: Cast) -> None:
    browser = as_("property_manager")
    assert "Certificate" in browser.get(f"/inspections/{cast.own['done_id']}/reports").text
    answer = browser.send(f"/inspections/{cast.own['done_id']}/certificate", language="en")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert b"Certificate of inspection" in answer.data
    assert browser.send(f"/inspections/{cast.own['inspection_id']}/certificate").status_code == 409


def test_a_finished_round_fills_in_the_register(as_: As, cast: Cast) -> None:
    browser = as_("property_manager")
    address = f"/inspections/{cast.own['done_id']}/register"
    assert f"{address}?language=zh" in browser.get(f"/inspections/{cast.own['done_id']}/reports").text
    answer = browser.get(f"{address}?language=en")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert b"Patrol register" in answer.data
    assert browser.get(f"/inspections/{cast.own['inspection_id']}/register").status_code == 409


def test_the_label_page_offers_the_papers(as_: As, cast: Cast) -> None:
    page = as_("property_manager").get(f"/projects/{cast.own['project_id']}/labels").text
    assert 'value="a4-24"' in page
    assert "Labels as PDF" in page
