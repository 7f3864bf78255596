"""The lock of published ids and hashes."""

from decimal import Decimal

import pytest

from inspect_app.checklist import locks
from inspect_app.checklist.holdings import Entry
from inspect_app.checklist.library import read_library
from inspect_app.checklist.model import Conformity, Information, Measure

OURS = "library: ours\nversion: 1.0.0\nextends: standard\n"
GRADING = "grading: own\nbands: [{grade: a, title: {zh: 甲, en: A}, from: 0}]\n"


def test_everything_is_locked_with_its_items(library_of) -> None:
    lock = locks.lock_of(library_of())
    assert set(lock) == {
        ("checklist", "desk", "1.0.0"),
        ("programme", "audit", "1.0.0"),
        ("grading", "two", ""),
    }
    assert lock["checklist", "desk", "1.0.0"].items == {"greets": "conformity"}


def test_what_is_extended_is_locked_elsewhere() -> None:
    library = read_library({"library.yaml": OURS, "own.yaml": GRADING})
    assert set(locks.lock_of(library)) == {("grading", "own", "")}


def test_comments_do_not_count_but_content_does(library_of) -> None:
    same = library_of("# said aside\n- {id: greets, ask: Staff greet, why: Practice}\n")
    other = library_of("- {id: greets, ask: Staff greets, why: Practice}\n")
    key = ("checklist", "desk", "1.0.0")
    first = locks.lock_of(library_of())[key]
    assert locks.lock_of(same)[key] == first
    assert locks.lock_of(other)[key] != first


def test_it_goes_out_and_back(library_of) -> None:
    lock = locks.lock_of(library_of())
    assert locks.read(locks.written(lock)) == lock
    assert locks.written(dict(reversed(lock.items()))) == locks.written(lock)


def test_what_was_locked_stays() -> None:
    key = ("checklist", "desk", "1.0.0")
    other = ("checklist", "desk", "1.1.0")
    found = locks.merged({key: Entry("a")}, {key: Entry("b"), other: Entry("c")})
    assert found == {key: Entry("a"), other: Entry("c")}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"lock": 2}', '{"lock": 1, "checklist": {"a": {"1.0.0": {}}}}', "[" * 100_000]
)
def test_what_is_no_lock_is_refused(text) -> None:
    with pytest.raises(locks.BadLock):
        locks.read(text)


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (Conformity(), "conformity"),
        (Measure("ring", max=Decimal(3)), "measure ring"),
        (Information("number", "day"), "number day"),
        (Information("text"), "text"),
    ],
)
def test_a_unit_is_part_of_how_an_item_is_answered(answer, word) -> None:
    assert locks.answered_by(answer) == word
