"""What can be decided on a round: by whom, and with what."""

from uuid import UUID

import pytest

from inspect_app.checklist.model import Severity
from inspect_app.findings.model import Action, Who
from inspect_app.findings.onsite import decisions, fix
from inspect_app.findings.transitions import Field
from tests.factories.corrections import (
    CAST,
    CLEANER,
    FINDER,
    INSPECTOR,
    STRANGER,
    SUPERVISOR,
    assigned,
    done,
    fixed,
    opened,
    refused,
)

SIGNED = frozenset({Field.TEXT, Field.SIGNATURE})


def test_who_looks_verifies_or_sends_back() -> None:
    for who in (FINDER, INSPECTOR):
        told = decisions(fixed(), who)
        assert list(told.items()) == [(Action.VERIFY, SIGNED), (Action.SEND_BACK, frozenset({Field.TEXT}))]


def test_nobody_who_mended_it_or_may_not_look() -> None:
    assert decisions(fixed(), CLEANER) == {}
    assert decisions(fixed(), STRANGER) == {}
    spot = done(opened(Severity.MAJOR), Action.FIX_ON_THE_SPOT, FINDER)
    assert decisions(spot, FINDER) == {}
    assert set(decisions(spot, INSPECTOR)) == {Action.VERIFY, Action.SEND_BACK}


@pytest.mark.parametrize("who", CAST)
def test_only_what_waits_and_only_what_the_table_lets_through(who: Who) -> None:
    assert decisions(opened(), who) == decisions(assigned(), who) == {}
    waiting = fixed()
    for action in decisions(waiting, who):
        done(waiting, action, who)
    for action in {Action.VERIFY, Action.SEND_BACK} - set(decisions(waiting, who)):
        assert refused(waiting, action, who) in {"forbidden", "fixer-cannot-verify"}


def test_the_fix_looked_at_is_the_last() -> None:
    assert fix(opened()) is None
    once = fixed()
    again = done(done(once, Action.SEND_BACK, FINDER), Action.FIX, CLEANER, text="dried", id=UUID(int=5000))
    told = fix(again)
    assert told is not None
    assert told.act.text == "dried"
    assert fix(done(opened(Severity.MAJOR), Action.FIX_ON_THE_SPOT, FINDER)) is not None
    assert fix(done(assigned(), Action.REASSIGN, SUPERVISOR)) is None
