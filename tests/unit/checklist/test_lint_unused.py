"""What has no effect, and ids given twice."""

from inspect_app.checklist.library import read_library

OTHER = "checklist: other\nversion: 1.0.0\ntitle: O\ngroups: [{title: O, items: [{id: a, ask: A, why: B}]}]\n"
SPARE = "grading: spare\nbands: [{grade: a, title: A, from: 0}]\n"


def test_what_no_programme_uses(library_of, places) -> None:
    library = library_of(files={"other.yaml": OTHER, "spare.yaml": SPARE})
    assert [(one.file, one.code, one.line, one.column) for one in library.problems] == [
        ("other.yaml", "CL404", 1, 12),
        ("spare.yaml", "CL404", 1, 10),
    ]


def test_without_programmes_nothing_is_unused() -> None:
    assert read_library({"other.yaml": OTHER, "spare.yaml": SPARE}).problems == ()


def test_an_older_version_may_rest(library_of, codes) -> None:
    old = OTHER.replace("checklist: other", "checklist: desk").replace("1.0.0", "0.9.0")
    assert codes(library_of(files={"old.yaml": old})) == []


def test_clauses_nobody_cites(library_of, codes) -> None:
    standard = "standard: ET\ntitle: E\nclauses: [{id: ET-1, text: A}]\n"
    manifest = "library: l\nversion: 1.0.0\n"
    assert codes(library_of(files={"et.yaml": standard})) == []
    assert codes(library_of(files={"et.yaml": standard, "library.yaml": manifest})) == ["CL405"]
    assert read_library({"et.yaml": standard, "library.yaml": manifest}).problems == ()


def _version(number: str, *items: str) -> str:
    rows = ", ".join(f"{{id: {item}, ask: Ask {item}, why: B}}" for item in items)
    return f"checklist: a\nversion: {number}\ntitle: A\ngroups: [{{title: A, items: [{rows}]}}]\n"


def test_an_id_that_was_given_up_is_not_given_again() -> None:
    files = {
        "1.yaml": _version("1.0.0", "x", "y"),
        "2.yaml": _version("1.2.0", "y"),
        "3.yaml": _version("1.10.0", "x", "y", "z"),
        "4.yaml": _version("1.11.0", "x", "y"),
    }
    (found,) = read_library(files).problems
    assert (found.code, found.file) == ("CL227", "3.yaml")
    assert "version 1.2.0" in found.message
