"""The life of a finding as one table: from where, by what, to where, who may, what it takes.

The clauses: OS-4.3.1 fixed on the spot or reported; OS-4.3.2 the supervisor's three classes, due the next
day, extended by the property manager alone; OS-4.3.3 major ones are the property manager's; OS-4.3.4 verified
on site, recorded and signed; ET-1.3 and ET-1.4 replies to complaints.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from inspect_app.access.model import Permission
from inspect_app.findings.model import Action, Outcome, State


class Field(StrEnum):
    """What an act can carry; the values are the attributes of ``Act``."""

    TEXT = "text"
    SIGNATURE = "signature"
    PHOTOS = "photos"
    CAUSE = "cause"
    ASSIGNEE = "assignee"
    UNTIL = "until"
    DUPLICATE_OF = "duplicate_of"
    POINTS = "points"


class Tie(StrEnum):
    """What a person must be, or not be, to this very finding, beside holding the permission."""

    NONE = "none"
    FINDER = "finder"
    ASSIGNED = "assigned"
    NEVER_FIXER = "never_fixer"


class Gate(StrEnum):
    """Which findings a row is for."""

    ALL = "all"
    MILD = "mild"
    GRAVE = "grave"
    COMPLAINT = "complaint"
    ASKED = "asked"
    NOT_ASKED = "not_asked"


class DueChange(StrEnum):
    """What a step does to the deadline."""

    KEEP = "keep"
    RESTART = "restart"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row. ``target`` None leaves the state as it is; ``takes`` may be given, ``needs`` must be."""

    action: Action
    origins: frozenset[State]
    target: State | None
    permission: Permission
    needs: frozenset[Field] = frozenset()
    takes: frozenset[Field] = frozenset()
    tie: Tie = Tie.NONE
    gate: Gate = Gate.ALL
    due: DueChange = DueChange.KEEP
    outcome: Outcome | None = None
    decides: bool = True


OPEN = frozenset(State) - {State.CLOSED}
_UNASSIGNED = frozenset({State.RECORDED, State.REVIEWED, State.DECIDED})
_AT_WORK = frozenset({State.ASSIGNED, State.SENT_BACK})
_UNFIXED = _UNASSIGNED | _AT_WORK
_SIGNED = frozenset({Field.TEXT, Field.SIGNATURE})
_WORDS = frozenset({Field.TEXT})
_DONE = frozenset({Field.TEXT, Field.PHOTOS})


def _in(*states: State) -> frozenset[State]:
    return frozenset(states)


