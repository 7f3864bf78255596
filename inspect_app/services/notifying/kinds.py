"""What people can be told, by which channels, and what holds where a person chose nothing."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from inspect_app.findings.notices import Event


class Channel(StrEnum):
    """Ways to reach a person; webhooks are the company's and nobody's choice."""

    APP = "app"
    EMAIL = "email"


class Format(StrEnum):
    """What a webhook understands."""

    STANDARD = "standard"
    WECOM = "wecom"
    DINGTALK = "dingtalk"


# In the order people read them: what is done with a finding, then what time brings.
GROUPS: Mapping[str, tuple[Event, ...]] = MappingProxyType(
    {
        "steps": (
            Event.RECORDED,
            Event.REVIEWED,
            Event.DECIDED,
            Event.ASSIGNED,
            Event.FIXED,
            Event.SENT_BACK,
            Event.CLOSED,
            Event.EXTENSION_ASKED,
            Event.EXTENDED,
            Event.EXTENSION_REFUSED,
            Event.DISSATISFIED,
        ),
        "deadlines": (Event.DUE_NEXT, Event.OVERDUE, Event.ESCALATED, Event.REPLY_DUE),
    }
)
KINDS = tuple(kind for group in GROUPS.values() for kind in group)
# By e-mail goes what somebody must act upon; all else can wait until they next look.
_BY_EMAIL = frozenset(
    {
        Event.ASSIGNED,
        Event.SENT_BACK,
        Event.EXTENSION_ASKED,
        Event.DISSATISFIED,
        Event.DUE_NEXT,
        Event.OVERDUE,
        Event.ESCALATED,
        Event.REPLY_DUE,
    }
)
# What a new webhook is told unless an administrator says otherwise.
FOR_WEBHOOKS = (
    Event.ASSIGNED,
    Event.SENT_BACK,
    Event.CLOSED,
    Event.EXTENSION_ASKED,
    Event.DISSATISFIED,
    Event.DUE_NEXT,
    Event.OVERDUE,
    Event.ESCALATED,
)


def standard(kind: Event, channel: Channel) -> bool:
    """Whether somebody who chose nothing is told of ``kind`` by ``channel``."""
    return channel is Channel.APP or kind in _BY_EMAIL
