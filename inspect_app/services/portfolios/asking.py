"""What a portfolio report is asked of: never more projects than the person may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from inspect_app import clock
from inspect_app.access.model import Actor, Permission
from inspect_app.access.rules import reach
from inspect_app.config import Config
from inspect_app.errors import NotFound
from inspect_app.reports.portfolio.facts import ScopeKind
from inspect_app.reports.portfolio.spans import DAY, Span, beginning, month_before, month_of, moved, parsed
from inspect_app.storage.database import Session
from inspect_app.storage.models import Project
from inspect_app.storage.queries import portfolio

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person chose; what is left empty or unfit falls back to the last month, the most inspected
    programme, all projects within reach."""

    span: str = ""
    programme: str = ""
    region: UUID | None = None
    projects: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The wish made good. ``programme`` is empty where nothing was ever inspected."""

    span: Span
    programme: str
    scope: ScopeKind
    names: tuple[str, ...]
    projects: tuple[UUID, ...]

    def parameters(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return {
            "span": self.span.code,
            "programme": self.programme,
            "scope": self.scope,
            "names": list(self.names),
            "projects": [str(each) for each in self.projects],
        }


def asked_from(parameters: Mapping[str, Any]) -> Asked:
    """What ``parameters`` gave. Raises NotFound where they name no span."""
    span = parsed(parameters["span"])
    if span is None:
        raise NotFound("span")
    names, projects = tuple(parameters["names"]), tuple(UUID(each) for each in parameters["projects"])
    return Asked(span, parameters["programme"], parameters["scope"], names, projects)


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from: projects within reach, and programmes carried out in the last year."""

    projects: Sequence[Project]
    programmes: Sequence[str]


def window_of(span: Span) -> date:
    """The first day anything is read of: that of the trend, or of the span before if that begins earlier."""
    return min(moved(span.last, 1 - MONTHS), span.earlier.first)


def resolve(session: Session, actor: Actor, wish: Wish, config: Config) -> tuple[Asked, Choices]:
    """The wish within the person's reach."""
    visible = portfolio.projects(session, reach(actor, Permission.PORTFOLIO_VIEW))
    scope, names, chosen = _chosen(visible, wish)
    there = tuple(each.id for each in chosen)
    span = parsed(wish.span) or _usual(session, there, config.zone)
    programmes = _programmes(session, there, window_of(span), span.last, config.zone)
    programme = wish.programme if wish.programme in programmes else next(iter(programmes), "")
    return Asked(span, programme, scope, names, there), Choices(visible, programmes)


def _usual(session: Session, chosen: Sequence[UUID], zone: ZoneInfo) -> Span:
    """The last whole month; where nothing was inspected in it, the present one."""
    today = clock.now().astimezone(zone).date()
    last = month_before(today)
    return last if _programmes(session, chosen, last.first, last.last, zone) else month_of(today)


def _programmes(
    session: Session, chosen: Sequence[UUID], first: date, last: date, zone: ZoneInfo
) -> list[str]:
    found = portfolio.programmes(session, chosen, beginning(first, zone), beginning(last + DAY, zone))
    return [name for name, _ in found]


def _chosen(visible: Sequence[Project], wish: Wish) -> tuple[ScopeKind, tuple[str, ...], Sequence[Project]]:
    named = [each for each in visible if each.id in wish.projects]
    if named:
        return "projects", tuple(each.name for each in named), named
    there = [each for each in visible if each.region_id == wish.region]
    if there:
        return "region", (there[0].region.name,), there
    return "company", (), visible
