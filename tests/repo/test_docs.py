"""What the product can do is written down: settings, words of the command line, problem codes, folders."""

import re
import runpy
from pathlib import Path

import click
import pytest

from inspect_app.checklist import catalogue
from inspect_app.cli.main import main
from inspect_app.config import PREFIX, Config

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"^CL\d{3}$")


def test_every_setting_has_its_line(root: Path) -> None:
    lines = (root / "docs/settings.md").read_text(encoding="utf-8").splitlines()
    told = [line.split("|")[1].strip().strip("`") for line in lines if line.startswith("| `")]
    assert told == [PREFIX + name.upper() for name in Config.model_fields]


def test_every_default_is_told_as_it_is(root: Path) -> None:
    text = (root / "docs/settings.md").read_text(encoding="utf-8")
    wrong = []
    for name, field in Config.model_fields.items():
        shown = "empty" if field.default in (None, "") else f"`{str(field.default).lower()}`"
        if not re.search(
            rf"^\| `{PREFIX}{name.upper()}` \| {re.escape(shown)} \|", text, re.MULTILINE | re.IGNORECASE
        ):
            wrong.append(f"{name}: {shown}")
    assert not wrong, wrong


def test_the_page_of_the_command_line_is_its_own_help(root: Path) -> None:
    """To mend it: .venv/bin/python script/cli_docs.py"""
    told = runpy.run_path(str(root / "script/cli_docs.py"))["page"]()
    assert (root / "docs/cli.md").read_text(encoding="utf-8") == told


def test_every_word_of_the_command_line_explains_itself_and_its_options(root: Path) -> None:
    verbs = dict(runpy.run_path(str(root / "script/cli_docs.py"))["verbs"](main))
    silent = [verb for verb, command in verbs.items() if not command.help]
    silent += [
        f"{verb} {parameter.opts[0]}"
        for verb, command in verbs.items()
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.help and parameter.opts[0] != "--format"
    ]
    assert not silent, "\n".join(silent)


def test_every_problem_code_has_a_page_and_every_page_a_code(root: Path) -> None:
    codes = {rule.code for group in vars(catalogue).values() for rule in _rules(group)}
    pages = {path.stem for path in (root / "docs/rules").glob("*.md") if CODE.match(path.stem)}
    assert codes
    assert sorted(codes ^ pages) == []


def _rules(value: object) -> list[catalogue.Rule]:
    values = (
        value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else [value]
    )
    return [each for each in values if isinstance(each, catalogue.Rule)]


def test_every_folder_has_its_sentence_in_contributing(root: Path, files: list[Path]) -> None:
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = {path.relative_to(root).parts[0] for path in files if len(path.relative_to(root).parts) > 1}
    rooms = {
        f"inspect_app/{path.name}"
        for path in (root / "inspect_app").iterdir()
        if (path / "__init__.py").is_file()
    }
    areas = {
        f"tests/{path.relative_to(root / 'tests').parts[0]}"
        for path in files
        if path.is_relative_to(root / "tests") and len(path.relative_to(root / "tests").parts) > 1
    }
    missing = sorted(name for name in folders | rooms | areas if f"`{name}/" not in text)
    assert not missing, missing


def test_links_between_documents_lead_somewhere(root: Path, texts: dict[str, str]) -> None:
    broken = [
        f"{name}: {target}"
        for name, text in texts.items()
        if name.endswith(".md")
        for target in LINK.findall(text)
        if not (root / name).parent.joinpath(target).exists()
    ]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("kind", ["headings", "code blocks", "tables"])
def test_both_readmes_have_the_same_structure(root: Path, kind: str) -> None:
    patterns = {"headings": r"^(#+) ", "code blocks": r"^```(\w*)", "tables": r"^(\|[-| :]+\|)$"}
    english, chinese = (
        re.findall(patterns[kind], (root / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in ("README.md", "README.zh.md")
    )
    assert english == chinese


def test_both_readmes_name_the_two_commands(root: Path) -> None:
    for name in ("README.md", "README.zh.md"):
        text = (root / name).read_text(encoding="utf-8")
        assert "./run" in text
        assert "./test" in text
