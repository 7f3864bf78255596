"""Whether an act carries what its row of the table asks for, and nothing else."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from inspect_app.errors import Invalid
from inspect_app.findings.deadlines import Rules, end_of
from inspect_app.findings.model import Act, Correction, Party
from inspect_app.findings.transitions import Field, Transition
from inspect_app.inspection.validation import TEXT_LIMIT, UNFIT

PHOTO_LIMIT = 20
NAME_LIMIT = 80
MOST_POINTS = Decimal(100)
FINEST_POINTS = Decimal("0.01")
# An extension of more than a year is a slip of the finger.
LONGEST_EXTENSION = timedelta(days=366)


def needed(correction: Correction, row: Transition) -> frozenset[Field]:
    """What must be given; no photo where none could show anything."""
    return row.needs if correction.facts.photographable else row.needs - {Field.PHOTOS}


def unfit(correction: Correction, row: Transition, act: Act, rules: Rules) -> Invalid | None:
    """What is wrong with the fields of ``act``; None where nothing is."""
    needs, takes = needed(correction, row), row.takes | row.needs
    for field in Field:
        given = _given(act, field)
        if field in needs and not given:
            return Invalid("act-field-missing", field=field.value)
        if given and field not in takes:
            return Invalid("act-field-unused", field=field.value)
    return _text(act) or _parts(correction, act) or _until(correction, act, rules)


def _given(act: Act, field: Field) -> bool:
    value = getattr(act, field.value)
    return bool(value.strip()) if isinstance(value, str) else value is not None and value != ()


def _text(act: Act) -> Invalid | None:
    if len(act.text) > TEXT_LIMIT:
        return Invalid("act-text-too-long", field="text", limit=TEXT_LIMIT)
    if UNFIT.search(act.text):
        return Invalid("act-text-forbidden-character", field="text")
    return None


def _parts(correction: Correction, act: Act) -> Invalid | None:
    if len(act.photos) > PHOTO_LIMIT or len(set(act.photos)) != len(act.photos):
        return Invalid("act-photos", field="photos", limit=PHOTO_LIMIT)
    if act.assignee is not None and not _assignable(act.assignee):
        return Invalid("assignee-unusable", field="assignee", limit=NAME_LIMIT)
    if act.duplicate_of == correction.facts.id:
        return Invalid("duplicate-of-itself", field="duplicate_of")
    if act.points is not None and not _sound(act.points):
        return Invalid("points-out-of-range", field="points", most=MOST_POINTS)
    return None


def _assignable(party: Party) -> bool:
    """A person or a department, not both; a role is nobody one could ask."""
    if party.role is not None or (party.person is None) == (not party.department.strip()):
        return False
    return len(party.department) <= NAME_LIMIT and UNFIT.search(party.department) is None


def _sound(points: Decimal) -> bool:
    return points.is_finite() and 0 < points <= MOST_POINTS and points % FINEST_POINTS == 0


def _until(correction: Correction, act: Act, rules: Rules) -> Invalid | None:
    if act.until is None:
        return None
    today = act.at.astimezone(rules.zone).date()
    if act.until - today > LONGEST_EXTENSION:
        return Invalid("until-too-far", field="until", days=LONGEST_EXTENSION.days)
    if end_of(act.until, rules.zone) <= correction.due or act.until < today:
        return Invalid("until-not-later", field="until")
    return None
