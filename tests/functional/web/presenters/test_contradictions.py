"""Both sides of a contradiction."""

from uuid import UUID

from flask import Flask

from inspect_app.services.conflicts import open_conflicts
from inspect_app.services.listing import EVERYWHERE
from inspect_app.services.reviewing import cases
from inspect_app.storage.database import Session
from inspect_app.web.presenters import contradictions
from tests.factories.cast import Cast


def test_the_side_that_counts_comes_first(app: Flask, cast: Cast, reading: Session) -> None:
    done = cast.own["done_id"]
    assert isinstance(done, UUID)
    (case,) = cases(reading, open_conflicts(reading, EVERYWHERE, done)).rows
    with app.test_request_context(headers={"Accept-Language": "en"}):
        row = contradictions.row(case, False, "en")
    assert [(side.value, side.person, side.counts) for side in row.sides] == [
        ("大堂有施工", "李强", True),
        ("无异常", "王芳", False),
    ]
    assert (row.subject, row.where, row.asked) == ("Remarks on the whole inspection", "", "")
    assert (row.note, row.photos, row.pictured, row.decides) == ("", (), None, False)
    assert row.sides[0].device.startswith("Tablet ")
