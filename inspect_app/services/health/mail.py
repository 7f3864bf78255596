"""The mail server: whether it answers, lets us in, and whether letters can carry links."""

from __future__ import annotations

import smtplib

from inspect_app.config import Config
from inspect_app.services.health.check import Check, State, judged
from inspect_app.services.notifying.mail import connected

NAME = "E-mail"


def mail(config: Config) -> Check:
    """Signs in where a server is set, and sends nothing."""
    if not config.smtp_host:
        return Check(NAME, State.FINE, "not set up: notices are shown on pages and go to webhooks")
    found = f"{config.smtp_host}:{config.smtp_port} ({config.smtp_security})"
    try:
        with connected(config) as server:
            server.noop()
    except (OSError, smtplib.SMTPException) as error:
        mend = "check INSPECT_SMTP_HOST, _PORT, _SECURITY, _USER and _PASSWORD; nothing is lost meanwhile"
        return Check(NAME, State.PROBLEM, f"{found}: {type(error).__name__}", mend)
    mend = "set INSPECT_PUBLIC_URL: without it letters hold no links"
    return judged(NAME, bool(config.public_url), found, mend, State.WARNING)
