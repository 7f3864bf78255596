"""Registers and excuses."""

import pytest

ET = "standard: ET\ntitle: E\nclauses: [{id: ET-1, text: A}, {id: ET-2, text: B}]\n"
MANIFEST = "library: l\nversion: 1.0.0\nuncited: [{clause: %s, why: Internal}]\n"
CITING = "- {id: a, ask: A, clauses: [ET-1]}"


@pytest.mark.parametrize(
    ("clause", "expected"), [("ET-1", ["CL405", "CL403"]), ("ET-2", []), ("ET-3", ["CL405", "CL402"])]
)
def test_excuses(library_of, codes, clause, expected) -> None:
    files = {"et.yaml": ET, "library.yaml": MANIFEST % clause}
    assert codes(library_of(CITING, files=files)) == expected


def test_without_registers_excuses_are_not_judged(library_of, codes) -> None:
    assert codes(library_of(CITING, files={"library.yaml": MANIFEST % "ET-9"})) == []


def test_a_clause_has_the_prefix_of_its_register_and_stands_in_one(library_of, codes) -> None:
    other = ET.replace("standard: ET", "standard: OS")
    assert codes(library_of(CITING, files={"et.yaml": ET, "os.yaml": other})) == ["CL201", "CL401"] * 2
