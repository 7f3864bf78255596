"""``inspect-app serve``: serve the application until told to stop."""

from __future__ import annotations

import signal
import socket
from ipaddress import ip_address
from types import FrameType

import click
from flask import Flask
from waitress.server import create_server

from inspect_app.app import create_app, settle_memory
from inspect_app.cli.main import settings
from inspect_app.config import Config
from inspect_app.storage import schema
from inspect_app.storage.database import Database

# A little more than the largest photo upload. The server puts a whole body on the disk before the application
# can refuse it, also for callers who never sign in, and would by itself take a gigabyte of each.
LARGEST_BODY = 32 * 1024 * 1024
# A browser keeps up to six open for two minutes, and beyond the most nobody is let in. A process may have
# 1024 files open: this stays well below.
MOST_CONNECTIONS = 600


@click.command(help="Serve the application; see start for preparing it too.")
def command() -> None:
    """Exit code 1 where the port is busy or the schema is not the present one."""
    config = settings()
    listening = listen(config)
    database = Database(config.database_url)
    behind = schema.current(database) != schema.newest()
    database.close()
    if behind:
        message = "the database is not at the present schema; run: inspect-app db migrate"
        raise click.ClickException(message)
    click.echo(f"Serving on {address(config)} — stop with Ctrl+C")
    run(create_app(config), listening, config.threads)


def address(config: Config) -> str:
    """What to type into a browser on this machine."""
    return config.public_url or f"http://{_reachable(config.host)}:{config.port}"


def _reachable(host: str) -> str:
    """The host as a browser here takes it: a server on every address is found on this machine's own."""
    try:
        number = ip_address(host)
    except ValueError:
        return host
    if number.is_unspecified:
        number = ip_address("127.0.0.1" if number.version == 4 else "::1")
    return str(number) if number.version == 4 else f"[{number}]"


def listen(config: Config) -> socket.socket:
    """The port, taken: before any preparation, so that a busy one is told at once."""
    try:
        return _bound(config.host, config.port)
    except OSError as error:
        message = (
            f"cannot listen on {config.host}:{config.port}: {error.strerror or error}. "
            "Stop what uses it, or choose another with INSPECT_PORT."
        )
        raise click.ClickException(message) from None


def _bound(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, where = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    taken = socket.socket(family, kind, protocol)
    try:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(where)
        taken.listen(1024)
    except OSError:
        taken.close()
        raise
    return taken


def run(app: Flask, listening: socket.socket, threads: int) -> None:
    """Serve until SIGINT or SIGTERM; requests under way are finished, then the job at hand."""
    config: Config = app.extensions["config"]
    server = create_server(
        app,
        sockets=[listening],
        threads=threads,
        ident="inspect-app",
        max_request_body_size=LARGEST_BODY,
        connection_limit=MOST_CONNECTIONS,
        # Waitress takes forwarded headers away before the application sees them. Where proxies are configured
        # the application itself believes as many hops as there are, and reads nothing of them otherwise.
        clear_untrusted_proxy_headers=config.trusted_proxies == 0,
    )
    signal.signal(signal.SIGTERM, _stop)
    settle_memory()
    try:
        server.run()
    finally:
        server.close()
        app.extensions["runner"].stop()
        app.extensions["database"].close()
    click.echo("Stopped.")


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
