"""What ``doctor`` looks at: is everything here that the product stands on, and safe?"""

from __future__ import annotations

from inspect_app.config import Config
from inspect_app.services.health import machine, mail, software, storage
from inspect_app.services.health.check import Check, State

__all__ = ["Check", "State", "examine"]


def examine(config: Config) -> list[Check]:
    """Every check, in reading order. Looks only; mends nothing and creates nothing."""
    return [
        software.python(),
        *software.packages(),
        software.sqlite(),
        *software.libraries(),
        software.fonts(),
        storage.data_folder(config),
        storage.disk(config),
        storage.schema(config),
        machine.clock_check(config),
        machine.https(config),
        machine.hosts(config),
        mail.mail(config),
    ]
