"""The worked example of a company's own library is as good as its page says."""

from pathlib import Path

import pytest

from inspect_app.checklist.compile import compile_programme
from inspect_app.checklist.library import Library, load_library


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    """The example with the shipped library below it."""
    return load_library(root / "docs/examples/own-library")


def test_it_has_no_problems(library: Library) -> None:
    assert library.problems == ()


def test_its_programme_uses_both_libraries_tailored(library: Library) -> None:
    programme = compile_programme(library, "riverside-audit").programme
    assert [checklist.id for checklist in programme.checklists] == [
        "lobby",
        "car-park",
        "swimming-pool",
        "telephone",
    ]
    rings = next(item for item in programme.checklist("telephone").items if item.id == "rings")
    assert (str(rings.answer.max), str(rings.weight), rings.clauses[0]) == ("2", "5", "TP-17.1")
    assert "barrier-finish" not in {item.id for item in programme.checklist("car-park").items}


def test_the_shipped_programmes_are_still_there(library: Library) -> None:
    assert compile_programme(library, "full-audit").programme.id == "full-audit"
