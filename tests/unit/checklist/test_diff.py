"""What differs between two libraries."""

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.diff import diff_shelves, shelf_of, shelf_of_programmes

ITEM = """- {id: greets, ask: Staff greet, why: Practice, weight: %s}
- {id: sits, ask: Staff sit, why: Practice}
"""


def test_the_same_library_does_not_differ(library_of) -> None:
    shelf = shelf_of(library_of())
    assert diff_shelves(shelf, shelf).documents == ()


def test_a_change_in_a_checklist_is_told_once_and_its_version_judged(library_of) -> None:
    old, new = shelf_of(library_of(ITEM % 1)), shelf_of(library_of(ITEM % 2))
    found = diff_shelves(old, new)
    (document,) = found.documents
    assert (document.kind, document.id, document.changes[0].after) == ("checklist", "desk", "2")
    assert found.too_small == (document,)


def test_what_tailoring_changed_is_the_programme_s_change(library_of) -> None:
    old = shelf_of(library_of(ITEM % 1))
    new = shelf_of(
        library_of(ITEM % 1, "tailor: [{at: desk/greets, weight: 5}, {at: desk/sits, applicable: false}]\n")
    )
    (document,) = diff_shelves(old, new).documents
    assert (document.kind, document.id) == ("programme", "audit")
    assert [(change.at, change.bump.name) for change in document.changes] == [
        ("desk/sits", "MAJOR"),
        ("desk/greets", "MINOR"),
    ]


def test_documents_that_come_and_go(library_of) -> None:
    extra = "grading: more\nbands: [{grade: a, title: A, from: 0}]\n"
    old, new = shelf_of(library_of()), shelf_of(library_of(files={"more.yaml": extra}))
    (document,) = diff_shelves(old, new).documents
    assert (document.kind, document.id, document.old, document.new) == ("grading", "more", None, "")
    (document,) = diff_shelves(new, old).documents
    assert (document.old, document.new) == ("", None)


def test_a_programme_that_cannot_be_compiled_is_named(library_of) -> None:
    shelf = shelf_of(library_of("- {id: greets, ask: A, why: B, colour: red}"))
    assert (shelf.unread, dict(shelf.programmes)) == (("audit",), {})


def test_what_is_in_force_is_compared_as_programmes_have_it(library_of) -> None:
    tailor = "tailor: [{at: desk/greets, weight: 5}]\n"
    programme = compile_programme(library_of(ITEM % 1, tailor), "audit").programme
    shelf = shelf_of_programmes([programme])
    assert shelf.checklists["desk"].items[0].weight == 5
    assert set(shelf.gradings) == {"two"}
    assert diff_shelves(shelf, shelf_of_programmes([programme])).documents == ()
