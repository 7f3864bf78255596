"""Every kind of document that can be rendered, by the name a request carries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from inspect_app.reports.certificate import Certificate
from inspect_app.reports.checklist_paper import PaperChecklist
from inspect_app.reports.corrective_plan import CorrectivePlan
from inspect_app.reports.label_sheet import LabelSheet
from inspect_app.reports.model import InspectionReport
from inspect_app.reports.patrol_forms import PatrolProblems, PatrolRegister
from inspect_app.reports.portfolio.model import Portfolio

_ALL = (
    InspectionReport,
    PaperChecklist,
    LabelSheet,
    PatrolRegister,
    PatrolProblems,
    Certificate,
    Portfolio,
    CorrectivePlan,
)
KINDS: Mapping[str, type[Any]] = {kind.KIND: kind for kind in _ALL}
