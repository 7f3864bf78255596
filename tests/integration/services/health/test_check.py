"""A judged check carries its mend only when there is something to mend."""

from __future__ import annotations

from inspect_app.services.health.check import State, judged


def test_a_sound_thing_has_no_mend() -> None:
    check = judged("Disk", True, "10 GiB", "free some")
    assert (check.state, check.mend) == (State.FINE, "")


def test_an_unsound_thing_says_how_to_mend_it() -> None:
    assert judged("Disk", False, "0 GiB", "free some").state is State.PROBLEM
    warning = judged("Disk", False, "0 GiB", "free some", State.WARNING)
    assert (warning.state, warning.mend) == (State.WARNING, "free some")
