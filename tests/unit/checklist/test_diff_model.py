"""How large a step of a version is, and whether it is large enough."""

import pytest

from inspect_app.checklist.diff_model import Bump, Change, ChangeKind, DocumentDiff, declared_bump

MINOR = Change(ChangeKind.ADDED, "new", Bump.MINOR)
PATCH = Change(ChangeKind.REWORDED, "old", Bump.PATCH, "ask", "a", "b")


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("1.0.0", "1.0.0", Bump.NONE),
        ("1.0.9", "1.0.10", Bump.PATCH),
        ("1.2.3", "1.3.0", Bump.MINOR),
        ("1.2.3", "2.0.0", Bump.MAJOR),
        ("2.0.0", "1.9.9", Bump.NONE),
        ("1.2.3", "1.1.9", Bump.NONE),
    ],
)
def test_a_step_is_its_first_number_that_rose(old, new, step) -> None:
    assert declared_bump(old, new) is step


@pytest.mark.parametrize(("new", "enough"), [("1.0.1", False), ("1.1.0", True), ("2.0.0", True)])
def test_the_largest_change_says_how_large_the_step_must_be(new, enough) -> None:
    document = DocumentDiff("checklist", "lobby", "1.0.0", new, (PATCH, MINOR))
    assert document.needed is Bump.MINOR
    assert document.reasons == (MINOR,)
    assert document.enough is enough


@pytest.mark.parametrize(("old", "new"), [(None, "1.0.0"), ("1.0.0", None), ("", "")])
def test_without_two_versions_there_is_nothing_to_judge(old, new) -> None:
    document = DocumentDiff("grading", "five", old, new, (MINOR,))
    assert (document.declared, document.versioned, document.enough) == (Bump.NONE, False, True)


def test_without_changes_no_step_is_needed() -> None:
    assert DocumentDiff("checklist", "lobby", "1.0.0", "1.0.0", ()).needed is Bump.NONE
