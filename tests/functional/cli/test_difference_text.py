"""Differences in words."""

from fractions import Fraction

import pytest

from inspect_app.checklist.diff import LibraryDiff
from inspect_app.checklist.diff_model import Bump, Change, ChangeKind, DocumentDiff
from inspect_app.cli.difference_text import impact_text, points, text_of
from inspect_app.services.whatif import Movement

REMOVED = Change(ChangeKind.REMOVED, "sits", Bump.MAJOR, before="Staff sit")
ADDED = Change(ChangeKind.ADDED, "stands", Bump.MINOR, after="x" * 100)
REWORDED = Change(ChangeKind.REWORDED, "", Bump.PATCH, "help", None, "Look\nup")


def _told(old: str | None, new: str | None, *changes: Change, kind: str = "checklist") -> list[str]:
    return list(text_of(LibraryDiff((DocumentDiff(kind, "desk", old, new, changes),), (), ())))


def test_the_gravest_come_first_and_long_texts_are_cut() -> None:
    assert _told("1.0.0", "1.0.0", REWORDED, ADDED, REMOVED) == [
        "checklist desk 1.0.0",
        "  major  sits: removed Staff sit",
        f"  minor  stands: added {'x' * 79}…",
        "  patch  (itself): reworded help: — → Look up",
        "  TOO SMALL: the version stays as it is, needed is a major one: 1 removed",
    ]


def test_a_step_that_is_too_small_is_named() -> None:
    assert _told("1.0.0", "1.0.1", ADDED, ADDED)[-1] == (
        "  TOO SMALL: the version takes a patch step, needed is a minor one: 2 added"
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (None, "1.0.0", "checklist desk 1.0.0 is new"),
        ("1.0.0", None, "checklist desk 1.0.0 is gone"),
        (None, "", "checklist desk is new"),
        ("", "", "checklist desk"),
    ],
)
def test_documents_that_come_and_go(old: str | None, new: str | None, expected: str) -> None:
    assert _told(old, new) == [expected]


def test_nothing_is_told_as_nothing() -> None:
    assert list(text_of(LibraryDiff((), (), ()))) == ["nothing differs"]


def test_a_programme_without_a_past_says_so() -> None:
    assert list(impact_text("audit", [], Movement(()))) == [
        "audit: 0 inspections in progress with an older revision",
        "  no inspection of it was completed yet",
    ]


@pytest.mark.parametrize(
    ("value", "shown"), [(Fraction(-1, 3), "-0.33"), (Fraction(2, 3), "+0.67"), (Fraction(0), "0.00")]
)
def test_movements_have_their_sign(value: Fraction, shown: str) -> None:
    assert points(value, signed=True) == shown
    assert points(Fraction(2, 3)) == "0.67"
