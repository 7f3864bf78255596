"""The patrol problem form of a finding."""

import json
from collections.abc import Callable

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_the_form_prints_at_any_step(as_: As, cast: Cast) -> None:
    answer = as_("worker").get(f"/findings/{cast.own['finding_id']}/form?language=en")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    (form,) = json.loads(answer.data)["forms"]
    assert form["supervisor"]["text"] == "Cause: Staff did not do their work\n属实"
    assert form["supervisor"]["image"].startswith("ink-")
    assert form["manager"]["name"] == ""
    assert form["remarks"].startswith("Due on ")
