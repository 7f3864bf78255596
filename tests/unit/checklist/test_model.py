"""What the values can tell of themselves."""

from decimal import Decimal

import pytest

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.model import Severity


def test_severities_are_ranked_and_lowered() -> None:
    assert [severity.rank for severity in Severity] == [0, 1, 2, 3]
    assert [severity.lowered().value for severity in Severity] == [
        "observation",
        "observation",
        "minor",
        "major",
    ]


def test_programme_finds_its_checklists_and_grades(library_of) -> None:
    programme = compile_programme(library_of(), "audit").programme
    assert programme.checklist("desk") is programme.checklists[0]
    assert programme.grading.band("good").start == Decimal(80)
    with pytest.raises(KeyError, match="lobby"):
        programme.checklist("lobby")
    with pytest.raises(KeyError, match="best"):
        programme.grading.band("best")
