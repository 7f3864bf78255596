"""Papers made while the reader waits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inspect_app import ids
from inspect_app.errors import Conflict, NotFound
from inspect_app.reports.checklist_paper import PaperChecklist
from inspect_app.reports.failures import RenderFailed
from inspect_app.reports.label_sheet import LabelSheet
from inspect_app.reports.renderer import Renderer
from inspect_app.services import papers, verdicts
from inspect_app.storage.models import Inspection
from tests.factories.finished import Finished, finished


@pytest.fixture
def done(tmp_path: Path) -> Iterator[Finished]:
    """Two completed inspections."""
    with finished(tmp_path, public_url="https://inspect.example.com") as made:
        yield made


def test_a_certificate_is_handed_out_and_can_be_verified(done: Finished) -> None:
    view, pdf = papers.certificate(done.database, done.config, done.inspection, "zh")
    assert pdf.data.startswith(b"%PDF-1.7")
    again, same = papers.certificate(done.database, done.config, done.inspection, "zh")
    assert (again, same.data) == (view, pdf.data)
    with done.database.reading() as session:
        assert verdicts.of_file(session, pdf.data).state == "genuine"
        assert verdicts.of_file(session, pdf.data + b"%").state == "altered"
        token = view.seal.link.rpartition("/")[2]
        assert verdicts.of_token(session, token).code == view.seal.code


def test_an_inspection_without_a_grade_has_no_certificate(
    done: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise papers.NotCertifiable(failed=False)

    monkeypatch.setattr(papers, "certificate_view", refuse)
    with pytest.raises(Conflict) as caught:
        papers.certificate(done.database, done.config, done.inspection, "zh")
    assert caught.value.code == "certificate-not-graded"


def test_checklists_on_paper_are_the_published_ones(done: Finished) -> None:
    with done.database.reading() as session:
        revision = session.get_one(Inspection, done.inspection).revision_id
        whole = papers.blank_checklist(session, revision, None, done.config, "zh")
        one = papers.blank_checklist(session, revision, "lobby", done.config, "en")
        assert isinstance(whole, PaperChecklist)
        assert isinstance(one, PaperChecklist)
        assert len(whole.sheets) > len(one.sheets) == 1
        for missing in ((revision, "nonesuch"), (ids.new(), None)):
            with pytest.raises(NotFound):
                papers.blank_checklist(session, *missing, done.config, "zh")


def test_labels_are_those_of_the_project(done: Finished) -> None:
    with done.database.reading() as session:
        project = session.get_one(Inspection, done.inspection).project_id
        made = papers.project_labels(session, project, "a4-24", 2, done.config, "zh")
        assert isinstance(made, LabelSheet)
        first = made.pages[0][0]
        assert first.text == f"https://inspect.example.com/l/{first.code}"
        with pytest.raises(Conflict, match="label-paper-unknown"):
            papers.project_labels(session, project, "a5", 0, done.config, "zh")


@pytest.mark.parametrize("form", papers.BLANK_FORMS)
def test_blank_forms_carry_the_company(done: Finished, form: str) -> None:
    made = papers.BLANK_FORMS[form](done.config, "zh")
    assert form == made.KIND
    assert done.config.company_zh in str(made)


def test_a_failed_render_is_a_refusal_and_gives_the_turn_back(
    done: Finished, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RenderFailed("cpu")

    monkeypatch.setattr(Renderer, "render", fail)
    for _ in range(2):
        with pytest.raises(Conflict, match="report-failed-cpu"):
            papers.render(papers.blank_register(done.config, "zh"))
    monkeypatch.setattr(papers, "PATIENCE_SECONDS", 0.01)
    with papers._turn, pytest.raises(Conflict, match="paper-busy"):
        papers.render(papers.blank_register(done.config, "zh"))
