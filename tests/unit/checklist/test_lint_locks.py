"""What was published stays as it is."""

import pytest

from inspect_app.checklist.holdings import Entry
from inspect_app.checklist.library import read_library
from inspect_app.checklist.locks import lock_of

HEAD = "checklist: desk\nversion: %s\ntitle: Desk\ngroups:\n  - title: G\n    items:\n"
GREETS = "      - {id: greets, ask: Greet, why: A}\n"
COUNTS = "      - {id: greets, ask: Greet, why: A, answer: {count: {deduct: 0.2}}}\n"
GRADING = "grading: two\nbands: [{grade: good, title: Good, from: 80}, {grade: poor, title: %s, from: 0}]\n"


def _found(lock, **files):
    library = read_library({f"{name}.yaml": text for name, text in files.items()}, lock=lock)
    return [(problem.code, problem.line, problem.column) for problem in library.problems]


def _published(items, version="1.0.0"):
    return {("checklist", "desk", version): Entry("-", items)}


def test_without_a_lock_nothing_was_published(library_of) -> None:
    assert library_of().lock == {}


def test_what_is_as_published_is_fine() -> None:
    files = {"desk.yaml": HEAD % "1.0.0" + GREETS, "two.yaml": GRADING % "Poor"}
    lock = lock_of(read_library(files))
    assert read_library(files, lock=lock).problems == ()
    assert _found(lock, desk=HEAD % "1.0.0" + GREETS.replace("Greet", "Smile")) == [("CL501", 2, 10)]
    assert _found(lock, two=GRADING % "Bad") == [("CL501", 1, 10)]


def test_a_grading_needs_a_new_id_a_checklist_a_new_version() -> None:
    files = {"desk.yaml": HEAD % "1.0.0" + GREETS, "two.yaml": GRADING % "Poor"}
    lock = {key: Entry("-") for key in lock_of(read_library(files))}
    desk, two = read_library(files, lock=lock).problems
    assert ("new version" in desk.mend, "new id" in two.mend) == (True, True)


@pytest.mark.parametrize(
    ("version", "items", "lock", "expected"),
    [
        ("1.1.0", GREETS, {"greets": "conformity", "sits": "count"}, [("CL502", 2, 10)]),
        ("2.0.0", GREETS, {"greets": "conformity", "sits": "count"}, []),
        ("1.1.0", COUNTS, {"greets": "conformity"}, [("CL503", 7, 50)]),
        ("2.0.0", COUNTS, {"greets": "conformity"}, []),
        ("0.9.0", COUNTS, {"greets": "conformity", "sits": "count"}, []),
    ],
)
def test_items_keep_their_ids_and_answers_until_a_major_step(version, items, lock, expected) -> None:
    assert _found(_published(lock), desk=HEAD % version + items) == expected


def test_an_id_that_came_and_went_is_not_given_to_something_else() -> None:
    lock = _published({"greets": "conformity"}) | _published({}, "2.0.0")
    assert _found(lock, desk=HEAD % "2.1.0" + COUNTS) == [("CL503", 7, 50)]
    assert _found(lock, desk=HEAD % "2.1.0" + GREETS) == []


def test_an_item_that_cannot_be_read_is_not_gone() -> None:
    broken = "      - {id: greets, ask: Greet, why: A, weight: heavy}\n" + GREETS.replace("greets", "b")
    assert _found(_published({"greets": "conformity"}), desk=HEAD % "1.0.1" + broken) == [("CL105", 7, 50)]


def test_what_lies_below_has_its_own_lock() -> None:
    ours = "library: ours\nversion: 1.0.0\nextends: standard\n"
    base = read_library({"library.yaml": ours})
    lock = {("checklist", one.id, one.version): Entry("-", {"gone": "count"}) for one in base.checklists}
    assert _found(lock, library=ours) == []
