"""Numbers and dates as the reader's language writes them. Exact in, rounded half up at the last step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from inspect_app.reports.words import family

MINUS = "\N{MINUS SIGN}"


def rounded(value: Fraction, decimals: int) -> Decimal:
    """``value`` rounded half up (half away from zero), with exactly ``decimals`` decimals."""
    scaled = abs(value) * 10**decimals
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Decimal(whole if value >= 0 else -whole).scaleb(-decimals)


def number(value: Fraction, decimals: int) -> str:
    """A number with a real minus sign."""
    return f"{rounded(value, decimals):.{decimals}f}".replace("-", MINUS)


def signed(value: Fraction, decimals: int) -> str:
    """A difference: ``+1.2``, ``−0.4``, ``±0.0``."""
    text = number(value, decimals)
    if rounded(value, decimals) == 0:
        return "±" + text.lstrip(MINUS)
    return text if text.startswith(MINUS) else "+" + text


def plain(value: Decimal) -> str:
    """A decimal as its author would write it: ``3``, ``0.25``; no exponent, no trailing noughts."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace("-", MINUS)


def percent(value: Fraction, decimals: int = 0) -> str:
    """A share of one as a percentage."""
    return number(value * 100, decimals) + "%"


def day(moment: datetime | date, zone: str, language: str) -> str:
    """``2026年11月21日`` or ``21 November 2026``; a moment is taken to ``zone`` first."""
    local = moment.astimezone(ZoneInfo(zone)) if isinstance(moment, datetime) else moment
    if family(language) == "zh":
        return f"{local.year}年{local.month}月{local.day}日"
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def month_name(day: date, language: str) -> str:
    """``2026年11月`` or ``November 2026``."""
    return (
        f"{day.year}年{day.month}月" if family(language) == "zh" else f"{_MONTHS[day.month - 1]} {day.year}"
    )


def minute(moment: datetime, zone: str, language: str) -> str:
    """Day and time of day, e.g. ``2026年11月21日 09:05``."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{day(moment, zone, language)} {local:%H:%M}"


def month(moment: datetime, zone: str) -> str:
    """``26-11``, for an axis."""
    return f"{moment.astimezone(ZoneInfo(zone)):%y-%m}"


def axis(moments: Sequence[datetime], zone: str) -> list[str]:
    """Labels of an axis: months, or days (``11-21``) where some month would stand there twice."""
    months = [month(moment, zone) for moment in moments]
    if len(set(months)) == len(months):
        return months
    return [f"{moment.astimezone(ZoneInfo(zone)):%m-%d}" for moment in moments]


def stamp(moment: datetime, zone: str) -> str:
    """``2026-11-21 09:05``, for captions and tables."""
    return f"{moment.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def joined(parts: Sequence[str], language: str) -> str:
    """A list in a sentence: 、 in Chinese, comma in English."""
    return ("、" if family(language) == "zh" else ", ").join(part for part in parts if part)


def clauses(parts: Sequence[str], language: str) -> str:
    """Lists one after the other in a sentence."""
    return ("；" if family(language) == "zh" else "; ").join(part for part in parts if part)


def sentences(parts: Sequence[str], language: str) -> str:
    """Sentences one after the other, without the empty ones: a Chinese full stop brings its own room."""
    return ("" if family(language) == "zh" else " ").join(part for part in parts if part)


def apportioned(values: Sequence[Fraction], decimals: int) -> tuple[Fraction, ...]:
    """``values`` rounded so that they still add up: the rounded total is shared by largest remainder."""
    step = Fraction(1, 10**decimals)
    floors = [value // step for value in values]
    short = int(Fraction(rounded(sum(values, Fraction(0)), decimals)) / step) - sum(floors)
    by_remainder = sorted(range(len(values)), key=lambda i: (floors[i] * step - values[i], i))
    raised = set(by_remainder[:short])
    return tuple((floor + (i in raised)) * step for i, floor in enumerate(floors))


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
