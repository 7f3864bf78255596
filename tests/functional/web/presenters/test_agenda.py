"""Days, weeks and months of what is due."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from flask import Flask

from inspect_app.access.model import Actor, Assignment, Role
from inspect_app.planning.model import Occurrence, Standing
from inspect_app.services.planning.due import Due, Listing
from inspect_app.storage.models import Project
from inspect_app.web.presenters import agenda
from tests.factories.planned import SHANGHAI, at

DAY = date(2026, 11, 25)
WHO, ROLE = UUID(int=5), Role.INSPECTOR
PROJECT = Project(id=UUID(int=3), region_id=UUID(int=4), name="云锦花园")
INSPECTOR = Actor(WHO, "wang", "王芳", (Assignment(ROLE, project=PROJECT.id),))


def listing(opens: datetime, due: datetime, person: UUID | None = WHO) -> Listing:
    """One thing due."""
    later = due + timedelta(days=1)
    marks = {"opens": opens, "due": due, "missed": later, "made_up_until": later}
    occurrence = Occurrence(
        UUID(int=1),
        UUID(int=2),
        "x",
        PROJECT.id,
        "上午",
        DAY,
        DAY,
        **marks,
        assignee=person,
        role=Role.INSPECTOR,
    )
    return Listing((Due(occurrence, PROJECT, Standing.OPEN, None, None, None, True),), {WHO: "王芳"}, {})


@pytest.mark.parametrize(
    ("on", "first", "end"),
    [
        (date(2026, 11, 22), date(2026, 10, 26), date(2026, 12, 7)),
        (date(2027, 2, 1), date(2027, 2, 1), date(2027, 3, 1)),
        (date(2026, 12, 31), date(2026, 11, 30), date(2027, 1, 4)),
    ],
)
def test_a_month_is_whole_weeks(on: date, first: date, end: date) -> None:
    assert agenda.month_of(on) == (first, end)


def test_a_line_tells_its_window_and_who(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "zh-CN"}):
        (short,) = agenda.entries(listing(at(DAY, 8), at(DAY, 12)), INSPECTOR, SHANGHAI)
        (long,) = agenda.entries(listing(at(DAY - timedelta(days=5), 8), at(DAY, 18)), INSPECTOR, SHANGHAI)
        (whole,) = agenda.entries(
            listing(at(DAY, 0), at(DAY + timedelta(days=1), 0), None), Actor(WHO, "x", "x", ()), SHANGHAI
        )
        assert str(short.word) == "待执行"
    assert (short.window, short.begins, short.who, short.conducts) == ("08:00–12:00", "08:00", "王芳", True)
    assert (long.window, long.begins) == ("11月20日 08:00 – 11月25日 18:00", "")
    assert (whole.window, whole.who, whole.conducts) == ("00:00–00:00", "检查员", False)


def test_days_hold_their_lines_and_count_what_they_leave_out(app: Flask) -> None:
    with app.test_request_context():
        lines = agenda.entries(listing(at(DAY, 8), at(DAY, 12)), INSPECTOR, SHANGHAI) * 7
    days = agenda.days(lines, *agenda.month_of(DAY), DAY, DAY.month)
    (busy,) = [each for each in days if each.entries]
    assert (busy.day, busy.more, busy.today, busy.inside) == (DAY, 2, True, True)
    assert not days[0].inside
