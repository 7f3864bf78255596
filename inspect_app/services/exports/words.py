"""Codes of lists in words, where no page words them."""

from __future__ import annotations

from collections.abc import Mapping

from inspect_app.reports.words import N_

INSPECTION_STATES: Mapping[str, str] = {"in_progress": N_("In progress"), "completed": N_("Completed")}
FINDING_STATES: Mapping[str, str] = {
    "recorded": N_("Recorded"),
    "reviewed": N_("Supervisor’s opinion given"),
    "decided": N_("Manager’s opinion given"),
    "assigned": N_("Assigned"),
    "fixed": N_("Fixed, to be verified"),
    "sent_back": N_("Sent back"),
    "closed": N_("Closed"),
}
OUTCOMES: Mapping[str, str] = {
    "verified": N_("Verified"),
    "deducted": N_("Closed with deduction"),
    "on_the_spot": N_("Fixed on the spot"),
    "duplicate": N_("Duplicate"),
    "not_ours": N_("Not ours"),
}
SOURCES: Mapping[str, str] = {
    "inspection": N_("Inspection"),
    "patrol": N_("Patrol"),
    "scan": N_("Scan on site"),
    "complaint": N_("Complaint"),
}
ANSWERED: Mapping[str, str] = {
    "value": N_("Answered"),
    "not_applicable": N_("Not applicable"),
    "not_inspected": N_("Not inspected"),
}
