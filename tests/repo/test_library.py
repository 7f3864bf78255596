"""The checklist library that ships is faultless and complete."""

from collections import Counter
from pathlib import Path

import pytest

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.coverage import coverage
from inspect_app.checklist.library import Library, load_library
from inspect_app.checklist.model import Per
from inspect_app.checklist.problems import render_text

CLAUSES = {"ET": 41, "CS": 37, "OS": 70, "TP": 64, "MH": 35}
FIRST_RELEASE = {
    "appearance",
    "car-park",
    "complaints",
    "corridor",
    "front-desk",
    "home-repair",
    "lift-car",
    "lobby",
    "telephone",
}
PROGRAMMES = ("touchpoint-audit", "conduct-audit")


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return load_library(root / "checklists")


def test_it_lints_without_error_or_warning(library: Library) -> None:
    assert library.problems == (), render_text(library.problems)


def test_it_has_the_checklists_of_the_first_release(library: Library) -> None:
    assert {checklist.id for checklist in library.checklists} >= FIRST_RELEASE


def test_every_clause_of_the_five_standards_is_registered(library: Library) -> None:
    assert Counter(clause.partition("-")[0] for clause in library.clauses) == CLAUSES
    assert len(library.clauses) == 247


def test_every_clause_is_checked_by_an_item_or_excused(library: Library) -> None:
    assert coverage(library).uncited == ()


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_the_programmes_compile(library: Library, programme: str) -> None:
    revision = compile_programme(library, programme)

    cited = {
        clause
        for checklist in revision.programme.checklists
        for item in checklist.items
        for clause in item.clauses
    }
    assert set(revision.clauses) == cited
    assert len(revision.content_hash) == 64


def test_both_models_of_scoring_are_in_use(library: Library) -> None:
    assert {compile_programme(library, name).programme.model for name in PROGRAMMES} == {"weighted", "points"}


def test_only_places_are_drawn_by_lot(library: Library) -> None:
    """A draw picks locations, so a checklist of an encounter or a project cannot be sampled."""
    for name in PROGRAMMES:
        programme = compile_programme(library, name).programme
        assert {programme.checklist(drawn).per for drawn in programme.sampling} <= {Per.LOCATION}


def test_every_checklist_is_answered_in_one_sitting(library: Library) -> None:
    """Ten items are a subject of its own; thirty are more than an inspector answers with care."""
    sizes = {checklist.id: len(checklist.items) for checklist in library.checklists}
    assert {name: size for name, size in sizes.items() if not 10 <= size <= 30} == {}


def test_a_veto_explains_itself(library: Library) -> None:
    """What overrules the score needs a note when it strikes."""
    silent = [
        f"{checklist.id}/{item.id}"
        for checklist in library.checklists
        for item in checklist.items
        if item.veto is not None and item.note not in ("on-fail", "always")
    ]
    assert silent == []
