"""Bands and caps."""

import pytest


@pytest.mark.parametrize(
    ("bands", "cap", "expected"),
    [
        ("{grade: a, title: A, from: 80}, {grade: b, title: B, from: 0}", "b", []),
        (
            "{grade: a, title: A, from: 80}, {grade: b, title: B, from: 80}, {grade: c, title: C, from: 0}",
            "b",
            ["CL301"],
        ),
        ("{grade: b, title: B, from: 0}, {grade: a, title: A, from: 80}", "b", ["CL301", "CL302"]),
        ("{grade: a, title: A, from: 80}, {grade: b, title: B, from: 1}", "b", ["CL302"]),
        ("{grade: a, title: A, from: 0}", "b", ["CL303"]),
        ("{grade: a, title: A, from: x}, {grade: b, title: B, from: 0}", "a", ["CL105"]),
    ],
)
def test_bands(only, codes, bands, cap, expected) -> None:
    assert sorted(codes(only(f"grading: g\ncap: {cap}\nbands: [{bands}]\n"))) == expected


def test_caps_of_programmes_name_grades(library_of) -> None:
    caps = "caps: [x, {severity: major, at_least: 1, grade: god}]\n"
    problems = library_of(more=caps).problems
    assert [(each.code, each.line, each.column) for each in problems] == [("CL104", 7, 8), ("CL303", 7, 49)]
    assert problems[1].mend == 'Did you mean "good"? Grades: good, poor.'
