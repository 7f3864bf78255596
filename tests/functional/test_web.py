"""Installing the web: every room, every policy, every frame."""

from pathlib import Path

from flask import Flask, render_template_string

from inspect_app import web
from inspect_app.web.policy import policy_of
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient

# What is a room though it has a page of its own application.
OTHER_APPLICATION = {"preview"}


def test_every_module_with_a_blueprint_is_a_room() -> None:
    folder = Path(web.__file__).parent
    found = {
        path.stem
        for path in folder.glob("*.py")
        if "\nblueprint = Blueprint(" in path.read_text(encoding="utf-8")
    }
    assert found - OTHER_APPLICATION == set(web.ROOMS)
    assert len(web.ROOMS) == len(set(web.ROOMS))


def test_each_room_is_installed_under_its_own_name(app: Flask) -> None:
    # The programs' interface stands beside the pages.
    assert set(app.blueprints) == {*web.ROOMS, "api"}
    assert all(policy_of(app, endpoint) for endpoint in app.view_functions)


def test_static_files_are_for_anyone(client: StrictClient) -> None:
    assert client.get("/static/css/tokens.css").status_code == 200
    assert client.get("/static/../inspect.db").status_code == 404
    assert client.get("/static/%2e%2e/secret_key").status_code == 404


def test_templates_are_told_language_frame_and_times(app: Flask, cast: Cast) -> None:
    with app.test_request_context("/sign-in", headers={"Accept-Language": "en"}):
        shown = render_template_string(
            "{{ language_tag }}|{{ company }}|{{ person }}|{{ nav|length }}|{{ here }}"
        )
    assert shown == "en|Anju Property Services|None|0|/sign-in"
