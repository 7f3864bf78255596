"""Finding documents in a library."""

from inspect_app.checklist.holdings import Library, version_key

OTHER = "checklist: desk\nversion: %s\ntitle: T\ngroups: [{title: A, items: [{id: a, ask: A, why: B}]}]\n"


def test_versions_are_numbers() -> None:
    assert version_key("1.10.0") > version_key("1.9.12")


def test_newest_and_pinned(library_of) -> None:
    library = library_of(files={f"{number}.yaml": OTHER % f"1.{number}.0" for number in (9, 10)})
    newest = library.checklist("desk")
    assert newest is not None
    assert newest.version == "1.10.0"
    pinned = library.checklist("desk", "1.9.0")
    assert pinned is not None
    assert pinned.version == "1.9.0"
    assert library.checklist("desk", "3.0.0") is None
    assert library.checklist("none") is None
    assert library.newest_checklists == (newest,)


def test_programmes(library_of) -> None:
    library = library_of()
    assert library.programme("audit") is library.programmes[0]
    assert library.programme("audit", "2.0.0") is None


def test_errors_leave_warnings_out(library_of) -> None:
    library = library_of(
        "- {id: a, ask: A, why: B, answer: text, veto: cap}\n- {id: b, ask: A, why: B, pass: 9}"
    )
    assert [problem.code for problem in library.problems] == ["CL214", "CL114"]
    assert [problem.code for problem in library.errors] == ["CL114"]


def test_clauses_that_cannot_be_read_are_known_all_the_same(library_of) -> None:
    text = "standard: ET\ntitle: E\nclauses: [{id: ET-1, text: A, by: x}, {id: ET-2, text: B}]\n"
    library = library_of("- {id: a, ask: A, clauses: [ET-1]}", files={"et.yaml": text})
    assert [problem.code for problem in library.problems] == ["CL108"]
    assert list(library.clauses) == ["ET-2"]
    assert library.known_clauses == {"ET-1", "ET-2"}


def test_empty() -> None:
    assert Library().checklists == ()
    assert Library().clauses == {}
