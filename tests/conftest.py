"""What every test shares: no outside network, and chance that repeats itself."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

from inspect_app import ids

TESTS = Path(__file__).parent
NO_SOCKETS = {"unit", "repo"}
LOOPBACK = ["127.0.0.1", "::1", "localhost"]
# What takes longest goes first: no worker is left alone with it at the end while the other has nothing to do.
LONGEST = ("browser/proof", "browser", "functional/web")

# Timings are measured in benchmarks/ and never fail a test: a busy machine is no fault of the code.
# The same examples at every run, because coverage must not hang on chance; EXPLORE=1 looks for new ones.
settings.register_profile(
    "project",
    deadline=None,
    derandomize=not os.environ.get("EXPLORE"),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def _same_draws(request: pytest.FixtureRequest) -> Iterator[None]:
    """Ids, codes and the places they draw are each test's own and the same at every run."""
    chance = secrets.randbits(32) if os.environ.get("EXPLORE") else 0
    with ids.seeded(crc32(request.node.nodeid.encode()) ^ chance):
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Unit and repository tests get no socket at all, the others this machine only; the longest go first."""
    items.sort(key=lambda item: [not item.path.is_relative_to(TESTS / folder) for folder in LONGEST])
    for item in items:
        if not item.path.is_relative_to(TESTS):
            continue
        area = item.path.relative_to(TESTS).parts[0]
        item.add_marker(
            pytest.mark.disable_socket if area in NO_SOCKETS else pytest.mark.allow_hosts(LOOPBACK)
        )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests recorded as such, wherever they ran."""
    reports = [each for outcome in ("passed", "failed") for each in terminalreporter.stats.get(outcome, [])]
    figures = [line for each in reports for name, line in each.user_properties if name == "figures"]
    if figures:
        terminalreporter.section("figures")
    for line in sorted(figures):
        terminalreporter.write_line(line)
