"""The people observed: a code of chance each, and no name in the log."""

import pytest

from inspect_app.errors import Invalid, NotFound
from inspect_app.services.conduct import staff
from inspect_app.storage.models import AuditEvent, Inspection
from tests.factories.finished import Finished


def test_the_log_tells_codes_alone(done: Finished) -> None:
    with done.database.writing() as session:
        project = session.get_one(Inspection, done.inspection).project_id
        first, second = (staff.add(session, done.inspector, project, f" 赵  {n} ") for n in (1, 2))
        assert (first.name, first.code != second.code) == ("赵 1", True)
        staff.set_active(session, done.inspector, first.id, False)
        staff.set_active(session, done.inspector, first.id, False)
        assert [row.id for row in staff.listed(session, project)] == [second.id, first.id]
        told = session.query(AuditEvent).filter(AuditEvent.action.startswith("staff.")).all()
        assert [event.detail for event in told] == [
            {"code": first.code},
            {"code": second.code},
            {"code": first.code},
        ]
        for name in ("", "x" * 81, "a\x00b"):
            with pytest.raises(Invalid, match="staff-name"):
                staff.add(session, done.inspector, project, name)
        with pytest.raises(Invalid, match="user-unknown"):
            staff.add(session, done.inspector, project, "x", "nobody")
        with pytest.raises(NotFound):
            staff.found(session, project)
