"""``inspect-app db``."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from inspect_app.cli.main import main
from inspect_app.storage import schema


def test_a_database_is_made_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path))
    runner = CliRunner()
    before = runner.invoke(main, ["db", "status", "--format", "json"])
    assert before.exit_code == 1
    assert json.loads(before.stdout) == {"current": None, "newest": schema.newest(), "up_to_date": False}
    assert runner.invoke(main, ["db", "migrate"]).output == f"schema none → {schema.newest()}\n"
    assert runner.invoke(main, ["db", "migrate"]).output == f"schema {schema.newest()} is in place\n"
    after = runner.invoke(main, ["db", "status"])
    assert (after.exit_code, after.output) == (0, f"schema {schema.newest()}, newest {schema.newest()}\n")


def test_scores_are_summed_up_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INSPECT_DATA", str(tmp_path))
    runner = CliRunner()
    assert runner.invoke(main, ["db", "migrate"]).exit_code == 0
    done = runner.invoke(main, ["db", "rollup"])
    assert (done.exit_code, done.output) == (0, "0 inspections summed up\n")
