"""What can be told: every event has its place and its words."""

from inspect_app.findings.notices import Event
from inspect_app.services.notifying.kinds import FOR_WEBHOOKS, KINDS, Channel, standard
from inspect_app.services.notifying.wording import TITLES


def test_every_event_is_offered_once_and_has_a_word() -> None:
    assert sorted(KINDS) == sorted(Event)
    assert set(TITLES) == set(Event)
    assert set(FOR_WEBHOOKS) < set(Event)


def test_pages_tell_everything_and_letters_what_must_be_acted_upon() -> None:
    assert all(standard(kind, Channel.APP) for kind in KINDS)
    assert standard(Event.OVERDUE, Channel.EMAIL)
    assert not standard(Event.REVIEWED, Channel.EMAIL)
