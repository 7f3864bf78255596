"""Programme files."""

from decimal import Decimal
from fractions import Fraction

import pytest

from inspect_app.checklist.model import Cap, Draw, Severity, Text
from inspect_app.checklist.sources import PartSource, UseSource


def test_read(library_of) -> None:
    library = library_of(
        more="""model: points
not_applicable: zero
coverage_floor: 0.75
repeat_multiplier: 1.5
caps: [{severity: major, at_least: 3, grade: poor}]
sampling: {desk: {places: 3, of: location, rotate: true}}
"""
    )
    assert library.problems == ()
    (programme,) = library.programmes
    assert programme.title == Text("Audit", "Audit")
    assert (programme.model, programme.not_applicable) == ("points", "zero")
    assert (programme.coverage_floor, programme.repeat_multiplier) == (Fraction(3, 4), Fraction(3, 2))
    assert programme.caps == (Cap(Severity.MAJOR, 3, "poor"),)
    assert programme.sampling == {"desk": Draw(3, rotate=True)}
    assert programme.parts == (PartSource("all", Text("All", "All"), (UseSource("desk"),)),)
    assert library.source(programme).file == "audit.yaml"


def test_weights_and_pins(only) -> None:
    (programme,) = only("""
        programme: a
        version: 1.0.0
        title: A
        grading: g
        coverage_floor: 0
        parts:
          - {id: p, title: P, weight: 0, checklists: [{use: a@1.2.3, weight: 8.50}, {use: b}]}
    """).programmes
    assert programme.coverage_floor == 0
    assert programme.parts[0].weight == 0
    assert programme.uses == (UseSource("a", "1.2.3", Decimal("8.50")), UseSource("b"))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("model: fair", ["CL108"]),
        ("coverage_floor: 80", ["CL114"]),
        ("repeat_multiplier: 0.5", ["CL114"]),
        ("caps: {}", ["CL104"]),
        ("caps: [x]", ["CL104"]),
        ("caps: [{severity: major}]", ["CL103", "CL103"]),
        ("caps: [{severity: major, at_least: 0, grade: poor}]", ["CL114"]),
        ("sampling: []", ["CL104"]),
        ("sampling: {desk: 3}", ["CL104"]),
        ("sampling: {desk: {places: none}}", ["CL106"]),
        ("sampling: {desk: {of: floor}}", ["CL103", "CL108"]),
        ("tailor: [x]", ["CL104"]),
        ("tailor: [{weight: 3}]", ["CL103"]),
    ],
)
def test_refused(library_of, codes, more, expected) -> None:
    assert codes(library_of(more=f"{more}\n")) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("[]", ["CL112"]),
        ("[x]", ["CL104"]),
        ("[{id: a, title: A, checklists: []}]", ["CL112"]),
        ("[{id: a, title: A, checklists: [x]}]", ["CL104"]),
        ("[{id: a, title: A, checklists: [{weight: 1}]}]", ["CL103"]),
        ("[{id: a, title: A, weight: -1, checklists: [{use: desk}]}]", ["CL114"]),
        ("[{title: A, checklists: [{use: desk}]}]", ["CL103"]),
        ("[{id: a, checklists: [{use: desk}]}]", ["CL115"]),
        (
            "[{id: a, title: A, checklists: [{use: desk}]}, {id: a, title: B, checklists: [{use: desk}]}]",
            ["CL202", "CL306"],
        ),
    ],
)
def test_refused_parts(library_of, codes, parts, expected) -> None:
    text = f"programme: other\nversion: 1.0.0\ntitle: O\ngrading: two\nparts: {parts}\n"
    assert codes(library_of(files={"other.yaml": text})) == expected


def test_without_grading_there_is_no_programme(only, codes) -> None:
    library = only(
        "programme: a\nversion: 1.0.0\ntitle: A\nparts: [{id: p, title: P, checklists: [{use: a}]}]"
    )
    assert codes(library) == ["CL103"]
    assert library.programmes == ()
