"""The company's name as administrators set it stands on every page."""

from collections.abc import Callable

import pytest
from flask import Flask

from inspect_app.services import branding
from inspect_app.services.branding import Look
from inspect_app.storage.database import Database
from inspect_app.web import company
from tests.factories.cast import Cast
from tests.factories.pages import StrictClient


def test_the_name_that_was_set_stands_on_pages_and_in_the_app(
    app: Flask, client: StrictClient, as_: Callable[[str], StrictClient], cast: Cast
) -> None:
    database: Database = app.extensions["database"]
    with database.writing() as session:
        branding.keep(session, cast.people["administrator"], Look(company_zh="云锦物业", company_en="Yunjin"))
    assert "云锦物业" in client.get("/sign-in", headers={"Accept-Language": "zh-CN"}).text
    assert (
        "Yunjin" in as_("inspector").get("/inspections?language=en", headers={"Accept-Language": "en"}).text
    )
    assert "Yunjin" in client.get("/field/manifest.webmanifest?language=en").text


def test_without_a_database_it_is_that_of_the_settings(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(Database, "session", gone)
    with app.test_request_context():
        assert company.in_force() is app.extensions["config"]
