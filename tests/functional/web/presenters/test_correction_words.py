"""Nothing of the loop is left without words."""

from inspect_app.findings.deadlines import Timing
from inspect_app.findings.model import Action, Cause, Outcome, Source, State
from inspect_app.services.correcting.lists import Pile
from inspect_app.web.presenters import correction_words as words


def test_every_value_has_words() -> None:
    for enum, told in (
        (State, words.STATES),
        (State, words.TONES),
        (Outcome, words.OUTCOMES),
        (Cause, words.CAUSES),
        (Source, words.SOURCES),
        (Action, words.BUTTONS),
        (Action, words.DONE),
        (Action, words.TEXTS),
        (Pile, words.PILES),
        (Timing, words.TIMINGS),
    ):
        assert set(told) == set(enum)
    assert {f"finding.{action.value}" for action in Action} <= set(words.EVENTS)
