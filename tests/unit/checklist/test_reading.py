"""Ids and places of one file."""

from inspect_app.checklist.composer import compose
from inspect_app.checklist.nodes import START, Mark, ScalarNode
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


def test_a_text_that_others_read_otherwise_is_doubted_once() -> None:
    reading = Reading("a.yaml")
    reading.doubt(ScalarNode("no", plain=True))
    reading.doubt(ScalarNode("no", plain=False))
    reading.doubt(ScalarNode("note", plain=True))
    assert [one.code for one in reading.problems] == ["CL117"]
    assert reading.doubtful


def test_a_told_fault_is_not_told_again() -> None:
    reading = Reading("a.yaml")
    reading.doubt(ScalarNode("1e999", plain=True), told=True)
    assert reading.problems == []
    assert reading.doubtful


def test_of_a_file_at_fault_nothing_is_missed() -> None:
    reading = Reading("a.yaml", faulty=True)
    reading.report("CL103", START, where="a checklist", key="version")
    reading.report("CL115", Mark(3, 1), where="a group", key="title")
    assert reading.problems == []


def test_of_a_doubtful_document_nothing_is_missed_at_its_head() -> None:
    reading = Reading("a.yaml", head=START, doubtful=True)
    reading.report("CL103", START, where="a checklist", key="version")
    reading.report("CL103", Mark(3, 1), where="an item", key="ask")
    assert [one.line for one in reading.problems] == [3]


def test_what_is_missing_in_a_language_waits_until_the_languages_are_known() -> None:
    reading = Reading("a.yaml", languages=None)
    reading.speaks(Mark(1, 1), "ask", ("zh",))
    reading.speaks(Mark(2, 1), "ask")
    assert reading.problems == []
    reading.settle(("zh", "en"))
    assert [(one.code, one.line) for one in reading.problems] == [("CL111", 1), ("CL111", 2)]
    reading.settle(("zh", "en"))
    reading.speaks(Mark(3, 1), "ask", ("zh", "en"))
    assert len(reading.problems) == 2


def test_a_library_of_one_language_means_that_one_by_a_plain_text() -> None:
    reading = Reading("a.yaml", languages=("en",))
    reading.speaks(START, "ask")
    assert reading.problems == []
    reading.speaks(START, "ask", ("zh",))
    assert [one.code for one in reading.problems] == ["CL111"]
