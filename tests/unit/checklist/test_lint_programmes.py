"""What programmes name must be there."""

import pytest

TEXT = "programme: other\nversion: 1.0.0\ntitle: O\ngrading: %s\nparts: [%s]\n"


@pytest.mark.parametrize(
    ("grading", "parts", "expected"),
    [
        ("two", "{id: a, title: A, checklists: [{use: desk@1.0.0}]}", []),
        ("two", "{id: a, title: A, checklists: [{use: dsek}]}", ["CL304"]),
        ("two", "{id: a, title: A, checklists: [{use: desk@2.0.0}]}", ["CL304"]),
        ("tow", "{id: a, title: A, checklists: [{use: desk}]}", ["CL305"]),
        ("two", "{id: a, title: A, checklists: [{use: desk, weight: 0}]}", ["CL312"]),
        ("two", "{id: a, title: A, weight: 0, checklists: [{use: desk}]}", ["CL312"]),
    ],
)
def test_references(library_of, codes, grading, parts, expected) -> None:
    assert codes(library_of(files={"other.yaml": TEXT % (grading, parts)})) == expected


def test_the_nearest_name_may_be_a_version(library_of) -> None:
    parts = "{id: a, title: A, checklists: [{use: desk@2.0.0}]}"
    (found,) = library_of(files={"other.yaml": TEXT % ("two", parts)}).problems
    assert found.mend.startswith('Did you mean "desk@1.0.0"? ')


def test_sampling(library_of, codes) -> None:
    assert codes(library_of(more="sampling: {dsek: {places: 3}}\n")) == ["CL309"]


def test_a_capping_item_needs_a_cap(library_of, codes) -> None:
    item = "- {id: a, ask: A, why: B, veto: cap}"
    bare = "grading: bare\nbands: [{grade: a, title: A, from: 0}]\n"
    other = TEXT % ("bare", "{id: a, title: A, checklists: [{use: desk}, {use: none}]}")
    files = {"bare.yaml": bare, "other.yaml": other}
    assert codes(library_of(item, files=files)) == ["CL310", "CL304"]
    removed = files | {"other.yaml": other + "tailor: [{at: desk/a, applicable: false}]\n"}
    assert codes(library_of(item, files=removed)) == ["CL304"]


def test_a_programme_without_readable_parts_is_not_said_to_weigh_nothing(library_of, codes) -> None:
    parts = "{id: a, title: A, checklists: [x]}, y"
    assert codes(library_of(files={"other.yaml": TEXT % ("two", parts)})) == ["CL104", "CL104"]
