"""All rules run together, and real libraries pass."""

from pathlib import Path

from inspect_app.checklist.library import load_library
from inspect_app.checklist.lint import lint

SHIPPED = Path(__file__).parents[3] / "checklists"


def test_problems_of_several_rules_are_told_at_once(library_of) -> None:
    items = "- {id: a, ask: A}\n- {id: b, ask: B, why: C, when: {item: z, is: conform}}"
    library = library_of(items, "tailor: [{at: desk/x}]\n")
    assert sorted(problem.code for problem in lint(library)) == ["CL204", "CL205", "CL307"]


def test_of_one_rule_only_so_many_problems_are_told(library_of) -> None:
    items = "".join(f"- {{id: a{number}, ask: A}}\n" for number in range(600))
    library = library_of(items)
    assert [problem.code for problem in library.problems] == ["CL204"] * 500 + ["CL018"]
    assert library.problems[-1].line == 507


def test_the_library_that_ships_has_no_error() -> None:
    assert [(problem.file, problem.line, problem.message) for problem in load_library(SHIPPED).errors] == []
