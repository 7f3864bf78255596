"""Refusals of services on the command line: one line that says what is wrong, exit code 1."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from inspect_app.cli.main import settings
from inspect_app.errors import NotFound, Refusal
from inspect_app.storage import schema
from inspect_app.storage.database import Database
from inspect_app.web.messages import accounts, inspections, reports, sites

# The pages' own words, in English here: outside a request nothing translates them.
_WORDS = {**accounts.MESSAGES, **sites.MESSAGES, **inspections.MESSAGES, **reports.MESSAGES}


def worded(refusal: Refusal) -> str:
    """What ``refusal`` says to whoever typed the command."""
    if isinstance(refusal, NotFound):
        return f"there is no such {refusal.values.get('what', 'thing')}"
    text = str(_WORDS.get(refusal.code, refusal.code))
    return text % refusal.values if refusal.code in _WORDS and refusal.values else text


@contextmanager
def opened() -> Iterator[Database]:
    """The migrated database of the settings; refusals within end the command with their words."""
    config = settings()
    database = Database(config.database_url)
    try:
        if schema.current(database) != schema.newest():
            message = "the database is not at the present schema; run: inspect-app db migrate"
            raise click.ClickException(message)
        yield database
    except Refusal as refusal:
        raise click.ClickException(worded(refusal)) from None
    finally:
        database.close()
