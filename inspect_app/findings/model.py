"""A finding and its corrective action: what was found, what was done about it, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from inspect_app.access.model import Permission, Role
from inspect_app.checklist.model import Severity

# What the supervisor alone may settle, and what the property manager must have an opinion on.
GRAVE = frozenset({Severity.MAJOR, Severity.CRITICAL})


class Source(StrEnum):
    """Where a finding comes from."""

    INSPECTION = "inspection"
    PATROL = "patrol"
    SCAN = "scan"
    COMPLAINT = "complaint"


class Cause(StrEnum):
    """What it is down to: the three classes by which the supervisor handles it."""

    FACILITY = "facility"
    STAFF = "staff"
    CUSTOMER = "customer"


class State(StrEnum):
    """How far it is."""

    RECORDED = "recorded"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    ASSIGNED = "assigned"
    FIXED = "fixed"
    SENT_BACK = "sent_back"
    CLOSED = "closed"


class Outcome(StrEnum):
    """Why it is closed."""

    VERIFIED = "verified"
    DEDUCTED = "deducted"
    ON_THE_SPOT = "on_the_spot"
    DUPLICATE = "duplicate"
    NOT_OURS = "not_ours"


class Action(StrEnum):
    """What a person can do with a finding."""

    REVIEW = "review"
    DECIDE = "decide"
    ASSIGN = "assign"
    REASSIGN = "reassign"
    FIX = "fix"
    FIX_ON_THE_SPOT = "fix_on_the_spot"
    VERIFY = "verify"
    SEND_BACK = "send_back"
    DEDUCT = "deduct"
    CALL_DUPLICATE = "call_duplicate"
    CALL_NOT_OURS = "call_not_ours"
    ASK_EXTENSION = "ask_extension"
    EXTEND = "extend"
    REFUSE_EXTENSION = "refuse_extension"
    REPLY = "reply"
    NOTE_DISSATISFACTION = "note_dissatisfaction"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Party:
    """Exactly one of a person, a department's name, and whoever holds a role at the project."""

    person: UUID | None = None
    department: str = ""
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found; it never changes.

    ``photos`` are hashes of originals. ``photographable`` is False where no picture could show the mended
    state, such as a greeting left out. ``urgent`` tells a complaint about an urgent repair. ``cause`` is what
    the finder took it for; the supervisor decides.
    """

    id: UUID
    number: str
    severity: Severity
    source: Source
    found_at: datetime
    found_by: UUID
    what: str
    place: str
    note: str = ""
    location: UUID | None = None
    checklist: str = ""
    item: str = ""
    clauses: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    repeat_of: UUID | None = None
    photographable: bool = True
    urgent: bool = False
    cause: Cause | None = None

    @property
    def grave(self) -> bool:
        """Whether the property manager must have an opinion on it."""
        return self.severity in GRAVE


@dataclass(frozen=True, slots=True)
class Who:
    """The acting person, with the permissions held at the finding's project.

    ``standing_in`` are the absent colleagues whose work they do there, each with what was handed over.
    """

    id: UUID
    may: frozenset[Permission]
    departments: frozenset[str] = frozenset()
    standing_in: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """What a person wants to do.

    ``id`` is made where the act is made, so that sending it twice is doing it once. ``seen`` is the
    ``version`` the person had before their eyes. ``text`` is the opinion, result, reason, explanation, reply
    or remark; ``photos`` and ``signature`` are hashes of stored pictures. ``at`` is the server's time;
    ``noted_at`` what a tablet's clock said, where it was offline. ``until`` is the last day of an extension.
    ``behalf`` is the absent colleague in whose place it was done; ``apply`` alone says so.
    """

    id: UUID
    action: Action
    by: UUID
    at: datetime
    seen: int
    text: str = ""
    signature: str = ""
    photos: tuple[str, ...] = ()
    cause: Cause | None = None
    assignee: Party | None = None
    until: date | None = None
    duplicate_of: UUID | None = None
    points: Decimal | None = None
    noted_at: datetime | None = None
    behalf: UUID | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """An act that was done: from and to which state, the deadline after it, and what a signature binds to.

    ``content`` is the SHA-256 hex over the facts, all deciding steps before, and this act. ``decides`` tells
    steps that change what others decide upon from mere words.
    """

    act: Act
    before: State
    after: State
    outcome: Outcome | None
    due: datetime
    content: str
    decides: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """The corrective action as it stands.

    Everything but the facts and the first deadline follows from ``history``. ``due`` is an exclusive end: at
    that moment it is overdue. ``round`` is 1, and one more each time the work was sent back. ``version``
    counts the deciding steps. ``asked`` is the extension asked for and not yet answered.
    """

    facts: Facts
    due: datetime
    state: State = State.RECORDED
    outcome: Outcome | None = None
    cause: Cause | None = None
    assignee: Party | None = None
    asked: Act | None = None
    version: int = 0
    round: int = 1
    extensions: int = 0
    history: tuple[Step, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether nothing is left to do."""
        return self.state is State.CLOSED

    @property
    def fixers(self) -> frozenset[UUID]:
        """Everyone who must not verify: who ever reported a fix, in whose place, and who is assigned."""
        fixing = {Action.FIX, Action.FIX_ON_THE_SPOT}
        fixes = [step.act for step in self.history if step.act.action in fixing]
        found = {act.by for act in fixes} | {act.behalf for act in fixes if act.behalf is not None}
        if self.assignee is not None and self.assignee.person is not None:
            found.add(self.assignee.person)
        return frozenset(found)

    def last(self, action: Action) -> Step | None:
        """The latest step of this action."""
        return next((step for step in reversed(self.history) if step.act.action is action), None)
