"""The tables. Importing this package registers every one of them on ``Base.metadata``."""

from inspect_app.storage.models.accounts import LoginThrottle, RoleAssignment, User
from inspect_app.storage.models.analytics import PortfolioReport, TouchpointScore
from inspect_app.storage.models.audit import AuditEvent
from inspect_app.storage.models.conduct import (
    ConductLook,
    ConductSubject,
    ConductWindow,
    StaffMember,
)
from inspect_app.storage.models.delegations import Delegation
from inspect_app.storage.models.departments import (
    CompanySetting,
    Department,
    DepartmentMember,
    SettingVersion,
)
from inspect_app.storage.models.devices import Device
from inspect_app.storage.models.findings import Finding, FindingPhoto, FindingStep
from inspect_app.storage.models.inspections import Answer, Inspection, Photo, Sheet, Signature
from inspect_app.storage.models.jobs import (
    IssuedReport,
    Job,
    Report,
    ReportBatch,
    ReportBatchItem,
)
from inspect_app.storage.models.library import PublishedRevision
from inspect_app.storage.models.notices import (
    Delivery,
    Notice,
    NoticeAddress,
    NoticeChoice,
    NoticeTold,
    Webhook,
)
from inspect_app.storage.models.ops import Claim, Conflict, Op, Upload
from inspect_app.storage.models.plans import (
    CalendarFeed,
    InspectionPlan,
    PlannedInspection,
    PlanOccurrence,
    PlanTarget,
)
from inspect_app.storage.models.sites import Location, Project, Region
from inspect_app.storage.models.table import Base

__all__ = [
    "Answer",
    "AuditEvent",
    "Base",
    "CalendarFeed",
    "Claim",
    "CompanySetting",
    "ConductLook",
    "ConductSubject",
    "ConductWindow",
    "Conflict",
    "Delegation",
    "Delivery",
    "Department",
    "DepartmentMember",
    "Device",
    "Finding",
    "FindingPhoto",
    "FindingStep",
    "Inspection",
    "InspectionPlan",
    "IssuedReport",
    "Job",
    "Location",
    "LoginThrottle",
    "Notice",
    "NoticeAddress",
    "NoticeChoice",
    "NoticeTold",
    "Op",
    "Photo",
    "PlanOccurrence",
    "PlanTarget",
    "PlannedInspection",
    "PortfolioReport",
    "Project",
    "PublishedRevision",
    "Region",
    "Report",
    "ReportBatch",
    "ReportBatchItem",
    "RoleAssignment",
    "SettingVersion",
    "Sheet",
    "Signature",
    "StaffMember",
    "TouchpointScore",
    "Upload",
    "User",
    "Webhook",
]
