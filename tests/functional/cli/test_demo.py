"""``demo load`` fills an empty database and refuses any other."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspect_app.cli import demo
from inspect_app.cli.main import main
from inspect_app.demo import load, pictures
from inspect_app.demo.company import PEOPLE


def test_load_tells_the_accounts_and_refuses_a_second_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(load, "PROJECTS", load.PROJECTS[:1])
    monkeypatch.setattr(load, "MONTHS", 0)
    monkeypatch.setattr(pictures, "SIZE", (400, 300))
    environment = {"INSPECT_DATA": str(tmp_path)}
    result = CliRunner().invoke(main, ["demo", "load", "--until", "2026-11-21"], env=environment)
    assert result.exit_code == 0, result.output
    with closing(sqlite3.connect(tmp_path / "inspect.db")) as stored:
        [(inspections,)] = stored.execute("SELECT count(*) FROM inspection")
    assert inspections > 0
    assert f"{inspections} inspections" in result.output
    assert all(person.username in result.output for person in PEOPLE)
    again = CliRunner().invoke(main, ["demo", "load"], env=environment)
    assert again.exit_code == 1
    assert "accounts already" in again.output


def test_a_day_that_is_none_is_wrong_use() -> None:
    assert CliRunner().invoke(main, ["demo", "load", "--until", "someday"]).exit_code == 2


def test_the_accounts_are_listed_with_their_roles() -> None:
    assert "wang" in demo.accounts_text()
    assert "inspector" in demo.accounts_text()
