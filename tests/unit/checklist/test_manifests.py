"""library.yaml."""

import pytest

from inspect_app.checklist.model import Text
from inspect_app.checklist.sources import Excuse, Manifest


def test_read(only) -> None:
    library = only("""
        library: ours
        version: 1.0.0
        title: {zh: 标准库, en: Library}
        languages: [zh, en]
        uncited: [{clause: ET-1, why: {zh: 内部, en: Internal}}]
    """)
    assert library.problems == ()
    excuses = (Excuse("ET-1", Text("内部", "Internal")),)
    assert library.manifest == Manifest("ours", "1.0.0", Text("标准库", "Library"), ("zh", "en"), excuses)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("languages: [de]", ["CL108"]),
        ("languages: [[zh]]", ["CL108"]),
        ("extends: standrad", ["CL505"]),
        ("extends: [[standard]]", ["CL505"]),
        ("extends: {standard: 1}", ["CL104"]),
        ("uncited: [ET-1]", ["CL104"]),
        ("uncited: [{why: Internal}]", ["CL103"]),
        ("uncited: [{clause: ET-1}]", ["CL115"]),
        ("uncited: [{clause: ET-1, why: A}, {clause: ET-1, why: B}]", ["CL202"]),
    ],
)
def test_refused(only, codes, lines, expected) -> None:
    assert codes(only(f"library: ours\nversion: 1.0.0\n{lines}\n")) == expected


def test_there_is_one(library_of, codes) -> None:
    text = "library: ours\nversion: 1.0.0\n"
    library = library_of(files={"a.yaml": text, "b.yaml": text.replace("ours", "theirs")})
    assert codes(library) == ["CL201"]
    assert library.manifest.id == "ours"


def test_the_libraries_below(only) -> None:
    text = "library: ours\nversion: 1.0.0\nextends: %s\n"
    assert only(text % "standard").manifest.extends == ("standard",)
    assert only(text % "[standard, standard]").manifest.extends == ("standard",)
