"""Clock, HTTPS, host names."""

from __future__ import annotations

from datetime import UTC, datetime

from inspect_app import clock
from inspect_app.config import LOOPBACK, Config
from inspect_app.services.health.check import Check, State, judged

# Nothing of this product existed before; a clock that shows an earlier time is wrong.
BUILT = datetime(2026, 11, 1, tzinfo=UTC)


def clock_check(config: Config) -> Check:
    """Whether the clock can be right: answers and photos get their times from it."""
    moment = clock.now()
    found = f"{moment.astimezone(config.zone):%Y-%m-%d %H:%M:%S} {config.timezone}"
    return judged("Clock", moment > BUILT, found, "set the clock; use NTP, e.g. apt-get install chrony")


def https(config: Config) -> Check:
    """Tablets use the camera and offline pages only over HTTPS, or on this machine itself."""
    if config.public_url.startswith("https://"):
        return Check("HTTPS", State.FINE, config.public_url)
    if config.host in LOOPBACK and not config.public_url:
        return Check("HTTPS", State.FINE, "not needed: the server listens on this machine only")
    mend = (
        "put a TLS proxy such as Caddy in front (caddy reverse-proxy --from inspect.example.com --to :8000), "
        "then set INSPECT_PUBLIC_URL=https://inspect.example.com and INSPECT_TRUSTED_PROXIES=1"
    )
    found = config.public_url or f"http://{config.host}:{config.port}"
    return Check("HTTPS", State.WARNING, found, mend)


def hosts(config: Config) -> Check:
    """Whether forged Host headers are refused."""
    found = config.trusted_hosts or "any"
    sound = bool(config.trusted_hosts) or config.host in LOOPBACK
    mend = "set INSPECT_TRUSTED_HOSTS to the names users type"
    return judged("Host names", sound, found, mend, State.WARNING)
