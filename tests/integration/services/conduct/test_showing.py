"""By code or by name; looks at names are kept, and comments printed."""

from inspect_app.services import reports
from inspect_app.services.conduct import naming, showing
from tests.factories.finished import Finished
from tests.factories.observed import NAME, call_of, named, supervisor_of


def test_ones_own_look_is_not_kept(done: Finished) -> None:
    named(done, username=done.inspector.username)
    with done.database.writing() as session:
        page = showing.mine(session, done.inspector, None)
        (result,) = page.rows
        assert (result.name, result.open, result.until is not None) == (NAME, True, True)
        showing.note_looks(session, done.inspector, page.rows)
        assert showing.looks_at_me(session, done.inspector, None).rows == []
        supervisor = supervisor_of(session, done)
        showing.note_looks(session, supervisor, page.rows)
        assert [look.user_id for look in showing.looks_at_me(session, done.inspector, None).rows] == [
            supervisor.id
        ]


def test_comments_stand_in_the_appendix_as_they_are(done: Finished) -> None:
    code = named(done)
    with done.database.writing() as session:
        naming.comment(session, supervisor_of(session, done), call_of(session, done), "New to the work")
    told = reports.sealed_view(done.database, done.config, done.inspection, "en").appendix.remarks[-1]
    assert told.text.endswith("the supervisor: New to the work")
    assert code in told.where
