"""The words of the corrective-action loop."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from inspect_app.checklist.model import Severity
from inspect_app.findings.deadlines import Timing
from inspect_app.findings.model import Action, Cause, Outcome, Source, State
from inspect_app.services.correcting.lists import Pile

STATES: Mapping[str, LazyString] = {
    State.RECORDED: _l("Recorded"),
    State.REVIEWED: _l("Supervisor’s opinion given"),
    State.DECIDED: _l("Manager’s opinion given"),
    State.ASSIGNED: _l("Assigned"),
    State.FIXED: _l("Fixed, to be verified"),
    State.SENT_BACK: _l("Sent back"),
    State.CLOSED: _l("Closed"),
}
TONES: Mapping[str, str] = {
    State.RECORDED: "info",
    State.REVIEWED: "info",
    State.DECIDED: "info",
    State.ASSIGNED: "fair",
    State.FIXED: "accent",
    State.SENT_BACK: "warn",
    State.CLOSED: "good",
}
OUTCOMES: Mapping[str, LazyString] = {
    Outcome.VERIFIED: _l("Verified"),
    Outcome.DEDUCTED: _l("Closed with deduction"),
    Outcome.ON_THE_SPOT: _l("Fixed on the spot"),
    Outcome.DUPLICATE: _l("Duplicate"),
    Outcome.NOT_OURS: _l("Not ours"),
}
CAUSES: Mapping[str, LazyString] = {
    Cause.FACILITY: _l("Public facility broken or gone"),
    Cause.STAFF: _l("Staff did not do their work"),
    Cause.CUSTOMER: _l("A customer broke a rule"),
}
SOURCES: Mapping[str, LazyString] = {
    Source.INSPECTION: _l("Inspection"),
    Source.PATROL: _l("Patrol"),
    Source.SCAN: _l("Scan on site"),
    Source.COMPLAINT: _l("Complaint"),
}
SEVERITIES: Mapping[str, LazyString] = {
    Severity.CRITICAL: _l("Critical"),
    Severity.MAJOR: _l("Major"),
    Severity.MINOR: _l("Minor"),
    Severity.OBSERVATION: _l("Observation"),
}
# What the button says.
BUTTONS: Mapping[str, LazyString] = {
    Action.REVIEW: _l("Give the supervisor’s opinion"),
    Action.DECIDE: _l("Give the property manager’s opinion"),
    Action.ASSIGN: _l("Assign"),
    Action.REASSIGN: _l("Assign to somebody else"),
    Action.FIX: _l("Report as fixed"),
    Action.FIX_ON_THE_SPOT: _l("Fixed on the spot"),
    Action.VERIFY: _l("Verify and close"),
    Action.SEND_BACK: _l("Send back"),
    Action.DEDUCT: _l("Close with deduction"),
    Action.CALL_DUPLICATE: _l("Duplicate"),
    Action.CALL_NOT_OURS: _l("Not ours"),
    Action.ASK_EXTENSION: _l("Ask for more time"),
    Action.EXTEND: _l("Extend the deadline"),
    Action.REFUSE_EXTENSION: _l("Refuse more time"),
    Action.REPLY: _l("Note a reply to the customer"),
    Action.NOTE_DISSATISFACTION: _l("Note dissatisfaction"),
    Action.REMARK: _l("Add a remark"),
}
# What the history says.
DONE: Mapping[str, LazyString] = {
    Action.REVIEW: _l("Supervisor’s opinion"),
    Action.DECIDE: _l("Property manager’s opinion"),
    Action.ASSIGN: _l("Assigned"),
    Action.REASSIGN: _l("Assigned anew"),
    Action.FIX: _l("Reported as fixed"),
    Action.FIX_ON_THE_SPOT: _l("Fixed on the spot"),
    Action.VERIFY: _l("Verified on site"),
    Action.SEND_BACK: _l("Sent back"),
    Action.DEDUCT: _l("Closed with deduction"),
    Action.CALL_DUPLICATE: _l("Called a duplicate"),
    Action.CALL_NOT_OURS: _l("Called not ours"),
    Action.ASK_EXTENSION: _l("More time asked for"),
    Action.EXTEND: _l("Deadline extended"),
    Action.REFUSE_EXTENSION: _l("More time refused"),
    Action.REPLY: _l("Replied to the customer"),
    Action.NOTE_DISSATISFACTION: _l("Customer not satisfied"),
    Action.REMARK: _l("Remark"),
}
# What the field for words is called, by action.
TEXTS: Mapping[str, LazyString] = {
    Action.REVIEW: _l("Opinion on handling"),
    Action.DECIDE: _l("Opinion"),
    Action.ASSIGN: _l("What is to be done"),
    Action.REASSIGN: _l("Why somebody else"),
    Action.FIX: _l("What was done"),
    Action.FIX_ON_THE_SPOT: _l("What was done"),
    Action.VERIFY: _l("What was seen on site"),
    Action.SEND_BACK: _l("What is still wrong"),
    Action.DEDUCT: _l("Why points are taken"),
    Action.CALL_DUPLICATE: _l("Explanation"),
    Action.CALL_NOT_OURS: _l("Explanation"),
    Action.ASK_EXTENSION: _l("Why more time is needed"),
    Action.EXTEND: _l("Why more time is given"),
    Action.REFUSE_EXTENSION: _l("Why no more time is given"),
    Action.REPLY: _l("What was replied, to whom, how"),
    Action.NOTE_DISSATISFACTION: _l("What the customer still wants"),
    Action.REMARK: _l("Remark"),
}
PILES: Mapping[str, LazyString] = {
    Pile.MENDING: _l("To be mended by me"),
    Pile.DEPARTMENT: _l("To be mended by my department"),
    Pile.VERIFYING: _l("To be verified on site"),
    Pile.TO_VERIFY: _l("To be verified at my projects"),
    Pile.REVIEWING: _l("Waiting for the supervisor’s opinion"),
    Pile.ASSIGNING: _l("To be assigned"),
    Pile.DECIDING: _l("Waiting for the property manager’s opinion"),
    Pile.EXTENSIONS: _l("More time asked for"),
    Pile.REPLIES: _l("Complaints waiting for a first reply"),
    Pile.OVERDUE: _l("Overdue and escalated to me"),
}
TIMINGS: Mapping[str, tuple[LazyString, str]] = {
    Timing.OVERDUE: (_l("Overdue"), "bad"),
    Timing.TODAY: (_l("Due today"), "warn"),
    Timing.NEXT: (_l("Due next"), "fair"),
    Timing.LATER: (_l("In time"), ""),
    Timing.FIXED: (_l("Fixed"), "accent"),
    Timing.CLOSED: (_l("Closed"), "good"),
}
# What the audit log says.
EVENTS: Mapping[str, LazyString] = {
    "finding.opened": _l("opened a finding"),
    "finding.review": _l("gave the supervisor’s opinion on a finding"),
    "finding.decide": _l("gave the property manager’s opinion on a finding"),
    "finding.assign": _l("assigned a finding"),
    "finding.reassign": _l("assigned a finding anew"),
    "finding.fix": _l("reported a finding as fixed"),
    "finding.fix_on_the_spot": _l("fixed a finding on the spot"),
    "finding.verify": _l("verified a finding"),
    "finding.send_back": _l("sent a finding back"),
    "finding.deduct": _l("closed a finding with deduction"),
    "finding.call_duplicate": _l("called a finding a duplicate"),
    "finding.call_not_ours": _l("called a finding not ours"),
    "finding.ask_extension": _l("asked for more time for a finding"),
    "finding.extend": _l("extended the deadline of a finding"),
    "finding.refuse_extension": _l("refused more time for a finding"),
    "finding.reply": _l("noted a reply to a complaint"),
    "finding.note_dissatisfaction": _l("noted a customer’s dissatisfaction"),
    "finding.remark": _l("added a remark to a finding"),
    "department.create": _l("added a department"),
    "department.activate": _l("took a department up again"),
    "department.deactivate": _l("retired a department"),
    "department.join": _l("added somebody to a department"),
    "department.leave": _l("took somebody out of a department"),
    "deadlines.edit": _l("changed the deadlines of findings"),
}
