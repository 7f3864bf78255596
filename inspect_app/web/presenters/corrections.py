"""One finding as its page shows it: what was found, what was done, and what this person may do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from flask_babel import LazyString, gettext

from inspect_app.findings.deadlines import Rules, Timing, last_day, timing
from inspect_app.findings.folding import first_tampered
from inspect_app.findings.model import Act, Action, Correction, Outcome, Party, Step
from inspect_app.findings.transitions import Transition
from inspect_app.findings.turns import turn
from inspect_app.reports.words import both_names
from inspect_app.services.correcting.reading import Around
from inspect_app.storage.models import Finding
from inspect_app.web.presenters.correction_words import BUTTONS, CAUSES, DONE, OUTCOMES, TIMINGS
from inspect_app.web.presenters.roles import TITLES

# The way onward stands out; what ends the matter otherwise, and mere words, stand behind.
_ONWARD = (
    Action.VERIFY,
    Action.FIX,
    Action.REVIEW,
    Action.DECIDE,
    Action.ASSIGN,
    Action.FIX_ON_THE_SPOT,
    Action.EXTEND,
)
_PICTURES: Mapping[str, str] = {
    Action.REVIEW: "signature",
    Action.DECIDE: "signature",
    Action.ASSIGN: "users",
    Action.FIX: "camera",
    Action.VERIFY: "check",
    Action.SEND_BACK: "undo",
    Action.EXTEND: "clock",
    Action.ASK_EXTENSION: "clock",
    Action.FIX_ON_THE_SPOT: "check",
}


@dataclass(frozen=True, slots=True)
class Button:
    """One thing this person may do now."""

    action: str
    label: LazyString
    kind: str
    picture: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the history; ``sound`` is False from the first step on that is not what was sealed."""

    ordinal: int
    label: LazyString
    action: str
    by: str
    at: datetime
    text: str
    signed: bool
    photos: tuple[str, ...]
    cause: LazyString | None
    assignee: str
    until: date | None
    points: Decimal | None
    due_on: date | None
    duplicate_of: Finding | None
    content: str
    sound: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The page's content besides the row; ``due_on`` is the last day in time."""

    history: Sequence[Entry]
    buttons: Sequence[Button]
    more: Sequence[Button]
    timing: tuple[LazyString, str]
    due_on: date
    waits_for: str
    cause: LazyString | None
    outcome: LazyString | None
    assignee: str
    asked_until: date | None
    after_photos: tuple[str, ...]
    sound: bool


def shown(
    correction: Correction, due: datetime, open_rows: Sequence[Transition], around: Around, rules: Rules
) -> Shown:
    """What the page of a finding shows; ``due`` is the deadline it was recorded with."""
    tampered = first_tampered(correction, due)
    buttons = [_button(row) for row in open_rows]
    onward = {action.value for action in _ONWARD}
    return Shown(
        history=_history(correction, due, around, rules, tampered),
        buttons=sorted((b for b in buttons if b.action in onward), key=_rank),
        more=[button for button in buttons if button.action not in onward],
        timing=TIMINGS[timing(correction, around.now, rules)],
        due_on=last_day(correction.due, rules.zone),
        waits_for=party_words(turn(correction), around.names),
        cause=CAUSES[correction.cause] if correction.cause else None,
        outcome=OUTCOMES[correction.outcome] if correction.outcome else None,
        assignee=party_words(correction.assignee, around.names),
        asked_until=correction.asked.until if correction.asked else None,
        after_photos=_after(correction),
        sound=tampered is None,
    )


def _button(row: Transition) -> Button:
    action = row.action
    danger = row.outcome in {Outcome.DEDUCTED, Outcome.NOT_OURS, Outcome.DUPLICATE}
    kind = "second" if danger or action not in _ONWARD[:6] else ""
    return Button(action.value, BUTTONS[action], kind, _PICTURES.get(action, ""))


def _rank(button: Button) -> int:
    return _ONWARD.index(Action(button.action))


def _after(correction: Correction) -> tuple[str, ...]:
    """The photos of the newest fix, which stand beside those of what was found."""
    fixes = (Action.FIX, Action.FIX_ON_THE_SPOT)
    steps = (step for step in reversed(correction.history) if step.act.action in fixes)
    step = next(steps, None)
    return step.act.photos if step else ()


def _history(
    correction: Correction, due: datetime, around: Around, rules: Rules, tampered: int | None
) -> list[Entry]:
    found, before = [], due
    for ordinal, step in enumerate(correction.history, start=1):
        moved = last_day(step.due, rules.zone) if step.due != before else None
        found.append(_entry(ordinal, step, moved, around, tampered is None or ordinal < tampered))
        before = step.due
    return found


def _entry(ordinal: int, step: Step, moved: date | None, around: Around, sound: bool) -> Entry:
    act = step.act
    return Entry(
        ordinal=ordinal,
        label=DONE[act.action],
        action=act.action.value,
        by=_who(act, around.names),
        at=act.at,
        text=act.text,
        signed=bool(act.signature),
        photos=act.photos,
        cause=CAUSES[act.cause] if act.cause else None,
        assignee=party_words(act.assignee, around.names),
        until=act.until,
        points=act.points,
        due_on=moved,
        duplicate_of=around.duplicates.get(act.duplicate_of) if act.duplicate_of else None,
        content=step.content,
        sound=sound,
    )


def _who(act: Act, names: Mapping[UUID, str]) -> str:
    absent = names.get(act.behalf, "") if act.behalf else ""
    return both_names(gettext, names.get(act.by, ""), absent)


def party_words(party: Party | None, names: Mapping[UUID, str]) -> str:
    """A person's name, a department's, or a role's title; empty for nobody."""
    if party is None:
        return ""
    if party.person is not None:
        return names.get(party.person, "")
    return party.department or str(TITLES.get(party.role or "", ""))


def row_timing(row: Finding, now: datetime, rules: Rules) -> tuple[LazyString, str] | None:
    """The badge of a list's row: only what is urgent."""
    if row.running_due is None:
        return None
    if now >= row.running_due:
        return TIMINGS[Timing.OVERDUE]
    today, day = now.astimezone(rules.zone).date(), last_day(row.running_due, rules.zone)
    return TIMINGS[Timing.TODAY] if day <= today else None
