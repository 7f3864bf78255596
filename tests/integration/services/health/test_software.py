"""Versions, native libraries and fonts are judged, and each fault says how to mend it."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError

import pytest

from inspect_app.services.health import software
from inspect_app.services.health.check import State


def test_this_environment_stands_on_safe_versions() -> None:
    checks = [software.python(), *software.packages(), software.sqlite()]
    assert {check.name: check.state for check in checks if check.state is not State.FINE} == {}
    assert {"Flask", "weasyprint", "SQLite"} <= {check.name for check in checks}


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3.1.3", (3, 1, 3)), ("70.0", (70, 0)), ("3.1.3rc1", (3, 1)), ("", ()), ("1.b.2", (1,))],
)
def test_numbers_of_a_version(text: str, expected: tuple[int, ...]) -> None:
    assert software.numbers(text) == expected


def test_an_old_package_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(software, "version", lambda name: "1.0")
    checks = list(software.packages())
    assert len(checks) == len(software.FLOORS)
    assert all(check.state is State.PROBLEM and "or newer" in check.mend for check in checks)


def test_a_missing_package_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(software, "version", absent)
    assert {check.found for check in software.packages()} == {"missing"}


def test_an_old_sqlite_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(software, "sqlite_version", lambda: (3, 40, 1))
    check = software.sqlite()
    assert check.state is State.PROBLEM
    assert "3.51.3" in check.mend


def test_missing_libraries_name_the_package_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(software, "find_library", lambda name: None)
    states = {check.name: check.state for check in software.libraries()}
    assert states == {
        "pango-1.0": State.PROBLEM,
        "pangoft2-1.0": State.PROBLEM,
        "harfbuzz-subset": State.WARNING,
    }
    assert all("apt-get install" in check.mend for check in software.libraries())


def test_missing_fonts_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(software, "bundled_folder", lambda name: tmp_path)
    check = software.fonts()
    assert check.state is State.PROBLEM
    assert "NotoSansSC-Bold.ttf" in check.found
