"""Who hears of what, as data; which notices a step or the passing of time gives rise to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import StrEnum
from types import MappingProxyType

from inspect_app.findings.deadlines import Rules, Timing, escalated_to, last_day, timing
from inspect_app.findings.model import Action, Correction, Party
from inspect_app.findings.replies import owes_reply, reply_due
from inspect_app.findings.turns import PROPERTY_MANAGER, SUPERVISOR, turn


class Event(StrEnum):
    """What people are told."""

    RECORDED = "recorded"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    ASSIGNED = "assigned"
    FIXED = "fixed"
    SENT_BACK = "sent_back"
    CLOSED = "closed"
    EXTENSION_ASKED = "extension_asked"
    EXTENDED = "extended"
    EXTENSION_REFUSED = "extension_refused"
    DISSATISFIED = "dissatisfied"
    DUE_NEXT = "due_next"
    OVERDUE = "overdue"
    ESCALATED = "escalated"
    REPLY_DUE = "reply_due"


class Recipient(StrEnum):
    """Who is told, as seen from the finding."""

    TURN = "turn"
    FINDER = "finder"
    ASSIGNEE = "assignee"
    ASKER = "asker"
    SUPERVISOR = "supervisor"
    PROPERTY_MANAGER = "property_manager"


RECIPIENTS: Mapping[Event, tuple[Recipient, ...]] = MappingProxyType(
    {
        Event.RECORDED: (Recipient.TURN,),
        Event.REVIEWED: (Recipient.TURN,),
        Event.DECIDED: (Recipient.TURN,),
        Event.ASSIGNED: (Recipient.ASSIGNEE,),
        Event.FIXED: (Recipient.TURN,),
        Event.SENT_BACK: (Recipient.TURN, Recipient.SUPERVISOR),
        Event.CLOSED: (Recipient.FINDER, Recipient.ASSIGNEE, Recipient.SUPERVISOR),
        Event.EXTENSION_ASKED: (Recipient.PROPERTY_MANAGER,),
        Event.EXTENDED: (Recipient.TURN, Recipient.ASKER, Recipient.SUPERVISOR),
        Event.EXTENSION_REFUSED: (Recipient.TURN, Recipient.ASKER),
        # ET-1.4: what the customer still wants is reported upward the same day.
        Event.DISSATISFIED: (Recipient.SUPERVISOR, Recipient.PROPERTY_MANAGER),
        Event.DUE_NEXT: (Recipient.TURN,),
        Event.OVERDUE: (Recipient.TURN,),
        # Escalation goes to the roles of the policy's ladder, not to anybody of this table.
        Event.ESCALATED: (),
        Event.REPLY_DUE: (Recipient.SUPERVISOR,),
    }
)
EVENT_OF: Mapping[Action, Event] = MappingProxyType(
    {
        Action.REVIEW: Event.REVIEWED,
        Action.DECIDE: Event.DECIDED,
        Action.ASSIGN: Event.ASSIGNED,
        Action.REASSIGN: Event.ASSIGNED,
        Action.FIX: Event.FIXED,
        Action.FIX_ON_THE_SPOT: Event.FIXED,
        Action.SEND_BACK: Event.SENT_BACK,
        Action.ASK_EXTENSION: Event.EXTENSION_ASKED,
        Action.EXTEND: Event.EXTENDED,
        Action.REFUSE_EXTENSION: Event.EXTENSION_REFUSED,
        Action.NOTE_DISSATISFACTION: Event.DISSATISFIED,
    }
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One event for these people. ``key`` is the same however often it is found: send each key once."""

    event: Event
    key: str
    to: frozenset[Party]


def on_recording(correction: Correction) -> Notice:
    """The notice of a new finding."""
    return _notice(correction, Event.RECORDED, str(correction.facts.id))


def on_step(before: Correction, after: Correction) -> Notice | None:
    """The notice of the step that led from ``before`` to ``after``, never to the one who did it."""
    event = None if before.history == after.history else _event(after)
    if event is None:
        return None
    act = after.history[-1].act
    notice = _notice(after, event, str(act.id))
    return Notice(notice.event, notice.key, notice.to - {Party(person=act.by)})


def _event(after: Correction) -> Event | None:
    if after.closed:
        return Event.CLOSED
    return EVENT_OF.get(after.history[-1].act.action)


def in_time(correction: Correction, now: datetime, rules: Rules) -> tuple[Notice, ...]:
    """The notices that time alone has made due by ``now``, sent already or not: their keys tell."""
    return (*_of_deadline(correction, now, rules), *_of_reply(correction, now, rules))


def _of_deadline(correction: Correction, now: datetime, rules: Rules) -> Iterator[Notice]:
    stands = timing(correction, now, rules)
    due = correction.due.astimezone(UTC).isoformat()
    if stands is Timing.NEXT and _local_hour(now, rules) >= time(rules.policy.remind_hour):
        yield _notice(correction, Event.DUE_NEXT, due)
    if stands is Timing.OVERDUE:
        yield _notice(correction, Event.OVERDUE, due)
    for role in escalated_to(correction, now, rules):
        yield Notice(Event.ESCALATED, f"{Event.ESCALATED}:{role}:{due}", frozenset({Party(role=role)}))


def _of_reply(correction: Correction, now: datetime, rules: Rules) -> Iterator[Notice]:
    due = reply_due(correction.facts, rules)
    if due is None or not owes_reply(correction):
        return
    today = now.astimezone(rules.zone).date()
    if last_day(due, rules.zone) <= today:
        yield _notice(correction, Event.REPLY_DUE, due.isoformat())


def _local_hour(now: datetime, rules: Rules) -> time:
    return now.astimezone(rules.zone).time()


def _notice(correction: Correction, event: Event, what: str) -> Notice:
    parties = (_party(correction, recipient) for recipient in RECIPIENTS[event])
    return Notice(event, f"{event}:{what}", frozenset(party for party in parties if party is not None))


def _party(correction: Correction, recipient: Recipient) -> Party | None:
    asks = correction.last(Action.ASK_EXTENSION)
    return {
        Recipient.TURN: turn(correction),
        Recipient.FINDER: Party(person=correction.facts.found_by),
        Recipient.ASSIGNEE: correction.assignee,
        Recipient.ASKER: None if asks is None else Party(person=asks.act.by),
        Recipient.SUPERVISOR: SUPERVISOR,
        Recipient.PROPERTY_MANAGER: PROPERTY_MANAGER,
    }[recipient]
