"""Naming who was observed, and what is said to it: what is refused."""

import pytest

from inspect_app.errors import Conflict, Invalid, NotFound
from inspect_app.services.conduct import naming, staff
from inspect_app.services.correcting.timing import CHINA_ZONE
from tests.factories.finished import Finished
from tests.factories.observed import call_of, named, supervisor_of


def test_what_cannot_be_named_or_said_is_refused(done: Finished) -> None:
    named(done)
    with done.database.writing() as session:
        supervisor = supervisor_of(session, done)
        project = supervisor.assignments[0].project
        assert project is not None
        gone = staff.add(session, done.inspector, project, "钱一")
        staff.set_active(session, done.inspector, gone.id, False)
        call = call_of(session, done)
        with pytest.raises(Invalid, match="staff-unknown"):
            naming.name(session, done.inspector, call, gone.id, CHINA_ZONE)
        with pytest.raises(Conflict, match="conduct-no-encounter"):
            naming.name(session, done.inspector, call_of(session, done, "lobby"), gone.id, CHINA_ZONE)
        with pytest.raises(NotFound):
            naming.name(session, done.inspector, project, gone.id, CHINA_ZONE)
        with pytest.raises(NotFound):
            naming.comment(session, done.inspector, call, "not mine")
        for words, code in (("", "missing"), ("x" * 5001, "too-long"), ("a\x00b", "forbidden")):
            with pytest.raises(Invalid, match=code):
                naming.comment(session, supervisor, call, words)
        naming.comment(session, supervisor, call, "ok")
        with pytest.raises(Conflict, match="conduct-commented"):
            naming.comment(session, supervisor, call, "more")
