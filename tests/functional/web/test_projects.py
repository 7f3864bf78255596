"""Projects: seen within reach, managed by administrators."""

from collections.abc import Callable

import pytest

from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

As = Callable[[str], StrictClient]


def test_each_sees_their_own(as_: As) -> None:
    for name, own, foreign in (
        ("inspector", True, False),
        ("stranger", False, True),
        ("administrator", True, True),
    ):
        page = as_(name).get("/projects").text
        assert ("云锦花园" in page, "海星苑" in page) == (own, foreign)


def test_made_changed_and_deactivated(as_: As, cast: Cast) -> None:
    admin = as_("administrator")
    fields = {
        "region": str(cast.own_region),
        "code": "new-1",
        "name": "新苑",
        "households": "８８",
        "star_level": "",
    }
    answer = admin.send("/projects/new", **fields)
    assert answer.status_code == 302
    path = answer.headers["Location"]
    assert "NEW-1" in admin.get(path).text
    assert admin.send(f"{path}/edit", **{**fields, "name": "新苑二期"}).status_code == 302
    assert admin.send(f"{path}/deactivate").status_code == 302
    page = admin.get(path).text
    assert "新苑二期" in page
    assert "Inactive" in page
    assert admin.send(f"{path}/activate").status_code == 302
    assert 'value="88"' in admin.get(f"{path}/edit").text


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("code", "YJ", "This code is in use already."),
        ("code", "编号", "Use capital letters"),
        ("households", "many", "Write a whole number."),
        ("households", "-1", "From 0 to 1000000."),
        ("households", "9" * 30, "Write a whole number."),
        ("star_level", "6", "From 1 to 5."),
        ("region", "x", "Choose one of those offered."),
        ("name", "a\nb", "Write this on one line."),
        ("name", "a\0b", "cannot be stored"),
    ],
)
def test_what_cannot_be(as_: As, cast: Cast, field: str, value: str, told: str) -> None:
    fields = {"region": str(cast.own_region), "code": "NEW", "name": "新苑", field: value}
    answer = as_("administrator").send("/projects/new", **fields)
    assert answer.status_code == 422
    assert told in answer.text


def test_actions_are_shown_to_whom_they_are_allowed(as_: As, cast: Cast) -> None:
    path = f"/projects/{cast.own['project_id']}"
    assert "Add a location" in as_("property_manager").get(path).text
    page = as_("inspector").get(path).text
    assert "Add a location" not in page
    assert "Deactivate" not in page


def test_a_bad_continuation_is_a_bad_request(as_: As) -> None:
    assert as_("inspector").get("/projects?after=x").status_code == 400
