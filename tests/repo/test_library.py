"""The checklist library that ships is faultless and complete."""

from collections import Counter
from pathlib import Path

import pytest

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.coverage import coverage
from inspect_app.checklist.library import Library, load_library
from inspect_app.checklist.model import AnswerType, Conformity, Measure, Per, Sample, Veto
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
PROGRAMMES = (
    "conduct-audit",
    "daily-patrol",
    "full-audit",
    "mystery-call",
    "new-project-baseline",
    "points-audit",
    "star-3",
    "star-4",
    "star-5",
    "star-level",
    "touchpoint-audit",
)
CONDUCT = {
    "appearance",
    "butler",
    "cleaning",
    "communication",
    "complaints",
    "courtesy",
    "customer-relations",
    "discipline",
    "fee-collection",
    "greening",
    "parcels",
    "quality-loop",
    "reception",
    "team",
}
# The butler's round: one tap an item, several rounds a day.
ROUND = {"patrol-corridor", "patrol-grounds", "patrol-lift", "patrol-lobby"}


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
    assert {name: size for name, size in sizes.items() if name not in ROUND and not 10 <= size <= 30} == {}
    assert {name: sizes[name] for name in ROUND if not 5 <= sizes[name] <= 10} == {}


def test_a_veto_explains_itself(library: Library) -> None:
    """What overrules the score needs a note when it strikes."""
    silent = [
        f"{checklist.id}/{item.id}"
        for checklist in library.checklists
        for item in checklist.items
        if item.veto is not None and item.note not in ("on-fail", "always")
    ]
    assert silent == []


def test_all_twenty_touchpoints_have_their_checklist(library: Library) -> None:
    touchpoints = [one.touchpoint for one in library.checklists if one.touchpoint and one.id not in ROUND]
    assert sorted(touchpoints) == list(range(1, 21))


def test_every_programme_and_grading_is_known_here(library: Library) -> None:
    assert sorted(programme.id for programme in library.programmes) == sorted(PROGRAMMES)
    assert {programme.grading for programme in library.programmes} == {one.id for one in library.gradings}


def test_the_full_audit_leaves_no_touchpoint_or_conduct_out(library: Library) -> None:
    used = {one.id: one.touchpoint for one in compile_programme(library, "full-audit").programme.checklists}
    assert {number for number in used.values() if number} == set(range(1, 21))
    assert {name for name, number in used.items() if number is None} == CONDUCT


def test_the_first_two_programmes_stay_short(library: Library) -> None:
    """Both were given out at 1.0.0: what they cover changes with a new version only."""
    sizes = {
        name: len(compile_programme(library, name).programme.checklists)
        for name in ("touchpoint-audit", "conduct-audit")
    }
    assert sizes == {"touchpoint-audit": 7, "conduct-audit": 4}


def test_every_text_is_in_both_languages(library: Library) -> None:
    """The Chinese has Chinese characters and the English none, wherever a text is shown."""
    texts = [(f"{one.id}/{item.id}", item) for one in library.checklists for item in one.items]
    shown = [
        (at, text) for at, item in texts for text in (item.ask, item.help, item.why, *item.phrases) if text
    ]
    shown += [(one.id, group.title) for one in library.checklists for group in one.groups]
    shown += [(programme.id, programme.title) for programme in library.programmes]
    shown += [(grading.id, band.title) for grading in library.gradings for band in grading.bands]
    assert [at for at, text in shown if not _is_chinese(text.zh) or _is_chinese(text.en)] == []


def _is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_dishonesty_fails_the_inspection(library: Library) -> None:
    items = [item for one in library.checklists for item in one.items if "OS-2.4.6" in item.clauses]
    assert len(items) >= 3
    assert {item.veto for item in items} == {Veto.FAIL}


def test_what_may_be_partial_or_overrules_the_score_says_how_to_judge(library: Library) -> None:
    silent = [
        f"{one.id}/{item.id}"
        for one in library.checklists
        for item in one.items
        if item.help is None and (item.veto is not None or _needs_judgement(item.answer))
    ]
    assert silent == []


def _needs_judgement(answer: AnswerType) -> bool:
    """Two inspectors must measure and draw alike, and agree on what is half right."""
    return isinstance(answer, Measure | Sample) or (isinstance(answer, Conformity) and answer.partial)


def test_practice_gives_its_reason_and_names_no_clause(library: Library) -> None:
    mixed = [
        f"{one.id}/{item.id}"
        for one in library.checklists
        for item in one.items
        if (item.why is None) == (not item.clauses)
    ]
    assert mixed == []
