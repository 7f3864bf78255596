"""One judge for files and tables."""

from inspect_app.checklist.composer import compose
from inspect_app.checklist.holdings import Library
from inspect_app.checklist.library import read_library
from inspect_app.checklist.nodes import MappingNode
from inspect_app.exchange.judge import judge

TEXT = "checklist: desk\nversion: 1.0.0\ntitle: Desk\ngroups: [{title: G, items: [{id: a, ask: A, %s}]}]\n"


def _tree(text: str) -> MappingNode:
    root = compose(text).root
    assert isinstance(root, MappingNode)
    return root


def test_rules_of_the_whole_library_hold() -> None:
    library = read_library({"et.yaml": "standard: ET\ntitle: E\nclauses: [{id: ET-1, text: T}]\n"})
    found = judge("checklist", _tree(TEXT % "clauses: [ET-2]"), "new", library)
    assert [(one.code, one.file, one.line) for one in found.problems] == [("CL203", "new", 4)]
    assert judge("checklist", _tree(TEXT % "clauses: [ET-1]"), "new", library).problems == ()


def test_places_are_found_without_the_file() -> None:
    found = judge("checklist", _tree(TEXT % "why: W, answer: text, veto: cap"), "new", Library())
    assert [(one.code, one.line, one.column) for one in found.problems] == [("CL214", 4, 73)]


def test_a_programme_takes_the_place_of_its_namesake() -> None:
    parts = "[{id: a, title: A, checklists: [{use: desk}]}]"
    text = f"programme: p\nversion: 1.0.0\ntitle: P\ngrading: none\nparts: {parts}\n"
    library = read_library({"p.yaml": text, "desk.yaml": TEXT % "why: W"})
    found = judge("programme", _tree(text), "new", library)
    assert [one.code for one in found.problems] == ["CL305"]


def test_what_has_no_id_is_no_document() -> None:
    found = judge("checklist", _tree("version: 1.0.0"), "new", Library())
    assert found.document is None
    assert "CL103" in {one.code for one in found.problems}
