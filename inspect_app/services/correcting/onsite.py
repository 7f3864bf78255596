"""The findings of a project that wait for somebody to look: what a tablet takes along to decide on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from inspect_app.access.model import Actor
from inspect_app.findings.model import Action, Correction, Party, Step
from inspect_app.findings.onsite import decisions, fix
from inspect_app.findings.transitions import Field
from inspect_app.services.correcting.acting import who_at
from inspect_app.services.correcting.keeping import correction_of
from inspect_app.services.tablet_documents import Document, moment
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, Project
from inspect_app.storage.queries import corrections, findings

# The most urgent ones; more than a person can look at on one round.
MOST = 100
# Of the history, as much as helps to judge the fix.
_STEPS = 12


@dataclass(frozen=True, slots=True)
class ToVerify:
    """A finding that waits, and what may be decided about it with what."""

    row: Finding
    correction: Correction
    acts: Mapping[Action, frozenset[Field]]


def marks(session: Session, projects: Collection[UUID]) -> dict[UUID, list[Any]]:
    """By project what changes when a finding begins to wait, is decided about, or waits anew."""
    found: dict[UUID, list[Any]] = {}
    for row in corrections.fixed_at(session, projects):
        found.setdefault(row[0], []).append(tuple(row[1:]))
    return found


def to_verify(session: Session, actor: Actor, project: Project) -> list[ToVerify]:
    """Those ``actor`` may decide about, the most urgent first, in a fixed number of queries."""
    ids = [row[1] for row in corrections.fixed_at(session, [project.id])]
    who = who_at(session, actor, project)
    found: list[ToVerify] = []
    for row, correction in _read(session, ids):
        acts = decisions(correction, who)
        if acts and len(found) < MOST:
            found.append(ToVerify(row, correction, acts))
    return found


def _read(session: Session, ids: list[UUID]) -> list[tuple[Finding, Correction]]:
    steps = corrections.steps_of(session, ids)
    return [(row, correction_of(row, steps.get(row.id, ()))) for row in findings.with_project(session, ids)]


def documents(session: Session, actor: Actor, project: Project) -> list[Document]:
    """The same as the tablet reads them."""
    found = to_verify(session, actor, project)
    acts = [step.act for each in found for step in each.correction.history[-_STEPS:]]
    people = {each.row.opened_by for each in found} | {act.by for act in acts}
    people |= {act.assignee.person for act in acts if act.assignee and act.assignee.person}
    names = corrections.names(session, people)
    return [_document(each, names) for each in found]


def _document(found: ToVerify, names: Mapping[UUID, str]) -> Document:
    row, correction = found.row, found.correction
    facts, fixed = correction.facts, fix(correction)
    return {
        "id": str(row.id),
        "number": row.number,
        "version": correction.version,
        "round": correction.round,
        "severity": facts.severity.value,
        "what": {"zh": row.title_zh, "en": row.title_en},
        "where": row.place,
        "location": None if row.location_id is None else str(row.location_id),
        "clauses": list(facts.clauses),
        "note": facts.note,
        "found_at": moment(facts.found_at),
        "found_by": names.get(facts.found_by, ""),
        "due": moment(correction.due),
        "due_on": None if row.due_on is None else row.due_on.isoformat(),
        "before": list(facts.photos),
        "after": list(fixed.act.photos) if fixed else [],
        "acts": {
            action.value: sorted(field.value for field in needs) for action, needs in found.acts.items()
        },
        "history": [_told(step, names) for step in correction.history[-_STEPS:]],
    }


def _told(step: Step, names: Mapping[UUID, str]) -> Document:
    act = step.act
    return {
        "action": act.action.value,
        "at": moment(act.at),
        "by": names.get(act.by, ""),
        "text": act.text,
        "to": _party(act.assignee, names),
    }


def _party(party: Party | None, names: Mapping[UUID, str]) -> str:
    if party is None:
        return ""
    return names.get(party.person, "") if party.person else party.department
