"""The spans a person chooses from: the last months, quarters and years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from inspect_app.reports import formats
from inspect_app.reports.portfolio.spans import moved

MONTHS, QUARTERS, YEARS = 13, 6, 2


@dataclass(frozen=True, slots=True)
class SpanChoice:
    """An option."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class SpanGroup:
    """Options under a heading."""

    label: str
    choices: tuple[SpanChoice, ...]


def span_groups(today: date, language: str) -> tuple[SpanGroup, ...]:
    """The newest first, the one that is not over yet among them."""
    return (
        SpanGroup(_("Months"), tuple(_month(moved(today, -back), language) for back in range(MONTHS))),
        SpanGroup(_("Quarters"), tuple(_quarter(moved(today, -3 * back)) for back in range(QUARTERS))),
        SpanGroup(_("Years"), tuple(_year(today.year - back) for back in range(YEARS))),
    )


def _month(first: date, language: str) -> SpanChoice:
    return SpanChoice(f"{first:%Y-%m}", formats.month_name(first, language))


def _quarter(day: date) -> SpanChoice:
    quarter = (day.month + 2) // 3
    label = _("%(year)s, quarter %(quarter)s", year=day.year, quarter=quarter)
    return SpanChoice(f"{day.year}-Q{quarter}", label)


def _year(year: int) -> SpanChoice:
    return SpanChoice(str(year), _("the year %(year)s", year=year))
