"""Notices, webhooks and deliveries in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from inspect_app.findings.notices import Event
from inspect_app.reports.words import SEVERITIES
from inspect_app.services.notifying import queueing
from inspect_app.services.notifying.kinds import GROUPS, Channel, Format
from inspect_app.services.notifying.payloads import TEST
from inspect_app.services.notifying.wording import TITLES
from inspect_app.storage.models import Delivery, Notice
from inspect_app.web.places import place

_BAD, _WARN, _FAIR, _GOOD = "bad", "warn", "fair", "good"
TONES: Mapping[str, str] = {
    Event.OVERDUE: _BAD,
    Event.ESCALATED: _BAD,
    Event.DISSATISFIED: _BAD,
    Event.SENT_BACK: _WARN,
    Event.REPLY_DUE: _WARN,
    Event.DUE_NEXT: _FAIR,
    Event.EXTENSION_ASKED: _FAIR,
    Event.ASSIGNED: _FAIR,
    Event.CLOSED: _GOOD,
    Event.FIXED: "accent",
}
GROUP_TITLES: Mapping[str, LazyString] = {
    "steps": _l("What is done with a finding"),
    "deadlines": _l("Deadlines"),
}
CHANNELS: Mapping[str, LazyString] = {Channel.APP: _l("On pages"), Channel.EMAIL: _l("By e-mail")}
FORMATS: Mapping[str, LazyString] = {
    Format.STANDARD: _l("Standard webhook"),
    Format.WECOM: _l("WeCom group robot"),
    Format.DINGTALK: _l("DingTalk group robot"),
}
# What stopped a message, by the code its error begins with.
ERRORS: Mapping[str, LazyString] = {
    "http-status": _l("The other side answered with an error."),
    "robot-refused": _l("The group robot refused the message."),
    "answer-unreadable": _l("The answer was not that of a group robot."),
    "unreachable": _l("The address could not be reached."),
    "timeout": _l("The other side took too long."),
    "tls": _l("The certificate of the other side was not accepted."),
    "webhook-url": _l("The address is not one that can be called."),
    "webhook-https": _l("The address must begin with https://."),
    "webhook-private": _l("The address belongs to a private network."),
    "mail-recipient": _l("The mail server does not take letters to this address."),
    "mail-refused": _l("The mail server refused the letter."),
    "mail-unreachable": _l("The mail server could not be reached."),
    "mail-off": _l("No mail server is set up."),
    "nobody": _l("The account was disabled."),
    "no-address": _l("The person took their e-mail address away."),
    "nothing-to-see": _l("The person may no longer see what it told."),
    "removed": _l("The webhook was removed."),
}
# What the audit log says.
EVENTS: Mapping[str, LazyString] = {
    "notices.choose": _l("chose which notices reach them"),
    "webhook.add": _l("added a webhook"),
    "webhook.change": _l("changed a webhook"),
    "webhook.secret": _l("renewed a webhook’s secret"),
    "webhook.test": _l("sent a test to a webhook"),
    "webhook.pause": _l("paused a webhook"),
    "webhook.resume": _l("took a webhook up again"),
    "webhook.gone": _l("paused a webhook that wants no more messages"),
    "webhook.remove": _l("removed a webhook"),
    "delivery.again": _l("sent a message again"),
}


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice of the list."""

    id: UUID
    word: str
    tone: str
    title: str
    facts: str
    at: datetime
    unread: bool


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One kind of the table: its word, and for each channel a box with its label and value."""

    word: str
    boxes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message: ``state`` in words with its tone; ``again`` where it can be sent again."""

    delivery: Delivery
    word: str
    state: LazyString
    tone: str
    error: str
    again: bool


def word_of(kind: str) -> str:
    """What a kind is called."""
    if kind == TEST:
        return str(_("Test"))
    if kind == queueing.LETTER:
        return str(_("Notices"))
    return str(_(TITLES[kind])) if kind in TITLES else kind


def notice_row(notice: Notice, language: str) -> NoticeRow:
    """``notice`` (with finding and project) as the list shows it."""
    finding = notice.finding
    severity = str(_(SEVERITIES[finding.severity])) if finding.severity in SEVERITIES else finding.severity
    facts = dict.fromkeys((notice.project.name, place(finding.place), severity, finding.number))
    return NoticeRow(
        id=notice.id,
        word=word_of(notice.kind),
        tone=TONES.get(notice.kind, "info"),
        title=finding.title_zh if language == "zh" else finding.title_en,
        facts=" · ".join(part for part in facts if part),
        at=notice.created_at,
        unread=notice.seen_at is None,
    )


def choice_value(kind: Event, channel: Channel) -> str:
    """The value of the box of a kind and a channel."""
    return f"{kind.value}:{channel.value}"


def choice_groups() -> Iterator[tuple[LazyString, list[ChoiceRow]]]:
    """The table of kinds by channels, in groups."""
    for group, kinds in GROUPS.items():
        yield GROUP_TITLES[group], [_choice_row(kind) for kind in kinds]


def _choice_row(kind: Event) -> ChoiceRow:
    word = word_of(kind.value)
    boxes = [(f"{word}: {CHANNELS[channel]}", choice_value(kind, channel)) for channel in Channel]
    return ChoiceRow(word, tuple(boxes))


def message_row(delivery: Delivery) -> MessageRow:
    """``delivery`` as its list shows it."""
    state, tone = _state(delivery)
    return MessageRow(
        delivery=delivery,
        word=word_of(delivery.kind),
        state=state,
        tone=tone,
        error=error_of(delivery.error),
        again=delivery.delivered_at is None and (delivery.given_up_at is not None or delivery.attempts > 0),
    )


def _state(delivery: Delivery) -> tuple[LazyString, str]:
    if delivery.delivered_at is not None:
        return _l("Delivered"), _GOOD
    if delivery.given_up_at is not None:
        return _l("Given up"), _BAD
    return (_l("Will be tried again"), _FAIR) if delivery.attempts else (_l("Waiting to be sent"), "info")


def error_of(error: str | None) -> str:
    """What stopped a message, with what the other side said."""
    if not error:
        return ""
    code, _space, detail = error.partition(" ")
    return " ".join(part for part in (str(ERRORS.get(code, code)), f"({detail})" if detail else "") if part)
