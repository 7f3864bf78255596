"""Weights that say nothing, do not add up or leave nothing."""

import pytest

OTHER = "checklist: other\nversion: 1.0.0\ntitle: O\ngroups: [{title: O, items: [{id: a, ask: A, why: B}]}]\n"
HEAD = "programme: audit\nversion: 1.0.0\ntitle: A\ngrading: two\n"


def _programme(parts: str, head: str = HEAD) -> dict[str, str]:
    return {"audit.yaml": f"{head}parts:\n{parts}", "other.yaml": OTHER}


def _parts(one: str, two: str) -> str:
    return (
        f"  - {{id: a, title: A, weight: {one}, checklists: [{{use: desk}}]}}\n"
        f"  - {{id: b, title: B, weight: {two}, checklists: [{{use: other}}]}}\n"
    )


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("60", "40", []),
        ("3", "2", []),
        ("60", "30", ["CL315"]),
        ("60", "45", ["CL315"]),
        ("95", "5", ["CL316"]),
        ("9", "1", ["CL316"]),
        ("8", "1", []),
        ("1", "0", []),
        ("0", "0", ["CL312"]),
    ],
)
def test_parts(library_of, codes, one, two, expected) -> None:
    assert codes(library_of(files=_programme(_parts(one, two)))) == expected


def test_weights_of_the_only_one(library_of, places) -> None:
    parts = "  - {id: a, title: A, weight: 5, checklists: [{use: desk, weight: 2}]}\n"
    found = places(library_of(files={"audit.yaml": f"{HEAD}parts:\n{parts}"}))
    assert [code for code, _, _ in found] == ["CL314", "CL314"]


def test_weights_in_a_points_programme(library_of) -> None:
    library = library_of(files=_programme(_parts("60", "1"), HEAD + "model: points\n"))
    (found,) = library.problems
    assert (found.code, found.line) == ("CL314", 7)
    assert "add up as they are" in found.message


def test_a_checklist_in_which_nothing_counts(library_of, codes) -> None:
    assert codes(
        library_of("- {id: a, ask: A, why: B, weight: 0}\n- {id: b, ask: C, why: B, answer: text}")
    ) == ["CL312"]
    assert codes(library_of("- {id: b, ask: C, why: B, answer: text}")) == []
