"""Workload and patrols: who may look, and what they see."""

from collections.abc import Callable

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

SignIn = Callable[[str], StrictClient]


def test_the_workload_names_people_and_weeks(as_: SignIn, cast: Cast) -> None:
    page = as_("supervisor").get("/workload").text
    assert "王芳" in page
    assert "<meter" in page
    assert "钱勇" not in page
    narrowed = as_("supervisor").get(f"/workload?on=2026-01-01&project={cast.own['project_id']}")
    assert "Nothing is planned in these weeks" in narrowed.text


def test_patrols_are_shown_per_butler(as_: SignIn) -> None:
    page = as_("property_manager").get("/patrols").text
    assert "王芳" in page
    assert "0 of 0" in page
    swapped = as_("property_manager").get("/patrols?start=2026-01-09&end=2026-01-02")
    assert "No daily rounds in these days" in swapped.text


def test_inspectors_do_not_look_at_each_other(as_: SignIn) -> None:
    assert [as_("inspector").get(path).status_code for path in ("/workload", "/patrols")] == [403, 403]
