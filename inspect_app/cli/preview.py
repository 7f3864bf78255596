"""``inspect-app checklists preview``: the tablet's form of a checklist, beside the editor."""

from __future__ import annotations

from pathlib import Path

import click

from inspect_app.cli.main import settings


@click.command(help="Open a checklist as the tablet shows it; it follows every save. Needs no database.")
@click.argument("name")
@click.option(
    "--library",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the checklist library; the one in use when none is named.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8010, show_default=True, help="Port to listen on."
)
def preview(name: str, library: Path | None, port: int) -> None:
    """NAME is an id or a file; exit code 1 where there is no such checklist or the port is busy."""
    # Only this verb needs pages and a server; linting should not wait for them.
    from waitress.server import create_server  # noqa: PLC0415

    from inspect_app.cli.serve import listen  # noqa: PLC0415
    from inspect_app.web.preview import create_preview, located  # noqa: PLC0415

    config = settings().model_copy(update={"host": "127.0.0.1", "port": port})
    base = library or config.library_folder
    shown = located(name, base)
    if shown is None:
        message = f"there is no checklist {name} in {base}; see: inspect-app checklists list"
        raise click.ClickException(message)
    listening = listen(config)
    click.echo(f"Showing {name} on http://127.0.0.1:{listening.getsockname()[1]} — stop with Ctrl+C")
    server = create_server(create_preview(config, shown), sockets=[listening], threads=8, ident="inspect-app")
    try:
        server.run()
    finally:
        server.close()
