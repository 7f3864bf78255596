"""Times and dates as pages show them: in the configured time zone, in the page's language."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import Flask, current_app
from flask_babel import format_date, format_datetime

from inspect_app.config import Config
from inspect_app.web.language import language

_PATTERNS = {"zh": ("y年M月d日 HH:mm", "y年M月d日"), "en": ("d MMM y, HH:mm", "d MMM y")}


def moment(value: datetime) -> str:
    """An aware moment to the minute, e.g. ``2026年11月21日 22:30`` or ``21 Nov 2026, 22:30``."""
    return str(format_datetime(value, _PATTERNS[language()][0]))


def day(value: date) -> str:
    """A date, or the local date of an aware moment."""
    return str(format_date(value, _PATTERNS[language()][1]))


def short_day(value: date) -> str:
    """A date without its year: ``11月2日``, ``2 Nov``."""
    return str(format_date(value, "M月d日" if language() == "zh" else "d MMM"))


def month_name(value: date) -> str:
    """``2026年11月``, ``November 2026``."""
    return str(format_date(value, "y年M月" if language() == "zh" else "MMMM y"))


def zone() -> ZoneInfo:
    """The configured time zone."""
    config: Config = current_app.extensions["config"]
    return config.zone


def install(app: Flask) -> None:
    """Templates write ``{{ value | moment }}``, ``day``, ``short_day`` and ``month_name``."""
    app.add_template_filter(moment, "moment")
    app.add_template_filter(day, "day")
    app.add_template_filter(short_day, "short_day")
    app.add_template_filter(month_name, "month_name")
