"""Tailoring that cannot work."""

import pytest

ITEMS = """
- {id: greets, ask: A, why: B}
- {id: smiles, ask: A, why: B, when: {item: greets, is: conform}}
- {id: rings, ask: A, why: B, answer: {measure: {unit: ring, max: 3, zero_at: 6}}}
- {id: odd, ask: A, why: B, answer: {measure: {unit: gong, max: 3}}}
"""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ("{at: desk/greets, weight: 3}", []),
        ("{at: desk/greet, weight: 3}", ["CL307"]),
        ("{at: greets, weight: 3}", ["CL307"]),
        ("{at: lobby/greets, weight: 3}", ["CL307"]),
        ("{at: desk/greets, max: 3, deduct: 1}", ["CL308", "CL308"]),
        ("{at: desk/rings, max: 7}", ["CL208"]),
        ("{at: desk/rings, max: 7, zero_at: 9}", []),
        ("{at: desk/odd, max: 7}", []),
        ("{at: desk/greets, applicable: false}", ["CL311"]),
        ("{at: desk/greets, applicable: false}, {at: desk/smiles, applicable: false}", []),
        ("{at: desk/greets, weight: 3}, {at: desk/greets, weight: 4}", ["CL313"]),
    ],
)
def test_changes(library_of, changes, expected) -> None:
    library = library_of(ITEMS, f"tailor: [{changes}]\n")
    assert [problem.code for problem in library.problems if problem.file == "audit.yaml"] == expected


def test_items_and_checklists_that_cannot_be_read_are_not_told_twice(library_of, codes) -> None:
    library = library_of("- {id: a, ask: A, why: B, pass: x}", "tailor: [{at: desk/a, weight: 3}]\n")
    assert codes(library) == ["CL105"]
    missing = (
        "programme: other\nversion: 1.0.0\ntitle: O\ngrading: two\n"
        "parts: [{id: a, title: A, checklists: [{use: none}]}]\ntailor: [{at: none/a, weight: 3}]\n"
    )
    assert codes(library_of(files={"other.yaml": missing})) == ["CL304"]
