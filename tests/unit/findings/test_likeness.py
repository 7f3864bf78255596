"""Which of the pictures that were here before is told of a photo."""

import pytest

from inspect_app.findings.likeness import BEFORE, FINDING, INSPECTION, STEP, Likeness, Other, likenesses

A, B = "a" * 64, "b" * 64


@pytest.mark.parametrize(
    ("where", "number", "bits", "code"),
    [
        (BEFORE, "", None, "same-before"),
        (BEFORE, "", 0, "alike-before"),
        (STEP, "", 3, "alike-step"),
        (INSPECTION, "QI-1", None, "same-inspection"),
        (FINDING, "F-1", 2, "alike-finding"),
        (INSPECTION, "", None, "same-elsewhere"),
        (FINDING, "", 1, "alike-elsewhere"),
    ],
)
def test_what_is_told(where: str, number: str, bits: int | None, code: str) -> None:
    assert likenesses([A], [Other(A, where, bits, number)]) == (Likeness(A, code, number),)


def test_the_same_bytes_go_before_looks_and_the_finding_itself_before_others() -> None:
    others = [
        Other(B, INSPECTION, 2, "QI-2"),
        Other(B, INSPECTION, 1, "QI-3"),
        Other(B, BEFORE, 1),
        Other(A, BEFORE, 0),
        Other(A, FINDING, None),
        Other(A, FINDING, None, "F-2"),
        Other(A, FINDING, None, "F-1"),
    ]
    expected = (Likeness(B, "alike-before"), Likeness(A, "same-finding", "F-1"))
    assert likenesses([B, "c" * 64, A], others) == expected
    assert likenesses([B, A], reversed(others)) == expected


def test_nothing_is_told_of_nothing() -> None:
    assert likenesses([A], []) == ()
    assert likenesses([], []) == ()
