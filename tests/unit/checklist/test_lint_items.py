"""Where items come from, and settings that do nothing."""

from pathlib import Path

import pytest

from inspect_app.checklist.library import read_library

CLAUSES = "standard: ET\ntitle: E\nclauses: [{id: ET-1.1, text: A}, {id: ET-1.2, text: B}]\n"


def test_unknown_clauses_stand_at_their_place(library_of) -> None:
    library = library_of("- {id: a, ask: A, clauses: [ET-1.1, ET-1.22]}", files={"et.yaml": CLAUSES})
    (found,) = library.problems
    assert (found.code, found.line, found.column) == ("CL203", 7, 43)
    assert found.mend.startswith('Did you mean "ET-1.2"? ')


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("answer: text", []),
        ("answer: text\nweight: 0", []),
        ("answer: text\nweight: 3", ["CL214"]),
        ("answer: photo\nseverity: major\nveto: cap\npass: 1\nbonus: true", ["CL214"] * 4),
        ("severity: major\nveto: cap", []),
    ],
)
def test_settings_of_what_is_never_scored(item_codes, lines, codes) -> None:
    assert item_codes(lines) == codes


@pytest.mark.parametrize(
    ("image", "detail"),
    [
        ("/etc/passwd", "is outside the library"),
        ("../x.jpg", "is outside the library"),
        ("a/../../x.jpg", "is outside the library"),
        ("'..\\x.jpg'", "is outside the library"),
        ("gone.jpg", "is not there"),
        ("pictures/here.jpg", None),
    ],
)
def test_pictures(tmp_path: Path, image, detail) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "here.jpg").write_bytes(b"")
    text = f"""checklist: a
version: 1.0.0
title: A
groups:
  - title: A
    items:
      - {{id: a, ask: A, why: B, examples: [{{image: {image}, good: true, caption: C}}]}}
"""
    problems = read_library({"a.yaml": text}, root=tmp_path).problems
    assert [(each.code, each.message.endswith(str(detail))) for each in problems] == (
        [("CL215", True)] if detail else []
    )
