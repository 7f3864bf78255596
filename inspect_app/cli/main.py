"""The command line: ``inspect-app VERB…`` or ``./run VERB…``. Exit codes: 0 fine, 1 problems, 2 wrong use."""

from __future__ import annotations

from importlib import import_module

import click

from inspect_app.config import Config, ConfigError

# Verb to the module that holds it; imported only when called, so that ``score`` never waits for WeasyPrint.
VERBS = {
    "start": "start:command",
    "serve": "serve:command",
    "doctor": "doctor:command",
    "db": "db:group",
    "checklists": "checklists:group",
    "score": "score:command",
    "users": "users:group",
    "inspections": "inspections:group",
    "reports": "reports:group",
    "audit": "audit:group",
    "demo": "demo:group",
}


class Verbs(click.Group):
    """Loads a verb's module when the verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb, in the order of VERBS."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb, None when there is none of that name."""
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"inspect_app.cli.{module}"), name)
        return command


def settings() -> Config:
    """The settings; wrong ones end the command with exit code 2 and a line for each."""
    try:
        return Config.from_env()
    except ConfigError as error:
        lines = "\n".join(f"  {name}: {fault}" for name, fault in error.faults)
        message = f"Settings cannot be used:\n{lines}"
        raise click.UsageError(message) from None


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(
    package_name=None, version=__import__("inspect_app").__version__, prog_name="inspect-app"
)
def main() -> None:
    """Service-quality inspections for property management."""
