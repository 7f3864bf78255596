"""Ids and places of one file."""

from inspect_app.checklist.composer import compose
from inspect_app.checklist.nodes import START
from inspect_app.checklist.reading import Reading, Source


def test_register_remembers_where_an_id_stands() -> None:
    composed = compose("a: {x: 1}\nb: {y: 2}\n")
    root = composed.root
    assert root is not None
    reading = Reading("f.yaml", composed.lines)
    assert reading.register("item", "one", root.entries["a"].value)
    assert not reading.register("item", "one", root.entries["b"].value)
    assert reading.register("part", "one", root.entries["b"].value)
    (found,) = reading.problems
    assert (found.code, found.line, found.column) == ("CL202", 2, 4)
    source = reading.source(root)
    assert source.knows("item/one")
    assert source.stands_before("item/one", "part/one")
    assert source.has("item/one", "x")
    assert not source.has("item/one", "y")
    assert not source.has("item/two", "x")
    assert source.problem("CL112", "part/one", "y", key="y").column == 8


def test_a_problem_of_something_unknown_stands_at_the_top() -> None:
    found = Source("f.yaml").problem("CL112", "item/none", key="k")
    assert (found.line, found.column, found.excerpt) == (START.line, START.column, "")


def test_a_flood_of_problems_ends() -> None:
    reading = Reading("f.yaml")
    for _ in range(600):
        reading.report("CL112", START, key="k")
    assert [each.code for each in reading.problems] == ["CL112"] * 500 + ["CL018"]
    assert reading.full


def test_places_are_found_again_whatever_ends_the_lines() -> None:
    composed = compose("\ufeffa:\r\n  - {x: 1}\u2028b: &b {y: [2]}\nc: *b\n")
    root = composed.root
    assert root is not None
    reading = Reading("f.yaml", composed.lines)
    reading.register("item", "b", root.entries["b"].value)
    found = reading.source(root).problem("CL112", "item/b", "y", 0, key="y")
    assert (found.line, found.column) == (3, 12)
    assert reading.source(root).line("item/b") == 3
