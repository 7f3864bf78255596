"""The audit log, for administrators."""

from collections.abc import Callable

from inspect_app.services import audit
from inspect_app.services.audit import Subject
from inspect_app.storage.database import Database
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_newest_first_in_pages(as_: As, database: Database) -> None:
    with database.writing() as session:
        for number in range(60):
            audit.record(session, None, "test.event", Subject("test"), {"name": f"<i>{number}</i>"})
    admin = as_("administrator")
    first = admin.get("/audit").text
    assert "signed in" in first
    assert "&lt;i&gt;59&lt;/i&gt;" in first
    assert "Next page" in first
    assert "First page" in admin.get("/audit?before=20").text


def test_a_bad_continuation_is_a_bad_request(as_: As) -> None:
    for bad in ("x", "-1", "²", "9" * 40):
        assert as_("administrator").get("/audit", query_string={"before": bad}).status_code == 400
