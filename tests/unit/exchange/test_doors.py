"""What goes out by any way comes back the same."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from inspect_app.checklist.library import Library, load_library, read_library
from inspect_app.checklist.model import Checklist, Grading
from inspect_app.checklist.sources import ProgrammeSource
from inspect_app.exchange.doors import FORMS, Imported, read, write
from inspect_app.exchange.faults import Refused, fault
from tests.factories.documents import checklists, gradings, programmes

CHECKLISTS = Path(__file__).parents[3] / "checklists"


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(CHECKLISTS)


def _lost(imported: Imported) -> list[str]:
    """What an untouched file must not have; what lint says of odd documents is none of our concern."""
    return [one.message for one in imported.faults if one.code.startswith("EX")]


@pytest.mark.parametrize("form", FORMS)
def test_every_shipped_checklist_comes_back_the_same(library: Library, form: str) -> None:
    for number, checklist in enumerate(library.newest_checklists):
        back = read(write(checklist, form, ("zh", "en")[number % 2]), form, "file", library)
        assert back.document == checklist
        assert [one for one in back.faults if one.severity != "warning"] == []


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_every_shipped_programme_and_grading_comes_back_the_same(library: Library, form: str) -> None:
    for document in (*library.programmes, *library.gradings):
        back = read(write(document, form), form, "file", library)
        assert back.document == document
        assert back.errors == ()


@pytest.mark.parametrize("form", FORMS)
@given(checklist=checklists())
@settings(max_examples=30)
def test_any_checklist_comes_back_the_same(form: str, checklist: Checklist) -> None:
    back = read(write(checklist, form), form, "file")
    assert back.document == checklist, back.faults
    assert _lost(back) == []


@pytest.mark.parametrize("form", ["yaml", "json"])
@given(document=gradings() | programmes())
@settings(max_examples=30)
def test_any_programme_or_grading_comes_back_the_same(form: str, document: Grading | ProgrammeSource) -> None:
    library = read_library({"file": write(document, form)}) if form == "yaml" else Library()
    back = read(write(document, form), form, "file")
    # What a programme names is not there: that is an error, yet nothing of the programme itself is lost.
    assert back.document == document or {one.code[:3] for one in back.errors} == {"CL3"}
    assert form == "json" or document in (*library.gradings, *library.programmes)


@pytest.mark.parametrize("form", ["xlsx", "xlsform"])
def test_tables_hold_checklists_alone(library: Library, form: str) -> None:
    with pytest.raises(Refused) as refused:
        write(library.gradings[0], form)
    assert refused.value.fault == fault("EX302", kind="grading")


@pytest.mark.parametrize("data", [b"[]", b"standard: ET", b"text"])
def test_a_file_of_another_kind_is_told(data: bytes) -> None:
    assert [one.code for one in read(data, "yaml", "file").faults] == ["EX010"]


def test_a_file_that_is_no_yaml_is_told_with_its_place() -> None:
    back = read(b"a: [", "yaml", "file")
    assert (back.document, back.faults[0].code) == (None, "CL005")
    assert ":" in back.faults[0].place


def test_errors_that_lose_something_keep_the_whole_document_back(library: Library) -> None:
    text = write(library.newest_checklists[0], "yaml").decode()
    assert read(text.replace("weight: 1\n", "weight: x\n").encode(), "yaml", "f", library).document is None
    mild = read(text.replace("clauses: [", "clauses: [XX-1, ").encode(), "yaml", "f", library)
    assert mild.document is not None
    assert "CL203" in {one.code for one in mild.errors}


@pytest.mark.parametrize("form", ["xlsx", "xlsform"])
def test_what_is_no_workbook_is_refused(form: str) -> None:
    assert [one.code for one in read(b"no", form, "file").faults] == ["EX001"]


def test_an_xlsform_is_known_by_its_sheets(library: Library) -> None:
    checklist = library.newest_checklists[0]
    assert read(write(checklist, "xlsform"), "xlsx", "file", library).document == checklist
