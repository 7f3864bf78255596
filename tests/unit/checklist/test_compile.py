"""Compiling pins versions, applies tailoring and refuses what cannot be scored."""

from decimal import Decimal

import pytest

from inspect_app.checklist.compile import FaultyLibrary, UnknownProgramme, compile_programme, used_checklists

CLAUSES = """standard: ET
title: Etiquette
clauses:
  - {id: ET-1, at: "1", by: observe, text: Greet}
  - {id: ET-2, at: "2", by: observe, text: Smile}
"""

NEWER = """checklist: desk
version: %s
title: New
groups: [{title: A, items: [{id: a, ask: A, why: B}]}]
"""
OTHER = """programme: %s
version: %s
title: Other
grading: %s
parts: [{id: a, title: A, checklists: [{use: %s}]}]
"""


def test_the_newest_version_is_used_and_pinned(library_of) -> None:
    files = {"newer.yaml": NEWER % "1.10.0", "older.yaml": NEWER % "1.9.0"}
    library = library_of(files=files)
    assert library.problems == ()
    assert compile_programme(library, "audit").programme.checklists[0].version == "1.10.0"


def test_a_pinned_version_stays(library_of) -> None:
    pinned = OTHER % ("old", "1.0.0", "two", "desk@1.0.0")
    library = library_of(files={"newer.yaml": NEWER % "2.0.0", "old.yaml": pinned})
    assert compile_programme(library, "old").programme.checklists[0].version == "1.0.0"


def test_a_programme_can_be_pinned_too(library_of) -> None:
    second = OTHER % ("audit", "2.0.0", "two", "desk")
    library = library_of(files={"second.yaml": second})
    assert compile_programme(library, "audit").programme.version == "2.0.0"
    assert compile_programme(library, "audit@1.0.0").programme.version == "1.0.0"
    with pytest.raises(UnknownProgramme):
        compile_programme(library, "audit@3.0.0")


def test_only_cited_clauses_are_included(library_of) -> None:
    library = library_of("- {id: a, ask: A, clauses: [ET-2]}", files={"et.yaml": CLAUSES})
    assert list(compile_programme(library, "audit").clauses) == ["ET-2"]


def test_without_registers_there_are_no_clauses_and_no_error(library_of) -> None:
    library = library_of("- {id: a, ask: A, clauses: [ET-2]}")
    assert library.problems == ()
    assert compile_programme(library, "audit").clauses == {}


def test_tailoring_is_applied(library_of) -> None:
    library = library_of(more="tailor: [{at: desk/greets, weight: 7}]\n")
    assert compile_programme(library, "audit").programme.checklists[0].items[0].weight == Decimal(7)


def test_unknown_programme(library_of) -> None:
    with pytest.raises(UnknownProgramme) as refused:
        compile_programme(library_of(), "audti")
    assert (refused.value.programme_id, refused.value.known) == ("audti", ("audit",))


def test_errors_that_only_hinder_publishing_do_not_hinder_scoring(library_of) -> None:
    library = library_of("- {id: a}")
    assert [problem.code for problem in library.errors] == ["CL115", "CL204"]
    assert compile_programme(library, "audit").programme.checklists[0].items[0].ask.en == "a"


@pytest.mark.parametrize(
    ("items", "more", "code"),
    [
        ("- {id: a, ask: A, why: B, weight: x}", "", "CL105"),
        ("- {id: a, ask: A, why: B}", "tailor: [{at: desk/b}]\n", "CL307"),
    ],
)
def test_errors_that_change_scores_refuse(library_of, items, more, code) -> None:
    with pytest.raises(FaultyLibrary) as refused:
        compile_programme(library_of(items, more), "audit")
    assert [problem.code for problem in refused.value.problems] == [code]
    assert str(refused.value) == code


def test_missing_checklist_or_grading_refuses(library_of) -> None:
    files = {
        "one.yaml": OTHER % ("other", "1.0.0", "none", "desk"),
        "two.yml": OTHER % ("second", "1.0.0", "two", "none"),
    }
    library = library_of(files=files)
    for programme, code in (("other", "CL305"), ("second", "CL304")):
        with pytest.raises(FaultyLibrary, match=code):
            compile_programme(library, programme)
    second = library.programme("second")
    assert second is not None
    assert used_checklists(library, second) == ()


def test_errors_in_other_documents_do_not_matter(library_of) -> None:
    other = "grading: x\nbands: [{grade: a, title: A, from: 5}]\n"
    library = library_of(files={"other.yaml": other, "settings.yaml": "colour: red\n"})
    assert [problem.code for problem in library.errors] == ["CL302", "CL101"]
    assert compile_programme(library, "audit").programme.id == "audit"


@pytest.mark.parametrize(
    ("text", "code"), [("checklist: [", "CL005"), (NEWER % "1.0.0", "CL201"), ("checklist: desk\n", "CL103")]
)
def test_a_file_without_document_may_be_what_the_programme_uses(library_of, text, code) -> None:
    """Taking an older version, or one of two, without a word would be worse than a refusal."""
    with pytest.raises(FaultyLibrary, match=code):
        compile_programme(library_of(files={"other.yaml": text}), "audit")


def test_a_programme_in_an_unreadable_file_is_said_to_be_so(library_of) -> None:
    library = library_of(files={"broken.yaml": "programme: lost\n\tx"})
    with pytest.raises(FaultyLibrary, match="CL006"):
        compile_programme(library, "lost")
