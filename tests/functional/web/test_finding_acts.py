"""Doing something with a finding in the browser: forms, refusals, and nothing lost."""

import base64
import re
from collections.abc import Callable
from io import BytesIO

import pytest
from werkzeug.test import TestResponse

from inspect_app import ids
from inspect_app.storage.database import Session
from inspect_app.storage.models import Finding, FindingPhoto, FindingStep
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient
from tests.factories.pictures import jpeg, signature_png

As = Callable[[str], StrictClient]
INK = "data:image/png;base64," + base64.b64encode(signature_png()).decode()


def _do(client: StrictClient, cast: Cast, action: str, seen: int, **more: object) -> TestResponse:
    data = {"act": str(ids.new()), "seen": seen, "text": "说明", **more}
    path = f"/findings/{cast.own['finding_id']}/do/{action}"
    return client.send(path, **data)


def _row(reading: Session, cast: Cast) -> Finding:
    row = reading.get(Finding, cast.own["finding_id"])
    assert row is not None
    return row


def _assigned(as_: As, cast: Cast) -> None:
    """The cast's finding is a major one, with the supervisor's opinion."""
    assert _do(as_("property_manager"), cast, "decide", 1, signature=INK).status_code == 302
    assert _do(as_("supervisor"), cast, "assign", 2, assignee="department:保洁部").status_code == 302


def test_from_opinion_to_verification(as_: As, cast: Cast, reading: Session) -> None:
    _assigned(as_, cast)
    fixed = _do(as_("supervisor"), cast, "fix", 3, photos=(BytesIO(jpeg(7)), "after.jpg"))
    assert fixed.status_code == 302
    page = as_("inspector").get(f"/findings/{cast.own['finding_id']}").text
    assert "Verify and close" in page
    assert "After the fix" in page
    assert "Send back" in page
    assert _do(as_("inspector"), cast, "verify", 4, signature=INK).status_code == 302
    assert (_row(reading, cast).state, _row(reading, cast).outcome) == ("closed", "verified")
    page = as_("inspector").get(f"/findings/{cast.own['finding_id']}").text
    assert "Verified on site" in page
    assert "Verify and close" not in page


def test_a_picture_from_before_the_fix_is_told_to_whoever_verifies(as_: As, cast: Cast) -> None:
    _assigned(as_, cast)
    before = BytesIO(jpeg())
    assert _do(as_("supervisor"), cast, "fix", 3, photos=(before, "after.jpg")).status_code == 302
    page = as_("inspector").get(f"/findings/{cast.own['finding_id']}").text
    assert "This is the very picture from before the fix" in page
    assert _do(as_("inspector"), cast, "verify", 4, signature=INK).status_code == 302
    page = as_("inspector").get(f"/findings/{cast.own['finding_id']}").text
    assert "This is the very picture from before the fix" not in page


def test_the_second_of_two_is_told_and_loses_nothing(as_: As, cast: Cast, reading: Session) -> None:
    _assigned(as_, cast)
    late = _do(as_("supervisor"), cast, "fix", 2, text="已清理干净", photos=(BytesIO(jpeg(8)), "after.jpg"))
    assert late.status_code == 409
    assert "Supervisor was first" in late.text
    assert "已清理干净" in late.text
    assert 'name="kept"' in late.text
    assert re.search(r'<input[^>]*name="seen"[^>]*value="3"', late.text)
    kept = re.findall(r'name="kept" value="([0-9a-f]{64})"', late.text)
    again = _do(as_("supervisor"), cast, "fix", 3, text="已清理干净", kept=kept)
    assert again.status_code == 302
    step = reading.query(FindingStep).filter_by(action="fix").one()
    assert step.photos == kept
    assert reading.query(FindingPhoto).count() == 1


@pytest.mark.parametrize(
    ("person", "action", "status", "words"),
    [
        ("inspector", "verify", 409, "cannot be done with the finding as it is now"),
        ("inspector", "decide", 403, "may not do this"),
        ("property_manager", "decide", 422, "Sign in the box first."),
        ("supervisor", "dance", 404, ""),
    ],
)
def test_what_is_not_theirs_or_not_now(
    as_: As, cast: Cast, person: str, action: str, status: int, words: str
) -> None:
    signed = {} if status == 422 else {"signature": INK}
    answer = _do(as_(person), cast, action, 1, **signed)
    assert answer.status_code == status
    if status != 403:
        assert words in answer.text


def test_a_form_names_what_is_missing(as_: As, cast: Cast) -> None:
    answer = _do(as_("worker"), cast, "remark", 1, text="")
    assert answer.status_code == 422
    assert "Fill this in." in answer.text
    stale = as_("worker").send(f"/findings/{cast.own['finding_id']}/do/remark", text="x")
    assert stale.status_code == 422
    assert "This page is too old." in stale.text


def test_a_file_that_is_no_photo_is_refused_and_the_words_stay(as_: As, cast: Cast) -> None:
    answer = _do(as_("worker"), cast, "remark", 1, text="看一下", photos=(BytesIO(b"no photo"), "a.jpg"))
    assert answer.status_code == 422
    assert "is not a photo" in answer.text
    assert "看一下" in answer.text


def test_a_form_for_everything_open(as_: As, cast: Cast) -> None:
    for person, actions in {
        "property_manager": ("decide", "extend", "call_not_ours", "remark"),
        "supervisor": ("call_duplicate", "remark"),
    }.items():
        for action in actions:
            assert as_(person).get(f"/findings/{cast.own['finding_id']}/do/{action}").status_code == 200
    shut = as_("supervisor").get(f"/findings/{cast.own['finding_id']}/do/verify")
    assert shut.status_code == 302


def test_more_time_and_a_duplicate_by_number(as_: As, cast: Cast, reading: Session) -> None:
    soon = _do(as_("property_manager"), cast, "extend", 1, until="2020-01-01")
    assert "Choose a day after the present deadline." in soon.text
    odd = _do(as_("property_manager"), cast, "extend", 1, until="soon")
    assert "Enter a date" in odd.text
    unknown = _do(as_("supervisor"), cast, "call_duplicate", 1, duplicate_of="X-1")
    assert "There is no finding with this number" in unknown.text
    itself = _do(as_("supervisor"), cast, "call_duplicate", 1, duplicate_of=_row(reading, cast).number)
    assert "A finding cannot repeat itself." in itself.text


def test_the_signature_and_the_form_are_given_out(as_: As, cast: Cast) -> None:
    finding = cast.own["finding_id"]
    ink = as_("worker").get(f"/findings/{finding}/steps/1/signature")
    assert (ink.status_code, ink.mimetype) == (200, "image/png")
    assert as_("worker").get(f"/findings/{finding}/steps/9/signature").status_code == 404
    for copy in ("thumbnail", "picture"):
        shot = as_("worker").get(f"/findings/{finding}/photos/{cast.own['sha256']}/{copy}")
        assert (shot.status_code, shot.mimetype) == (200, "image/jpeg")
    assert as_("worker").get(f"/findings/{finding}/photos/{'0' * 64}/picture").status_code == 404
