"""What stands around a finding on its page: names, linked findings, the company's deadlines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from inspect_app import clock
from inspect_app.findings.model import Correction
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding
from inspect_app.storage.queries import corrections, findings

EARLIER = 5


@dataclass(frozen=True, slots=True)
class Around:
    """``names`` of everybody who appears by id; ``duplicates``: findings that steps point to, by id.

    ``repeats`` are later findings that repeat this one, ``earlier`` those found before at the same location.
    """

    now: datetime
    names: Mapping[UUID, str]
    duplicates: Mapping[UUID, Finding]
    repeats: Sequence[Finding]
    earlier: Sequence[Finding]


def around(session: Session, row: Finding, correction: Correction) -> Around:
    """Everything the page shows besides the finding itself, in a fixed number of queries."""
    acts = [step.act for step in correction.history]
    parties = [act.assignee.person for act in acts if act.assignee and act.assignee.person]
    people = {row.opened_by, *parties, *(act.by for act in acts), *(act.behalf for act in acts if act.behalf)}
    pointed = [act.duplicate_of for act in acts if act.duplicate_of]
    return Around(
        now=clock.now(),
        names=corrections.names(session, people),
        duplicates={found.id: found for found in findings.with_project(session, pointed)},
        repeats=corrections.repeats_of(session, row.id),
        earlier=[
            each for each in corrections.earlier_at(session, row, EARLIER) if each.id != row.repeat_of_id
        ],
    )
