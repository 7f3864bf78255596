"""The command line's frame: help, wrong words, wrong settings."""

from __future__ import annotations

from click.testing import CliRunner

from inspect_app.cli.main import VERBS, main


def test_help_lists_every_verb_and_each_loads() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert all(f"  {verb}" in result.output for verb in VERBS)


def test_a_wrong_verb_is_wrong_use() -> None:
    result = CliRunner().invoke(main, ["inspekt"])
    assert result.exit_code == 2
    assert "No such command 'inspekt'" in result.output


def test_every_bad_setting_is_named() -> None:
    result = CliRunner().invoke(main, ["doctor"], env={"INSPECT_PORT": "none", "INSPECT_COLOUR": "red"})
    assert result.exit_code == 2
    assert "INSPECT_PORT: " in result.output
    assert "INSPECT_COLOUR: is not a setting" in result.output
