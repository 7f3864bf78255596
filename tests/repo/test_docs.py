"""What the product can do is written down: settings, words of the command line, problem codes, folders."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from inspect_app.checklist import catalogue
from inspect_app.cli.main import main
from inspect_app.config import PREFIX, Config

LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"^CL\d{3}$")


def _verbs(command: click.Command, words: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    if not isinstance(command, click.Group):
        yield " ".join(words), command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        assert found is not None, name
        yield from _verbs(found, (*words, name))


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


def test_every_word_of_the_command_line_has_its_heading_and_options(root: Path) -> None:
    text = (root / "docs/cli.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^### `([^`]+)`\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL))
    verbs = dict(_verbs(main, ()))
    assert sorted(sections) == sorted(verbs)
    missing = [
        f"{verb}: {parameter.opts[0]}"
        for verb, command in verbs.items()
        for parameter in command.params
        if isinstance(parameter, click.Option) and f"`{parameter.opts[0]}" not in sections[verb]
    ]
    assert not missing, "\n".join(missing)


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
