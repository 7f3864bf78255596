"""Grading files."""

from decimal import Decimal

import pytest

from inspect_app.checklist.model import Band, Grading, Text


def test_read(only) -> None:
    library = only("""
        grading: stars
        title: Stars
        decimals: 2
        cap: two
        on: points
        bands:
          - {grade: five, title: {zh: 五星, en: Five stars}, from: 89.50}
          - {grade: two, title: Two stars, from: 0}
    """)
    assert library.problems == ()
    bands = (
        Band("five", Text("五星", "Five stars"), Decimal("89.50")),
        Band("two", Text("Two stars", "Two stars"), Decimal(0)),
    )
    assert library.gradings == (Grading("stars", bands, 2, "two", "points", Text("Stars", "Stars")),)
    assert library.grading("stars") is library.gradings[0]
    assert library.grading("suns") is None


def test_defaults(only) -> None:
    grading = only("grading: a\nbands: [{grade: A+, title: A, from: 0}]").gradings[0]
    assert (grading.decimals, grading.cap, grading.on, grading.title) == (1, None, "score", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("grading: a\nbands: []", ["CL112"]),
        ("grading: a\nbands: [x]", ["CL104"]),
        ("grading: a\nbands: [{title: A}]", ["CL103", "CL103"]),
        ("grading: A\nbands: [{grade: a, title: A, from: 0}]", ["CL109"]),
        ("grading: a\ndecimals: 9\non: stars\nbands: [{grade: a, title: A, from: 0}]", ["CL114", "CL108"]),
        (
            "grading: a\nbands: [{grade: a, title: A, from: 1}, {grade: a, title: A, from: 0}]",
            ["CL302", "CL202"],
        ),
        ("grading: a\nbands: [{grade: a, title: A, from: -1}]", ["CL114"]),
    ],
)
def test_refused(only, codes, text, expected) -> None:
    assert codes(only(text)) == expected
