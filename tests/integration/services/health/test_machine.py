"""Clock, HTTPS and host names are judged by the settings."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from inspect_app import clock
from inspect_app.config import Config
from inspect_app.services.health import machine
from inspect_app.services.health.check import State


def test_a_clock_before_the_product_was_built_is_wrong() -> None:
    with clock.fixed(datetime(2001, 1, 1, tzinfo=UTC)):
        assert machine.clock_check(Config()).state is State.PROBLEM
    with clock.fixed(datetime(2027, 3, 1, 1, 0, tzinfo=UTC)):
        check = machine.clock_check(Config())
    assert check.state is State.FINE
    assert check.found == "2027-03-01 09:00:00 Asia/Shanghai"


@pytest.mark.parametrize(
    ("settings", "state"),
    [
        ({}, State.FINE),
        ({"public_url": "https://inspect.example.com"}, State.FINE),
        ({"public_url": "http://inspect.example.com"}, State.WARNING),
        ({"host": "0.0.0.0"}, State.WARNING),
    ],
)
def test_https(settings: dict[str, str], state: State) -> None:
    check = machine.https(Config(**settings))
    assert check.state is state
    assert bool(check.mend) is (state is State.WARNING)


def test_open_host_names_are_a_warning_only_when_others_can_reach_the_server() -> None:
    assert machine.hosts(Config()).state is State.FINE
    assert machine.hosts(Config(host="0.0.0.0")).state is State.WARNING
    assert machine.hosts(Config(host="0.0.0.0", trusted_hosts="inspect.example.com")).state is State.FINE
