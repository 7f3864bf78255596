"""Write docs/cli.md from the command line's own help: .venv/bin/python script/cli_docs.py"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from inspect_app.cli.main import main

TARGET = Path(__file__).resolve().parents[1] / "docs" / "cli.md"
INTRODUCTION = """\
# The command line

`./run VERB…` runs a verb in the prepared environment; an installed package has `inspect-app VERB…`.
`./run` alone is `./run start`. Settings come from the environment: [settings.md](settings.md).

Exit codes: 0 all is fine, 1 problems were found, 2 wrong use. Results go to standard output;
`--format json` is meant for programs. Every verb explains itself with `--help`.

This page is written by `script/cli_docs.py` from that help, and a test keeps the two in step.
"""


def verbs(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    """Every verb below ``command`` that does something, with its words."""
    if not isinstance(command, click.Group):
        yield " ".join(words), command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        found = command.get_command(context, name)
        if found is not None:
            yield from verbs(found, (*words, name))


def _option(parameter: click.Option) -> str:
    """One line of a list: the names, the kind of value, the help."""
    value = "" if parameter.is_flag else " " + parameter.make_metavar(click.Context(click.Command("x")))
    names = ", ".join(f"`{name}{value}`" for name in [*parameter.opts, *parameter.secondary_opts])
    notes = ["required"] if parameter.required else []
    if parameter.show_default and isinstance(parameter.default, str | int | float) and not parameter.is_flag:
        notes.append(f"default `{parameter.default}`")
    told = (parameter.help or "").strip()
    return f"- {names}" + (f": {told}" if told else "") + (f" ({', '.join(notes)})" if notes else "")


def section(words: str, command: click.Command) -> str:
    """Heading, what it does, how to call it, its options."""
    context = click.Context(command, info_name=f"./run {words}")
    options = [each for each in command.params if isinstance(each, click.Option)]
    usage = " ".join(["./run", words, *command.collect_usage_pieces(context)])
    parts = [f"### `{words}`", inspect.cleandoc(command.help or ""), f"```sh\n{usage}\n```"]
    if options:
        parts.append("\n".join(_option(each) for each in options))
    return "\n\n".join(parts)


def page() -> str:
    """The whole of docs/cli.md."""
    return "\n\n".join([INTRODUCTION.rstrip(), *(section(*each) for each in verbs(main))]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
