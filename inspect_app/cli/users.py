"""``inspect-app users``: add, disable, enable and list people."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from inspect_app.access.model import COMPANY_WIDE, Assignment, Role
from inspect_app.cli.refusals import opened
from inspect_app.services import projects, regions, users
from inspect_app.services.users import Profile
from inspect_app.storage.database import Session
from inspect_app.storage.models import User


@click.group(help="People who may sign in.")
def group() -> None:
    """The verbs below."""


@group.command(help="Add a person with the sign-in name USERNAME.")
@click.argument("username")
@click.option("--name", default="", help="The person's name; the sign-in name where left out.")
@click.option(
    "--role", type=click.Choice([role.value for role in Role]), required=True, help="What the person may do."
)
@click.option("--project", "project_codes", multiple=True, help="Code of a project the role holds at.")
@click.option("--region", "region_codes", multiple=True, help="Code of a region the role holds in.")
@click.option("--company", is_flag=True, help="The role holds for the whole company.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def add(
    username: str,
    name: str,
    role: str,
    project_codes: tuple[str, ...],
    region_codes: tuple[str, ...],
    company: bool,
    password_stdin: bool,
) -> None:
    """Exit code 1 where name, password or place cannot be taken, 2 where no place is given."""
    wide = company or Role(role) in COMPANY_WIDE
    if wide == bool(project_codes or region_codes):
        message = "say where the role holds: --project CODE, --region CODE or --company"
        raise click.UsageError(message)
    password = _password(password_stdin)
    with opened() as database, database.writing() as session:
        places = [Assignment(Role(role))] if wide else _places(session, role, project_codes, region_codes)
        user = users.create(session, None, username, password, Profile(name or username, tuple(places)))
    click.echo(f"{user.username} can sign in now.")


@group.command(help="Let USERNAME in no more; every session ends at once.")
@click.argument("username")
def disable(username: str) -> None:
    """Exit code 1 where there is no such person, or nobody else administers."""
    with opened() as database, database.writing() as session:
        user = users.disable(session, None, users.found_by_username(session, username).id)
    click.echo(f"{user.username} is disabled.")


@group.command(help="Let USERNAME in again.")
@click.argument("username")
def enable(username: str) -> None:
    """Exit code 1 where there is no such person."""
    with opened() as database, database.writing() as session:
        user = users.enable(session, None, users.found_by_username(session, username).id)
    click.echo(f"{user.username} is enabled.")


@group.command("list", help="List everybody with an account.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def list_(form: str) -> None:
    """By sign-in name."""
    with opened() as database, database.reading() as session:
        rows = [_row(user) for user in users.every(session)]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        state = "active" if row["active"] else "disabled"
        roles = ", ".join(sorted({held["role"] for held in row["roles"]})) or "no roles"
        click.echo(f"{row['username']:<20} {state:<9} {roles:<40} {row['name']}")


def _row(user: User) -> dict[str, Any]:
    held = [
        {
            "role": each.role,
            "project": str(each.project_id) if each.project_id else None,
            "region": str(each.region_id) if each.region_id else None,
        }
        for each in user.assignments
    ]
    return {
        "id": str(user.id),
        "username": user.username,
        "name": user.name,
        "active": user.active,
        "roles": held,
    }


def _places(
    session: Session, role: str, project_codes: tuple[str, ...], region_codes: tuple[str, ...]
) -> list[Assignment]:
    at_projects = [projects.found_by_code(session, code).id for code in project_codes]
    in_regions = [regions.found_by_code(session, code).id for code in region_codes]
    held = Role(role)
    return [
        *(Assignment(held, project=project) for project in at_projects),
        *(Assignment(held, region=region) for region in in_regions),
    ]


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
