"""Which clauses are covered by the newest checklists."""

from inspect_app.checklist.coverage import coverage

CLAUSES = """standard: ET
title: Etiquette
clauses:
  - {id: ET-1, at: "1", by: observe, text: Greet}
  - {id: ET-2, at: "2", by: observe, text: Smile}
  - {id: ET-3, at: "3", by: org, text: Train}
"""
MANIFEST = "library: l\nversion: 1.0.0\nuncited: [{clause: ET-3, why: Concerns the company}]\n"
OLDER = """checklist: desk
version: 0.9.0
title: Old
groups: [{title: A, items: [{id: a, ask: A, clauses: [ET-2]}]}]
"""


def test_matrix(library_of) -> None:
    items = "- {id: a, ask: A, clauses: [ET-1]}\n- {id: b, ask: B, clauses: [ET-1, XX-1]}"
    files = {"et.yaml": CLAUSES, "library.yaml": MANIFEST, "old.yaml": OLDER}
    matrix = coverage(library_of(items, files=files))
    assert matrix.clauses == ("ET-1", "ET-2", "ET-3")
    assert matrix.cited == {"ET-1": ("desk/a", "desk/b")}
    assert matrix.excused == ("ET-3",)
    assert matrix.uncited == ("ET-2",)


def test_without_registers_nothing_is_missing(library_of) -> None:
    matrix = coverage(library_of())
    assert (matrix.clauses, matrix.cited, matrix.uncited) == ((), {}, ())
