"""What is to be done today, by whom; the board; giving out work in bulk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor, Permission, Role, StandIn
from inspect_app.access.rules import Reach, alone, held_by, in_place_of, may_somewhere, reach
from inspect_app.errors import NotFound, Refusal
from inspect_app.findings.model import Action, Party, State
from inspect_app.services.correcting.acting import Wish, act
from inspect_app.storage.database import Session
from inspect_app.storage.queries import departments, findings, worklists
from inspect_app.storage.queries.worklists import Some

SHOWN, COUNTED = 6, 100
BOARD_SHOWN = 12
BULK_SHOWN = 50
COLUMNS = tuple(state for state in State)
_ASSIGNABLE = (State.REVIEWED.value, State.DECIDED.value)


class Pile(StrEnum):
    """Why something waits for a person."""

    MENDING = "mending"
    DEPARTMENT = "department"
    VERIFYING = "verifying"
    TO_VERIFY = "to_verify"
    REVIEWING = "reviewing"
    ASSIGNING = "assigning"
    DECIDING = "deciding"
    EXTENSIONS = "extensions"
    REPLIES = "replies"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One pile of work; ``count`` is at most COUNTED, which then means that many or more.

    ``behalf`` is the name of the absent colleague whose work it is; empty for one's own.
    """

    pile: Pile
    found: Some
    behalf: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the board."""

    state: State
    found: Some


def my_work(session: Session, actor: Actor) -> list[Waiting]:
    """What waits for this person today, by why; no empty piles."""
    return [waiting for waiting in _piles(session, actor) if waiting.found.count]


def _piles(session: Session, actor: Actor) -> Iterator[Waiting]:
    if not may_somewhere(actor, Permission.FINDING_VIEW):
        return
    for role in (Role.SUPERVISOR, Role.PROPERTY_MANAGER, Role.QUALITY_MANAGER):
        yield from _overdue(session, actor, role)
    yield from _of_person(session, alone(actor), actor.id, None)
    for absent in actor.standing_in:
        yield from _of_person(session, in_place_of(actor, absent), absent.person, absent)
    yield from _by_role(session, actor, Role.INSPECTOR, Pile.VERIFYING, [State.FIXED])
    yield from _to_verify(session, actor)
    yield from _by_role(session, actor, Role.SUPERVISOR, Pile.REVIEWING, [State.RECORDED])
    yield from _by_role(
        session, actor, Role.SUPERVISOR, Pile.ASSIGNING, [State.REVIEWED, State.DECIDED, State.SENT_BACK]
    )
    yield from _by_role(session, actor, Role.PROPERTY_MANAGER, Pile.DECIDING, [State.REVIEWED])
    yield from _asking(session, actor)


def _of_person(session: Session, actor: Actor, person: UUID, absent: StandIn | None) -> Iterator[Waiting]:
    """What waits for somebody by name, or for their departments; of an absent one what was handed over."""
    size, most, seen = SHOWN, COUNTED, reach(actor, Permission.FINDING_VIEW)
    name, within = (absent.name, seen) if absent else ("", None)
    mending = [State.ASSIGNED.value, State.SENT_BACK.value]
    yield Waiting(Pile.MENDING, worklists.of_person(session, person, mending, size, most, within), name)
    theirs = departments.of_person(session, person)
    if theirs:
        yield Waiting(Pile.DEPARTMENT, worklists.of_departments(session, theirs, seen, size, most), name)
    if may_somewhere(actor, Permission.FINDING_VERIFY):
        fixed = worklists.of_person(session, person, [State.FIXED.value], size, most, within)
        yield Waiting(Pile.VERIFYING, fixed, name)


def _to_verify(session: Session, actor: Actor) -> Iterator[Waiting]:
    """Whatever waits to be verified at the projects of a quality manager, whoever found it."""
    there = held_at(actor, Role.QUALITY_MANAGER)
    if there is not None:
        found = worklists.in_state(session, State.FIXED.value, there, None, SHOWN, COUNTED)
        yield Waiting(Pile.TO_VERIFY, found)


def _by_role(
    session: Session, actor: Actor, role: Role, pile: Pile, states: Sequence[State]
) -> Iterator[Waiting]:
    there = held_at(actor, role)
    if there is not None:
        names = [state.value for state in states]
        yield Waiting(pile, worklists.of_role(session, role, names, there, SHOWN, COUNTED))


def _overdue(session: Session, actor: Actor, role: Role) -> Iterator[Waiting]:
    there = held_at(actor, role)
    if there is not None:
        found = worklists.reached(session, role, clock.now(), there, SHOWN, COUNTED)
        yield Waiting(Pile.OVERDUE, found)


def _asking(session: Session, actor: Actor) -> Iterator[Waiting]:
    if may_somewhere(actor, Permission.FINDING_EXTEND):
        there = reach(actor, Permission.FINDING_EXTEND)
        yield Waiting(Pile.EXTENSIONS, worklists.asked(session, there, SHOWN, COUNTED))
    if may_somewhere(actor, Permission.FINDING_REVIEW):
        there = reach(actor, Permission.FINDING_REVIEW)
        yield Waiting(Pile.REPLIES, worklists.owing_reply(session, there, SHOWN, COUNTED))


def held_at(actor: Actor, role: Role) -> Reach | None:
    """Where the person holds ``role``; None where nowhere."""
    held = [each for each in held_by(actor) if each.role is role]
    if not held:
        return None
    return Reach(
        everywhere=any(each.project is None and each.region is None for each in held),
        projects=frozenset(each.project for each in held if each.project is not None),
        regions=frozenset(e.region for e in held if e.project is None and e.region is not None),
    )


def board(session: Session, actor: Actor, project: UUID | None) -> list[Column]:
    """Every state with its most urgent findings."""
    seen = reach(actor, Permission.FINDING_VIEW)
    return [
        Column(
            state,
            worklists.in_state(session, state.value, seen, project, BOARD_SHOWN, COUNTED),
        )
        for state in COLUMNS
    ]


def assignable(session: Session, project_id: UUID) -> Some:
    """What can be given to somebody now at the project: with all opinions it needs, the most urgent first."""
    there = Reach(False, frozenset({project_id}))
    return worklists.of_role(session, Role.SUPERVISOR, _ASSIGNABLE, there, BULK_SHOWN, COUNTED)


@dataclass(frozen=True, slots=True)
class Given:
    """What came of giving out work: done ones, and of the others why not, by finding."""

    done: int
    refused: dict[UUID, Refusal]


@dataclass(frozen=True, slots=True)
class Work:
    """Findings to be given to one assignee: the version of each that was shown, by id.

    ``batch`` is made with the form, so that sending it twice is giving once.
    """

    batch: UUID
    seen: Mapping[UUID, int]
    assignee: Party
    text: str = ""


def assign_many(session: Session, actor: Actor, project_id: UUID, work: Work, zone: ZoneInfo) -> Given:
    """Give out the findings of the project; each by itself, so that one that moved on stops no other."""
    done, refused = 0, {}
    for finding_id, version in work.seen.items():
        act_id = uuid5(work.batch, finding_id.hex)
        wish = Wish(act_id, Action.ASSIGN, version, text=work.text, assignee=work.assignee)
        try:
            _refuse_foreign(session, finding_id, project_id)
            act(session, actor, finding_id, wish, zone)
            done += 1
        except Refusal as refusal:
            refused[finding_id] = refusal
    return Given(done, refused)


def _refuse_foreign(session: Session, finding_id: UUID, project_id: UUID) -> None:
    row = findings.whole(session, finding_id)
    if row is None or row.project_id != project_id:
        raise NotFound("finding")
