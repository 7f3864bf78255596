"""Sets up the sample company: regions, projects, locations, people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from inspect_app.access.model import Actor, Assignment
from inspect_app.demo.company import PASSWORD, PEOPLE, PROJECTS, REGIONS, PersonPlan, ProjectPlan
from inspect_app.demo.places import places_of
from inspect_app.services import locations, projects, regions, users
from inspect_app.services.accounts import as_actor
from inspect_app.services.correcting import assignees
from inspect_app.services.locations import LocationFacts
from inspect_app.services.projects import ProjectFacts
from inspect_app.services.users import Profile
from inspect_app.storage.database import Session
from inspect_app.storage.models import Project, Region


@dataclass(frozen=True, slots=True)
class Organisation:
    """Projects by code, people by user name."""

    projects: Mapping[str, Project]
    people: Mapping[str, Actor]


def set_up(session: Session) -> Organisation:
    """Create everything there is before the first inspection."""
    made_regions = {plan.code: regions.create(session, None, plan.code, plan.name) for plan in REGIONS}
    made_projects = {plan.code: _project(session, plan, made_regions[plan.region]) for plan in PROJECTS}
    people = {plan.username: _person(session, plan, made_regions, made_projects) for plan in PEOPLE}
    _staff(session)
    return Organisation(made_projects, people)


def _staff(session: Session) -> None:
    """Let department staff work where they belong."""
    rows = {each.department.name: each.department.id for each in assignees.listed(session)}
    for plan in PEOPLE:
        if plan.department:
            assignees.join(session, None, rows[plan.department], plan.username)


def _project(session: Session, plan: ProjectPlan, region: Region) -> Project:
    facts = ProjectFacts(
        region_id=region.id,
        code=plan.code,
        name=plan.name,
        address=plan.address,
        households=plan.households,
        star_level=plan.star_level,
    )
    project = projects.create(session, None, facts)
    places = [
        LocationFacts(place.building, place.floor, place.name, place.touchpoint, {**place.attributes})
        for place in places_of(plan)
    ]
    locations.create_many(session, None, project.id, places)
    return project


def _person(
    session: Session,
    plan: PersonPlan,
    made_regions: Mapping[str, Region],
    made_projects: Mapping[str, Project],
) -> Actor:
    held = [Assignment(plan.role, project=made_projects[code].id) for code in plan.projects]
    held += [Assignment(plan.role, region=made_regions[code].id) for code in plan.regions]
    profile = Profile(plan.name, tuple(held) or (Assignment(plan.role),))
    return as_actor(users.create(session, None, plan.username, PASSWORD, profile))
