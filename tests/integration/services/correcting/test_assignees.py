"""Departments and people that work can be given to."""

import pytest

from inspect_app import ids
from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.findings.model import Party
from inspect_app.services.correcting import assignees
from inspect_app.storage.database import Session
from inspect_app.storage.models import AuditEvent
from tests.factories.crew import make_crew
from tests.factories.world import World


def test_departments_come_with_the_database_in_their_order(session: Session, world: World) -> None:
    offered = assignees.offered(session, world.project)
    assert offered.departments == ["工程部", "保洁部", "绿化部", "秩序部", "客服部"]
    assert [user.name for user in offered.people] == sorted(["王芳", "李强"])


def test_who_sees_the_project_can_be_given_work(session: Session, world: World) -> None:
    crew = make_crew(world)
    assignees.check(session, world.project, Party(person=crew.worker.id))
    assignees.check(session, world.project, Party(department="保洁部"))
    for party in (Party(person=ids.new()), Party(department="无")):
        with pytest.raises(Invalid, match="assignee-unknown"):
            assignees.check(session, world.project, party)


def test_a_retired_department_gets_no_work_and_can_come_back(session: Session, world: World) -> None:
    row = assignees.add(session, None, "  消防  中控室 ")
    assert (row.name, row.position) == ("消防 中控室", 6)
    with pytest.raises(Conflict, match="department-taken"):
        assignees.add(session, None, "消防 中控室")
    assignees.set_active(session, None, row.id, False)
    with pytest.raises(Invalid):
        assignees.check(session, world.project, Party(department=row.name))
    assert assignees.add(session, None, row.name).id == row.id
    for name in (" ", "x" * 81, "a\x00"):
        with pytest.raises(Invalid, match="department-name"):
            assignees.add(session, None, name)


def test_people_join_and_leave_once(session: Session, world: World) -> None:
    department = assignees.listed(session)[0].department
    for _ in range(2):
        assignees.join(session, None, department.id, "Wang")
    assert [user.username for user in assignees.listed(session)[0].people] == ["wang"]
    for _ in range(2):
        assignees.leave(session, None, department.id, world.inspector.id)
    assert assignees.listed(session)[0].people == ()
    told = [e.action for e in session.query(AuditEvent).filter_by(subject_id=department.id)]
    assert told == ["department.join", "department.leave"]
    with pytest.raises(NotFound):
        assignees.join(session, None, ids.new(), "wang")
