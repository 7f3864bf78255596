"""The words of codes are those of the pages, and none is missing."""

from inspect_app.findings.model import Outcome, Source, State
from inspect_app.services.exports import words


def test_every_code_has_a_word() -> None:
    assert set(words.FINDING_STATES) == {state.value for state in State}
    assert set(words.OUTCOMES) == {outcome.value for outcome in Outcome}
    assert set(words.SOURCES) == {source.value for source in Source}
