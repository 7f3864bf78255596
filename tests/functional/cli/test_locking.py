"""``checklists lock``."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inspect_app.cli.checklists import group

GRADING = (
    "grading: two\nbands: [{grade: good, title: Good, from: 80}, {grade: poor, title: Poor, from: %s}]\n"
)
MORE = "grading: more\nbands: [{grade: good, title: Good, from: 0}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of one grading."""
    (tmp_path / "two.yaml").write_text(GRADING % 0, encoding="utf-8")
    return tmp_path


def _run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(group, ["lock", str(folder), *words])


def test_what_is_new_is_added_and_what_was_locked_stays(folder: Path) -> None:
    first = _run(folder)
    assert (first.exit_code, first.output) == (0, "grading    two\n1 locked, 0 were before\n")
    written = (folder / "published.lock.json").read_text(encoding="utf-8")
    (folder / "more.yaml").write_text(MORE, encoding="utf-8")
    assert _run(folder).output == "grading    more\n1 locked, 1 were before\n"
    (folder / "more.yaml").unlink()
    assert _run(folder).output == "0 locked, 2 were before\n"
    assert written.splitlines()[5] in (folder / "published.lock.json").read_text(encoding="utf-8")


def test_a_changed_one_is_refused_unless_the_lock_is_made_anew(folder: Path) -> None:
    _run(folder)
    (folder / "two.yaml").write_text(GRADING.replace("Poor", "Bad") % 0, encoding="utf-8")
    refused = _run(folder)
    assert (refused.exit_code, "CL501" in refused.output) == (1, True)
    assert _run(folder, "--anew").exit_code == 0
    assert _run(folder).exit_code == 0


def test_other_errors_are_refused_anew_as_well(folder: Path) -> None:
    (folder / "two.yaml").write_text(GRADING % 5, encoding="utf-8")
    assert _run(folder, "--anew").exit_code == 1
    assert not (folder / "published.lock.json").exists()


def test_checking_writes_nothing(folder: Path) -> None:
    checked = _run(folder, "--check")
    assert (checked.exit_code, checked.output) == (1, "grading    two\n1 not locked yet\n")
    assert not (folder / "published.lock.json").exists()
    _run(folder)
    assert _run(folder, "--check").output == "everything is locked\n"
