"""What the shipped library publishes is locked, so that nobody changes a published version in place."""

from pathlib import Path

from inspect_app.checklist import locks
from inspect_app.checklist.library import load_library


def test_the_lock_is_in_step_with_the_library(root: Path) -> None:
    """To mend it, with a new version of what changed: inspect-app checklists lock checklists"""
    library = load_library(root / "checklists")
    present = locks.lock_of(library)
    assert library.lock
    assert [key for key in present if library.lock.get(key) != present[key]] == []


def test_it_is_written_as_the_command_writes_it(root: Path) -> None:
    text = (root / "checklists" / locks.FILE).read_text(encoding="utf-8")
    assert locks.written(locks.read(text)) == text
