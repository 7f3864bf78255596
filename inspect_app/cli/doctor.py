"""``inspect-app doctor``: what is here, what is not safe, how to mend it."""

from __future__ import annotations

import json
from dataclasses import asdict

import click
from rich.console import Console
from rich.table import Table

from inspect_app.cli.main import settings
from inspect_app.services.health import Check, State, examine

MARKS = {
    State.FINE: "[green]ok[/green]",
    State.WARNING: "[yellow]warning[/yellow]",
    State.PROBLEM: "[red]problem[/red]",
}


def _print(checks: list[Check]) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in ("", "what", "found", "to mend it"):
        table.add_column(heading, overflow="fold")
    for check in checks:
        table.add_row(MARKS[check.state], check.name, check.found, check.mend)
    Console().print(table)


@click.command(
    help="Check versions, fonts, database, disk, clock and HTTPS, and say how to mend what is wrong."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(form: str) -> None:
    """Exit code 1 when there is a problem; warnings alone leave it 0."""
    checks = examine(settings())
    if form == "json":
        click.echo(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=2))
    else:
        _print(checks)
    if any(check.state is State.PROBLEM for check in checks):
        raise SystemExit(1)
