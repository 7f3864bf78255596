"""``doctor`` prints every check, as text or JSON, and fails only on problems."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from inspect_app.cli import doctor
from inspect_app.cli.main import main
from inspect_app.services.health.check import Check, State

WARNING = Check("HTTPS", State.WARNING, "http://x", "use Caddy")
PROBLEM = Check("Disk", State.PROBLEM, "full", "free some")


@pytest.mark.parametrize(("checks", "code"), [([WARNING], 0), ([WARNING, PROBLEM], 1)])
def test_only_problems_fail(monkeypatch: pytest.MonkeyPatch, checks: list[Check], code: int) -> None:
    monkeypatch.setattr(doctor, "examine", lambda config: checks)
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == code
    assert all(check.found in result.output and check.mend in result.output for check in checks)


def test_json_names_every_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "examine", lambda config: [PROBLEM])
    result = CliRunner().invoke(main, ["doctor", "--format", "json"])
    assert json.loads(result.output) == [
        {"name": "Disk", "state": "problem", "found": "full", "mend": "free some"}
    ]


def test_the_real_checks_cover_what_the_product_stands_on(tmp_path: object) -> None:
    result = CliRunner().invoke(main, ["doctor", "--format", "json"], env={"INSPECT_DATA": str(tmp_path)})
    names = {check["name"] for check in json.loads(result.output)}
    assert {"Python", "SQLite", "Report fonts", "Disk", "Clock", "HTTPS", "Database"} <= names