TRANSITIONS: tuple[Transition, ...] = (
    Transition(
        Action.REVIEW,
        _in(State.RECORDED),
        State.REVIEWED,
        Permission.FINDING_REVIEW,
        needs=_SIGNED | {Field.CAUSE},
    ),
    Transition(
        Action.DECIDE,
        _in(State.REVIEWED),
        State.DECIDED,
        Permission.FINDING_DECIDE,
        needs=_SIGNED,
        takes=frozenset({Field.CAUSE}),
    ),
    Transition(
        Action.ASSIGN,
        _in(State.REVIEWED),
        State.ASSIGNED,
        Permission.FINDING_ASSIGN,
        needs=frozenset({Field.ASSIGNEE}),
        takes=_WORDS,
        gate=Gate.MILD,
    ),
    Transition(
        Action.ASSIGN,
        _in(State.DECIDED),
        State.ASSIGNED,
        Permission.FINDING_ASSIGN,
        needs=frozenset({Field.ASSIGNEE}),
        takes=_WORDS,
    ),
    Transition(
        Action.REASSIGN,
        _AT_WORK,
        None,
        Permission.FINDING_ASSIGN,
        needs=frozenset({Field.ASSIGNEE, Field.TEXT}),
    ),
    Transition(
        Action.FIX,
        _AT_WORK,
        State.FIXED,
        Permission.FINDING_VIEW,
        needs=_DONE,
        takes=frozenset({Field.SIGNATURE}),
        tie=Tie.ASSIGNED,
    ),
    Transition(
        Action.FIX_ON_THE_SPOT,
        _in(State.RECORDED),
        State.CLOSED,
        Permission.FINDING_RECORD,
        needs=_DONE,
        takes=frozenset({Field.SIGNATURE, Field.CAUSE}),
        tie=Tie.FINDER,
        gate=Gate.MILD,
        outcome=Outcome.ON_THE_SPOT,
    ),
    # A grave one fixed by its finder is still looked at by somebody else.
    Transition(
        Action.FIX_ON_THE_SPOT,
        _in(State.RECORDED),
        State.FIXED,
        Permission.FINDING_RECORD,
        needs=_DONE,
        takes=frozenset({Field.SIGNATURE, Field.CAUSE}),
        tie=Tie.FINDER,
        gate=Gate.GRAVE,
    ),
    Transition(
        Action.VERIFY,
        _in(State.FIXED),
        State.CLOSED,
        Permission.FINDING_VERIFY,
        needs=_SIGNED,
        takes=frozenset({Field.PHOTOS}),
        tie=Tie.NEVER_FIXER,
        outcome=Outcome.VERIFIED,
    ),
    Transition(
        Action.SEND_BACK,
        _in(State.FIXED),
        State.SENT_BACK,
        Permission.FINDING_VERIFY,
        needs=_WORDS,
        takes=frozenset({Field.PHOTOS, Field.SIGNATURE}),
        tie=Tie.NEVER_FIXER,
        due=DueChange.RESTART,
    ),
    Transition(
        Action.DEDUCT,
        _AT_WORK | {State.FIXED},
        State.CLOSED,
        Permission.FINDING_DEDUCT,
        needs=_SIGNED | {Field.POINTS},
        tie=Tie.NEVER_FIXER,
        outcome=Outcome.DEDUCTED,
    ),
    Transition(
        Action.CALL_DUPLICATE,
        _UNFIXED,
        State.CLOSED,
        Permission.FINDING_REVIEW,
        needs=frozenset({Field.DUPLICATE_OF}),
        takes=_WORDS,
        outcome=Outcome.DUPLICATE,
    ),
    Transition(
        Action.CALL_NOT_OURS,
        _UNFIXED,
        State.CLOSED,
        Permission.FINDING_REVIEW,
        needs=_SIGNED,
        gate=Gate.MILD,
        outcome=Outcome.NOT_OURS,
    ),
    Transition(
        Action.CALL_NOT_OURS,
        _UNFIXED,
        State.CLOSED,
        Permission.FINDING_DECIDE,
        needs=_SIGNED,
        gate=Gate.GRAVE,
        outcome=Outcome.NOT_OURS,
    ),
    Transition(
        Action.ASK_EXTENSION,
        _AT_WORK,
        None,
        Permission.FINDING_VIEW,
        needs=frozenset({Field.TEXT, Field.UNTIL}),
        tie=Tie.ASSIGNED,
        gate=Gate.NOT_ASKED,
        decides=False,
    ),
    Transition(
        Action.EXTEND,
        _UNFIXED,
        None,
        Permission.FINDING_EXTEND,
        needs=frozenset({Field.TEXT, Field.UNTIL}),
        takes=frozenset({Field.SIGNATURE}),
        due=DueChange.MOVE,
    ),
    Transition(
        Action.REFUSE_EXTENSION,
        _AT_WORK,
        None,
        Permission.FINDING_EXTEND,
        needs=_WORDS,
        gate=Gate.ASKED,
    ),
    Transition(
        Action.REPLY,
        OPEN,
        None,
        Permission.FINDING_RECORD,
        needs=_WORDS,
        gate=Gate.COMPLAINT,
        decides=False,
    ),
    Transition(
        Action.NOTE_DISSATISFACTION,
        OPEN,
        None,
        Permission.FINDING_RECORD,
        needs=_WORDS,
        gate=Gate.COMPLAINT,
        decides=False,
    ),
    Transition(
        Action.REMARK,
        OPEN,
        None,
        Permission.FINDING_VIEW,
        needs=_WORDS,
        takes=frozenset({Field.PHOTOS}),
        decides=False,
    ),
)
