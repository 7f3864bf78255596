"""Roles, permissions, and what a person holds where. One table decides everything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """The product's roles. The last two hold for the whole company."""

    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    PROPERTY_MANAGER = "property_manager"
    QUALITY_MANAGER = "quality_manager"
    WORKER = "worker"
    CHECKLIST_AUTHOR = "checklist_author"
    ADMINISTRATOR = "administrator"


COMPANY_WIDE = frozenset({Role.CHECKLIST_AUTHOR, Role.ADMINISTRATOR})


class Permission(StrEnum):
    """What can be allowed. A permission is asked for one project, or for the company."""

    PROJECT_VIEW = "project.view"
    PROJECT_MANAGE = "project.manage"
    LOCATION_MANAGE = "location.manage"
    INSPECTION_VIEW = "inspection.view"
    INSPECTION_CONDUCT = "inspection.conduct"
    DEVICE_VIEW = "device.view"
    FINDING_VIEW = "finding.view"
    FINDING_RECORD = "finding.record"
    FINDING_REVIEW = "finding.review"
    FINDING_DECIDE = "finding.decide"
    FINDING_ASSIGN = "finding.assign"
    FINDING_EXTEND = "finding.extend"
    FINDING_VERIFY = "finding.verify"
    FINDING_DEDUCT = "finding.deduct"
    DEADLINE_MANAGE = "deadline.manage"
    CONDUCT_KEY = "conduct.key"
    CONDUCT_COMMENT = "conduct.comment"
    CONDUCT_LOG = "conduct.log"
    REPORT_RENDER = "report.render"
    PORTFOLIO_VIEW = "portfolio.view"
    PLAN_VIEW = "plan.view"
    PLAN_MANAGE = "plan.manage"
    WORKLOAD_VIEW = "workload.view"
    CHECKLIST_VIEW = "checklist.view"
    CHECKLIST_PUBLISH = "checklist.publish"
    USER_MANAGE = "user.manage"
    COMPANY_MANAGE = "company.manage"
    AUDIT_VIEW = "audit.view"


_VIEWING = frozenset(
    {
        Permission.PROJECT_VIEW,
        Permission.INSPECTION_VIEW,
        Permission.DEVICE_VIEW,
        Permission.FINDING_VIEW,
        Permission.PLAN_VIEW,
        Permission.CHECKLIST_VIEW,
    }
)
GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.INSPECTOR: _VIEWING
    | {
        Permission.INSPECTION_CONDUCT,
        Permission.REPORT_RENDER,
        Permission.FINDING_RECORD,
        Permission.FINDING_VERIFY,
    },
    Role.SUPERVISOR: _VIEWING
    | {
        Permission.WORKLOAD_VIEW,
        Permission.REPORT_RENDER,
        Permission.FINDING_RECORD,
        Permission.FINDING_REVIEW,
        Permission.FINDING_ASSIGN,
        # They lead the people observed: they know them, and speak for those without an account.
        Permission.CONDUCT_KEY,
        Permission.CONDUCT_COMMENT,
    },
    Role.PROPERTY_MANAGER: _VIEWING
    | {
        Permission.PORTFOLIO_VIEW,
        Permission.PLAN_MANAGE,
        Permission.WORKLOAD_VIEW,
        Permission.REPORT_RENDER,
        Permission.LOCATION_MANAGE,
        Permission.FINDING_RECORD,
        Permission.FINDING_DECIDE,
        Permission.FINDING_ASSIGN,
        Permission.FINDING_EXTEND,
    },
    Role.QUALITY_MANAGER: _VIEWING
    | {
        Permission.PORTFOLIO_VIEW,
        Permission.PLAN_MANAGE,
        Permission.WORKLOAD_VIEW,
        Permission.INSPECTION_CONDUCT,
        Permission.REPORT_RENDER,
        Permission.LOCATION_MANAGE,
        Permission.FINDING_RECORD,
        Permission.FINDING_VERIFY,
        Permission.FINDING_DEDUCT,
        Permission.CONDUCT_KEY,
        Permission.CONDUCT_LOG,
        # Asked for the whole company: a region's quality manager does not set it.
        Permission.DEADLINE_MANAGE,
    },
    # Department staff see what is to be mended; that it is theirs to mend follows from the assignment.
    Role.WORKER: frozenset({Permission.PROJECT_VIEW, Permission.FINDING_VIEW}),
    Role.CHECKLIST_AUTHOR: frozenset({Permission.CHECKLIST_VIEW, Permission.CHECKLIST_PUBLISH}),
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.PROJECT_VIEW,
            Permission.PROJECT_MANAGE,
            Permission.LOCATION_MANAGE,
            Permission.DEVICE_VIEW,
            Permission.DEADLINE_MANAGE,
            Permission.CHECKLIST_VIEW,
            Permission.USER_MANAGE,
            Permission.COMPANY_MANAGE,
            Permission.AUDIT_VIEW,
        }
    ),
}


@dataclass(frozen=True, slots=True)
class Assignment:
    """A role held at one project, in one region, or (both None) in the whole company."""

    role: Role
    project: UUID | None = None
    region: UUID | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A project with the region it belongs to: where a permission is asked for."""

    project: UUID
    region: UUID


@dataclass(frozen=True, slots=True)
class StandIn:
    """Whose work somebody does during a leave: the roles that the absent ``person`` handed over."""

    person: UUID
    name: str
    assignments: tuple[Assignment, ...]
    until: date


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person as the rules see them.

    ``assignments`` are their own; what was handed to them for a while is in ``standing_in``. ``behalf`` is
    whose right the present request rests on, where their own would not do.
    """

    id: UUID
    username: str
    name: str
    assignments: tuple[Assignment, ...]
    language: str | None = None
    standing_in: tuple[StandIn, ...] = ()
    behalf: StandIn | None = None
